"""From bytes to text without a character dropped or changed, and the name of the encoding that did it.

An encoding is declared (by a byte-order mark, by the page), proven (strict UTF-8) or detected by
charset-normalizer; a detected one is marked as such and reported, never used in silence.
"""

import codecs
import re
from dataclasses import dataclass

from onrecord.errors import InputUnreadable

_DETECTED = " (detected)"
_SAMPLE = 128_000
"""Bytes on either side of the first one that is no UTF-8 in which an encoding is looked for."""
_MOST_MESS = 0.1
"""Highest share of improbable characters (charset-normalizer's `chaos`) at which a detection is believed."""
_SAME = 0.03
"""Difference of mess or coherence within which two detected encodings count as equally good."""
_USUAL = ("cp1256", "cp1251", "cp1250", "cp1252", "mac_roman")
"""Which of equally good encodings is taken; what looks western was taken as such before."""
_WESTERN = frozenset("“”‘’–—…•\u00a0£€§©®°·«»™½¼¾¿¡ÑÉÖÜÅØÇÁæœšžß" + "àáâãäåçèéêëíîïñóôöøùúûü")
"""What the high bytes of western European text saved by Windows programs stand for."""
_FEW = 0.15
"""Share of high bytes up to which a text is looked at for those: a detector that counts letters fails at so few."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_KINDS = (
    (b"%PDF-", "a PDF file", "name it .pdf"),
    (b"{\\rtf", "a rich-text file", "save it as .docx or as plain text"),
    (b"PK\x03\x04", "a zip archive or office file", "unpack it, or give it its own ending (.docx)"),
    (b"\xd0\xcf\x11\xe0", "an old office file", "save it as .docx"),
    (b"\x89PNG", "a picture", "text in pictures is not read"),
    (b"\xff\xd8\xff", "a picture", "text in pictures is not read"),
    (b"GIF8", "a picture", "text in pictures is not read"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"\x7fELF", "a program", "only texts are read"),
    (b"SQLite format 3\x00", "a database", "only texts are read"),
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding that its bytes were in; `detected` where nothing declared or proved it."""

    text: str
    encoding: str
    detected: bool = False

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a documenter has to know about how the bytes were decoded."""
        if not self.detected:
            return ()
        name = self.encoding.removesuffix(_DETECTED)
        return (
            f"read as {name}, which was detected, not declared; "
            "check letters with accents and quotation marks, or save the file as UTF-8",
        )


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """Decode a file's bytes: by its mark, as strict UTF-8, as declared, or as detected.

    A byte-order mark stays in the text as U+FEFF. Raises `InputUnreadable` where the bytes are empty,
    are no text, or fit no encoding well enough.
    """
    _refuse_empty(data)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return _strictly(data, name)
    _refuse_binary(data)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        broken = error
    if declared and (decoded := _as_declared(data, declared)):
        return decoded
    _refuse_broken_utf8(data, broken.start)
    if (western := _as_western(data)) is not None:
        return Decoded(western, "windows-1252" + _DETECTED, detected=True)
    return _detect(data, broken.start)


def decode_again(data: bytes, encoding: str) -> str:
    """Decode bytes in the encoding that was kept when they were first read."""
    return data.decode(encoding.removesuffix(_DETECTED))


def _refuse_empty(data: bytes) -> None:
    if not data.strip(b" \t\r\n\f\v\xef\xbb\xbf"):
        raise InputUnreadable("is empty: there is no text to read")


def _refuse_binary(data: bytes) -> None:
    for magic, kind, advice in _KINDS:
        if data.startswith(magic):
            raise InputUnreadable(f"is {kind}, not text; {advice}")
    if b"\0" in data:
        raise InputUnreadable(
            "is a binary file, or UTF-16 text without its mark (it holds zero bytes); save it as UTF-8 text"
        )


def _strictly(data: bytes, name: str) -> Decoded:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise InputUnreadable(
            f"begins with the mark of {name} but is broken at byte {error.start:,}; save it as UTF-8 text"
        ) from error
    if "\0" in text:
        raise InputUnreadable("is a binary file (it holds zero characters); only texts are read")
    return Decoded(text, name)


def _as_declared(data: bytes, declared: str) -> Decoded | None:
    """Decode as the file says of itself; None where it lies. Latin-1 means windows-1252 (WHATWG Encoding)."""
    try:
        name = codecs.lookup(declared.strip()).name
        name = "cp1252" if name in ("iso8859-1", "ascii") else name
        return Decoded(data.decode(name), _public_name(name))
    except (LookupError, UnicodeDecodeError):
        return None


def _refuse_broken_utf8(data: bytes, at: int) -> None:
    """Refuse text that is UTF-8 but for a few broken bytes: any other encoding would garble all of it."""
    kept = data.decode("utf-8", errors="ignore")
    beyond_ascii = sum(1 for c in kept if c > "\x7f")
    broken = len(data) - len(kept.encode())
    if beyond_ascii and beyond_ascii >= 2 * broken:
        raise InputUnreadable(f"is UTF-8 text with broken bytes, the first at byte {at:,}; repair it or save it anew")


def _as_western(data: bytes) -> str | None:
    """Decode as windows-1252 where the few high bytes all stand for what English text has; else None."""
    text = _try(data, "cp1252")
    if text is None or re.search(r"[à-ÿÀ-Þ]{3}", text):
        return None
    high = [c for c in text if c > "\x7f"]
    return text if len(high) <= _FEW * len(text) + 1 and _WESTERN.issuperset(high) else None


def _detect(data: bytes, at: int) -> Decoded:
    """Find the encoding out of the bytes around the first one that is no UTF-8."""
    from charset_normalizer import from_bytes

    sample = _whole_words(data[max(0, at - _SAMPLE) : at + _SAMPLE]) if len(data) > 2 * _SAMPLE else data
    matches = [m for m in from_bytes(sample, enable_fallback=False) if m.chaos <= _MOST_MESS]
    if matches:
        cleanest = min(m.chaos for m in matches)
        good = [m for m in matches if m.chaos <= cleanest + _SAME]
        surest = max(m.coherence for m in good)
        names = [n for m in good if m.coherence >= surest - _SAME for n in (m.encoding, *m.could_be_from_charset)]
        for name in sorted(set(names), key=lambda n: (_USUAL.index(n) if n in _USUAL else len(_USUAL), names.index(n))):
            if (surest > 0 or name == "cp1252") and (text := _try(data, name)) is not None:
                return Decoded(text, _public_name(name) + _DETECTED, detected=True)
    raise InputUnreadable(
        f"is in an encoding that could not be told (byte {at:,} is no UTF-8); save it as UTF-8 text, or it is no text"
    )


def _whole_words(sample: bytes) -> bytes:
    """Cut a sample at white space, so that no character of several bytes is torn."""
    first, last = re.search(rb"\s", sample), sample.rfind(b" ")
    return sample[first.end() : last] if first and last > first.end() else sample


def _try(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except UnicodeDecodeError:
        return None


def _public_name(codec: str) -> str:
    """Return the name by which the codec is known outside Python (both are understood)."""
    return re.sub(r"^cp125(\d)$", r"windows-125\1", codec).replace("_", "-")
