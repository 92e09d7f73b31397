"""Which code or act a bare section is of: "§ 1988(b)" after "42 U.S.C. § 1983", "section 245(a)" after the act's name."""

import bisect
import re
from collections.abc import Hashable, Sequence
from typing import NamedTuple

from lexindex.actsections import act_of, code_section
from lexindex.grammars.code_table import Code, subject_code
from lexindex.grammars.sections import clean, slugged
from lexindex.grammars.session_laws import of_place
from lexindex.grammars.states import subjects
from lexindex.model import Form, Kind, Mention, Pinpoint

_REACH = 32_000  # characters in which a code cited stays in force
_SINCE = 4  # references to acts since one was cited with a section, after which its number alone means that one no more
_NOTE_REACH = 6000  # to the note at the foot of the page that says whose the sections are
_MOST = 64  # names or codes that one word may mean
_NAMING = frozenset({Form.CITED, Form.NAMED, Form.ALIAS})
_NUMBER = re.compile(
    r"\d{1,5}[A-Za-z]{0,3}(?:-[A-Z](?=:))?(?:\.\d{1,5}[A-Za-z]?){0,2}(?:[-:]\d{1,4}[A-Za-z]{0,2}(?:\.\d{1,3})?){0,3}"
)
# Sections of the United States Code that go by their number alone, whichever title a text cites else.
_FAMOUS = {
    "1981": "42", "1982": "42", "1983": "42", "1985": "42", "1988": "42", "1915": "28", "1915A": "28", "2241": "28", "2254": "28", "2255": "28",
    "3553": "18", "3582": "18",
}  # fmt: skip
_AMERICAN = re.compile(
    r"\bU\. ?S\. ?C\.|\bF\. ?(?:[23]d|4th|Supp)|\d U\. ?S\. \d|\bS\. ?Ct\.|\bFed\. ?R\.|\b(?:Fourth|Eighth|Fourteenth) Amendment\b"
)
_FEDERAL = frozenset({"U.S.C.", "C.F.R."})
# What a court says once, of all the sections to come: "Statutory references are to the Penal Code".
_DECLARED = re.compile(
    r"\b(?:[Ss]tatutory|[Ss]ection|[Uu]n(?:designated|specified|labell?ed|attributed|identified))\s(?:(?:and|code|section|statutory)\s){0,2}"
    r"(?:references|citations|sections)\s(?:(?:herein|hereafter|hereinafter|in\sth(?:is|e)\s\w{1,12})\s){0,2}"
    r"(?:are|will\sbe|shall\sbe)\sto\s(?:sections\sof\s)?the\s\Z"
)
# Each begins with its own letters, which the engine finds without a look at any other word.
_SAID = tuple(
    re.compile(rf"{word}(?<!\w{word})\s(?:\w{{1,12}}\s){{0,6}}(?:are|be)\sto\s") for word in ("references", "citations")
)
_DECLARES = 110  # characters of that before the code's name
_OF_TWO = re.compile(r",?\s(?:and|or|and/or)\s(?:to\s)?the\s[A-Z]|,\sthe\s[A-Z]")

Chosen = Sequence[Mention | None]


class Answer(NamedTuple):
    """What a reference points to: one earlier mention, one of several, or an instrument told by a changed mention."""

    target: int | None = None
    either: tuple[int, ...] = ()
    mention: Mention | None = None


class Recent:
    """Positions by what stands there: the nearest of each before a position, however often each stands."""

    __slots__ = ("_firsts", "_groups", "_lists")

    def __init__(self) -> None:
        """Start with none."""
        self._groups: dict[Hashable, list[int]] = {}
        self._firsts: list[int] = []
        self._lists: list[list[int]] = []

    def add(self, key: Hashable, at: int) -> None:
        """Note that `key` stands at a position, later than all before."""
        places = self._groups.get(key)
        if places is None:
            places = self._groups[key] = []
            self._firsts.append(at)
            self._lists.append(places)
        places.append(at)

    def nearest(self, index: int) -> list[int]:
        """The nearest position of each key before `index`, nearest first, of the keys that came last."""
        stop = bisect.bisect_left(self._firsts, index)
        return sorted((last_before(places, index) for places in self._lists[max(0, stop - _MOST) : stop]), reverse=True)

    def places(self, key: Hashable) -> Sequence[int]:
        """Every position of a key."""
        return self._groups.get(key, ())


