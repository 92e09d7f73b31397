"""Court cases: reporter citations, neutral citations, docket numbers and names."""

import re
from collections.abc import Iterable, Iterator

from lexindex.grammars import Anchor, Page
from lexindex.grammars.courts import court, courts
from lexindex.grammars.parts import party_back, party_forward, year_after
from lexindex.model import Form, Kind, Mention, Pinpoint

_PAGE = re.compile(
    r"(?P<page>\d{1,5}|_{2,4})(?![\w/])(?:(?:, | at )(?P<pin>\d{1,5}(?:-\d{1,5})?)(?![\w./]| (?!\()[A-Z]))?"
)
_PAREN = re.compile(
    r" ?[(\[](?P<court>[A-Z0-9][\w.,' ]{0,38}?)??,? ?(?:(?P<month>Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z.]{0,7} (?P<day>\d{1,2}), )?"
    r"(?P<year>1[789]\d\d|20\d\d)[)\]]"
)
_VOLUME = re.compile(r"(?<![\w.$-])\d{1,4}\Z")
_NAME_REACH = 260
_JOINT = re.compile(r" (?:v|vs)\.? | versus | V\.? ")
_BEFORE_CITE = re.compile(r"(?:,| |, (?:No\. [\w-]{1,12}, )?)\Z")

_PUBLIC_PARTY = re.compile(
    r"\b(?:United States|U\.S\.|US|State|States|People|Commonwealth|Commission|Commissioner|Secretary|Minister|Board|Department|Dept|City of|County of|County|Attorney|Inc|Corp|Co|Ltd|LLC|Union of India|"
    r"Republic|Government|Director|Council|Authority|Association|School|University|Governor|Administrator|Comm'n|Bd|Ass'n|R|Regina|The Queen|The King|HM|District|Ex parte|In re)\b"
)
_CUE_REACH = 160

_NEUTRAL = re.compile(
    r"\[(?P<year>1[89]\d\d|20\d\d)\] (?:(?P<volume>\d{1,3}) )?(?P<court>[A-Z][A-Za-z]{0,7}(?: ?[A-Z][A-Za-z.]{0,6}){0,2})\.? (?P<number>\d{1,5})(?: \((?P<division>[A-Z][A-Za-z]{1,11})\))?"
)
_NEUTRAL_BARE = re.compile(r"(?P<year>19[6-9]\d|20\d\d) (?P<court>[A-Z]{2,7}) (?P<number>\d{1,5})(?!\d)")
_REPORT = re.compile(
    r"\((?P<year>1[6-9]\d\d|20\d\d)\) (?P<volume>\d{1,3}) (?P<court>[A-Z][A-Za-z.]{0,9}(?: [A-Z][A-Za-z.]{0,6}){0,3}) (?P<number>\d{1,5})(?!\d)"
)
_AIR = re.compile(r"AIR (?P<year>19\d\d|20\d\d),? (?P<court>SC|[A-Z][a-z]{1,9})\.? (?P<number>\d{1,5})")
_DOCKET = re.compile(
    r"(?:(?:Case|Civil Action|Docket|Dkt\.?) )?(?:No\. )?(?P<number>\d{1,2}:\d{2}-(?:cv|cr|mc|md|mj)-\d{2,6}(?:-[A-Z]{2,4}){0,3})"
)
_NUMBER = re.compile(r"(?:(?:Case|Docket|Appeal|Civil Action) )?Nos?\. (?P<number>\d{2,4}-\d{2,6})(?![\w-])")
_APPLICATION = re.compile(r"(?:(?:[Aa]pplications?|[Aa]ppl?\.) ?)?(?:[Nn]os?\.? )(?P<number>\d{2,5}/\d{2})(?!\d)")
_EU_CASE = re.compile(r"(?:(?:Joined )?[Cc]ases? )?(?P<number>[CTF]-\d{1,4}/\d{2})(?: P)?(?!\d)")


