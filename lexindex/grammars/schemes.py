"""Numbers of courts, series and gazettes: rows of `data/schemes.csv`, a small language of forms, and what reads them.

A form is written as the citation is, with `<field>` where a part varies and `{one|other}` where it may be one or the
other (`{word|}` is left out at will). `#` is a number, `@` are capital letters, `~` is a year, `^` a town. A point may be left out, or be followed
by a space. `<docket:IT-#-#-@>` gives the parts of a field; `<volume>`, `<page>`, `<number>` are numbers, `<year>` is a
year, `<date>` a date in any of the languages, of which the year is kept.
"""

import csv
import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from lexindex.catalog import DATA
from lexindex.grammars import Anchor, Page
from lexindex.grammars.windows import find
from lexindex.grammars.world_names import DATE, Lead, closed, lead, tail, year_of
from lexindex.model import Form, Kind, Mention, Pinpoint
from lexindex.text import fold

_REACH, _CUE_REACH = 150, 220
_TYPES = {
    "volume": r"\d{1,4}", "number": r"\d{1,5}", "page": r"\d{1,5}", "year": r"(?:1[89]\d\d|20\d\d)", "date": DATE,
    "day": r"\d{1,2}", "month": r"[a-z]{3,10}",
}  # fmt: skip
_TOWN = r"[A-Z][A-Za-z]{1,20}(?:[- /](?:[A-Z][a-z]{1,20}|am Main|a\.? ?M\.?)){0,2}"
_TOKEN = re.compile(r"<(?P<field>[a-z]+)(?::(?P<type>[^>]+))?>|(?P<sign>[{}|#@~^])|(?P<text>.)")


class Scheme(NamedTuple):
    """One way to number instruments: its forms, its place in ids and in the catalog, its page, its examples.

    `flags` may hold `party` (a name stands before it), `title` (a name without parties too) and `pages` (a page may
    follow bare). `slug`, `written` and `url` are filled with the fields; `needs` are words of which one stands near.
    """

    name: str
    kind: Kind
    jurisdiction: str
    forms: tuple[str, ...]
    slug: str
    written: tuple[str, ...]
    fixed: tuple[tuple[str, str], ...]
    needs: re.Pattern[str] | None
    flags: frozenset[str]
    url: str
    examples: tuple[str, ...]


@lru_cache(maxsize=1)
def schemes() -> Mapping[str, Scheme]:
    """Every row by its name."""
    found = {}
    with (DATA / "schemes.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found[row["scheme"]] = Scheme(
                row["scheme"], Kind(row["kind"]), row["jurisdiction"], _cells(row["forms"]), row["slug"],
                _cells(row["written"]), tuple((k, v) for k, _, v in (p.partition("=") for p in _cells(row["fields"]))),
                re.compile("|".join(map(re.escape, fold(row["needs"]).split("|")))) if row["needs"] else None,
                frozenset(row["flags"].split()), row["url"], _cells(row["examples"]),
            )  # fmt: skip
    return found


def _cells(written: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in written.split(" || ") if part.strip())


def compiled(form: str) -> str:
    r"""The pattern of a form, with a group for each of its fields.

    >>> compiled("BVerfGE <volume>, <page>")
    'BVerfGE (?P<volume>\\d{1,4}), (?P<page>\\d{1,5})'
    """
    return _rendered(fold(form), groups=True)


def _rendered(form: str, *, groups: bool) -> str:
    pattern = []
    for found in _TOKEN.finditer(form):
        if name := found["field"]:
            inner = _rendered(found["type"], groups=groups) if found["type"] else _TYPES.get(name, r"\d{1,6}")
            pattern.append(f"(?P<{name}>{inner})" if groups else f"(?:{inner})")
        elif sign := found["sign"]:
            pattern.append(
                {"{": "(?:", "}": ")", "|": "|", "#": r"\d{1,7}", "@": "[A-Z]{1,5}", "~": _TYPES["year"], "^": _TOWN}[
                    sign
                ]
            )
        elif found["text"] == ".":
            follows = form[found.end() :].lstrip("{")[:1]
            pattern.append(r"\.? ?" if follows.isalpha() else r"\.?")
        else:
            pattern.append(re.sub(r"([^\w ,'/&:;°º\"-])", r"\\\1", found["text"]))
    return "".join(pattern)


_LAST = re.compile(r"\\d\{1,\d\}\)?\Z")


