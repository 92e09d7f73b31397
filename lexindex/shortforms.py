"""Which citation id., supra or a short form points to, by the rules of formal citation.

Id. is the citation right before it: never one that we did not recognise, never one quoted within a parenthesis. Supra
and short forms go by name, volume and page, and by the note they name. What may be one of two stays open: both are
told.
"""

import bisect
import re
from collections.abc import Iterator, Sequence

from lexindex.catalog import Catalog
from lexindex.catalog_rows import one_joint
from lexindex.citednames import bare, fit, parties_in, reported, volume_as_written, volume_of
from lexindex.model import Form, Kind, Mention
from lexindex.sectionforms import Answer, Chosen, Recent, Sections

_REACH = 8000  # characters from a citation to its id.
_FORMAL_REACH = 1500  # how far behind a name in the text the citation may be that id. means instead
_PARENTHESIS = 500  # characters from the opening of a parenthesis to a citation in it
_MOST = 60  # mentions from a citation to its id.
_PAGED = frozenset({Kind.CASE, Kind.JOURNAL, Kind.BRIEF})
_SECTIONED = frozenset({Kind.STATUTE, Kind.REGULATION, Kind.TREATY, Kind.BILL, Kind.RESOLUTION, Kind.BRIEF})
_PLACES = ("section", "subsection", "article", "amendment", "chapter")
_FITS = {"page": _PAGED, "filed": frozenset({Kind.BRIEF})} | dict.fromkeys(_PLACES, _SECTIONED)
_FORMAL = frozenset({Form.CITED, Form.SHORT, Form.SUPRA, Form.IBID})
_BACK = frozenset({Form.SHORT, Form.SUPRA, Form.IBID})
_NUMERAL = re.compile(r" (?:I{1,3}|IV|VI{0,3}|IX|X)$")
_BACK_KEYS = frozenset({"ibid", "supra", "cite-short"})
_PARALLEL = 8  # citations of one case in a row
_GIVEN = 400  # mentions from a name that the text gives to its supra
_NOTES = 16  # notes of one number, in a text of several parts
_CITING = re.compile(r"(?:[.;(\]]|\b(?:[Ss]ee|also|[Cc]f\.|accord|citing|quoting)|,)\s{0,4}\Z")
_SIGNAL = re.compile(r"\b(?:[Ss]ee|[Ss]ee also|[Cc]f\.|[Aa]ccord|citing|quoting),?\s{1,4}\Z")
_AT_ONCE = re.compile(r"[.;)\]]{0,3}\s{1,4}\(?(?:[Ss]ee,? |(?:[Ss]ee )?also |[Aa]ccord )?")
_STOPS = re.compile(r"[.?!]['\")\]]? ")
_LONGEST = 600  # pages of an opinion or article; a page further on lies in another

