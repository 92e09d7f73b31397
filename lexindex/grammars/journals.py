"""Law reviews and other journals: volume, journal, page and year, for every journal that reporters-db lists."""

import functools
import re
from collections.abc import Iterable, Iterator

from lexindex.grammars import Anchor, Page
from lexindex.model import Form, Kind, Mention, Pinpoint

# Journals much cited that reporters-db 3.2 lacks, as the Bluebook's table T13 abbreviates them.
_MORE = (
    "Am. J. Int'l L.", "Eur. J. Int'l L.", "Bus. Law.", "L.Q. Rev.", "Oxford J. Legal Stud.", "Brit. Y.B. Int'l L.", "Cornell L.Q.", "U. Chi. L. Sch. Roundtable", "Int'l J. Refugee L.",
    "Int'l Migration Rev.", "J. Refugee Stud.", "Harv. L. Rev. F.", "Yale L.J. F.", "Yale L.J. Online", "J. Empirical Legal Stud.", "U. Pa. L. Rev. Online", "Denv. L. Rev.", "Ann. Rev. L. & Soc. Sci.",
)  # fmt: skip
_VOLUME = re.compile(r"(?<![\w.,$/-])(?:\d{1,3}|1[89]\d\d|20\d\d)\Z")
_RANGE = r"\d{1,5}(?:-\d{1,5})?"
_NOTE = r"(?:,? (?:& )?nn?\.\d{1,4}(?:-\d{1,4})?)?"
# Bluebook 16.4: page, then the pages meant, then the year, with a month or season where pages start anew each issue.
_PAGE = re.compile(
    rf"(?P<page>\d{{1,5}})(?![\w/]|[.,]\d)(?P<pins>(?: & nn?\.\d{{1,4}}(?:-\d{{1,4}})?)?(?:, {_RANGE}{_NOTE}(?![\w/]| [A-Z(]?[A-Z])){{0,6}})"
)
_UNLISTED = re.compile(
    r"(?<![\w.$,/-])\d{1,4} (?P<name>[A-Z][A-Za-z.'-]{0,14}(?: (?:&|on|of|[A-Z][A-Za-z.'-]{0,14})){1,7}\.) \d\Z"
)
_AT = re.compile(rf"at (?P<pins>{_RANGE}{_NOTE}(?:, {_RANGE}{_NOTE}(?![\w/]| [A-Z])){{0,6}})(?![\w/]|\.\d)")
_YEAR = re.compile(r" \((?:[A-Z][a-z]{2,8}\.? )?(?P<year>1[789]\d\d|20\d\d)\)")
_PIN = re.compile(r"(?<![n.\d])(\d{1,5})(?:-(\d{1,5}))?")


def abbreviations() -> dict[str, str]:
    """Every way to write a journal (abbreviation, variation, full name), and the abbreviation it stands for."""
    from reporters_db import EDITIONS, JOURNALS, VARIATIONS_ONLY

    written: dict[str, str] = {}
    for abbreviation, journals in JOURNALS.items():
        for journal in journals:
            for name in (journal["name"], *journal["variations"]):
                written.setdefault(name, abbreviation)
    written |= {abbreviation: abbreviation for abbreviation in (*_MORE, *JOURNALS)}
    # The Bluebook's twenty-first edition writes "Env't" where the others wrote "Envtl.".
    written |= {
        name.replace("Envtl.", "Env't"): abbreviation for name, abbreviation in written.items() if "Envtl." in name
    } | written
    # "J. L." and "J.L.", as typists and old databases close them up; a reporter of that spelling stays a reporter.
    for name, abbreviation in list(written.items()):
        closed = re.sub(r"\. (?=[A-Z&])", ".", name)
        written.setdefault(closed, abbreviation)
        written.setdefault(re.sub(r"(?<=[A-Z]\.)(?=[A-Z]\.)", " ", name), abbreviation)
    return {
        name: abbreviation
        for name, abbreviation in written.items()
        if name not in EDITIONS and name not in VARIATIONS_ONLY and name.isascii()
    }


