"""What part of a sentence quoted words are."""

import re

from dragoman.publishing.english.phrases import phrases


def is_infinitive(words: str) -> bool:
    """Whether quoted words can stand behind "is to": "open an embassy that would serve both", but not "the next round
    is planned for May", "Tokyo would open a consulate", "training 200 officers"."""
    table = phrases()["infinitive"]
    first, *rest = re.findall(r"[\w’'-]+", words) or [""]
    if not first[:1].islower() or first in table["opening"] or first.endswith("ing"):
        return False
    for word in rest:
        if word.lower() in table["inside"]:
            return True
        if word.lower() in table["finite"]:
            return False
    return True
