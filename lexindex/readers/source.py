"""From the bytes of a file to clean text that still knows where each character came from."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from urllib.parse import quote

LIMIT = 50 * 1024 * 1024  # bytes of one document; the longest court opinion we met has 2 MB

Runs = tuple[tuple[int, int], ...]

# What a file of another sort starts with: the first bytes, its name, and what the reader can do about it.
_AS_TEXT = "save or export it as plain text or HTML first"
_MAGIC = (
    (b"%PDF-", "a PDF file", _AS_TEXT),
    (b"PK\x03\x04", "a ZIP archive or an office document", _AS_TEXT),
    (b"PK\x05\x06", "an empty ZIP archive", "unpack it and name the files inside"),
    (b"\xd0\xcf\x11\xe0", "an old office document", _AS_TEXT),
    (b"{\\rtf", "a rich text (RTF) file", _AS_TEXT),
    (b"\x89PNG", "a PNG image", "only text can be read; run text recognition first"),
    (b"\xff\xd8\xff", "a JPEG image", "only text can be read; run text recognition first"),
    (b"GIF8", "a GIF image", "only text can be read; run text recognition first"),
    (b"\x1f\x8b", "a gzip archive", "unpack it first"),
    (b"7z\xbc\xaf", "a 7-Zip archive", "unpack it first"),
    (b"Rar!", "a RAR archive", "unpack it first"),
    (b"\x7fELF", "a program", "leave it out"),
    (b"SQLite format 3\0", "a database", "leave it out"),
)
_CONTROL = bytes({*range(32), 0x7F} - {*b"\t\n\v\f\r\x1a\x1b"})
_CONTROL_SHARE = 0.01  # of the bytes; text copied from a terminal or a PDF holds fewer

# What WHATWG allows a page to declare, and Python decodes in linear time. Latin-1 there means cp1252.
_DECLARED = re.compile(
    rb"(?:charset|encoding)\s{0,4}=\s{0,4}[\"']?\s{0,4}"
    rb"(windows-125\d|cp125\d|iso-8859-\d{1,2}|latin-?\d|us-ascii|shift_jis|euc-jp|euc-kr|gb2312|gbk|gb18030|big5|koi8-[ru])",
    re.IGNORECASE,
)
_WESTERN_SHARE = 0.25  # of the bytes above ASCII: more of them, and a legacy text is not in a Latin script
_ENOUGH = 64  # bytes below which guessing at a script is a toss


BLANK = "\ufeff\0 \t\r\n\f\v\u200b\xa0"  # what alone makes no text


def binary(data: bytes) -> tuple[str, str] | None:
    """Why these bytes are not text and what to do, or nothing when they may be."""
    for magic, name, hint in _MAGIC:
        if data.startswith(magic):
            return f"this is {name}, not text", hint
    if _wide(data):
        return None
    head = data[:65536]
    control = len(head) - len(head.translate(None, _CONTROL))
    if control > max(1, _CONTROL_SHARE * len(head)):
        return f"this is binary data, not text ({control} control bytes in the first {len(head)})", "leave it out"
    return None


def _wide(data: bytes) -> str | None:
    """The codec of text with two or four bytes a character, by its mark or by where its zeros lie."""
    if data.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    head = data[:4096]
    even, odd, pairs = head[::2].count(0), head[1::2].count(0), len(head) // 2
    if pairs >= 4 and odd > 0.7 * pairs and even < 0.05 * pairs:
        return "utf-16-le"
    if pairs >= 4 and even > 0.7 * pairs and odd < 0.05 * pairs:
        return "utf-16-be"
    return None


def decode(data: bytes, *, markup: bool = False) -> str:
    """The characters of a file: UTF-8, UTF-16, or what a legacy text or its markup says it is. Never fails.

    Source positions count these code points; a byte-order mark of UTF-8 is the first of them, as Python reads it.

    >>> decode("§ 7 “naïve”".encode("cp1252"))
    '§ 7 “naïve”'
    """
    if wide := _wide(data):
        return data.decode(wide, "replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        text = data.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    if sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", text))) >= damaged:
        return text  # UTF-8 with a few bytes lost: what is left stays right
    declared = _DECLARED.search(data[:4096]) if markup else None
    return data.decode(_legacy(data, declared.group(1).decode("ascii").lower() if declared else None), "replace")


def _legacy(data: bytes, declared: str | None) -> str:
    """The codec of an eight-bit or East Asian text; Western Windows when nothing speaks for another."""
    if declared:
        return "cp1252" if declared in {"iso-8859-1", "latin1", "latin-1", "us-ascii"} else declared
    head = data[:65536]
    high = len(head) - len(head.translate(None, bytes(range(128, 256))))
    if len(head) < _ENOUGH or high < _WESTERN_SHARE * len(head):
        return "cp1252"
    import charset_normalizer

    best = charset_normalizer.from_bytes(head).best()
    return best.encoding if best is not None and best.encoding != "ascii" else "cp1252"


# Characters that no reader sees and that would part a name: controls, soft hyphens, zero widths, marks of direction.
_UNSEEN = re.compile("[\x00-\x08\x0d-\x1f\x7f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_UNSEEN_ASCII = re.compile("[\x00-\x08\x0d-\x1f\x7f]")
_LATIN_END = "\u024f"


def unseen(text: str) -> bool:
    """Whether a character decoded from an entity is one that clean text leaves out."""
    return _UNSEEN.match(text) is not None


def clean(source: str) -> tuple[str, Runs]:
    r"""The text without unseen characters and with plain line ends, and its runs.

    Joiners are kept inside scripts and emoji that need them.

    >>> clean("Art.\u200b 5\r\nof the Act")
    ('Art. 5\nof the Act', ((0, 0), (4, 5), (6, 8)))
    """
    pattern = _UNSEEN_ASCII if source.isascii() else _UNSEEN
    if pattern.search(source) is None:
        return source, ((0, 0),)
    parts: list[str] = []
    runs = [(0, 0)]
    length = at = 0
    for found in pattern.finditer(source):
        here = found.start()
        char = source[here]
        if char == "\r":
            if source[here + 1 : here + 2] != "\n":
                continue  # a lone carriage return ends a line: replaced below, one for one
        elif char in "\u200c\u200d" and not _beside_latin(source, here):
            continue
        parts.append(source[at:here])
        length += here - at
        at = here + 1
        if runs[-1][0] == length:
            runs.pop()
        runs.append((length, at))
    parts.append(source[at:])
    return "".join(parts).replace("\r", "\n"), tuple(runs)


def _beside_latin(source: str, at: int) -> bool:
    """Whether a joiner stands beside a Latin letter, a digit, the edge or what goes itself, where it joins nothing."""
    return not (
        0 < at < len(source) - 1 and all(c > _LATIN_END and not unseen(c) for c in (source[at - 1], source[at + 1]))
    )


class Builder:
    """Text put together from pieces of a source, with the runs that lead back to it."""

    __slots__ = ("_end", "_parts", "length", "runs")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._end = -1  # where in the source the next character lies if the last run goes on
        self.length = 0
        self.runs: list[tuple[int, int]] = []

    def add(self, piece: str, source: int) -> None:
        """Append a piece whose first character stands at `source`."""
        if not piece:
            return
        if source != self._end:
            self.runs.append((self.length, source))
        self._parts.append(piece)
        self.length += len(piece)
        self._end = source + len(piece)

    def insert(self, piece: str) -> None:
        """Append what the source does not hold; it maps to the place where it was put in."""
        self.add(piece, max(self._end, 0))

    def text(self) -> str:
        """Everything so far, as one string."""
        return "".join(self._parts)


def compose(outer: Sequence[tuple[int, int]], length: int, inner: Runs) -> Runs:
    """The runs of a text made from a text: `outer` leads to the middle one, `inner` from there to the source."""
    if not outer:
        return ((0, 0),)
    if inner == ((0, 0),):
        return tuple(outer)
    starts = [start for start, _ in inner]
    runs: list[tuple[int, int]] = []
    for (text, middle), stop in zip(outer, [start for start, _ in outer[1:]] + [length], strict=True):
        at = max(bisect_right(starts, middle) - 1, 0)
        runs.append((text, inner[at][1] + middle - inner[at][0]))
        at += 1
        while at < len(inner) and inner[at][0] < middle + stop - text:
            runs.append((text + inner[at][0] - middle, inner[at][1]))
            at += 1
    return tuple(runs)


def id_part(name: bytes) -> str:
    """A name as part of an id: what could upset a shell, a URL or a file is percent-encoded.

    >>> id_part("Österreich/a b".encode())
    '%C3%96sterreich/a%20b'
    """
    return quote(name, safe="/~@+=,#-._")


def first(values: Iterable[str | None]) -> str | None:
    """The first value that says something, with its white space made single."""
    for value in values:
        if value and (plain := " ".join(value.split())):
            return plain[:1000]
    return None
