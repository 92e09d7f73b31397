"""Text as the scanner sees it, and the way back: zones, sentences and source positions."""

import bisect
import codecs
import functools
import re
from collections.abc import Iterable, Sequence

from lexindex.model import Document, Span, Zone

# One character for one character, so that positions stay equal: typographic quotes, dashes and spaces.
_FOLDS = {
    "\u2018": "'", "\u2019": "'", "\u201b": "'", "\u02bc": "'", "\u02bb": "'", "\u2032": "'",
    "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u201f": '"', "\u00ab": '"', "\u00bb": '"',
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2212": "-",
    "\u2014": "\x97", "\u2015": "\x97",  # a long dash parts clauses: kept apart from the hyphen (cp1252's place)
    "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2007": " ", "\u2008": " ", "\u2009": " ", "\u200a": " ", "\u202f": " ",
}  # fmt: skip
_ACCENTS = str.maketrans(
    "ÀÁÂÃÄÅÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝàáâãäåçèéêëìíîïñòóôõöøùúûüýÿ",
    "AAAAAACEEEEIIIINOOOOOOUUUUYaaaaaaceeeeiiiinoooooouuuuyy",
)


def fold(text: str) -> str:
    """Plain quotes, hyphens, spaces and Latin letters, character for character: positions stay equal.

    >>> fold("Snoopers’ Charter – café")
    "Snoopers' Charter - cafe"
    """
    if text.isascii():
        return text
    for odd, plain in _FOLDS.items():
        if odd in text:
            text = text.replace(odd, plain)
    return text.encode("latin-1", "lexindex.letters").translate(_ACCENT_BYTES).decode("latin-1")


_STROKED = dict(zip("\u0110\u0111\u0126\u0127\u0131\u0141\u0142\u0166\u0167", "DdHhiLlTt", strict=True))


# Rarer spaces, quotes and dashes, which need no pass over every text as those above do.
_SIGNS = {
    **dict.fromkeys("\u2004\u2005\u2006\u200b\u205f\u2060\u3000\ufeff", " "),
    **dict.fromkeys("\u201a\u2039\u203a\u02b9", "'"), **dict.fromkeys("\u2033\u301d\u301e", '"'),
    **dict.fromkeys("\u2043\ufe58\ufe63\uff0d", "-"), "\u2e3a": "\x97", "\u2e3b": "\x97",
}  # fmt: skip


# The letters of the Latin alphabets of Europe, Turkey and Vietnam beyond Latin-1, without their signs.
@functools.lru_cache(maxsize=1)
def _further_letters() -> dict[str, str]:
    import unicodedata

    letters = map(chr, (*range(0x100, 0x250), *range(0x1E00, 0x1F00)))
    plain = {letter: _STROKED.get(letter) or unicodedata.normalize("NFKD", letter)[0] for letter in letters}
    found = {letter: one for letter, one in plain.items() if one.isascii() and one.isalpha()}
    return found | _SIGNS


def _lettered(error: UnicodeError) -> tuple[str, int]:
    """What a run of characters becomes that Latin-1 lacks: a byte a character, "?" for what the table lacks, too."""
    assert isinstance(error, UnicodeEncodeError)
    run = error.object[error.start : error.end]
    letters = _further_letters()
    return "".join([letters.get(character, "?") for character in run]), error.end


codecs.register_error("lexindex.letters", _lettered)
_ACCENT_BYTES = bytes(ord(chr(code).translate(_ACCENTS)) for code in range(256))


def capitalised(words: str) -> str:
    """Words as a title begins, without a quotation mark that they do not close.

    >>> capitalised('new "security  law')
    'New security law'
    """
    if words.count('"') % 2:
        words = words.replace('"', "")
    return " ".join(f"{words[:1].upper()}{words[1:]}".split())


