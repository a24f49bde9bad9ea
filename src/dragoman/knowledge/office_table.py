"""The rows of offices: those of ``tables/offices.csv``, and those of whoever heads a body of ``presided_bodies.csv``."""

from functools import cache

from dragoman.knowledge.loading import Row, many, table

_BODY = ("body", "title")


@cache
def office_rows() -> tuple[Row, ...]:
    """All offices by their phrase, in the columns of ``offices.csv``, whose own rows win."""
    own = table("offices.csv", ("phrase",))
    known = {row["phrase"] for row in own}
    headed = {row["phrase"]: row for body in table("presided_bodies.csv", _BODY) for row in _heads_of(body)}
    return (*own, *(row for phrase, row in headed.items() if phrase not in known))


def _heads_of(body: Row) -> list[Row]:
    """The offices at the head of a body: "speaker of saeima", "saeima speaker"."""
    rows = []
    for head in many(body["heads"]):
        shown = "Chairman" if head.startswith("chair") else head.capitalize()
        for phrase in (f"{head} of {body['body']}", f"{body['body']} {head}"):
            rows.append(
                {
                    "phrase": phrase,
                    "name": body["title"].replace("{head}", shown),
                    "rank": body["rank"],
                    "kind": body["kind"],
                    "bound_to": body["bound_to"],
                    "use": "fixed",
                    "bare": "y",
                    "portfolio": "",
                    "country_ranks": "",
                }
            )
    return rows