def last_before(places: Sequence[int], index: int) -> int:
    """The last of some ordered positions before `index`; -1 where there is none."""
    stop = bisect.bisect_left(places, index)
    return places[stop - 1] if stop else -1


class Sections:
    """The sections that one document names, of codes and of acts, and what a section alone means after them."""

    def __init__(self, text: str, found: Sequence[Mention], fields: Sequence[dict[str, str]]) -> None:
        """Take the mentions as found, with the fields of those cited; nothing is read before it is asked for."""
        self._text = text
        self._found = found
        self._fields = fields
        self._sections: dict[str, list[int]] | None = None
        self._codes = Recent()
        self._cites_american: bool | None = None
        self._declared: list[int] | None = None
        self._cited: set[str] | None = None  # whose codes the text cites, read once
        self.moved: dict[int, Mention] = {}  # references that are citations of their own, as the resolver settles them

    def meant(self, index: int, chosen: Chosen, acts: Sequence[int]) -> Answer | None:
        """What "§ 1988(b)" means where a code is in force: the section of that number cited, named or in the one code.

        `acts` are the earlier mentions of acts that have sections, nearest first. None where no code is in force.
        """
        mention = self._found[index]
        place = mention.pinpoints[0]
        number = _NUMBER.match(place.first)
        if place.unit != "section" or not number:
            return None
        section = number.group()
        at = last_before(self._sectioned().get(section, ()), index)
        if at >= 0 and self._found[at].key[0] == "name" and sum(one > at for one in acts) >= _SINCE:
            at = -1  # another act has been spoken of since, which has sections of that number too
        stated = last_before(self._declarations(), index)
        if stated < 0 and (later := self._said_later(index)) and (own := _of_code(mention, later, section, place)):
            return Answer(mention=own) if at < 0 or chosen[at] is None else self._at(mention, at, place)
        if stated >= 0 and chosen[stated] is not None:
            return self._as_declared(mention, stated, at if at >= 0 and chosen[at] is not None else None)
        if at >= 0 and chosen[at] is not None and mention.start - self._found[at].end < _REACH:
            return self._at(mention, at, place)
        near: dict[tuple[str, str], int] = {}
        for at in self._codes.nearest(index):
            fields = self._fields[at]
            close = mention.start - self._found[at].end < _REACH
            if close and chosen[at] is not None and self._alike(at, section):
                near.setdefault((fields["code"], fields.get("title", "")), at)
        title = _FAMOUS.get(section)
        if title and ("U.S.C.", title) not in near and _FEDERAL.issuperset(c for c, _ in near) and self._american():
            return Answer(mention=_famous(mention, title, section, place))
        if not near:
            return None
        # The table of acts says which has a section of that number: an act named, or a title of the Code.
        holding = [
            at
            for at in acts
            if self._found[at].key[0] == "name" and any(code_section(id_, section) for id_ in self._found[at].key[3:])
        ]
        titles = [at for (code, title), at in near.items() if code == "U.S.C." and act_of(title, section)]
        if holding and not titles:
            return Answer(holding[0])
        if len(titles) == 1 and not holding:
            moved = self.section_of(mention, titles[0], place)
            return Answer(mention=moved) if moved else None
        # An act named since the code was last cited is the one in force; the code's own sections are none.
        named = next((at for at in acts if at not in self.moved and "code" not in self._fields[at]), -1)
        if named > max(*near.values(), *(at for at in acts if at in self.moved), -1):
            return None
        moved_all = [one for at in near.values() if (one := self.section_of(mention, at, place))]
        if len(moved_all) == 1:
            return Answer(mention=moved_all[0])
        if not moved_all or self._text[mention.start] != "§":
            return None
        keys = tuple(part for one in moved_all[:4] for part in one.key[1:3])
        return Answer(mention=moved_all[0]._replace(key=("either-cite", *keys), fields=()))

    def _at(self, mention: Mention, at: int, place: Pinpoint) -> Answer:
        moved = self.section_of(mention, at, place)
        return Answer(mention=moved) if moved else Answer(at)

    def _said_later(self, index: int) -> Code | None:
        """The code of the one declaration of a text, where a note soon behind the first sections makes it."""
        places = self._declarations()
        near = len(places) == 1 and self._found[places[0]].start - self._found[index].end < _NOTE_REACH
        return self._code_at(places[0]) if near else None

    def article(self, index: int, chosen: Chosen, acts: Sequence[int]) -> Answer | None:
        """What "article 38.22" means: that article of a code, where one is cited, or of the code of articles in force.

        `acts` are the earlier mentions of instruments that have articles, nearest first.
        """
        mention = self._found[index]
        place = mention.pinpoints[0]
        number = _NUMBER.match(place.first)
        if place.unit != "article" or not number:
            return None
        at = last_before(self._sectioned().get(f"art. {number.group()}", ()), index)
        if at < 0 or chosen[at] is None or mention.start - self._found[at].end >= _REACH:
            at = acts[0] if acts else -1
        moved = self.section_of(mention, at, place) if at >= 0 else None
        return Answer(mention=moved) if moved else None

    def having(self, acts: list[int], unit: str) -> list[int]:
        """Those of some instruments that may have such places: an act has sections, rules are of the rules of a court."""
        if unit == "rule":
            return [at for at in acts if self._found[at].kind is not Kind.STATUTE]
        if unit == "title":
            return [at for at in acts if self._found[at].kind is Kind.STATUTE]  # rules of a court have none
        if unit == "section":
            return [at for at in acts if not any(place.unit == "rule" for place in self._found[at].pinpoints)]
        return acts

    def regulations(self, acts: Sequence[int], none: int) -> int:
        """The regulations in force where "regulation 7(1)" stands alone, whatever act has been named since."""
        ours = (at for at in acts if self._found[at].kind is Kind.REGULATION)
        return next((at for at in ours if "egulations" in self._written(at)), none)

    def _written(self, at: int) -> str:
        return self._text[self._found[at].start : self._found[at].end]

    def _declarations(self) -> list[int]:
        """The mentions of a code to which the text says that its sections alone belong: "section references are to"."""
        if self._declared is None:
            self._declared = []
            said = any(pattern.search(self._text) for pattern in _SAID)
            for at, mention in enumerate(self._found if said else ()):
                if mention.form not in _NAMING or mention.kind is not Kind.STATUTE or mention.pinpoints:
                    continue
                low = max(0, mention.start - _DECLARES)
                if _DECLARED.search(self._text, low, mention.start) and not _OF_TWO.match(self._text, mention.end):
                    self._declared.append(at)
        return self._declared

    def _as_declared(self, mention: Mention, stated: int, same: int | None) -> Answer:
        """A section of the code that the text has declared; open where it has cited that number of another."""
        place, code = mention.pinpoints[0], self._code_at(stated)
        number = _NUMBER.match(place.first)
        assert number is not None  # asked before
        own = code and _of_code(mention, code, number.group(), place)
        if same is None:
            return Answer(mention=own) if own else Answer(stated)
        moved = self.section_of(mention, same, place)
        if not own or not moved or self._found[same].key[:2] == own.key[:2]:
            return Answer(mention=moved) if moved else Answer(same)
        return Answer(mention=own._replace(key=("either-cite", *own.key[1:3], *moved.key[1:3]), fields=()))

    def _code_at(self, at: int) -> Code | None:
        """The state's code that a mention names by its subject, where the text says whose it is."""
        mention = self._found[at]
        written = clean(self._text[mention.start : mention.end])
        states = dict.fromkeys(subject.jurisdiction for subject in subjects())
        codes = tuple(
            code for state in states if (code := subject_code(state, re.sub(r"^(?:California|Texas) ", "", written)))
        )
        if not codes:
            return None
        if self._cited is None:
            self._cited = {one.key[1].partition("/")[0] for one in self._found if one.key[0] == "cite"}
        those = [code for code in codes if code.jurisdiction in self._cited]
        return those[0] if len(those) == 1 else of_place(self._text, mention.start, mention.end, codes)

    def _alike(self, at: int, section: str) -> bool:
        """Whether a code numbers its sections so, with points or without; California does both."""
        own = self._fields[at]["section"]
        if len(section) < 3 and len(own) >= 3 and own[:3].isdigit() and self._fields[at]["code"] == "U.S.C.":
            return False  # "section 15(a)" of an act, after "42 U.S.C. § 300aa"
        both = self._found[at].key[1].startswith("us-ca/") or ("-" in own and "-" in section)  # "84-917", "25-510.02"
        return both or ("." in self._fields[at]["section"]) == ("." in section)

    def _american(self) -> bool:
        """Whether the text cites as courts of the United States do, read once."""
        if self._cites_american is None:
            self._cites_american = _AMERICAN.search(self._text) is not None
        return self._cites_american

    def _sectioned(self) -> dict[str, list[int]]:
        """Mentions by each section they name; codes are noted by the way."""
        if self._sections is None:
            self._sections = {}
            for at, mention in enumerate(self._found):
                fields = self._fields[at]
                if mention.form not in _NAMING or mention.kind not in (Kind.STATUTE, Kind.REGULATION):
                    continue
                if "code" in fields and fields.get("section"):
                    self._codes.add((fields["code"], fields.get("title", ""), "." in fields["section"]), at)
                if mention.key[0] == "name" and mention.key[1].startswith("section "):
                    continue  # known by its number, "Section 1983": the number alone is the Code's
                for place in mention.pinpoints:
                    if place.unit == "section" and (number := _NUMBER.match(place.first)):
                        self._sections.setdefault(number.group(), []).append(at)
                if article := fields.get("article") if "code" in fields else None:
                    self._sections.setdefault(f"art. {article}", []).append(at)
        return self._sections

    def section_of(self, mention: Mention, at: int, place: Pinpoint) -> Mention | None:
        """The mention as a citation of another section of the code that an earlier one cites."""
        earlier = self.moved.get(at, self._found[at])
        fields = dict(earlier.fields)
        own = fields.get("section", "")
        number = _NUMBER.match(place.first)
        if place.unit == "part" and fields.get("code") == "C.F.R." and number:
            title, part = fields["title"], number.group()
            key = ("cite", f"us/{title}-cfr-part-{part}", f"{title} C.F.R. {part}", f"{title} C.F.R. Part {part}")
            own_fields = (("title", title), ("code", "C.F.R."), ("part", part))
            return mention._replace(kind=earlier.kind, form=Form.IBID, key=key, fields=own_fields)
        if (place.unit == "article") is not ("article" in fields):
            return None  # "id. § 2" after an article is a section of it
        if place.unit == "article":
            own = fields["article"]
        if earlier.key[0] != "cite" or "code" not in fields or not own or not number:
            return None
        slug, written, section = earlier.key[1], earlier.key[2], number.group()
        if not slug.endswith(own.lower()) or not written.endswith(own):
            return None
        slug = slug[: len(slug) - len(own)] + section.lower()
        written = written[: len(written) - len(own)] + section
        parts: list[tuple[str, str]] = [(name, fields[name]) for name in ("title", "code") if name in fields]
        if place.unit == "article":
            parts.append(("article", section))
        parts.append(("section", section))
        if rest := place.first[len(section) :]:
            parts.append(("subsection", rest))
        form = Form.IBID if mention.form is Form.IBID else Form.SHORT
        return mention._replace(kind=earlier.kind, form=form, key=("cite", slug, written), fields=tuple(parts))


def _of_code(mention: Mention, code: Code, section: str, place: Pinpoint) -> Mention:
    """A section alone as a citation of a state's code by subject: "section 602" of the Welfare and Institutions Code."""
    fields = [("code", code.code), ("section", section)]
    if rest := place.first[len(section) :]:
        fields.append(("subsection", rest))
    key = ("cite", f"{code.jurisdiction}/{slugged(f'{code.base} {section}')}", f"{code.base} § {section}")
    return mention._replace(kind=code.kind, form=Form.SHORT, key=key, fields=tuple(fields))


def _famous(mention: Mention, title: str, section: str, place: Pinpoint) -> Mention:
    """A section that goes by its number, as a citation of its title: "§ 1983"."""
    fields = [("title", title), ("code", "U.S.C."), ("section", section)]
    if rest := place.first[len(section) :]:
        fields.append(("subsection", rest))
    key = ("cite", f"us/{title}-usc-{section.lower()}", f"{title} U.S.C. {section}")
    return mention._replace(kind=Kind.STATUTE, form=Form.ALIAS, key=key, fields=tuple(fields))