def by_letter(patterns: Iterable[str], apart: str) -> str:
    """One pattern of several that each begin with a letter of their own, none of the characters `apart` before it.

    The engine searches by the first letters alone, many times faster than with a look behind at every character.

    >>> by_letter(["Rome", "Paris", "Riga"], "A-Z")
    'R(?<![A-Z]R)(?:ome|iga)|P(?<![A-Z]P)(?:aris)'
    """
    letters: dict[str, list[str]] = {}
    for pattern in patterns:
        letters.setdefault(pattern[0], []).append(pattern[1:])
    return "|".join(f"{letter}(?<![{apart}]{letter})(?:{'|'.join(rests)})" for letter, rests in letters.items())


def any_of(alternatives: str, before: str = r"\b") -> str:
    r"""One of these, tried only where what it may begin with follows: that is half the time of a try at every word.

    `before` is what each stands behind. An alternative begins with a sign, a class, or a group, but not with `(?i:`.

    >>> any_of("[Cc]ourts?|judge|(?:five|six) days|(?:no )?case")
    '\\b(?=[Ccjfsn])(?:[Cc]ourts?|judge|(?:five|six) days|(?:no )?case)'
    """
    leads: dict[str, None] = {}
    groups: list[
        tuple[bool, bool]
    ] = []  # those open here: whether an alternative begins with them, whether they only look
    begins = led = False  # whether an alternative begins here, and whether one began with the piece before
    for found in _PIECE.finditer(f"|{alternatives}"):
        piece, was = found.group(), led
        led = False
        if piece == "|":
            begins = all(leading and not looks for leading, looks in groups)
        elif piece[0] == "(":
            groups.append((begins, piece.endswith(("=", "!"))))
            begins = begins and not groups[-1][1]
        elif piece == ")":
            led, looks = groups.pop()
            begins = led and looks
        elif piece in ("?", "*", "{0"):
            begins = begins or was
        elif begins:
            leads |= dict.fromkeys(piece[1:-1] if piece[0] == "[" else [piece])
            begins, led = False, True
    return f"{before}(?=[{''.join(leads)}])(?:{alternatives})"


_PIECE = re.compile(r"\\.|\[(?:\\.|[^\]])+\]|\((?:\?(?:P<\w+>|[:=!]|<[=!]))?|\{0|.", re.DOTALL)


_ABBREVIATED_END = re.compile(
    r"(?:\b(?:vs?|[A-Z]|Nos?|Inc|Corp|Co|Ltd|rel|Supp|Cir|App|St|Ct|Cal|Bd|Dist|Dep't|Sec|Fed|Cl|Ed|Pa|Tex|Conn|Mass|Md|Ill|Ohio|Wash|Wis|Fla|Ga|Ind"
    r"|Minn|Miss|Neb|Okla|Tenn|Va|Ala|Ariz|Ark|Colo|Rev|Stat|Reg|Rptr|Misc|Civ|Crim|Bankr"
    # Words of parties' names that are hardly ever written short but there.
    r"|Am|Acad|Admin|Assocs?|Auth|Auto|Cap|Cas|Chem|Cnty|Comm|Constr|Ctr|Cty|Dep't|Dev|Elec|Educ|Emps|Envtl|Exch|Fam|Fin|Gen|Grp|Guar|Hosp|Hous|Indem|Indus|Ins|Invs?|Lab|Liab|Med|Mfg|Mfrs"
    r"|Mgmt|Mun|Mut|Pharms?|Prods|Prop|Pub|Regul|Rehab|Sch|Servs?|Sys|Techs?|Tel|Transp|Twp|Univ|Utils?)|[A-Z]\.[A-Z])\.\Z"
)
_UNFINISHED = (" of", " the", " and", " for", " &", " ex rel.")  # no paragraph ends so
# A citation that a line's end cuts: "553 F.3d" and its page, ", 591" and its reporter.
_CUT_PAGE = re.compile(r"\b\d{1,4}\s{1,4}(?:[A-Z][\w.']{0,9}\s{0,4}|\d(?:d|th)\s?){1,4}\Z")
_CUT_REPORTER = re.compile(r"[,(] ?\d{1,4}\Z")
_REPORTER = re.compile(r"(?:[A-Z][\w.']{0,9}\s{0,2}|\d(?:d|th)\s?){1,4}\s\d{1,5}\b")
_PAGE = re.compile(r"\d{1,5}(?![.)\d]? ?[A-Z\n])")
_NEUTRAL = re.compile(r"\[(?:18|19|20)\d\d\] ")
_WRAPPED = 40  # characters; a line that ends sooner ended on purpose (a heading, a row of a list)
_COLUMN = 8  # spaces; more part the columns of a caption or a table, fewer only fill a justified line
_PARAGRAPH = 130  # a line longer than this is a paragraph of its own, not one line of a page