@functools.cache
def _listed() -> dict[str, str]:
    """The journals by their letters alone, for those spaced as no list has them."""
    return {_bare(name): abbreviation for name, abbreviation in abbreviations().items()}


def _bare(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.lower())


class Journals:
    """Articles in journals, by volume and page."""

    kind = Kind.JOURNAL

    def anchors(self) -> Iterable[Anchor]:
        """The names of the journals, as plain strings, and how the names of law reviews end."""
        yield from _anchors()
        yield Anchor(r"(?:L\. ?Rev|L\. ?J|L\. ?Q|Int'l L|J\. ?L)\. [0-9]", "")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The article at this journal's name, if numbers stand on both sides."""
        text = page.text
        if not label:
            # A law review that no list has: "12 Foo St. L. Rev. 34".
            found = _UNLISTED.search(text, max(0, end - 70), end)
            if not found:
                return None
            label = f"{_listed().get(_bare(found['name']), found['name'])}\t{found['name']}"
            end -= 1
        return _journal(text, end, label)


def _anchors() -> Iterator[Anchor]:
    for name, abbreviation in sorted(abbreviations().items()):
        plain = name.replace("\u2019", "'")
        yield Anchor(f" {plain} ", f"{abbreviation}\t{plain}", literal=True)
        yield Anchor(f" {plain}, at ", f"{abbreviation}\t{plain}, at", literal=True)


def _journal(text: str, end: int, label: str) -> Mention | None:
    journal, _, written = label.partition("\t")
    before = end - len(written) - 2
    if not text[before - 1 : before].isdigit():
        return None
    short = written.endswith(", at")
    if not short and not text[end : end + 1].isdigit() and not text.startswith("at ", end):
        return None
    volume = _VOLUME.search(text, max(0, before - 6), before)
    if not volume:
        return None
    if short or text.startswith("at ", end):
        found = _AT.match(text, end - 3 if short else end, end + 90)
        return _short(volume.start(), volume.group(), journal, found) if found else None
    found = _PAGE.match(text, end, end + 90)
    if not found:
        return None
    year = _YEAR.match(text, found.end(), found.end() + 24)
    if not year and "." not in written and written.partition(",")[0].count(" ") < 2:
        return None  # "12 Taxes 45" may be anything
    fields = [("volume", volume.group()), ("reporter", journal), ("page", found["page"])]
    places = _places(found["pins"])
    if places:
        fields.append(("pin", found["pins"].strip(" ,")))
    if year:
        fields.append(("year", year["year"]))
    slug = f"us/{volume.group()}-{_slug(journal)}-{found['page']}"
    key = ("cite", slug, f"{volume.group()} {journal} {found['page']}")
    stop = year.end() if year else found.end()
    return Mention(volume.start(), stop, Kind.JOURNAL, Form.CITED, key, pinpoints=places, fields=tuple(fields))


def _short(start: int, volume: str, journal: str, found: re.Match[str]) -> Mention:
    """Read "99 Yale L.J. at 1015": the article of that volume which the text has cited."""
    fields = (("volume", volume), ("reporter", journal), ("pin", found["pins"]))
    key = ("cite-short", f"{volume}{_slug(journal)}")
    return Mention(start, found.end(), Kind.JOURNAL, Form.SHORT, key, pinpoints=_places(found["pins"]), fields=fields)


def _places(pins: str) -> tuple[Pinpoint, ...]:
    return tuple(Pinpoint("page", pin[1], pin[2]) for pin in _PIN.finditer(pins))


def _slug(journal: str) -> str:
    """The journal as ids write it: "Yale L.J." is yale-lj."""
    return re.sub(r"[^a-z0-9]+", "-", journal.lower().replace(".", "").replace("'", "")).strip("-")
