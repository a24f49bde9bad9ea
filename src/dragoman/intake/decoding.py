"""From bytes to text: what kind of file it is, and in which encoding it was written."""

import codecs
import re

from dragoman.errors import DragomanError

# How other kinds of file begin. Sources: each format's specification; https://www.garykessler.net/library/file_sigs.html
_SIGNATURES = (
    (b"%PDF", "is a PDF; save its text first"),
    (b"{\\rtf", "is an RTF document; save it as plain text first"),
    (b"PK\x03\x04", "is an archive or an office document; save its text first"),
    (b"\xd0\xcf\x11\xe0", "is an old office document; save its text first"),
    (b"\x89PNG", "is a picture"),
    (b"GIF8", "is a picture"),
    (b"\xff\xd8\xff", "is a picture"),
    (b"RIFF", "is a picture or a recording"),
    (b"\x1f\x8b", "is compressed; unpack it first"),
    (b"BZh", "is compressed; unpack it first"),
    (b"\xfd7zXZ", "is compressed; unpack it first"),
    (b"\x7fELF", "is a program"),
    (b"SQLite format 3", "is a database"),
)
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_DECLARED = re.compile(
    rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE
)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|div|p|table|meta)\b[^<]{0,2000}>", re.IGNORECASE
)
_HTML_END = re.compile(r"</(?:html|head|body|article|div|p|table|title)\s*>", re.IGNORECASE)
# C0 controls that no text has; \t \n \v \f \r and \x1a (the end mark of old systems) are let pass.
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")
# One control in two hundred bytes happens in old text files; random bytes have one in nine.
_MAX_CONTROL_SHARE = 0.005
# How much of a file the guess at its encoding looks at; more takes seconds and never changed an answer.
_SAMPLE = 32 * 1024
# The encodings that news pages of the last thirty years were written in, when not in Unicode.
_LEGACY = ["cp1252", "cp1251", "cp1250", "cp1254", "cp1257", "koi8_r", "iso8859_2", "iso8859_5", "cp1253", "cp1255", "cp1256", "shift_jis", "gb18030", "big5", "euc_kr", "euc_jp"]  # fmt: skip


def decode(raw: bytes) -> tuple[str, str]:
    """The text of a file without its byte-order mark, and the encoding, as Python names it.

    Nothing else is changed: line ends stay as they are. Raises DragomanError, with the end of a sentence that
    begins with the file's name, for all that is not text.
    """
    if not raw.strip():
        raise DragomanError("is empty")
    for signature, reason in _SIGNATURES:
        if raw.startswith(signature):
            raise DragomanError(reason)
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace"), encoding
    encoding = _wide(raw) or ""
    if not encoding and _is_binary(raw):
        raise DragomanError("is not text (it holds binary data)")
    if encoding:
        return raw.decode(encoding, errors="replace"), encoding
    try:
        return raw.decode("utf-8"), "utf-8"
    except UnicodeDecodeError:
        pass
    declared = _declared(raw)
    if declared is not None:
        return raw.decode(declared, errors="replace"), declared
    if _mostly_utf8(raw):
        return raw.decode("utf-8", errors="replace"), "utf-8"
    encoding = _guess(raw)
    return raw.decode(encoding, errors="replace"), encoding


def is_html(text: str) -> bool:
    """Whether a text is a page in HTML: known by tags at its beginning, and by one that closes."""
    head = text[:4096]
    if re.match(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b", head, re.I | re.S):
        return True
    return _HTML.search(head) is not None and _HTML_END.search(text) is not None


def _is_binary(raw: bytes) -> bool:
    sample = raw[: 256 * 1024]
    return b"\x00" in sample or len(_CONTROLS.findall(sample)) > _MAX_CONTROL_SHARE * len(sample)


def _wide(raw: bytes) -> str | None:
    """UTF-16 without a mark: every second byte of Latin text is nought."""
    sample = raw[:4096]
    if len(sample) < 8:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) / 2
    if odd > 0.4 * half and even < 0.02 * half:
        return "utf-16-le"
    if even > 0.4 * half and odd < 0.02 * half:
        return "utf-16-be"
    return None


def _declared(raw: bytes) -> str | None:
    """The encoding that a page declares, where Python knows it; Latin-1 means cp1252, as in all browsers."""
    head = raw[:4096]
    match = _XML_DECLARED.search(head) or _DECLARED.search(head)
    if match is None:
        return None
    try:
        name = codecs.lookup(match.group(1).decode("ascii")).name
    except LookupError:
        return None
    if name in ("iso8859-1", "ascii"):
        return "cp1252"
    # A page that can be read for this declaration is not in UTF-16; and UTF-8 was tried and failed.
    return None if name.startswith("utf") else name


def _mostly_utf8(raw: bytes) -> bool:
    """UTF-8 with a few bytes broken: many multi-byte characters are whole, few are not."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    whole = sum(1 for c in text[: 256 * 1024] if c > "\x7f" and c != "\ufffd")
    return whole >= 10 * broken


def _guess(raw: bytes) -> str:
    from charset_normalizer import from_bytes

    high = re.search(rb"[\x80-\xff]", raw)
    start = max(0, (high.start() if high else 0) - _SAMPLE // 4)
    sample = raw[start : start + _SAMPLE]
    # Cyrillic, Greek or Chinese text is mostly beyond ASCII. Where little is, nearly every encoding fits, guesses
    # are worse than none, and in pages in English it is the accents and quotation marks of the West.
    if sum(1 for b in sample if b > 0x7F) < 0.3 * len(sample):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=_LEGACY).best()
    return best.encoding if best is not None else "cp1252"