_ASIDE = re.compile(
    r"\((?:quoting|citing|cited|quotation|citations?|internal|emphas[ie]s|alterations?|footnotes?|fns?\.|ellips[ie]s|omitted|en banc|per curiam|plurality|same|noting|holding|finding|explaining|"
    r"stating|concluding|construing|describing|discussing|overruled|(?:opinion|[A-Z][\w.'-]+(?: [A-Z][\w.'-]+)?,? C?\.? ?J{1,2}\.))"
    r"[^()]{0,600}(?:\([^()]{0,200}\)[^()]{0,300}){0,6}\)",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s*[(\[][^()\[\]]{0,600}(?:[(\[][^()\[\]]{0,200}[)\]][^()\[\]]{0,300}){0,6}[)\]]")
_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
# What looks like a citation, each with a sign without which it is not looked for: a number, an abbreviation and a number;
# a section sign; "v."; supra; an abbreviation and a number; an exhibit; a slip opinion; a page and a year; an edition.
_LOOKS_CITED = tuple((sign, re.compile(pattern)) for sign, pattern in (
    (" ", r"\d(?<!\w\d)\d{0,3} (?:[A-Z][A-Za-z']{0,12}\.|[A-Z]{2,7}\b)(?: ?[A-Z&][\w.']{0,12}){0,6} (?:at )?\d"),
    ("§", r"§ ?\d"), (" ¶", r"[\w,] ¶ ?\d"), (" v", r"[A-Z](?<!\w[A-Z])[\w.'-]* vs?\. [A-Z]"), ("supra", r"\bsupra\b"),
    (". ", rf"\b(?!(?:{_MONTHS}|No|Nos|Mr|Mrs|Ms|Dr|St|Inc|Co|Corp|Ltd|Jr|Sr|Cir|Dist|Id)\.)[A-Z][a-z']{{0,5}}\. (?:at |[Nn]os?\. ?)?\d"),
    ("infra", r"\binfra\b"), ("Ex", r"\b(?:Ex|Exh|Exhibit)s?\. ?[A-Z0-9]\b|\bExhibits? [A-Z]\b"), ("N.T.,", r"\bN\.T\.,"),
    ("lip op.", r"\b[Ss]lip op\."), ("Op.", r"\bOp\.,? (?:at )?\d"), ("ed. ", r"\([^()]{0,40}\bed\. \d{4}\)"),
    (" (", r"[A-Z][\w.]{2,20},? \d{1,4}(?:[-,] ?\d{1,4}){0,3} \([^()]{0,40}\d{4}\)"),
    # The record by initials: "(AR 12)", "(3 RR 45)", "PageID.45", "vol. 3".
    ("(", r"\((?:\d{1,2} )?(?:[A-Z]{1,3}\.? ?){1,3}\d{1,5}(?:[-:,] ?\d{1,5}){0,3}\.?\)"), ("ID", r"\bPage ?ID"), ("ol. ", r"\b[Vv]ol\. ?\d"),
))  # fmt: skip
_REPORTED = re.compile(r"(?P<volume>\d{1,4}) (?P<reporter>[A-Z][\w. ]{0,20}?) (?P<page>\d{1,5})")
_HEAD_OF_PAGE = re.compile(r"\bCite as:?\s{1,4}\Z")
_DIGIT = re.compile(r"[0-9]")
_CITED_BY = ("v.", "vs.", "supra", "infra", "Ex", "op.", "N.T.,")  # one of these, or a digit, is in all of that
_QUOTED = re.compile(
    r"\s*(?:quoting|citing|cited|emphasis|internal|noting|discussing|construing|overruled|following|see)\b",
    re.IGNORECASE,
)
_WORDS = re.compile(r"[a-z0-9]+(?:['.-][a-z0-9]+)*")
_NOTE_LINE = re.compile(r"^[ \t]*\[?(\d{1,4})[\].]?[ \t]+(?=\S)", re.MULTILINE)

Points = Sequence[int | None]
_NOTHING = Answer()


class Formal:
    """The formal references of one document: what each may point to among the mentions before it."""

    def __init__(self, text: str, found: Sequence[Mention], catalog: Catalog) -> None:
        """Take the mentions as found; what is chosen and where each points is told with each question."""
        self._text = text
        self._found = found
        self._catalog = catalog
        self._ends = {mention.end for mention in found if mention.form is not Form.COREFERENCE}
        self._fields = [dict(mention.fields) if mention.form is Form.CITED else {} for mention in found]
        self._named: dict[str, Recent] | None = None
        self._volumes: dict[tuple[str, str], Recent] | None = None
        self._notes: dict[str, list[int]] | None = None
        self._roots: dict[int, int] = {}
        self.sections = Sections(text, found, tuple(self._fields))

    # --- id. ---------------------------------------------------------------------------------------------------------

    def ibid(self, index: int, chosen: Chosen, points: Points, either: dict[int, tuple[int, ...]]) -> Answer:
        """The citation right before: of the kind that the place fits, with no unrecognised one in between."""
        mention = self._found[index]
        unit = mention.pinpoints[0].unit if mention.pinpoints else ""
        fits = _FITS.get("filed" if mention.kind is Kind.BRIEF else unit)
        after = mention.start
        spoken: int | None = None
        for at in range(index - 1, max(-1, index - 1 - _MOST), -1):
            raw, now = self._found[at], chosen[at]
            if mention.start - raw.end > _REACH:
                break
            if now is None or raw.key[0] == "head" or raw.end > after:
                continue
            bare = raw.form is Form.CITED and raw.kind is Kind.CASE and "plaintiff" not in self._fields[at]
            if (
                bare
                and "docket" in self._fields[at]
                and "court" not in self._fields[at]
                and self._clear(raw.end, after)
            ):
                after = raw.start
                continue  # the number of the case at hand, at the head or foot of a page
            if bare and _HEAD_OF_PAGE.search(self._text, max(0, raw.start - 12), raw.start):
                continue  # "Cite as: 570 U.S. ____ (2013)": what one reads, not what it cites
            if raw.key[0] == "place" and now.form is not Form.SHORT:
                continue
            if (opened := self._parenthesis(at, mention.start)) is not None:
                after = min(after, opened)
                continue
            if not self._clear(raw.end, after):
                break
            after = raw.start
            if now.form in _BACK and points[at] is None and now.key[0] in _BACK_KEYS:
                # What that one means is not known, so neither is this.
                return Answer(either=either[at]) if at in either else _NOTHING
            if fits is not None and now.kind not in fits and not self._stands(at, mention, unit, points):
                continue
            paged = now.form is Form.ALIAS and any(place.unit == "page" for place in now.pinpoints)
            formal = (
                paged
                or now.form in _FORMAL
                or (now.kind is Kind.CASE and _SIGNAL.search(self._text, max(0, raw.start - 12), raw.start) is not None)
            )
            if raw.key[0] == "place" and not _CITING.search(self._text, max(0, raw.start - 12), raw.start):
                continue  # "under § 1983": spoken of, not cited
            if not formal:
                spoken = at if spoken is None else spoken
                if mention.start - raw.end > _FORMAL_REACH:
                    break
                continue
            return self._decided(mention, at, spoken, points)
        if spoken is None:
            return _NOTHING
        return Answer(spoken)

    def _stands(self, at: int, mention: Mention, unit: str, points: Points) -> bool:
        """Whether id. means a citation whose kind its place does not fit: one of pages, or cited right before it."""
        raw = self._found[at]
        if raw.form not in _FORMAL or unit != "page" or mention.kind is Kind.BRIEF:
            return False
        if "page" in self._fields[self._root(at, points)]:
            return True  # the Federal Register, the Statutes at Large
        cited = raw.start == 0 or _CITING.search(self._text, max(0, raw.start - 12), raw.start)
        return bool(cited) and _AT_ONCE.fullmatch(self._text, raw.end, mention.start) is not None

    def _decided(self, mention: Mention, at: int, spoken: int | None, points: Points) -> Answer:
        page = next((place.first for place in mention.pinpoints if place.unit == "page"), "")
        at = self._whose_history(at, page)
        root = self._root(at, points)
        held = not page.isdigit() or any(self._holds(one, int(page)) for one in self._group(root))
        if spoken is not None and self._rivals(root, other := self._root(spoken, points)):
            # The text has gone on to another case by its name: the page may tell which of the two is meant.
            other_held = not page.isdigit() or any(self._holds(one, int(page)) for one in self._group(other))
            behind = self._text[self._found[spoken].end : mention.start]
            if other_held and behind.endswith("(") and not _STOPS.search(behind):
                return Answer(spoken)  # "as Roe explained (id. at p. 12)"
            if held and other_held:
                return Answer(either=(spoken, at))
            if other_held:
                return Answer(spoken)
        if not held:
            return _NOTHING
        section = next((place for place in mention.pinpoints if place.unit in ("section", "article", "part")), None)
        if section and (moved := self.sections.section_of(mention, root, section)):
            return Answer(at, mention=moved)
        return Answer(at)

    def _root(self, at: int, points: Points) -> int:
        """The mention at the end of a chain of references; each chain is walked once, for what is settled stays."""
        chain = []
        while at not in self._roots and at < len(points) and (further := points[at]) is not None and further < at:
            chain.append(at)
            at = further
        root = self._roots.get(at, at)
        self._roots.update(dict.fromkeys(chain, root))
        return root

    def _whose_history(self, at: int, page: str) -> int:
        """The case of which a citation only tells what became of it, "aff'd, 565 U.S. 40", where the page may be in it."""
        main = at
        while main and "history" in self._fields[main] and self._found[main - 1].kind is Kind.CASE:
            main -= 1
        fits = main != at and (not page.isdigit() or any(self._holds(one, int(page)) for one in self._group(main)))
        return main if fits else at

    def _rivals(self, root: int, other: int) -> bool:
        """Whether a name in the text is of another case than the one cited last, and of one cited or known."""
        raw = self._found[other]
        apart = other != root and self._identity(other) != self._identity(root)
        both = raw.kind is Kind.CASE and self._found[root].kind is Kind.CASE
        return apart and both and (raw.form is Form.CITED or raw.key[0] == "name")

    def _holds(self, at: int, page: int) -> bool:
        """Whether an opinion or article that begins where this one does may hold a page."""
        first = self._fields[at].get("page", "")
        if self._found[at].kind not in (Kind.CASE, Kind.JOURNAL) or not first.isdigit() or len(first) > 5:
            return True
        return int(first) <= page <= int(first) + _LONGEST

    def _group(self, at: int) -> Iterator[int]:
        """A case and the parallel citations around it."""
        yield at
        for step in (-1, 1):
            here = at
            while 0 <= here + step < len(self._found) and abs(here - at) < _PARALLEL:
                before, after = sorted((here, here + step))
                gap = self._text[self._found[before].end : self._found[after].start]
                if self._found[here + step].key[0] != "cite" or gap.strip() != "," or len(gap) > 4:
                    break
                here += step
                yield here

    def _parenthesis(self, at: int, until: int) -> int | None:
        """Where the parenthesis opens that holds this citation as an aside to another; None where none does."""
        text, start = self._text, self._found[at].start
        low = max(0, start - _PARENTHESIS)
        position = start
        depth = 0
        while (position := max(text.rfind("(", low, position), text.rfind(")", low, position))) >= 0:
            if text[position] == ")":
                depth += 1
                continue
            if depth:
                depth -= 1
                continue
            if text.count(")", start, until) == text.count("(", start, until):
                return None  # id. stands within it too
            if position == start - 1 and self._found[at].key[0] == "record":
                return None  # "(Tr. 45.) (R. 12.)": in its own brackets, and an aside to nothing
            before = text[max(0, position - 12) : position]
            behind = position - len(before) + len(before.rstrip())
            aside = behind in self._ends or text[behind - 1 : behind] == ")"
            return position if aside or _QUOTED.match(text, position + 1) else None
        return None

    def _clear(self, start: int, end: int) -> bool:
        """Whether nothing between two recognised citations looks like a third."""
        while behind := _BEHIND.match(self._text, start, end):
            start = behind.end()
        gap = self._text[start:end]
        if not _DIGIT.search(gap) and not any(sign in gap for sign in _CITED_BY):
            return True
        if "(" in gap:
            gap = _ASIDE.sub(" ", gap)
        if "\n" in gap or "  " in gap:
            gap = re.sub(r"\s+", " ", gap)
        return not any(sign in gap and pattern.search(gap) for sign, pattern in _LOOKS_CITED)

    # --- supra, short forms ------------------------------------------------------------------------------------------

    def supra(self, index: int, chosen: Chosen, points: Points) -> Answer:
        """The earlier citation of that name, of that volume or in that note; all of them where none is the only one."""
        mention = self._found[index]
        _, name, note = mention.key
        if not name:
            near = index - 1
            while near >= 0 and chosen[near] is None:
                near -= 1
            gap = self._text[self._found[near].end : mention.start] if near >= 0 else ""
            return Answer(near) if near >= 0 and gap.strip() == "," and len(gap) < 4 else Answer(-1)
        best: dict[int, list[int]] = {}
        for at in self._by_name(name, index):
            if chosen[at] is not None and (rank := self._rank(name, at)) is not None:
                best.setdefault(rank, []).append(at)
        if not best:
            return self._given(index, name) or self._known(mention, name) or Answer(mention=reported(mention))
        fitting = best[min(best)]
        fields = dict(mention.fields)
        if "volume" in fields:
            wanted = (fields["volume"], bare(fields["reporter"]))
            fitting = [at for at in fitting if any(self._volume(one) == wanted for one in self._group(at))] or fitting
        if note and len(fitting) > 1:
            fitting = [at for at in fitting if self._in_note(at, note, name)] or fitting
        return self._one(fitting, points)

    def _given(self, index: int, name: str) -> Answer | None:
        """What the text has given this very name to: "Montoya II, supra" after "... [nonpub. opn.] (Montoya II)"."""
        for at in range(index - 1, max(-1, index - _GIVEN), -1):
            if self._found[at].key[:2] == ("defined", name):
                return Answer(at)
        return None

    def _one(self, fitting: Sequence[int], points: Points) -> Answer:
        """The nearest of those that fit, when they are all one instrument."""
        apart: dict[tuple[str, ...], int] = {}
        for at in fitting:
            apart.setdefault(self._identity(self._root(at, points)), at)
        cited = {key: at for key, at in apart.items() if key[0] == "cite"}
        if len(cited) == 1 and len(apart) > 1:
            # "Roe v. Wade" by name and by number is one case when it is the only one of these parties.
            (at,) = cited.values()
            parties = self._parties(at)
            apart = {key: one for key, one in apart.items() if one == at or self._parties(one) != parties}
        places = tuple(apart.values())
        return Answer(places[0]) if len(places) == 1 else Answer(either=places[:4])

    def _known(self, mention: Mention, name: str) -> Answer | None:
        """A name that the catalog knows, where the text has not cited it before."""
        entries = self._catalog.names.get(one_joint(" ".join(name.split())).lower(), ())
        if len(entries) == 1 and not entries[0].needs and " " in name:
            key = ("name", name.lower(), "", entries[0].id)
            return Answer(mention=mention._replace(key=key, kind=self._catalog.instruments[entries[0].id].kind))
        return None

    def short(self, index: int, chosen: Chosen, points: Points) -> Answer:
        """The citation of that volume and name that begins on the page or last before it."""
        mention = self._found[index]
        fields = dict(mention.fields)
        # Its volume, or the whole number where it has none: "[2019] UKSC 41, [61]".
        wanted = volume_of(fields) if "volume" in fields else ("", mention.key[1])
        name = _NUMERAL.sub("", fields.get("plaintiff", ""))  # "Rice I, 5 F.3d at 3": the volume says which
        fitting = [at for at in self._of_volume(wanted, index) if chosen[at] is not None]
        if mention.key[0] == "cite-again":
            return Answer(next((at for at in fitting if self._found[at].key[1] == mention.key[1]), None))
        if name:
            named = [at for at in fitting if any(self._rank(name, one) is not None for one in self._group(at))]
            if not named and any("plaintiff" in self._fields[one] for at in fitting for one in self._group(at)):
                return _NOTHING
            fitting = named or fitting
        elif index and (beside := self._beside(index, fitting, points)):
            fitting = [beside]
        pin = re.match(r"\d+", fields.get("pin", ""))
        if pin:
            first = {at: int(page) for at in fitting if (page := self._fields[at].get("page", "")).isdigit()}
            begun = [page for page in first.values() if page <= int(pin.group())]
            fitting = [at for at in fitting if first.get(at) == max(begun)] if begun else []
        return self._one(fitting, points) if fitting else _NOTHING

    def _beside(self, index: int, fitting: Sequence[int], points: Points) -> int | None:
        """The one of several in a volume that the short form right before it is of: "Poe, 416 Md. at 615, 7 A.3d at 584"."""
        before, target = self._found[index - 1], points[index - 1]
        gap = self._text[before.end : self._found[index].start]
        if len(fitting) < 2 or target is None or before.form is not Form.SHORT or gap.strip() != "," or len(gap) > 3:
            return None
        case = set(self._group(self._root(target, points)))
        return next((at for at in fitting if at in case), None)

    def case(self, index: int, chosen: Chosen, points: Points) -> Answer:
        """The cited case of these very parties, for "Roe v. Wade" after "Roe v. Wade, 410 U.S. 113"."""
        mention = self._found[index]
        if mention.key[3]:
            return _NOTHING
        # "In re D.B." has one party.
        parties = tuple(party.lower() for party in mention.key[1:3] if party)
        name = " v. ".join(parties)
        same = [
            at
            for at in self._by_name(name, index)
            if chosen[at] is not None and self._found[at].form is Form.CITED and self._parties(at)[:2] == parties
        ]
        answer = self._one(same, points) if same else _NOTHING
        return answer if answer.target is not None else _NOTHING

    def _volume(self, at: int) -> tuple[str, str]:
        return volume_of(self._fields[at])

    def _of_volume(self, wanted: tuple[str, str], index: int) -> list[int]:
        """The citations of a volume before a position, each case or article once, nearest first."""
        if self._volumes is None:
            self._volumes = {}
            for at, mention in enumerate(self._found):
                if mention.key[0] == "cite":
                    fields = self._fields[at]
                    beside = [fields["nominative"]] if "nominative" in fields else mention.key[2:]
                    others = {volume_as_written(written) for written in beside}
                    volumes = {self._volume(at), *others} if "volume" in fields else {("", mention.key[1])}
                    for volume in volumes:
                        self._volumes.setdefault(volume, Recent()).add(mention.key[1], at)
                elif mention.kind is Kind.CASE and mention.key[0] == "name" and len(mention.key) == 4:
                    self._known_volume(at, mention.key[3])
        recent = self._volumes.get(wanted)
        return recent.nearest(index) if recent else []

    def _known_volume(self, at: int, id_: str) -> None:
        """A case named and not cited, by the volume and page that the catalog knows: "477 U.S. at 425" after its name."""
        found = _REPORTED.fullmatch(self._catalog.instruments[id_].citation or "")
        if found and self._volumes is not None:
            self._fields[at] = {**self._fields[at], **found.groupdict()}
            self._volumes.setdefault(self._volume(at), Recent()).add(id_, at)

    def _by_name(self, name: str, index: int) -> list[int]:
        """What the longest word of a name may name before a position, each once, nearest first."""
        if self._named is None:
            self._named = {}
            for at in range(len(self._found)):
                parties = self._parties(at)
                named = (self._identity(at), parties)
                for word in set(_WORDS.findall(" ".join(parties))):
                    recent = self._named.get(word)
                    if recent is None:
                        recent = self._named[word] = Recent()
                    recent.add(named, at)
        words = _WORDS.findall(" ".join(parties_in(name.lower())))
        recent = self._named.get(max(words, key=len)) if words else None
        return recent.nearest(index) if recent else []

    def _parties(self, at: int) -> tuple[str, ...]:
        """The names by which a mention may be called again, in small letters."""
        mention = self._found[at]
        if mention.form not in (Form.CITED, Form.NAMED, Form.ALIAS) or mention.key[0] in ("defined", "head"):
            return ()
        if mention.kind is Kind.CASE:
            names = [value for name, value in mention.fields if name in ("plaintiff", "defendant")]
            if mention.key[0] == "name":
                names += [
                    part for id_ in mention.key[3:] for part in self._catalog.instruments[id_].title.split(" v. ")
                ]
            return tuple(name.lower() for name in names)
        if mention.kind is Kind.JOURNAL:
            # The author stands before the title, the title before the volume.
            low = self._found[at - 1].end if at else 0
            lead = re.split(
                r"[;\n]|\. (?=[A-Z][a-z]+ [A-Z])", self._text[max(low, mention.start - 260) : mention.start]
            )[-1]
            return tuple(part.lower() for part in lead.split(", ")[:2])
        return (re.sub(r"\s+", " ", self._text[mention.start : mention.end]).lower(),)

    def _rank(self, name: str, at: int) -> int | None:
        """How well a name fits what a mention is called: whole, its beginning, a part; None where it does not."""
        names = self._parties(at)
        wanted = parties_in(re.sub(r"\s+", " ", name.lower()))
        ranks = []
        for one in wanted:
            found = [rank for whole in names if (rank := fit(one, whole)) is not None]
            if not found:
                return None
            ranks.append(min(found))
        return max(ranks) if ranks else None

    def _identity(self, at: int) -> tuple[str, ...]:
        key = self._found[at].key
        return key[:2] if key[0] in ("cite", "record") else (key[0], *key[3:]) if key[0] == "name" else key

    def _in_note(self, at: int, note: str, name: str) -> bool:
        """Whether what is mentioned is so named in the footnote of this number."""
        if self._notes is None:
            self._notes = {}
            for line in _NOTE_LINE.finditer(self._text):
                self._notes.setdefault(line[1], []).append(line.start())
        assert self._named is not None
        words = _WORDS.findall(" ".join(parties_in(name.lower())))
        again = self._named[max(words, key=len)].places((self._identity(at), self._parties(at)))
        following = self._notes.get(str(int(note) + 1), [])
        for begun in self._notes.get(note, [])[:_NOTES]:
            after = bisect.bisect_right(following, begun)
            stop = following[after] if after < len(following) else begun + 3000
            first = bisect.bisect_left(again, begun, key=lambda one: self._found[one].start)
            if first < len(again) and self._found[again[first]].start < stop:
                return True
        return False
