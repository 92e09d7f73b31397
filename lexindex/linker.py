"""From mentions to instruments: the catalog's where it knows one, one made from the citation or name where it does not.

A name that fits several instruments is decided by its year, by the places the text speaks of, or not at all: then the
mention keeps its candidates and no instrument. A wrong link is worse than none.
"""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from lexindex import actsections, billnames, constitutional, deeds, homonyms, outside, protocols, rulings, signs
from lexindex.catalog import Catalog
from lexindex.catalog_rows import citation_key
from lexindex.countries import Whereabouts, abroad, american, country, owned, place_of, unwritten
from lexindex.dated import dated
from lexindex.grammars.parts import PLACE_TAGS
from lexindex.grammars.places import PLACES
from lexindex.homelands import PLACE_BEHIND, PLACE_TAG, TAGGED, by_number, entitled, of_tag, settled
from lexindex.homonyms import english_case, has_number, known_case, liked, of_town, placeless
from lexindex.model import Form, Instrument, Kind, Mention
from lexindex.parallels import fullest, parallel, parallel_treaties
from lexindex.pointers import opened, renumbered
from lexindex.precedents import by_short_name
from lexindex.scores import ALIAS, BACK, CITED, CITED_OUTSIDE, DECIDED, LOCAL, NAMED, NEW, PREFERRED
from lexindex.text import capitalised, fold

_OF_PLACE = re.compile(r"(?:(?<=Act)|(?<=Code)|(?<=Ordinance)) of (?:the )?([A-Z]\w+(?: [A-Z]\w+)?)$")
_NEUTRAL_LEADS = frozenset(
    """
    Federal National US U.S. UK U.K. United States American British Australian Canadian Indian Irish EU UN U.N.
    European
    """.split()
)


def link(
    text: str,
    mentions: Sequence[Mention],
    catalog: Catalog,
    *,
    document: str = "text",
    written: str | None = None,
    prefer: Sequence[str] = (),
) -> list[Mention]:
    """The mentions with their instrument or candidates; names that turn out to be none are taken out.

    What is younger than the day on which a document was `written` is not meant in it. Where the text decides nothing between
    candidates, one of the first jurisdiction to `prefer` is taken.
    """
    return _Linker(text, mentions, catalog, document, written, prefer).linked()


_FEDERAL = re.compile(r" (?:\d{1,2} U\. ?S\. ?C\b|\d{1,2} USC\b|Pub(?:\.|lic) ?L|P\.? ?L\.? ?(?:No|\d))")


