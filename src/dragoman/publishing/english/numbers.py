"""Numbers in words and figures: "the third round", "eleven contacts", "$64.2 million", "1.2 billion roubles"."""

_SMALL = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
)  # fmt: skip
_ORDINALS = (
    "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
    "twelfth",
)  # fmt: skip
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥"}
_SCALES = ((1e12, "trillion"), (1e9, "billion"), (1e6, "million"))


def cardinal(n: int) -> str:
    """A count in running text: words up to twelve, then figures; 0 is "no"."""
    return _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"


def ordinal(n: int) -> str:
    """ "third"; from the thirteenth on in figures: "21st"."""
    if 0 < n < len(_ORDINALS):
        return _ORDINALS[n]
    suffix = "th" if 10 <= n % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(n % 10, "th")
    return f"{n}{suffix}"


def times(n: int) -> str:
    """ "once", "twice", "three times"."""
    return {1: "once", 2: "twice"}.get(n, f"{cardinal(n)} times")


def quantity(value: float) -> str:
    """A number for reading: "64.2 million", "1,250", "0.5"; at most four significant digits above a million."""
    sign, size = ("-", -value) if value < 0 else ("", value)
    for scale, word in _SCALES:
        if size >= scale:
            return f"{sign}{_trimmed(size / scale)} {word}"
    return f"{sign}{_trimmed(size)}" if size < 1000 else f"{sign}{size:,.0f}"


def money(value: float, currency: str | None) -> str:
    """An amount: "$64.2 million", "€300 million"; other currencies by code: "RUB 4 billion"."""
    if currency is None:
        return quantity(value)
    sign, size = ("-", -value) if value < 0 else ("", value)
    symbol = _SYMBOLS.get(currency)
    return f"{sign}{symbol}{quantity(size)}" if symbol else f"{sign}{currency} {quantity(size)}"


def _trimmed(number: float) -> str:
    """Up to two decimals for small numbers, one for larger, none that are zeros."""
    digits = 2 if number < 10 else 1
    text = f"{number:.{digits}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