class Cases:
    """Cases in reporters of every edition and variation that reporters-db lists, neutral citations and names."""

    kind = Kind.CASE

    def anchors(self) -> Iterable[Anchor]:
        """Reporters between numbers, the joint of a case name, and the courts' own numbers."""
        yield from _reporter_anchors()
        yield Anchor(r"[A-Za-z0-9.,)'\"] (?:vs?\.?|versus|V\.?) [A-Z\"]", "name")
        yield Anchor(r"\b(?:In re|In Re|Ex parte|Matter of) [A-Z]", "in-re")
        yield Anchor(r"\[(?:18|19|20)[0-9][0-9]\] [A-Z0-9]", "neutral")
        yield Anchor(
            r"\b(?:19|20)[0-9][0-9] (?:"
            + "|".join(sorted(row.abbreviation for row in courts().values() if row.form == "bare"))
            + r") [0-9]",
            "bare",
        )
        yield Anchor(r"\((?:1[6-9]|20)[0-9][0-9]\) [0-9]{1,3} [A-Z]", "report")
        yield Anchor(r"\bAIR (?:19|20)[0-9][0-9],? [SA-Z]", "air")
        yield Anchor(r"[0-9]:[0-9][0-9]-(?:cv|cr|mc|md|mj)-[0-9]", "docket")
        yield Anchor(r"\bNos?\. [0-9]{2,4}-[0-9]", "number")
        yield Anchor(r"\b[Aa]pp(?:l|lication|lications)?\.? ?[Nn]os?\.? [0-9]{2,5}/[0-9]", "application")
        yield Anchor(r"\b[Nn]os?\. [0-9]{3,5}/[0-9][0-9]\b", "application")
        yield Anchor(r"\b[CTF]-[0-9]{1,4}/[0-9]", "eu")

    def match(self, page: Page, end: int, label: str) -> Mention | None:
        """The case at this anchor."""
        text = page.text
        if label.startswith("cite\t"):
            return _reporter(text, end, label)
        if label == "name":
            return _name(page, end)
        if label == "in-re":
            return _in_re(text, end)
        return _numbered(page, end, label)


def _reporter_anchors() -> Iterator[Anchor]:
    from reporters_db import EDITIONS, REPORTERS, VARIATIONS_ONLY

    written: dict[str, str] = {name: options[0] for name, options in VARIATIONS_ONLY.items()}
    written |= {name: name for name in EDITIONS}
    where = {
        edition: ("us" if any("us" in place for place in reporter.get("mlz_jurisdiction", [])) else "")
        for reporters in REPORTERS.values()
        for reporter in reporters
        for edition in reporter["editions"]
    }
    for name, edition in sorted(written.items()):
        plain = name.replace("\u2019", "'")
        if not plain.isascii() or (len(plain.replace(".", "").replace(" ", "")) < 2 and "." not in plain):
            continue  # "12 A 3" is no citation in ordinary prose
        label = f"cite\t{edition}\t{plain}\t{where.get(edition, '')}"
        # " U.S. " and " U.S.,": the digits around are looked at afterwards, plain strings are found without cost.
        yield Anchor(f" {plain} ", label, literal=True)
        yield Anchor(f" {plain},", label, literal=True)


def _slug(reporter: str) -> str:
    return re.sub(
        r"[^a-z0-9]+", "-", re.sub(r"\.(?=\d)", "", reporter.lower()).replace("u.s.", "us").replace(".", "")
    ).strip("-")


def _reporter(text: str, end: int, label: str) -> Mention | None:
    _, reporter, written, where = label.split("\t")
    before = end - len(written) - 2
    after = end + 1 if text[end - 1] == "," else end
    short = text.startswith("at ", after)
    if not text[before - 1 : before].isdigit() or (text[end - 1] == "," and not short):
        return None
    volume = _VOLUME.search(text, max(0, before - 5), before)
    page = _PAGE.match(text, after + 3 * short, after + 24)
    if not volume or not page:
        return None
    start, stop = volume.start(), page.end()
    fields = [("volume", volume.group()), ("reporter", reporter)]
    pins: tuple[Pinpoint, ...] = ()
    if short:
        pins = (_pin(page["page"]),)
        fields.append(("pin", page["page"]))
        if page["pin"]:
            stop = page.end("page")
        key = ("cite-short", f"{volume.group()}{_slug(reporter)}")
        return Mention(start, stop, Kind.CASE, Form.SHORT, key, pinpoints=pins, fields=tuple(fields))
    fields.append(("page", page["page"]))
    if page["pin"]:
        pins = (_pin(page["pin"]),)
        fields.append(("pin", page["pin"]))
    if paren := _PAREN.match(text, stop, stop + 64):
        stop = paren.end()
        fields.append(("year", paren["year"]))
        if paren["court"]:
            fields.append(("court", paren["court"].strip()))
    begun, parties = _name_before(text, start)
    fields += parties
    number = page["page"] if page["page"].isdigit() else "slip"
    slug = f"{volume.group()}-{_slug(reporter)}-{number}"
    if number == "slip":
        slug += "-" + re.sub(r"[^a-z0-9]+", "-", " ".join(value for _, value in parties).lower()).strip("-")
    full = ("cite", f"{where or 'x'}/{slug}", f"{volume.group()} {reporter} {page['page']}")
    return Mention(begun, stop, Kind.CASE, Form.CITED, full, pinpoints=pins, fields=tuple(fields))


