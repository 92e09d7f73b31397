"""The index of a folder of articles: what notebooks, the command line and other programs all use.

Everything goes in and comes out as plain data, in the shapes that the commands print with `--json`.
"""

import contextlib
import difflib
import functools
import itertools
import json
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from lexindex import listed as lists
from lexindex import pinpoints, suggest
from lexindex.errors import IndexDamaged, IndexNotFound, LexindexError, NothingFound
from lexindex.model import Document, Instrument, Pinpoint
from lexindex.store import Store
from lexindex.store_rows import Row, instrument_of, record_of

if TYPE_CHECKING:
    from typing import TypeAlias

    import networkx as nx

    from lexindex.catalog import Catalog
    from lexindex.engine import Progress
    from lexindex.search import SearchIndex

    MultiDiGraph: TypeAlias = nx.MultiDiGraph[str]

_CARD_NAMES = 30  # of an instrument, on its card

Wanted = str | Sequence[str] | None


class Index:
    """A folder that holds what was found in many articles. `create` makes it when it is not there yet.

    `catalog` names further files of instruments beside the built-in ones; without any, questions use those that the
    index was built with. `prefer` are jurisdictions, best first, for what the articles leave open when they are built.
    Raises IndexNotFound, IndexDamaged, IndexVersionError.
    """

    def __init__(
        self,
        folder: str | Path = ".lexindex",
        *,
        catalog: Sequence[Path] = (),
        create: bool = True,
        prefer: Sequence[str] = (),
    ) -> None:
        self.folder = Path(folder)
        self._prefer = tuple(code.lower() for code in prefer)
        self._extra = tuple(Path(path) for path in catalog)
        self._catalog: Catalog | None = None
        self._search: SearchIndex | None = None
        try:
            self.store = Store(self.folder)
        except IndexNotFound:
            if not create:
                raise
            Store(self.folder, write=True).close()
            self.store = Store(self.folder)

    def close(self) -> None:
        """Let go of the files."""
        if self._search:
            self._search.close()
        self.store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __del__(self) -> None:
        # A notebook rarely closes what it opened. Where opening failed there is nothing to close.
        with contextlib.suppress(AttributeError):
            self.close()

    def __repr__(self) -> str:
        return f"Index({str(self.folder)!r})"

    @property
    def catalog(self) -> "Catalog":
        """The instruments known without any article."""
        if self._catalog is None:
            from lexindex import catalog

            self._catalog = catalog.load(self._catalog_files())
        return self._catalog

    def _catalog_files(self) -> tuple[Path, ...]:
        remembered = [Path(path) for path in json.loads(self.store.meta("catalogs") or "[]")]
        return self._extra or tuple(path for path in remembered if path.exists())

    # -- building ---------------------------------------------------------------------------------------------------

    def build(
        self,
        *paths: str | Path,
        jobs: int | None = None,
        progress: "Callable[[Progress], None] | None" = None,
        **parts: Any,
    ) -> Row:
        """Read, detect, link, store and index what is under the paths; unchanged files are left alone.

        `jobs` is how many processes at most. `parts` replace the reader and the analyser (`engine.build`'s `read`,
        `analyse`, `key`, `suffixes`). Raises IndexLocked while another process builds, LexindexError for a path that
        is not there.
        """
        from lexindex import engine
        from lexindex.search import SearchIndex

        began = time.perf_counter()
        if "analyse" not in parts:
            parts.update(self._analyser())
        with Store(self.folder, write=True) as store:
            store.set_meta("catalogs", json.dumps([str(path.absolute()) for path in self._extra]))
            report = engine.build(
                store, [Path(path) for path in paths or ("corpus",)], jobs=jobs, progress=progress, **parts
            )
            stored = time.perf_counter()
            search = SearchIndex(self.folder)
            try:
                search.refresh(store)
            except OSError as error:
                raise LexindexError(
                    f"the articles are stored, but the search index could not be written: {error.strerror or error}; "
                    "free some space, then search or build again"
                ) from error
            finally:
                search.close()
        ended = time.perf_counter()
        report.stages["index"] = ended - stored
        report.seconds = ended - began
        return report.record()

    def _analyser(self) -> Row:
        from lexindex import catalog, pipeline

        asked = self._extra or self._prefer
        analyse = functools.partial(pipeline.analyse, catalog=self._extra, prefer=self._prefer) if asked else None
        warm = functools.partial(pipeline.warm, self._extra)
        key = "+".join((catalog.load(self._extra).key, *self._prefer))  # the catalog's also names our version
        return {"analyse": analyse or pipeline.analyse, "warm": warm, "key": key}

    # -- instruments by name ----------------------------------------------------------------------------------------

    def resolve(self, name: str) -> tuple[Instrument, ...]:
        """Find the instruments that a name, alias, citation or id may mean: the catalog's, else those of the index."""
        return self.catalog.lookup(name) or tuple(
            instrument_of(row) for found in self.store.find(name) if (row := self.store.instrument(found))
        )

    def _meant(self, name: str) -> tuple[tuple[Instrument, ...], tuple[Pinpoint, ...]]:
        """Find what a name means, with the place in it that stands before or after the name."""
        found = self.resolve(name)
        if not found:
            from lexindex import pipeline

            mentions = pipeline.detect(name, catalog=self._catalog_files())
            if len(mentions) == 1:
                (mention,) = mentions
                found = (mention.instrument,) if mention.instrument else mention.candidates
                # Whatever looks like an act's name gets an instrument; one that nothing mentions is no answer.
                found = tuple(
                    one for one in found if one.id in self.catalog.instruments or self.store.instrument(one.id)
                )
                return self._present(found), mention.pinpoints
        return self._present(found), ()

    def _listed(
        self, name: str, found: tuple[Instrument, ...], *, boilerplate: bool
    ) -> tuple[Instrument | None, list[tuple[Document, str, list[Row]]]]:
        """Give a code's section that a name cites, and where the articles name it in a list or range of sections."""
        if not lists.asks(name):
            return None, []
        from lexindex import pipeline

        mentions = pipeline.detect(name, catalog=self._catalog_files())
        if len(mentions) != 1 or mentions[0].instrument is None:
            return None, []
        own, known = mentions[0].instrument, found[0].id if found else mentions[0].instrument.id
        return own, list(lists.listing(self.store, self.catalog, mentions[0], known, boilerplate=boilerplate))

    def _present(self, found: tuple[Instrument, ...]) -> tuple[Instrument, ...]:
        """Where a name fits several instruments and the articles mention only one of them, that one is meant."""
        if len(found) > 1:
            here = tuple(one for one in found if (row := self.store.instrument(one.id)) and row["mentions"])
            if len(here) == 1:
                return here
        return found

    def _nothing(self, name: str) -> NothingFound:
        near = self._near(name)
        meant = f"; did you mean {' or '.join(json.dumps(one, ensure_ascii=False) for one in near)}?" if near else ""
        return NothingFound(f"no instrument is called {json.dumps(name, ensure_ascii=False)}{meant}")

    def _near(self, name: str) -> list[str]:
        stored = (title for title, _ in self.store.titles())
        return suggest.near(name, (*stored, *(one.title for one in self.catalog.instruments.values())))

    # -- questions --------------------------------------------------------------------------------------------------

    def mentions(self, name: str, *, pinpoint: str | Pinpoint | None = None, boilerplate: bool = False) -> Row:
        """List the documents that mention an instrument, each mention with its sentence.

        `pinpoint`, or a place in the name ("Article 33 of the Refugee Convention"), keeps the mentions of that place.
        `boilerplate` adds menus and captions. `related` are an act's sections of the United States Code that the articles
        cite by their own number, or the act of such a section, each with its count; `undecided` counts the mentions that may be of it or of another. Where the name fits several instruments, they are the `candidates` and
        `instrument` is None. Raises NothingFound for a name that nothing bears.
        """
        with self.store.snapshot():
            found, places = self._meant(name)
            section, listed = self._listed(name, found, boilerplate=boilerplate) if len(found) < 2 else (None, [])
            if not found and section and listed:
                found = (section,)
            if not found:
                raise self._nothing(name)
            if len(found) > 1:
                candidates = [one.record() for one in found]
                return {"instrument": None, "candidates": candidates, "total": 0, "documents": []}
            related = [] if places or pinpoint is not None else self._related(found[0].id)
            if pinpoint is not None:
                places = (pinpoint if isinstance(pinpoint, Pinpoint) else pinpoints.parse(pinpoint),)
            from lexindex import pinlinks

            record = self._record(found[0])
            documents: dict[str, Row] = {}
            own = self.store.mentions_of(found[0].id, boilerplate=boilerplate)
            of_place = ((one, path, [row for row in rows if _at(row, places)]) for one, path, rows in own)
            for document, path, kept in itertools.chain(of_place, listed):
                for one in kept:
                    pinlinks.link_row(one, record)
                if kept:
                    row = documents.setdefault(
                        document.id,
                        {
                            "id": document.id, "title": document.title, "date": document.date, "path": path,
                            "source": document.source, "url": document.url, "mentions": [],
                        },
                    )  # fmt: skip
                    row["mentions"] = sorted([*row["mentions"], *map(_shown, kept)], key=lambda one: int(one["start"]))
            if listed:
                by_date = sorted(documents.values(), key=lambda row: (not row["date"], row["date"] or "", row["id"]))
                documents = {row["id"]: row for row in by_date}
            return {
                "instrument": record,
                "candidates": [],
                "pinpoints": [{"unit": one.unit, "first": one.first, "last": one.last} for one in places],
                "total": sum(len(one["mentions"]) for one in documents.values()),
                "documents": list(documents.values()),
                "related": related,
                "undecided": self.store.undecided(found[0].id),
            }

    def _related(self, identifier: str) -> list[Row]:
        """Give what the articles mention beside it that is a part of it, or of which it is one: an act, its Code sections."""
        from lexindex import actsections

        ids = actsections.related(identifier, [other for _, other in self.store.titles()])
        rows = [row for id_ in ids if (row := self.store.instrument(id_)) and row["mentions"]]
        return [{"id": row["id"], "title": row["title"], "mentions": row["mentions"]} for row in rows]

    def _record(self, instrument: Instrument) -> Row:
        """Give an instrument's record; the catalog's, or else the fullest that the articles give."""
        row = self.store.instrument(instrument.id)
        return instrument.record() if row is None or instrument.id in self.catalog.instruments else record_of(row)

    def search(
        self,
        query: str = "",
        *,
        kind: Wanted = None,
        instrument: Wanted = None,
        jurisdiction: Wanted = None,
        date: str | None = None,
        title: str | None = None,
        source: Wanted = None,
        limit: int = 10,
        page: int = 1,
    ) -> Row:
        """Search the full text; the options narrow it down as the fields of the query language do.

        Raises QueryError for what makes no sense.
        """
        from lexindex import search_query

        search = self._searchable()
        filters = search_query.filters(
            kind=kind, instrument=instrument, jurisdiction=jurisdiction, date=date, title=title, source=source
        )
        return search.search(
            self.store, query, filters=filters, limit=limit, page=page,
            resolve=lambda name: [one.id for one in self.resolve(name)],
        )  # fmt: skip

    def _searchable(self) -> "SearchIndex":
        """Open the search index, made anew first where it does not fit the store."""
        from lexindex.search import SearchIndex

        if self._search is None:
            self._search = SearchIndex(self.folder)
        if not self._search.fits(self.store):
            try:
                with Store(self.folder, write=True) as store:
                    self._search.refresh(store)
            except IndexDamaged:
                raise
            except (LexindexError, OSError):  # locked, or not ours to write to
                self._search.open_any(self.store)
            else:
                if not self._search.fits(self.store):
                    self._search.open_any(self.store)
        return self._search

    def show(self, document: str) -> Row:
        """Give one document with its text and mentions. Raises NothingFound."""
        with self.store.snapshot():
            found = self.store.document(document) or self.store.document(f"doc:{document}")
            if found is None:
                near = difflib.get_close_matches(document, list(self.store.document_ids()), 1)
                meant = f'; did you mean "{near[0]}"?' if near else "; `lexindex documents` lists them"
                raise NothingFound(f'no document is called "{document}"{meant}')
            from lexindex import pinlinks

            instruments: dict[str, Row | None] = {}
            mentions = self.store.mentions_in(found.id)
            for mention in mentions:
                identifier = mention["instrument"]
                if identifier and identifier not in instruments:
                    row = self.store.instrument(identifier)
                    instruments[identifier] = record_of(row) if row else None
                mention["instrument"] = record = instruments.get(identifier)
                if record:
                    pinlinks.link_row(mention, record)
            return {
                "document": {
                    "id": found.id, "title": found.title, "author": found.author, "date": found.date,
                    "source": found.source, "url": found.url, "path": self.store.document_path(found.id),
                    "text": found.text,
                    "zones": [{"start": z.start, "end": z.end, "zone": z.zone.value} for z in found.zones],
                },
                "mentions": mentions,
            }  # fmt: skip

    def documents(self) -> list[Row]:
        """List the documents by id, with how many mentions each has."""
        return list(self.store.document_counts())

    def instruments(self, *, kind: str | None = None, limit: int | None = None) -> list[Row]:
        """List the instruments that articles mention, those of most documents first."""
        rows = [row for row in self.store.instrument_rows() if kind is None or row["kind"] == kind]
        rows.sort(key=lambda row: (-row["documents"], -row["mentions"], row["id"]))
        return [
            {**record_of(row), "local": row["local"], "documents": row["documents"], "mentions": row["mentions"]}
            for row in rows[:limit]
        ]

    def instrument(self, name: str) -> Row:
        """Give one instrument's card: record, names, citations, documents, and what is cited with it.

        A section of a code counts where a list or range of sections names it, too.
        Where the name fits several, only `candidates`. Raises NothingFound for a name that nothing bears.
        """
        with self.store.snapshot():
            found, _ = self._meant(name)
            section, listed = self._listed(name, found, boilerplate=False) if len(found) < 2 else (None, [])
            if not found and section and listed:
                found = (section,)
            if not found:
                raise self._nothing(name)
            if len(found) > 1:
                return {"instrument": None, "candidates": [one.record() for one in found]}
            from lexindex import checked

            (one,) = found
            known = self.catalog.records.get(one.id)
            names = [one.title, *(alias.name for alias in known.aliases)] if known else [one.title]
            names += [written for written, _ in self.store.written_names(one.id)]
            citations = list(known.citations) if known else []
            record = self._record(one)
            documents: dict[str, Row] = {}
            for document, path, mentions in itertools.chain(self.store.mentions_of(one.id), listed):
                told = {"id": document.id, "title": document.title, "date": document.date, "path": path, "mentions": 0}
                documents.setdefault(document.id, told)["mentions"] += len(mentions)
            return {
                **record,
                "candidates": [],
                "names": list(dict.fromkeys(names))[:_CARD_NAMES],
                "citations": list(dict.fromkeys(filter(None, (*citations, record.get("citation"))))),
                "mentions": sum(document["mentions"] for document in documents.values()),
                "documents": list(documents.values()),
                "cited_with": self.store.cited_with(one.id),
                "relations": self._relations(one.id),
                "undecided": self.store.undecided(one.id),
                **({"dates": dict(known.dates), **checked.confirmed(known)} if known else {}),
            }

    def _relations(self, identifier: str) -> list[Row]:
        """The relations of an instrument, each with the kind and title of the other one."""
        told = []
        for row in self.store.relations_of(identifier):
            known = self.catalog.instruments.get(row["id"])
            other = known.record() if known else self.store.instrument(row["id"])
            if other:
                told.append({**row, "kind": str(other["kind"]), "title": other["title"]})
        return told

    def unresolved(self) -> list[Row]:
        """List the references that found no instrument, most frequent first."""
        with self.store.snapshot():
            return list(self.store.unresolved())

    def problems(self) -> list[Row]:
        """List what could not be read, and why."""
        return self.store.problems()

    def check(self) -> list[str]:
        """Read everything and say what is damaged: an empty list when all is sound.

        The search index is not looked at: it is checked whenever it is opened, and made again where it does not fit.
        """
        with self.store.snapshot():
            return self.store.check()

    def graph(
        self, *, kinds: Iterable[str] | None = None, documents: bool = True, min_weight: int = 1
    ) -> "MultiDiGraph":
        """Make the graph of documents and instruments, as networkx has it; it is yours to change."""
        from lexindex import graph

        with self.store.snapshot():
            return graph.build(self.store, kinds=kinds, documents=documents, min_weight=min_weight)


def _at(mention: Row, places: Sequence[Pinpoint]) -> bool:
    return not places or any(pinpoints.within(found, place) for found in mention["pinpoints"] for place in places)


def _shown(mention: Row) -> Row:
    names = ("start", "end", "text", "kind", "form", "sentence", "pinpoints", "zone")
    return {name: mention[name] for name in names}
