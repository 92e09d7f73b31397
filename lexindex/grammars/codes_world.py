"""Instruments of the United Kingdom and of Canada by their numbers: acts, instruments, chapters."""

import re
from collections.abc import Callable, Iterable

from lexindex.grammars import Anchor
from lexindex.grammars.parts import name_back
from lexindex.grammars.windows import find
from lexindex.model import Form, Kind, Mention, Pinpoint

_INSTRUMENT = re.compile(
    r"S\.?R?\.?I\.? (?:No\.? )?(?P<year>19\d\d|20\d\d)(?:/| No\.? ?)(?P<number>\d{1,5})(?!\d)|SOR/(?P<sor>\d{2,4}-\d{1,4})"
)
_CHAPTER = re.compile(
    r"(?P<series>R?\.?S\.?[A-Z]\.?(?:[A-Z]{0,2}\.?)?),? (?P<year>1[89]\d\d|20\d\d),? ?c(?:h)?\.? ?(?P<chapter>[A-Z]?-?\.?\d{1,4}(?:\.\d{1,2})?|[A-Z]-\d{1,3}(?:\.\d)?)?(?:,? ss?\. (?P<sections>\d{1,4}(?:\.\d)?(?:(?:, | & | and |, & )\d{1,4}(?:\.\d)?){0,8}))?"
)
_ACT_NUMBER = re.compile(r"(?:Act|Law) (?:No\.? ?)?(?P<number>\d{1,3})(?: of |/)(?P<year>1[89]\d\d|20\d\d)(?!\d)")


def anchors() -> Iterable[Anchor]:
    """Numbers behind the words or series that lead them."""
    yield Anchor(r"\bS\.?R?\.?I\.? (?:No\.? )?(?:19|20)[0-9][0-9](?:/| No\.? ?)[0-9]", "instrument")
    yield Anchor(r"\bSOR/[0-9]", "instrument")
    yield Anchor(r"\bR?\.?S\.?[A-Z]\.?(?:[A-Z]{0,2}\.?)?,? (?:1[89]|20)[0-9][0-9],? ?c", "chapter")
    yield Anchor(r"\b(?:Act|Law) (?:No\.? ?)?[0-9]{1,3}(?: of |/)(?:1[89]|20)[0-9]", "act-number")


def _instrument(text: str, end: int) -> Mention | None:
    found = find(_INSTRUMENT, text, end, 26, 10)
    if not found:
        return None
    if found["sor"]:
        return Mention(
            found.start(),
            found.end(),
            Kind.REGULATION,
            Form.CITED,
            ("cite", f"ca/sor-{found['sor']}", found.group()),
            fields=(("number", found["sor"]),),
        )
    slug = f"gb/uksi/{found['year']}/{found['number']}"
    return Mention(
        found.start(),
        found.end(),
        Kind.REGULATION,
        Form.CITED,
        ("cite", slug, f"SI {found['year']}/{found['number']}"),
        fields=(("year", found["year"]), ("number", found["number"])),
    )


def _chapter(text: str, end: int) -> Mention | None:
    found = find(_CHAPTER, text, end, 20, 50)
    if not found:
        return None
    series = found["series"].replace(".", "")
    fields = [("session", series), ("year", found["year"])]
    if found["chapter"]:
        fields.append(("chapter", found["chapter"]))
    places = tuple(Pinpoint("section", part) for part in re.findall(r"\d+(?:\.\d)?", found["sections"] or ""))
    chapter = found["chapter"] or ""
    slug = f"ca/{series.lower()}-{found['year']}-c-{chapter.lower()}"
    # The name of the act stands before its chapter: one mention from name to chapter.
    start = found.start()
    begun = start
    if text[start - 1 : start] == " ":
        stop = start - 2 if text[start - 2] == "," else start - 1
        head = next(
            (word for word in ("Act", "Code", "Charter", "Recognition", "Ordinance") if text.endswith(word, 0, stop)),
            None,
        )
        if head:
            begun = name_back(text, stop - len(head))
            fields.insert(0, ("title", text[begun:stop]))
    end_at = found.end()
    while text[end_at - 1] in " ,":
        end_at -= 1
    key = ("cite", slug, found.group()) if chapter else ("new", text[begun:start].strip(" ,"), found["year"])
    return Mention(begun, end_at, Kind.STATUTE, Form.CITED, key, pinpoints=places, fields=tuple(fields))


def _act_number(text: str, end: int) -> Mention | None:
    found = find(_ACT_NUMBER, text, end, 20, 6)
    if not found:
        return None
    return Mention(
        found.start(),
        found.end(),
        Kind.STATUTE,
        Form.CITED,
        (
            "cite",
            f"x/act-{found['number']}-of-{found['year']}",
            f"Act {found['number']} of {found['year']}",
            f"Act No. {found['number']} of {found['year']}",
        ),
        fields=(("number", found["number"]), ("year", found["year"])),
    )


CITED: dict[str, Callable[[str, int], Mention | None]] = {
    "instrument": _instrument,
    "chapter": _chapter,
    "act-number": _act_number,
}