def _pin(pin: str) -> Pinpoint:
    first, _, last = pin.partition("-")
    return Pinpoint("page", first, last or None)


def _name_before(text: str, start: int, *, lone: bool = False) -> tuple[int, list[tuple[str, str]]]:
    """Where the case name that leads up to a citation at `start` begins, and its parties."""
    lead = _BEFORE_CITE.search(text, max(0, start - 24), start)
    if not lead:
        return start, []
    stop = lead.start()
    floor = max(0, start - _NAME_REACH)
    joints = list(_JOINT.finditer(text, floor, stop))
    if joints:
        joint = joints[-1]
        right = party_forward(text, joint.end())
        if text.startswith((", ex parte ", ", ex p ", " ex parte "), right):
            right = party_forward(text, text.index("p", right + 4) + (6 if "parte" in text[right : right + 12] else 2))
        # What follows the second party may be a bracketed year or a pinpoint of it, nothing longer.
        if right >= stop - 1 or text[right:stop].strip(" ,.'\"") == "":
            left = party_back(text, joint.start())
            if left < joint.start():
                return left, [
                    ("plaintiff", text[left : joint.start()]),
                    ("defendant", text[joint.end() : min(right, stop)].rstrip(" ,")),
                ]
    for opening in ("In re ", "Ex parte ", "Matter of ", "In Re "):
        at = text.rfind(opening, floor, stop)
        if at >= 0 and party_forward(text, at + len(opening)) >= stop - 1:
            return at, [("plaintiff", text[at:stop])]
    if lone and (found := _LONE_NAME.search(text, max(0, stop - 70), stop)):
        return found.start(), [("plaintiff", found.group())]
    return start, []


# "Google Spain (C-131/12)", "Ryneš, case C-212/13": a court that names cases by one party.
_LONE_NAME = re.compile(
    r"(?<![\w.])(?!(?:In|The|See|Case|Joined|Under|And|But|While|When|As|By|After|Before)\b)[A-Z][\w'.&-]*(?: (?:and |of |& )?[A-Z][\w'.&-]*){0,4}\Z"
)


def _name(page: Page, end: int) -> Mention | None:
    text = page.text
    right = end - 1
    if text[right] == '"':
        return None
    space = text.rfind(" ", max(0, right - 9), right - 1)
    left_end = space
    left = party_back(text, left_end)
    if left >= left_end:
        return None
    stop = party_forward(text, right)
    if stop <= right:
        return None
    plaintiff, defendant = text[left:left_end].rstrip(","), text[right:stop]
    if text[left_end + 1] == "V" and not plaintiff.isupper():
        return None  # a middle initial; the joint is a capital only in names all in capitals
    if plaintiff.isdigit() or (len(plaintiff) < 2 and plaintiff != "R"):
        return None
    fields = [("plaintiff", plaintiff), ("defendant", defendant)]
    after, year = stop, ""
    if text[stop : stop + 2] == " (":
        after, year = year_after(text, stop)
    if year:
        fields.append(("year", year))
    named = Mention(left, after, Kind.CASE, Form.NAMED, ("case", plaintiff, defendant, year), fields=tuple(fields))
    court = page.near("ruling", left, stop, _CUE_REACH)
    game = page.near("game", left, stop, _CUE_REACH)
    if (
        (court and not game)
        or (not game and (year or _PUBLIC_PARTY.search(plaintiff) or _PUBLIC_PARTY.search(defendant)))
        or (court and year)
    ):
        return named
    # Kept for the linker, which drops it unless the catalog knows the case.
    return named._replace(key=("case?", plaintiff, defendant, year))