# What asks for a squeeze, as the pattern engine reads it in the bytes of a text, many times faster than searches of ours:
# white space of other kinds, a sentence that runs over a line's end, or a line set in. Each is spelled out so that the
# engine reads them all as plain strings.
UNEVEN = (
    *(r"\n  ", r"\n[a-z]", r"\n [a-z]", r"\n[0-9]", r"\n [0-9]", r"[0-9]\n", r",\n", r"-\n", r"\bvs?\.\n"),
    *(r"\t", r"\r", r"\x0b", r"\x0c", r"\x1c", r"\x1d", r"\x1e", r"\x1f", r"\x85"),
)
SPACED = "  "  # asks only that spaces within lines be closed
_WRAP = re.compile(r"\n(?<=[A-Za-z,]\n)(?=[a-z])")
# Every run of white space that may have to change: not the single line end behind a sentence, as most of a page are.
_LINE_RUN = re.compile(
    r"\n(?:[\n ]{1,4000}|(?<![.!?:;\"]\n)|(?=[a-z])|(?:(?<=[A-Zv]\.\n)|(?<='t\.\n)|(?<=\bvs\.\n)|(?<=\brel\.\n)"
    r"|(?<=\b[A-Z]\w\.\n)|(?<=\b[A-Z]\w{2}\.\n)|(?<=\b[A-Z]\w{3}\.\n)|(?<=\b[A-Z]\w{4}\.\n)))"
)
# Spaces between two words of a line: a search for two of them is many times faster than one for either kind of run.
_SPACE_RUN = re.compile(r"  (?<![\n ]  ) *+(?!\n)")
_ODD_SPACES = "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85"
_PLAIN_SPACES = bytes(0x20 if chr(code) in _ODD_SPACES else code for code in range(256))


def _odd(text: str) -> bool:
    return any(sign in text for sign in _ODD_SPACES)


def _plain_spaces(text: str) -> str:
    """Only spaces and line ends as white space, character for character; a new page begins no paragraph."""
    if "\r" in text and "\n" not in text:
        text = text.replace("\r", "\n")
    return text.encode("latin-1", "replace").translate(_PLAIN_SPACES).decode("latin-1")


_SENTENCE_SIGNS = frozenset('.!?:;"')
# Pleading paper numbers its lines: "15 ... Kamakana v.", "16 City of Honolulu"; the number stands in no sentence.
_LINE_NUMBER = re.compile(r"\n {0,12}(\d{1,2})(?=[ \n])")
_COUNTED = re.compile(r"\n {0,12}1[0-9](?=[ \n])")  # what has no line numbered with two digits has none numbered
_NUMBERED_IN_A_ROW = 4  # fewer are notes, or rows of a list
_LAST_LINE = 30
_LINE_APART = 260  # characters from one number to the next
# A point that a page's reader set apart: "TEX . PENAL CODE", never the points of an omission.
_LOOSE_POINT = re.compile(r" \.(?<=[A-Za-z] \.)(?= (?!\.))")


def _unnumbered(text: str) -> str:
    """Text without the numbers of its lines, character for character, where it counts them: 1, 2, 3, 4 in a row."""
    if not _COUNTED.search(text):
        return text
    row: list[re.Match[str]] = []
    blank: list[tuple[int, int]] = []
    last = -_LINE_APART
    for found in _LINE_NUMBER.finditer(text):
        number = int(found[1])
        goes_on = row and 1 <= number - int(row[-1][1]) <= 2 and found.start() - last <= _LINE_APART
        if not goes_on:
            if len(row) >= _NUMBERED_IN_A_ROW:
                blank += [one.span(1) for one in row]
            row = []
        if number <= _LAST_LINE:
            row.append(found)
            last = found.end()
    if len(row) >= _NUMBERED_IN_A_ROW:
        blank += [one.span(1) for one in row]
    if not blank:
        return text
    pieces: list[str] = []
    done = 0
    for start, end in blank:
        pieces += (text[done:start], " " * (end - start))
        done = end
    return "".join((*pieces, text[done:]))