def anchored(form: str) -> str:
    """What the one pass looks for: the form up to its last number's first digit, without what may be left out."""
    form = fold(form)
    while form.endswith("|}"):
        form = form[: _bracket(form, len(form) - 1, -1)]
    while form[:1] == "{" and form[(close := _bracket(form, 0, 1)) - 1] == "|":
        form = form[close + 1 :]
    pattern = _rendered(form, groups=False).replace(DATE, "[0-9A-Z][0-9A-Za-z., /]{6,30}")
    pattern = re.sub(r"\|\)", ")?", pattern)
    pattern = re.sub(r"\{6,30\}\)\Z", "{6})", pattern)  # a date at the end: else a hit at each place where it may end
    pattern = _LAST.sub(lambda found: "[0-9]" + (")" if found.group().endswith(")") else ""), pattern)
    return (r"\b" if form[:1].isalnum() else "") + pattern.replace(r"\d", "[0-9]")


def _bracket(form: str, at: int, step: int) -> int:
    """Where the bracket that opens, or closes, at a place of a form has its other half."""
    depth = 0
    while 0 <= at < len(form):
        depth += {"{": 1, "}": -1}.get(form[at], 0)
        if not depth:
            return at
        at += step
    message = f"brackets do not match in {form!r}"
    raise ValueError(message)


