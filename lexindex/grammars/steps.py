"""The steps of a place, in one form however written: "Art. 33 para. 1" and "Article 33, first paragraph" are "33(1)"."""

import re

_COUNT = "first second third fourth fifth sixth seventh eighth ninth tenth".split()
_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_COUNTED = {
    **{word: str(number) for number, word in enumerate(_WORDS, 1)},
    "fifteen": "15",
    "twenty": "20",
}
# The words for a part of an article or section: paragraphs, subsections, points and letters.
_PART = r"(?:[Pp]aragraph|[Pp]aras?\.?|[Pp]ar\.|[Ss]ub-?section|[Ss]ub-?paragraph|[Ss]ub-?para\.?|[Pp]oint|[Ll]it(?:era)?\.?|[Ll]etter)"
_PARTS = r"(?:[Pp]aragraphs|[Pp]aras\.?|[Ss]ub-?sections|[Ss]ub-?paragraphs|[Pp]oints|[Ll]etters)"
_VALUE = r"(?:\d{1,2}[a-z]?(?![\w.]\w)|\((?:\d{1,2}[a-z]?|[a-z]{1,4})\)|[b-z](?!\w))(?:\([0-9a-z]{1,4}\)){0,2}"
_ONE = rf"(?:,? {_PART} ?{_VALUE}){{1,3}}"
_SEVERAL = rf",? {_PARTS} {_VALUE}(?:(?:, (?:and |or )?| and | or | & | to |\s?-\s?){_VALUE}){{1,6}}"
_ORDINAL = rf",? (?:{'|'.join(_COUNT)}) (?:sub-?)?paragraph\b"
STEP = rf"(?:{_SEVERAL}|{_ONE}|{_ORDINAL})"
# How the United Nations write them, "article 2 (3) (a)", and articles put in later, "article 8 bis".
SPACED = r"(?: ?(?:bis|ter|quater|quinquies)\b)?(?: \((?:\d{1,2}|[a-z]|[ivx]{2,4})\)){0,4}"
_CLOSED = re.compile(r"(?<=[\d)]) (?=\((?:\d{1,2}|[a-z]|[ivx]{2,4})\))")

_STEMS = re.compile(rf"(?P<stem>[0-9A-Za-z.°]{{1,12}}(?:\([0-9A-Za-z]{{1,5}}\)){{0,4}})(?P<step>{STEP})")
_JOINT = re.compile(r"(, (?:and |or )?| and | or | & | to |\s?-\s?)")
# What stands before its article: "the first paragraph of Article 33", "subsection (2) of section 4".
BEFORE = re.compile(
    rf"(?<![\w-])(?:(?P<ordinal>{'|'.join(_COUNT)}) (?:sub-?)?paragraph|(?:{_PARTS}|{_PART}) (?P<values>{_VALUE}(?:(?:, (?:and |or )?| and | or | & | to |\s?-\s?){_VALUE}){{0,4}})) of \Z"
)


def number(written: str) -> str:
    """A number written as a word in figures; anything else as it is.

    >>> number("Eleven")
    '11'
    """
    return _COUNTED.get(written.lower(), written)


def nested(numbers: str) -> str:
    """Numbers with their steps in brackets behind each.

    >>> nested("33, paragraphs 1 and 3")
    '33(1), 33(3)'
    >>> nested("6 para. 1 lit. f")
    '6(1)(f)'
    >>> nested("2 (3) (a) and (b)")
    '2(3)(a) and (b)'
    """
    return _STEMS.sub(_in_brackets, _CLOSED.sub("", numbers))


def _in_brackets(found: re.Match[str]) -> str:
    stem, step = found["stem"], found["step"]
    pieces = _JOINT.split(step.lstrip(", "))
    values = [_value(piece) for piece in pieces[::2]]
    if len(values) > 1 and all(_is_list(piece) for piece in pieces[2::2]):
        joints = [" to " if joint.strip() in ("-", "to") else ", " for joint in pieces[1::2]]
        told = stem + values[0]
        return told + "".join(f"{joint}{stem}{value}" for joint, value in zip(joints, values[1:], strict=True))
    return stem + "".join(_value(piece) for piece in pieces[::2])


def _is_list(piece: str) -> bool:
    return re.fullmatch(_VALUE, piece) is not None


def _value(piece: str) -> str:
    """Put a step in brackets: "para. 1 lit. f", "(b)" and "second paragraph" are "(1)(f)", "(b)" and "(2)"."""
    words = piece.split()
    if len(words) > 1 and words[0] in _COUNT:
        return f"({_COUNT.index(words[0]) + 1})" if words[1] == "paragraph" else ""
    told = ""
    for word in re.findall(rf"{_VALUE}(?=\s|,|\Z)", re.sub(rf"(?<!\w){_PARTS} |(?<!\w){_PART} ?", " ", piece)):
        first, opened, rest = word.lstrip("(").partition("(")
        told += f"({first.rstrip(')')}){opened}{rest}"
    return told


def before(text: str, start: int) -> tuple[int, list[str]]:
    """Where "the first paragraph of " before a place begins, and its steps; (start, []) where there is none."""
    if text[start - 4 : start] != " of ":
        return start, []
    found = BEFORE.search(text, max(0, start - 60), start)
    if not found:
        return start, []
    if found["ordinal"]:
        exact = " paragraph" in found.group()
        return (found.start(), [f"({_COUNT.index(found['ordinal']) + 1})"]) if exact else (start, [])
    pieces = _JOINT.split(found["values"])
    ranged = any(joint.strip() in ("-", "to") for joint in pieces[1::2])
    return (start, []) if ranged else (found.start(), [_value(piece) for piece in pieces[::2]])


_STEP = re.compile(r"\(([0-9A-Za-z]{1,5})\)")


def inherited(last: str, step: str) -> str:
    """The whole of a step alone, "(b)" behind "6(1)(a)": what it stands beside is the step of its sort.

    >>> inherited("6(1)(a)", "(b)"), inherited("6(1)(a)", "(2)"), inherited("4(1)", "(2)")
    ('6(1)(b)', '6(2)', '4(2)')
    """
    sort = _sort(step[1:].partition(")")[0])
    same = [found for found in _STEP.finditer(last) if _sort(found[1]) == sort]
    if not same and sort != "figure":
        same = [found for found in _STEP.finditer(last) if _sort(found[1]) != "figure"]
    if not same:
        return last.partition("(")[0] + step if "(" in last else last + step
    return last[: same[-1].start()] + step


def _sort(step: str) -> str:
    if step.isdigit():
        return "figure"
    return "roman" if set(step) <= set("ivx") else "capital" if step.isupper() else "letter"