def _tight(text: str) -> str:
    return _LOOSE_POINT.sub(". ", text) if " . " in text else text


class Squeezed:
    """Text with each run of white space as one character, and the way back to the positions of the full text.

    A line's end within a sentence is a space, so that what is wrapped, justified or double-spaced reads as one line;
    the end of a paragraph stays a line's end.
    """

    __slots__ = ("_full", "_here", "text")

    def __init__(self, text: str, *, lines: bool = True) -> None:
        """Squeeze folded text in which one of `UNEVEN` is found, or, without `lines`, only spaces within its lines."""
        self._here: list[int] = []
        self._full: list[int] = []
        self.text = text
        if lines:
            self._squeeze(text)
        else:
            self._close(text)

    def _close(self, full: str) -> None:
        full = _tight(full)
        pieces: list[str] = []
        here = done = 0
        for found in _SPACE_RUN.finditer(full):
            start, end = found.span()
            pieces += (full[done:start], " " if end - start < _COLUMN else "\n")
            here += start - done + 1
            done = end
            self._here.append(here)
            self._full.append(end)
        self.text = "".join((*pieces, full[done:]))

    def _squeeze(self, full: str) -> None:
        if _odd(full):
            full = _plain_spaces(full)
        full = _tight(_unnumbered(full))
        # Most line ends of wrapped text: a word, the end, a small letter. One pass settles them, character for character.
        text = _WRAP.sub(" ", full)
        pieces: list[str] = []
        here = done = line = 0
        spaced = False
        runs = [found.span() for found in _LINE_RUN.finditer(text)]
        if "  " in text:
            runs = sorted([*runs, *(found.span() for found in _SPACE_RUN.finditer(text))])
        for begun, end in runs:
            start = begun
            while start and text[start - 1] == " ":
                start -= 1
            line = max(line, full.rfind("\n", line, start) + 1)
            if (
                end - start == 1
                and text[start - 1] in _SENTENCE_SIGNS
                and not text[end : end + 1].islower()
                and not (text[start - 1] == "." and _ABBREVIATED_END.search(text, max(0, start - 8), start))
            ):
                line = end  # most line ends of a page: a sentence ended, nothing to do
                continue
            gap = " " if end - start < _COLUMN else "\n"
            if "\n" in (run := text[start:end]):
                blank = run.count("\n") > 1
                length = start - line
                gap, low = _gap(text, start, end, length, apart=blank and not spaced)
                if blank:
                    spaced = (low or spaced) and _WRAPPED <= length <= _PARAGRAPH
                line = end
                if gap == " " and text[start - 1] == "-" and text[start - 2 : start - 1].isalnum():
                    # A word parted at the line's end; before a capital the hyphen is a name's own, and a number's.
                    low = low and text[start - 3 : start - 1].isalpha()
                    cut = start - (1 if low else 0)
                    if cut > done and (low or text[end : end + 1].isdigit() or text[start - 3 : start - 1].isalpha()):
                        pieces.append(text[done:cut])
                        here += cut - done
                        done = end
                        self._here.append(here)
                        self._full.append(end)
                        continue
            if end - start == 1 and gap == run:
                continue  # stays as it is: most line ends of a page
            pieces += (text[done:start], gap)
            here += start - done + 1
            done = end
            if end - start > 1:
                self._here.append(here)
                self._full.append(end)
        pieces.append(text[done:])
        self.text = "".join(pieces)

    def full(self, position: int) -> int:
        """Where in the full text a character of the squeezed text stands."""
        at = bisect.bisect_right(self._here, position) - 1
        return position if at < 0 else self._full[at] + position - self._here[at]