class _Linker:
    """One document's links: what its places say is counted once, what it leaves unnamed is numbered in order."""

    def __init__(
        self,
        text: str,
        mentions: Sequence[Mention],
        catalog: Catalog,
        document: str,
        written: str | None,
        prefer: Sequence[str],
    ) -> None:
        self._text = text
        self._written = written
        self._prefer = prefer
        self._catalog = catalog
        self._slug = re.sub(r"[^A-Za-z0-9._/~@+=,#%-]+", "-", document.removeprefix("doc:"))
        self._count: Counter[str] = Counter()
        self._given: dict[str, Mention] | None = None
        self._whereabouts = Whereabouts(text, mentions, catalog)
        self._mentions = mentions = settled(mentions, self._whereabouts)
        self._entries: dict[str, Instrument] = {}
        self._papers: dict[str, str] = {}
        self._full = fullest(mentions)
        self._acts: dict[str, str] = {}  # of the Code sections that the text cites by an act's own numbers
        self._answers: dict[tuple[str, ...], tuple[Instrument | None, tuple[Instrument, ...], float, int]] = {}

    def linked(self) -> list[Mention]:
        """Every mention in order, back-references after what they point to."""
        done: list[Mention | None] = []
        for mention in self._mentions:
            if (mention.antecedent is not None and mention.key[0] != "cite") or mention.key[0] in ("same", "either"):
                done.append(mention)
            else:
                done.append(self._direct(mention))
        parallel(self._text, done, self._catalog)
        parallel_treaties(self._text, done, self._catalog)
        for index, forward in enumerate(done):
            if forward is not None and forward.key[:1] == ("same",):
                done[index] = self._follow(forward, done[int(forward.key[1])])
        for index, back in enumerate(done):
            if back is None:
                continue
            if back.key[0] == "either":
                done[index] = opened(back, [done[int(place)] for place in back.key[1:]])
            elif back.antecedent is not None and back.key[0] != "cite":
                done[index] = self._follow(back, done[back.antecedent])
        kept = renumbered([mention and actsections.placed(mention, mention.instrument) for mention in done])
        return [
            signs.weighed(self._text, one, self._catalog, self._whereabouts.places()) if one.candidates else one
            for one in billnames.named(self._text, kept, self._catalog)
        ]

    def _follow(self, mention: Mention, target: Mention | None) -> Mention | None:
        if target is None:
            return None if mention.form in (Form.COREFERENCE, Form.ALIAS) else mention._replace(antecedent=None)
        instrument = target.instrument
        if instrument and instrument.id in self._acts and (mention.key[0] != "ibid" or mention.pinpoints):
            # After "INA § 235" the Act is the INA, and section 245 is one of its own.
            instrument = self._catalog.instruments[self._acts[instrument.id]]
        return mention._replace(
            kind=target.kind, instrument=instrument, candidates=target.candidates, score=BACK * (target.score or 1)
        )

    def _direct(self, mention: Mention) -> Mention | None:
        if mention.key[0] == "name" and mention.pinpoints:
            cited = actsections.cited(mention, mention.key[3:], self._text[mention.start : mention.end])
            if cited is not mention:
                self._acts[f"{cited.kind}:{cited.key[1]}"] = mention.key[3]
                mention = cited
        key = mention.key
        if key[0] == "head":
            where = (self._text, mention, self._catalog, self._whereabouts)
            if known := deeds.meant(*where) or dated(*where) or rulings.meant(*where):
                form = Form.NAMED if key[1] == "amendment" else mention.form
                return mention._replace(kind=known.kind, form=form, instrument=known, score=DECIDED)
            return mention._replace(instrument=self._local(mention), score=LOCAL)
        if key[0] == "place" and mention.form is Form.COREFERENCE:
            own = constitutional.convention(self._whereabouts, mention) or constitutional.constitution(
                self._whereabouts, mention
            )
            return mention._replace(form=Form.ALIAS, kind=own.kind, instrument=own, score=ALIAS) if own else None
        if key[0] in ("ibid", "supra", "cite-short", "cite-again", "place", "defined"):
            return mention
        whose = None
        if key[0] in ("name", "new"):
            lead = self._text[mention.start : mention.end].lower().find(key[1].lower()) if mention.pinpoints else 0
            whose = self._whereabouts.owner(mention.start + max(lead, 0), mention.end)
        answer = self._answers.get((*key, whose or ""))
        if answer is None:
            answer = self._answers[*key, whose or ""] = self._answer(mention, whose)
        instrument, candidates, score, lead = answer
        if instrument is None and candidates and (beside := self._whereabouts.beside(candidates, mention)):
            instrument, candidates, score = beside, (), DECIDED
        if instrument is None and self._prefer and (ours := liked(candidates, self._prefer)):
            instrument, candidates, score = ours, (), PREFERRED
        if instrument is None and not candidates:
            return None
        kind = instrument.kind if instrument else mention.kind
        start = mention.start + lead if lead and not mention.pinpoints else mention.start
        return mention._replace(start=start, kind=kind, instrument=instrument, candidates=candidates, score=score)

    def _answer(
        self, mention: Mention, whose: str | None
    ) -> tuple[Instrument | None, tuple[Instrument, ...], float, int]:
        key = mention.key
        if key[0] in ("name", "new") and (own := constitutional.constitution_of(self._whereabouts, key[1], key[2])):
            return own, (), DECIDED, 0
        if key[0] == "name":
            return (*self._named(mention, key[1], key[2], key[3:], whose), 0)
        if key[0] == "cite":
            return (*self._cited(mention), 0)
        if key[0] == "either-cite":
            pairs = zip(key[1::2], key[2::2], strict=True)
            return None, tuple(self._sole(mention._replace(key=("cite", *pair))) for pair in pairs), 0.0, 0
        if key[0] == "record":
            return self._record(mention), (), LOCAL, 0
        if key[0] in ("case", "case?"):
            return (*self._case(mention), 0)
        return self._new(mention, whose)

    def _of_year(
        self, mention: Mention, name: str, year: str, ids: Sequence[str], fitting: Sequence[str]
    ) -> Sequence[str]:
        """Of the instruments of a name those that may be of the year it has; `fitting` are known to be, none says another's."""
        if fitting or mention.kind not in (Kind.STATUTE, Kind.BILL, Kind.REGULATION, Kind.TREATY):
            return fitting or ids
        near = [id_ for id_ in ids if mention.kind is not Kind.STATUTE and self._near(id_, year)]
        of_year = [entry.id for entry in self._catalog.names.get(f"{year} {name}", ())]  # "the 2025 NDAA"
        undated = [id_ for id_ in ids if not self._catalog.instruments[id_].date]
        return near or of_year or [id_ for id_ in undated if id_ not in homonyms.collectives(self._catalog)]

    def _named(
        self, mention: Mention, name: str, year: str, ids: Sequence[str], whose: str | None = None
    ) -> tuple[Instrument | None, tuple[Instrument, ...], float]:
        catalog, written = self._catalog, self._text[mention.start : mention.end]
        if mention.pinpoints and name in (lower := fold(written).lower()):
            written = written[lower.index(name) :]  # without "section 31 of the"
            if behind := PLACE_BEHIND.search(written, len(name)):
                written = written[: behind.start()]  # nor ", section 6"
        if tag := TAGGED.search(written, len(name)):
            place, written = PLACE_TAGS[tag["place"]], written[: tag.start()]
            ids = [i for i in ids if of_tag(catalog.instruments[i], place) and (not year or year in catalog.years(i))]
            if not ids:
                return self._outside(mention, fold(written), year, place), (), NEW
        if not year and len(ids) > 1:
            year = homonyms.apposed_year(self._text, mention.end)
        fitting = [id_ for id_ in ids if year in catalog.years(id_)] if year else []
        if whose and not fitting:
            theirs = owned(ids, whose, catalog.instruments, name)
            if theirs is None:
                namesakes = placeless(catalog).get(name, ())
                theirs = [id_ for id_ in namesakes if catalog.instruments[id_].jurisdiction == whose]
            if not theirs:
                return self._outside(mention, written, year, whose), (), NEW
            ids = theirs
        if year and not (ids := self._of_year(mention, name, year, ids, fitting)):
            return self._outside(mention, fold(written), year, whose), (), NEW
        if len(ids) > 1 and self._written:
            ids = homonyms.made_by(ids, catalog, self._written)
        federal = len(ids) == 1 and mention.form is Form.CITED and _FEDERAL.search(written)
        if federal and country(catalog.instruments[ids[0]]) == "us":  # "the Privacy Act, 5 U.S.C. § 552a"
            return catalog.instruments[ids[0]], (), CITED
        if len(ids) > 1 and self._prefer and (ours := self._liked(ids)):
            return ours, (), PREFERRED
        stated = catalog.preferred(ids, name) if not year else list(ids)
        if len(ids) > 1 and all(country(catalog.instruments[id_]) for id_ in ids):
            sure = self._unmistakable(ids)
            ids = [sure] if sure else self._whereabouts.of_country(ids, stated, name)
        else:
            ids = stated
        rivals = placeless(catalog).get(name, ())
        if rivals := tuple(id_ for id_ in rivals if not fitting or year in catalog.years(id_)):
            apart = unwritten(written)
            if not american(mention):
                ids, rivals = abroad(ids, catalog.instruments), tuple(abroad(rivals, catalog.instruments))
                apart = (*apart, "us")
            # "the Constitution", "the Bill of Rights Act": each country has one, and the text says which country it is in.
            sure = None if whose else self._unmistakable((*ids, *rivals), besides=name)
            ids = [sure] if sure else self._whereabouts.at_home(ids, rivals, whose, apart=apart)
            if not ids:
                return self._outside(mention, written, year), (), NEW
        if len(ids) == 1 and not year and not whose and self._whereabouts.foreign(ids[0], name):
            return self._outside(mention, written, ""), (), NEW
        if len(ids) == 1 and not whose and (abroad_ := constitutional.amendment(self._whereabouts, ids[0])):
            return abroad_, (), DECIDED
        if len(ids) == 1:
            return catalog.instruments[ids[0]], (), NAMED if mention.form is Form.NAMED else ALIAS
        if decided := self._decide(ids, name):
            return catalog.instruments[decided], (), DECIDED
        return None, tuple(catalog.instruments[id_] for id_ in ids), 0.0

    @cached_property
    def _entitled(self) -> dict[tuple[str, str], Mention]:
        return entitled(self._mentions)

    def _outside(self, mention: Mention, name: str, year: str, whose: str | None = None) -> Instrument:
        """What a name means that the catalog does not hold: an act cited with its number, else one of the text's country."""
        if cited := self._entitled.get((name.lower(), year)):
            return self._sole(cited)
        home = self._whereabouts.home() if whose is None and mention.kind in outside.NATIONAL else whose
        return outside.of_name(mention.kind, name, year, home)

    def _liked(self, ids: Sequence[str]) -> Instrument | None:
        """The reader's own of several, where the text speaks of the country of none."""
        known, where = [self._catalog.instruments[id_] for id_ in ids], self._whereabouts.places()
        return None if any(where[country(one)] for one in known) else liked(known, self._prefer)

    def _near(self, id_: str, year: str) -> bool:
        """Whether a year may be a neighbour of the instrument's own; a Commonwealth act has its year in its title."""
        if country(self._catalog.instruments[id_]) not in ("", "us"):
            return False
        return any(abs(int(year) - int(own)) <= 1 for own in self._catalog.years(id_))

    def _decide(self, ids: Sequence[str], name: str) -> str | None:
        """Which of several is meant: one named otherwise in the text, or the one whose country it speaks of."""
        besides = name if name == "constitution" else None
        if sure := self._unmistakable(ids, besides=besides) or self._whereabouts.of_its_year(ids):
            return sure
        if sure := homonyms.of_its_time(ids, self._catalog, self._text):
            return sure
        where, instruments = self._whereabouts.places(), self._catalog.instruments
        marks = Counter({id_: where[instruments[id_].jurisdiction or ""] for id_ in ids}).most_common(2)
        (best, most), (other, fewer) = marks
        apart = instruments[best].jurisdiction != instruments[other].jurisdiction
        return best if apart and most >= max(1, 2 * fewer) else None

    def _unmistakable(self, ids: Sequence[str], besides: str | None = None) -> str | None:
        """The one that the text names with its year or a name of its own; of several, the one it begins with."""
        for mention in self._mentions:
            alone = len(mention.key) == 4 and mention.key[1] != besides
            if mention.key[0] == "name" and (mention.key[2] or alone):
                sure = [id_ for id_ in mention.key[3:] if id_ in ids and self._dated(id_, mention.key[2])]
                if len(sure) == 1:
                    return sure[0]
        return None

    def _dated(self, id_: str, year: str) -> bool:
        return not year or year in self._catalog.years(id_)

    def _cited(self, mention: Mention) -> tuple[Instrument | None, tuple[Instrument, ...], float]:
        catalog = self._catalog
        for written in mention.key[2:]:
            ids = catalog.citations.get(citation_key(written), ())
            ids = tuple(id_ for id_ in ids if not self._of_other_state(mention, id_))
            if len(ids) > 1:
                return None, tuple(catalog.instruments[id_] for id_ in ids), 0.0
            if ids:
                return catalog.instruments[ids[0]], (), CITED
            if found := catalog.names.get(fold(written).lower()):
                known = [
                    entry.id
                    for entry in found
                    if catalog.instruments[entry.id].kind in (mention.kind, Kind.STATUTE, Kind.REGULATION, Kind.BILL)
                    and not entry.needs
                    and not self._of_other_state(mention, entry.id)
                ]
                if len(known) == 1:
                    return catalog.instruments[known[0]], (), CITED
        fields = dict(mention.fields)
        if mention.kind is Kind.CASE and fields.get("plaintiff") and "(no. " not in fields.get("defendant", "").lower():
            same = known_case(self._catalog, fields["plaintiff"], fields.get("defendant", ""), fields.get("year", ""))
            if not same and fields.get("reporter") == "ER":
                same = english_case(
                    catalog, f"{fields['plaintiff']} v. {fields.get('defendant', '')}", fields.get("year", "")
                )
            if same and not ("neutral" in fields and has_number(catalog.instruments[same])):
                return catalog.instruments[same], (), DECIDED
        if fields.get("plaintiff") and "defendant" not in fields and mention.key[1] in self._full:
            fields = {**fields, **dict(self._full[mention.key[1]].fields)}
        own = self._catalog.instruments.get(f"{mention.kind}:{mention.key[1]}")
        return own or outside.of_citation(mention, fields), (), CITED_OUTSIDE

    def _of_other_state(self, mention: Mention, id_: str) -> bool:
        """Whether a catalog's bill or chapter is of another state than the one under which this one stands."""
        own, whose = mention.key[1].partition("/")[0], self._catalog.instruments[id_].jurisdiction or ""
        stated = outside.STATE_BILL.match(mention.key[1]) is not None and own != "us"
        return whose != own and (by_number(mention.key[1]) or (stated and whose.startswith("us-")))

    def _case(self, mention: Mention) -> tuple[Instrument | None, tuple[Instrument, ...], float]:
        _, plaintiff, defendant, year = mention.key
        if known := known_case(self._catalog, plaintiff, defendant, year, whole=mention.key[0] == "case?"):
            return self._catalog.instruments[known], (), DECIDED
        if mention.key[0] == "case?":
            return None, (), 0.0
        if mention.form is Form.ALIAS:  # "Youngstown, the 1952 case in which"
            ids = by_short_name(self._catalog).get(plaintiff, ()) or self._nicknamed(plaintiff)
            fitting = [id_ for id_ in ids if not year or year in self._catalog.years(id_)]
            if len(fitting) == 1:
                return self._catalog.instruments[fitting[0]], (), DECIDED
        title = f"{plaintiff} v. {defendant}" if defendant else plaintiff
        return outside.of_name(mention.kind, title, year, court=self._whereabouts.strasbourg(mention, title)), (), NEW

    def _nicknamed(self, name: str) -> tuple[str, ...]:
        """The cases that go by a name with "case" behind it: "the Cotton Field judgment"."""
        entries = self._catalog.names.get(f"{fold(name).lower()} case", ())
        return tuple({entry.id: None for entry in entries if self._catalog.instruments[entry.id].kind is Kind.CASE})

    def _new(self, mention: Mention, whose: str | None) -> tuple[Instrument | None, tuple[Instrument, ...], float, int]:
        """A name that a grammar found: the catalog's after all, under a longer form, or a new instrument."""
        catalog = self._catalog
        key, name, year = mention.key, mention.key[1], mention.key[2]
        if tag := PLACE_TAG.search(name):
            return self._of_place(mention, name[: tag.start()], year, PLACE_TAGS[tag["place"]])
        plain = re.sub(r"^(?:19|20|1[2-8])\d\d ", "", re.sub(r",? (?:of |\()?(?:1[2-9]|20)\d\d\)?$", "", name))
        if (tail := _OF_PLACE.search(plain)) and (place := place_of(tail[1])):
            plain, whose = plain[: tail.start()], whose or place
        if (known := protocols.meant(catalog, plain, year)) is not None:
            if len(known) > 1:
                return None, known, 0.0, 0
            return (known[0], (), DECIDED, 0) if known else (outside.of_name(mention.kind, name, year), (), NEW, 0)
        words = plain.split()
        long = sum(map(str.istitle, words)) > 2
        for drop in range(len(words)):
            shorter = " ".join(words[drop:])
            entries = [
                entry
                for entry in catalog.names.get(shorter.lower(), ())
                if not entry.needs or (drop == 0 and (year or whose or long or self._likely(entry.id, plain)))
            ]
            if not entries:
                continue
            lead = words[:drop]
            places = {PLACES[word] for word in lead if word in PLACES}
            ids = [entry.id for entry in entries]
            if lead and not all(word in _NEUTRAL_LEADS or word in PLACES for word in lead):
                # "Trump EPA Clean Air Act" is the act with words before it; "Marriage Equality Act" is another act.
                if len(words) - drop < 3 or places or lead[-1] in ("and", "of"):
                    break
                instrument, candidates, score = self._named(mention, shorter.lower(), year, ids, whose)
                return instrument, candidates, score, len(" ".join(lead)) + 1
            if places:
                there = [id_ for id_ in ids if catalog.instruments[id_].jurisdiction in places]
                if not there:
                    break
                ids = there
            instrument, candidates, score = self._named(mention, shorter.lower(), year, ids, whose)
            return instrument, candidates, score, 0
        if (surface := catalog.spelled(plain)) and surface != plain.lower():
            ids = [entry.id for entry in catalog.names[surface] if not entry.needs or year or whose or long]
            if ids:
                return (*self._named(mention, surface, year, ids, whose), 0)
        rivals = placeless(catalog).get(plain.lower(), ())
        if rivals and (there := self._whereabouts.at_home((), rivals, whose, apart=unwritten(name))):
            return (*self._named(mention, "", year, there), 0)
        if self._given is None:
            self._given = homonyms.given_names(self._text, self._mentions)
        if (full := self._given.get(plain.lower())) and full.key != key:
            return self._answer(full, whose)
        return self._outside(mention, name, year, whose), (), NEW, 0

    def _likely(self, id_: str, name: str) -> bool:
        """Whether a name without its witness may mean this: a treaty, an act of the country spoken of or amended here."""
        if self._catalog.instruments[id_].kind is Kind.TREATY:
            return not of_town(name)
        if self._whereabouts.is_home(id_):
            return True
        return any(m.key[0] == "name" and len(m.key) == 4 and m.key[3].startswith(f"{id_}/") for m in self._mentions)

    def _of_place(
        self, mention: Mention, name: str, year: str, place: str
    ) -> tuple[Instrument | None, tuple[Instrument, ...], float, int]:
        """An act whose jurisdiction stands behind it: "Crimes Act 1900 (NSW)"."""
        plain = re.sub(r",? (?:19|20|1[2-8])\d\d$", "", name).lower()
        for known in (self._catalog.instruments[entry.id] for entry in self._catalog.names.get(plain, ())):
            if of_tag(known, place) and (not year or year in self._catalog.years(known.id)):
                return known, (), NAMED, 0
        return outside.of_name(mention.kind, name, year, whose=place), (), NEW, 0

    def _sole(self, mention: Mention) -> Instrument:
        """The instrument of one citation among several that are possible."""
        return (found := self._cited(mention))[0] or found[1][0]

    def _record(self, mention: Mention) -> Instrument:
        """The paper of the case at hand, one of its sort in the document unless its entries differ; an entry is its paper."""
        _, slug, title, entry = mention.key
        docketed, known = slug == f"dkt-{entry}", self._entries.get(entry)
        if known and (docketed or "/dkt-" not in known.id):
            return known
        if entry and not docketed and self._papers.setdefault(slug, entry) != entry:
            slug, title = f"{slug}-{entry}", f"{title} (docket entry {entry})"
        paper = Instrument(f"{mention.kind}:@{self._slug}/{slug}", mention.kind, title, local=True)
        if entry:
            self._entries[entry] = paper
        return paper

    def _local(self, mention: Mention) -> Instrument:
        """The record of an instrument that only this document knows."""
        self._count[mention.kind] += 1
        title = f"{capitalised(self._text[mention.start : mention.end])} (unnamed)"
        id_ = f"{mention.kind}:@{self._slug}/{self._count[mention.kind]}"
        return Instrument(id_, mention.kind, title, local=True)