def _in_re(text: str, end: int) -> Mention | None:
    right = end - 1
    stop = party_forward(text, right)
    start = next(
        (
            at
            for word in ("In re ", "In Re ", "Ex parte ", "Matter of ")
            if text.startswith(word, at := right - len(word))
        ),
        right,
    )
    if stop <= right or start == right:
        return None
    name = text[start:stop]
    if name.startswith("Matter of") and not re.match(r"Matter of [A-Z][\w'-]*-", name):
        return None  # "a Matter of Time"; a citation, if there is one, finds the rest
    fields = (("plaintiff", name),)
    return Mention(start, stop, Kind.CASE, Form.NAMED, ("case", name, "", ""), fields=fields)


def _numbered(page: Page, end: int, label: str) -> Mention | None:
    text = page.text
    pattern, reach = {
        "neutral": (_NEUTRAL, 8), "bare": (_NEUTRAL_BARE, 16), "report": (_REPORT, 12), "air": (_AIR, 11), "docket": (_DOCKET, 40),
        "number": (_NUMBER, 30), "application": (_APPLICATION, 32), "eu": (_EU_CASE, 24),
    }[label]  # fmt: skip
    floor = max(0, end - reach - 4)
    found = next(
        (m for m in pattern.finditer(text, floor, min(len(text), end + 40)) if m.end() >= end and m.start() < end), None
    )
    if not found:
        return None
    parts = found.groupdict()
    fields = [(name, parts[name]) for name in ("year", "volume", "court") if parts.get(name)]
    start, stop = found.span()
    begun = start
    if (
        label == "application"
        and not found.group().startswith(("A", "a"))
        and not page.near("ruling", start, stop, _CUE_REACH)
        and " v" not in text[max(0, start - 60) : start]
    ):
        return None
    known = court(parts.get("court") or "")
    where = known.jurisdiction if known else ""
    if label in ("docket", "number"):
        if label == "number" and not page.near("ruling", start, stop, _CUE_REACH):
            return None
        fields.append(("docket", parts["number"]))
        key = ("cite", f"us/{_compact(parts['number'])}", f"No. {parts['number']}")
    elif label == "application":
        fields.append(("docket", parts["number"]))
        key = ("cite", f"echr/{parts['number'].replace('/', '-')}", f"no. {parts['number']}")
    elif label == "eu":
        fields.append(("docket", parts["number"]))
        key = ("cite", f"eu/{_compact(parts['number'])}", f"Case {parts['number']}")
        if text[stop : stop + 8] == " (point ":
            stop = text.find(")", stop, stop + 20) + 1 or stop
    else:
        written = found.group()
        if label == "neutral" and not known and not (parts.get("volume") or parts.get("court", "").isupper()):
            return None
        if label == "bare" or (
            label == "neutral" and not parts.get("volume") and not (known and known.form == "report")
        ):
            fields.append(("neutral", written))
        else:
            fields = [("reporter" if name == "court" else name, value) for name, value in fields]
            fields.append(("page", parts["number"]))
        if label == "air" or (label == "report" and parts.get("court") == "SCC"):
            where = "in"  # All India Reporter; Supreme Court Cases (the Canadian court's own number has no volume)
        key = ("cite", f"{where or 'x'}/{_compact(written)}", written)
    lone = label in ("eu", "application")
    begun, parties = _name_before(text, start, lone=lone and text[start - 2 : start] == ", ")
    if begun == start and text[start - 2 : start] == " (":
        begun, parties = _name_before(text, start - 1, lone=lone)
        if begun < start - 1 and text[stop : stop + 1] == ")":
            stop += 1
        else:
            begun = start
            parties = []
    return Mention(begun, stop, Kind.CASE, Form.CITED, key, fields=tuple(fields + parties))


def _compact(written: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", written.lower()).strip("-")