def _gap(text: str, start: int, end: int, length: int, *, apart: bool) -> tuple[str, bool]:
    """A space where the sentence goes on over a line's end, and whether it goes on in small letters.

    `apart` says that a blank line lies between: then only small letters, a comma or an abbreviation go on.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if after.islower():
        return " ", True
    if after == "[" and (before.isalpha() or before == ")") and length > 3 and _NEUTRAL.match(text, end, end + 8):
        return " ", False
    if (
        before in (",", "-", "(")
        or (before == "." and _ABBREVIATED_END.search(text, max(0, start - 8), start))
        or text.endswith(_UNFINISHED, max(0, start - 8), start)
    ):
        return (" " if length > 3 else "\n"), False
    if after.isdigit():
        cut = _PAGE.match(text, end, end + 9) and _CUT_PAGE.search(text, max(0, start - 30), start)
        if cut and length > 3:
            return " ", False
    elif before.isdigit() and after.isupper() and length > 3:
        cut = _CUT_REPORTER.search(text, max(0, start - 7), start) and _REPORTER.match(text, end, end + 36)
        if cut:
            return " ", False
    if apart or length < _WRAPPED or before in (".", "!", "?", ":", ";", '"'):
        return "\n", False
    return " ", False


# A single line's end parts sentences unless the next line goes on in small letters, as wrapped text does.
_SENTENCE_END = re.compile(r"[.!?][\"')\]\u201d\u2019]{0,3}(?=\s)|\n\s*\n|\n(?![a-z])")
_ABBREVIATION = re.compile(
    r"(?:\b(?:v|vs|No|Nos|Art|Arts|art|arts|Sec|sec|s|ss|para|paras|cl|Inc|Corp|Co|Ltd|Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Hon"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|St|Jr|Sr|U\.S|U\.N|U\.K|D\.C|Cir|Supp|Cal|Tex|Fla|Mass|Pa|Br|Id|id|et al"
    r"|Ct|Cf|cf|Pub|Stat|Reg|Fed|Const|amend|Ch|ch|Vol|vol|pp|p)|\b[A-Z])\.$"
)
_SENTENCE_NEAR = 160
_SENTENCE_REACH = 600  # characters each way; the longest sentence of the sample news is 540


def _abbreviates(text: str, found: re.Match[str], floor: int) -> bool:
    at = found.start()
    return text[at] == "." and _ABBREVIATION.search(text, max(floor, at - 8), at + 1) is not None


def _last_end(text: str, floor: int, start: int) -> int | None:
    """Where the last sentence that ends before `start` ends, if one ends after `floor`."""
    ends = [found for found in _SENTENCE_END.finditer(text, floor, start) if found.end() <= start]
    return next((found.end() for found in reversed(ends) if not _abbreviates(text, found, floor)), None)


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The sentence `[start, end)` around a span, within a bounded reach.

    >>> text = "First. He sued in Doe v. Roe and won. Last."
    >>> a, b = sentence(text, 18, 28)
    >>> text[a:b]
    'He sued in Doe v. Roe and won.'
    """
    # Most sentences begin near: the long way back is read only when the short one holds no end.
    for reach in (_SENTENCE_NEAR, _SENTENCE_REACH):
        floor = max(0, start - reach)
        first = _last_end(text, floor, start)
        if first is not None or floor == 0:
            break
    first = floor if first is None else first
    last = ceiling = min(len(text), end + _SENTENCE_REACH)
    for found in _SENTENCE_END.finditer(text, end, ceiling):
        if not _abbreviates(text, found, start):
            last = found.end()
            break
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def zone_at(zones: Sequence[Span], position: int) -> Zone:
    """The zone that holds a position; what no span covers is body."""
    at = bisect.bisect_right(zones, position, key=lambda span: span.start) - 1
    return zones[at].zone if at >= 0 and position < zones[at].end else Zone.BODY


def source_position(document: Document, position: int) -> int:
    """Where in the source, in code points, a position of the document's text came from."""
    at = bisect.bisect_right(document.runs, position, key=lambda run: run[0]) - 1
    text_start, source_start = document.runs[max(at, 0)]
    return source_start + position - text_start
