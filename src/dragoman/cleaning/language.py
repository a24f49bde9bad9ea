"""Which language an article is written in."""

from functools import cache
from typing import Any

# Shorter texts are mostly names, and names have no language.
_SHORTEST = 60
# py3langid tells these apart well; leaving the rare ones out keeps English with many names from becoming Latin.
_LANGUAGES = ["en", "fr", "de", "es", "pt", "it", "pl", "ru", "be", "uk", "tr", "ar", "zh", "ja", "ko", "fa", "lt", "lv", "et", "ro", "hu", "cs", "sk", "bg", "sr", "hr", "el", "he", "hi", "id", "ka", "hy", "az", "kk", "sv", "fi", "no", "da", "nl", "vi"]  # fmt: skip
# Below this, py3langid was wrong in every third case.
_SURE = 0.8


@cache
def _identifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_LANGUAGES)
    return identifier


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of the language of a text, or None where it is too short or too mixed to tell."""
    if sum(c.isalpha() for c in text[:4000]) < _SHORTEST:
        return None
    code, probability = _identifier().classify(text[:4000])
    return str(code) if probability >= _SURE else None