class Schemes:
    """Whatever a row of `schemes.csv` numbers: cases, laws, treaties and resolutions."""

    kind = Kind.CASE

    def __init__(self) -> None:
        """Read the rows; their patterns are compiled when first needed."""
        self._patterns: dict[str, re.Pattern[str]] = {}

    def anchors(self) -> Iterable[Anchor]:
        """One for each form of each row."""
        for scheme in schemes().values():
            for number, form in enumerate(scheme.forms):
                yield Anchor(anchored(form), f"{scheme.name}\t{number}")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The instrument that a row numbers so."""
        name, _, number = label.partition("\t")
        scheme = schemes()[name]
        pattern = self._patterns.get(label)
        if pattern is None:
            form = compiled(scheme.forms[int(number)])
            pattern = self._patterns[label] = re.compile(rf"(?<![\w$])(?:{form})(?!\w|[/-]\d)")
        found = find(pattern, page.text, end, _REACH, 60)
        return _mention(page.text, found, scheme) if found else None


# The year that a number holds: "3/2018", "2004-575", "A-2018-16673".
_YEAR_WITHIN = re.compile(r"(?:(?<=/)|(?<=\A)|(?<=^A-))(?:1[89]\d\d|20\d\d)(?=-|\Z)")
# The short title of a dispute at the World Trade Organization: "US - Shrimp".
_DISPUTE = re.compile(
    r"(?<![\w.])(?!(?:See|In|Cf|But|Under|The|Panel|Report)\b)(?P<title>(?:[A-Z][\w.]*)(?: (?:and |& )?[A-Z][\w.]*){0,2} [-\x97] [A-Z0-9][\w'.-]*(?:,? (?:and |of |on |the |from |in |to |by |for |with ){0,3}[A-Z0-9(][\w'.)-]*){0,10})(?:, | \()\Z"
)
# A month by how its name begins, in the languages of `DATE`; the longer beginnings first.
_MONTHS = (
    ("ene gen jan janv", 1), ("feb fev", 2), ("mar mae maa mrt mrz", 3), ("abr apr avr", 4), ("may mai mei mag", 5), ("juin giu jun", 6),
    ("juil lug jul", 7), ("ago aou aug", 8), ("set sep", 9), ("oct okt ott", 10), ("nov", 11), ("dic dec dez", 12),
)  # fmt: skip
_WRITTEN = re.compile(
    r"(?:(?P<day>\d{1,2})\D{0,8} )?(?P<month>[A-Za-z]{3,10})\b\.?(?: (?P<after>\d{1,2})\D{1,4})?[ ,a-z]{0,5}(?P<year>\d{4})\Z"
)
_FIGURES = re.compile(r"(\d{1,2})[./] ?(\d{1,2})[./] ?(\d{4})\Z")


def day_of(written: str) -> str:
    """A date as calendars of machines write it, or as it stands where its month is of no known language.

    >>> day_of("29 juillet 1881"), day_of("9 December 1905"), day_of("1er mars 2000"), day_of("8.3.2020")
    ('1881-07-29', '1905-12-09', '2000-03-01', '2020-03-08')
    """
    if figures := _FIGURES.match(written):
        return f"{figures[3]}-{int(figures[2]):02d}-{int(figures[1]):02d}"
    found = _WRITTEN.match(written)
    if not found:
        return written
    month = found["month"].lower()
    number = next((n for begins, n in _MONTHS if any(month.startswith(one) for one in begins.split())), 0)
    day = found["day"] or found["after"]
    return f"{found['year']}-{number:02d}-{int(day):02d}" if number and day else written


_MOIS = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()


def _in_french(day: str) -> str:
    """A day as French laws are called by: "29 juillet 1881", "1er juillet 1901"."""
    parts = day.split("-")
    if len(parts) != 3:
        return day
    first = "1er" if parts[2] == "01" else str(int(parts[2]))
    return f"{first} {_MOIS[int(parts[1]) - 1]} {parts[0]}"


def _mention(text: str, found: re.Match[str], scheme: Scheme) -> Mention | None:
    start, stop = found.span()
    if scheme.needs and not scheme.needs.search(text, max(0, start - _CUE_REACH), stop + _CUE_REACH):
        return None
    values = {name: value for name, value in found.groupdict().items() if value}
    if date := values.pop("date", None):
        values.setdefault("year", year_of(date))
    if "year" not in values and (within := _YEAR_WITHIN.search(values.get("number") or values.get("docket") or "")):
        values["year"] = within.group()
    fixed = tuple((name, value.format_map(values)) for name, value in scheme.fixed)
    fields = [*fixed, *((name, value) for name, value in values.items() if name != "court")]
    if court := values.get("court") or dict(fixed).get("court"):
        fields = [*(pair for pair in fields if pair[0] != "court"), ("court", court)]
    places: tuple[Pinpoint, ...] = ()
    if scheme.kind in (Kind.CASE, Kind.RESOLUTION):
        behind = tail(text, stop, bare="pages" in scheme.flags)
        stop, places = behind.stop, behind.places
        if behind.year and "year" not in values:
            fields.append(("year", behind.year))
    if scheme.flags & {"party", "title"}:
        before: Lead = lead(text, start, title="title" in scheme.flags)
        if text.startswith(" (", start - 2) and text[stop : stop + 1] == ")" and (one := lead(text, start - 1)).fields:
            before, stop = one, stop + 1  # "Prosecutor v. Krstić (IT-98-33-A)"
        start = before.start
        stop = closed(text, start, stop)
        fields += [pair for pair in before.fields if pair[0] not in dict(fields)]
    elif "dispute" in scheme.flags and (titled := _DISPUTE.search(text, max(0, start - 100), start)):
        start = titled.start()
        stop = closed(text, start, stop)
        fields.append(("title", titled["title"]))
    filling = _filling(dict(fields))
    if date:
        filling["date"] = day_of(date)
        filling["jour"] = _in_french(filling["date"])
    slug = f"{scheme.jurisdiction}/{_slugged(scheme.slug.format_map(filling))}"
    written = tuple(form.format_map(filling).rstrip("-") for form in scheme.written) or (
        text[found.start() : found.end()],
    )
    return Mention(
        start, stop, scheme.kind, Form.CITED, ("cite", slug, *written), pinpoints=places, fields=tuple(fields)
    )


_STAGE = re.compile(r"-(?:[A-Z][A-Za-z0-9.]*)\Z")


class _Filling(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return ""


def _filling(fields: Mapping[str, str]) -> _Filling:
    """The fields, with the docket in small letters and without the stage of the proceedings (IT-94-1 of IT-94-1-T)."""
    docket = fields.get("docket", "")
    return _Filling(fields, docket_lower=docket.lower(), base=_STAGE.sub("", docket))


def _slugged(written: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(written).lower()).strip("-")


@lru_cache(maxsize=1)
def _linked() -> Mapping[str, tuple[Scheme, ...]]:
    """The rows that know an address, by their place in ids."""
    rows: dict[str, tuple[Scheme, ...]] = {}
    for scheme in schemes().values():
        if scheme.url:
            rows[scheme.jurisdiction] = (*rows.get(scheme.jurisdiction, ()), scheme)
    return rows


def page_of(slug: str, fields: Mapping[str, str]) -> str | None:
    """The address that the row of this id knows, or None."""
    where, _, name = slug.partition("/")
    for scheme in _linked().get(where, ()):
        filling = _filling(fields)
        if name == _slugged(scheme.slug.format_map(filling)):
            return scheme.url.format_map(filling)
    return None
