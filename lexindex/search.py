"""Full text over the stored documents; the only file that imports whoosh.

A larger engine can take its place: what others use of this file is `SearchIndex` with `refresh`, `search`, `close`.
"""

import contextlib
import shutil
import tempfile
from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from whoosh import columns, fields, formats, index, query
from whoosh.codec.whoosh3 import W3Codec, W3PerDocReader
from whoosh.searching import Searcher

from lexindex import search_cache, search_query
from lexindex.errors import QueryError
from lexindex.model import Kind
from lexindex.search_cache import Manifest
from lexindex.search_query import All, Dates, Label, Node, Not, Words
from lexindex.search_snippet import positive_words, snippet
from lexindex.store_hits import HitRows

SCHEME = 1  # grows when the fields or how words are cut change: older search indexes are then made again
_LONGEST_WORD = 100  # characters; what is longer is no word
_MEMORY_MB = 512  # before postings are sorted on disk; the stock 128 spills after 10 MB of text
_MOST_EXPANSIONS = 4_000  # words that one prefix may stand for
_INCREMENTAL = 0.25  # of the documents changed: beyond it, building afresh is faster and leaves no deleted ones behind

Resolve = Callable[[str], Sequence[str]]


class Places(formats.Positions):  # type: ignore[misc]  # an untyped library's class
    """Where a word stands in a document, as plain machine integers."""

    def encode(self, places: Iterable[int]) -> bytes:
        """Pack word positions."""
        return array("I", places).tobytes()

    def decode_positions(self, value: bytes) -> list[int]:
        """Unpack word positions."""
        found = array("I")
        found.frombytes(value)
        return found.tolist()

    def decode_frequency(self, value: bytes) -> int:
        """Count word positions."""
        return len(value) // array("I").itemsize


class Text(fields.FieldType):  # type: ignore[misc]  # an untyped library's class
    """Words with their places, cut as queries are, by one regular expression and without token objects."""

    def __init__(self) -> None:
        super().__init__(Places(), None, scorable=True)

    def index(self, value: str, **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give each word of a text with its count, weight and places."""
        places: dict[str, list[int]] = {}
        for at, word in enumerate(search_query.words(value)):
            if word in places:
                places[word].append(at)
            else:
                places[word] = [at]
        for word, found in places.items():
            if len(word) <= _LONGEST_WORD:
                yield word.encode(), len(found), float(len(found)), array("I", found).tobytes()


class Labels(fields.FieldType):  # type: ignore[misc]  # an untyped library's class
    """Whole values to filter by."""

    def __init__(self) -> None:
        super().__init__(formats.Existence(), None)

    def index(self, value: Sequence[str], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        """Give each label once."""
        for label in value:
            yield label.encode(), 1, 1.0, b""


class _Lengths(W3PerDocReader):  # type: ignore[misc]  # an untyped library's class
    """Document lengths, each asked for once: while postings are written the stock reader looks one up for each."""

    def __init__(self, storage: Any, segment: Any) -> None:
        super().__init__(storage, segment)
        self._known: dict[tuple[int, str], int] = {}

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        """Give the length of one document's field."""
        length = self._known.get((docnum, fieldname))
        if length is None:
            length = self._known[docnum, fieldname] = super().doc_field_length(docnum, fieldname, default) or 0
        return length


class _WritingCodec(W3Codec):  # type: ignore[misc]  # an untyped library's class
    """The stock format, written faster: lengths remembered, and blocks too short to gain from it not compressed."""

    def __init__(self) -> None:
        super().__init__(compression=0)

    def per_document_reader(self, storage: Any, segment: Any) -> _Lengths:
        """Open the per-document values."""
        return _Lengths(storage, segment)


def _schema() -> Any:
    return fields.Schema(
        id=fields.ID(unique=True, stored=True), number=fields.COLUMN(columns.NumericColumn("Q")),
        text=Text(), title=Text(), source=Text(), author=Text(), date=Labels(), year=Labels(),
        kinds=Labels(), instruments=Labels(), jurisdictions=Labels(),
    )  # fmt: skip


def _fields(row: dict[str, Any]) -> dict[str, Any]:
    """Turn a stored document into what is indexed; the title counts as text even where the text leaves it out."""
    title, text = row["title"] or "", row["text"]
    date = (row["date"] or "")[:10]
    return {
        "id": row["id"], "number": row["number"], "text": text if text.startswith(title) else f"{title}\n{text}",
        "title": title, "source": row["source"] or "", "author": row["author"] or "",
        "date": [date] if date else [], "year": [date[:4]] if date else [],
        "kinds": row["kinds"], "instruments": row["instruments"], "jurisdictions": row["jurisdictions"],
    }  # fmt: skip


class SearchIndex:
    """The search index of one index folder: made from the store, made again whenever it does not fit."""

    def __init__(self, folder: Path) -> None:
        self.parent = folder / "search"
        self._manifest: Manifest | None = None
        self._searcher: Searcher | None = None
        self._temporary: tempfile.TemporaryDirectory[str] | None = None

    # -- making -----------------------------------------------------------------------------------------------------

    def refresh(self, store: HitRows) -> None:
        """Bring the index on disk up to the store. The caller holds the writer's lock.

        Raises OSError when it cannot be written; the index before is then still there and still fits its manifest.
        """
        key = search_cache.signing_key()
        with store.snapshot():
            manifest = self._usable(search_cache.read(self.parent, key), store)
            if manifest and not search_cache.intact(self.parent, manifest):
                manifest = None
            if not (manifest and manifest.generation == store.generation):
                manifest = _write(store, self.parent, manifest, key)
        search_cache.sweep(self.parent, [manifest.folder])

    def fits(self, store: HitRows) -> bool:
        """Whether the index on disk is one of this store's present generation."""
        manifest = self._usable(search_cache.read(self.parent, search_cache.signing_key()), store)
        return manifest is not None and manifest.generation == store.generation and self._open(self.parent, manifest)

    def open_any(self, store: HitRows) -> None:
        """Open the last complete index of this store, or else make one for this process alone.

        For folders that cannot be written to, or that another process is writing to just now.
        """
        manifest = self._usable(search_cache.read(self.parent, search_cache.signing_key()), store)
        if manifest and self._open(self.parent, manifest):
            return
        self.close()
        self._temporary = tempfile.TemporaryDirectory(prefix="lexindex-", ignore_cleanup_errors=True)
        parent = Path(self._temporary.name)
        with store.snapshot():
            manifest = _write(store, parent, None, search_cache.signing_key())
        self._open(parent, manifest)

    @staticmethod
    def _usable(manifest: Manifest | None, store: HitRows) -> Manifest | None:
        if manifest and manifest.store == store.identity and manifest.scheme == SCHEME:
            return manifest if manifest.generation <= store.generation else None
        return None

    def _open(self, parent: Path, manifest: Manifest) -> bool:
        """Open the files of a manifest once they are found to be as written; whether they are."""
        if self._searcher and self._manifest == manifest:
            return True
        self._close_searcher()
        if not search_cache.intact(parent, manifest):
            return False
        try:
            self._searcher = index.open_dir(str(parent / manifest.folder), readonly=True).searcher()
        except (OSError, index.IndexError):  # a writer has just put another in its place
            return False
        self._manifest = manifest
        return True

    def _close_searcher(self) -> None:
        if self._searcher:
            self._searcher.close()
        self._searcher = self._manifest = None

    def close(self) -> None:
        """Let go of the files."""
        self._close_searcher()
        if self._temporary:
            self._temporary.cleanup()
            self._temporary = None

    # -- asking -----------------------------------------------------------------------------------------------------

    def search(
        self,
        store: HitRows,
        text: str,
        *,
        filters: Sequence[Node] = (),
        limit: int = 10,
        page: int = 1,
        resolve: Resolve,
    ) -> dict[str, Any]:
        """Answer a query in the shape of the contract. The index has been opened by `fits` or `open_any`.

        `resolve` gives the ids of the instruments that bear a name. Raises QueryError for what makes no sense.
        """
        if limit < 1 or page < 1:
            raise QueryError("limit and page start at 1")
        if self._searcher is None or self._manifest is None:
            self.open_any(store)
        searcher, manifest = self._searcher, self._manifest
        if searcher is None or manifest is None:
            raise QueryError("the search index could not be opened; run `lexindex build` again")
        node = search_query.parse(text)
        if filters:
            node = All((node, *filters))
        terms = list(positive_words(node))
        resolved = {name: list(resolve(name)) for name in _instrument_names(node)}
        with store.snapshot():
            wanted = _whoosh(node, resolved, searcher)
            numbers = self._numbers(wanted)
            indexed = len(numbers)
            if manifest.generation != store.generation:
                numbers = store.standing(numbers)
            offset = (page - 1) * limit
            if any(term.field == "text" for term in terms) and offset < len(numbers):
                ranked = self._ranked(wanted, terms, limit=min(offset + limit, indexed))[offset:]
            else:
                ranked = [(number, 1.0) for number in store.newest(numbers, limit=limit, offset=offset)]
            cited = [identifier for found in resolved.values() for identifier in found]
            return {
                "total": len(numbers),
                "hits": _hits(store, ranked, terms, cited),
                "facets": store.facets(numbers),
                "suggestion": None if numbers else _suggestion(text, terms, searcher),
            }

    def _numbers(self, wanted: Any) -> list[int]:
        if wanted is None or self._searcher is None or not self._searcher.doc_count():
            return []
        column = self._searcher.reader().column_reader("number")
        return [int(column[found]) for found in self._searcher.docs_for_query(wanted)]

    def _ranked(self, wanted: Any, terms: list[Words], *, limit: int) -> list[tuple[int, float]]:
        if self._searcher is None:
            return []
        titled = [query.Term("title", word) for term in terms for word in term.words if not term.prefix]
        scored = query.AndMaybe(wanted, query.Or(titled)) if titled else wanted
        column = self._searcher.reader().column_reader("number")
        found = self._searcher.search(scored, limit=limit)
        rows = [(int(column[hit.docnum]), round(float(hit.score), 4)) for hit in found]
        return sorted(rows, key=lambda row: -row[1])  # stable: equals stay in the index's order


def _write(store: HitRows, parent: Path, base: Manifest | None, key: bytes) -> Manifest:
    """Write an index of the store's present generation beside the one before, then make it the one that counts."""
    generation, documents = store.generation, store.document_count
    changed = store.changed_since(base.generation) if base else []
    if base and len(changed) > max(50, documents * _INCREMENTAL):
        base = None
    folder = search_cache.fresh_folder(parent, generation)
    try:
        if base:
            search_cache.carry_over(parent, base, folder)
            made = index.open_dir(str(folder))
            _fill(made, store, changed)
        else:
            made = index.create_in(str(folder), _schema())
            _fill(made, store, None)
        count = made.doc_count()
        made.close()
        _expect(count, documents)
        for stray in folder.glob("*_WRITELOCK"):
            stray.unlink()
        manifest = Manifest(store.identity, generation, SCHEME, documents, folder.name, {})
        return search_cache.publish(parent, folder, manifest, key, base.files if base else {})
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _expect(count: int, documents: int) -> None:
    if count != documents:  # Whoosh can lose documents without a word
        raise OSError(f"the search index took {count} of {documents} documents")


def _fill(made: Any, store: HitRows, changed: list[str] | None) -> None:
    """Put documents in, all in one commit; `changed` ones replace or remove what is there."""
    writer = made.writer(limitmb=_MEMORY_MB, codec=_WritingCodec())
    try:
        if changed:
            with made.searcher() as searcher:
                for identifier in changed:
                    found = searcher.document_number(id=identifier)
                    if found is not None:
                        writer.delete_document(found)
        for row in store.search_rows(changed):
            writer.add_document(**_fields(row))
        writer.commit()
    except BaseException:
        # A commit that fails leaves the lock held and the pool's files open for the life of the process.
        with contextlib.suppress(Exception):
            writer.cancel()
        if writer.writelock:
            with contextlib.suppress(Exception):
                writer.writelock.release()
        raise


def _instrument_names(node: Node) -> Iterator[str]:
    if isinstance(node, Label):
        if node.field == "instrument":
            yield node.name
    elif isinstance(node, Not):
        yield from _instrument_names(node.part)
    elif isinstance(node, (All, search_query.Any)):
        for part in node.parts:
            yield from _instrument_names(part)


def _whoosh(node: Node, resolved: dict[str, list[str]], searcher: Searcher) -> Any:
    """Turn our tree into Whoosh's; None matches nothing, which its own normalising would drop from an AND."""
    if isinstance(node, Words):
        return _words(node, searcher)
    if isinstance(node, Dates):
        return query.TermRange("date", node.first or "0", f"{node.last or '9'}\uffff")
    if isinstance(node, Label):
        return _label(node, resolved)
    if isinstance(node, Not):
        inner = _whoosh(node.part, resolved, searcher)
        return query.Every() if inner is None else query.And([query.Every(), query.Not(inner)])
    parts = [_whoosh(part, resolved, searcher) for part in node.parts]
    if isinstance(node, All):
        if None in parts:
            return None
        return query.And(parts) if parts else query.Every()
    real = [part for part in parts if part is not None]
    return query.Or(real) if real else None


def _words(node: Words, searcher: Searcher) -> Any:
    if node.prefix:
        (stem,) = node.words
        expansions = searcher.reader().expand_prefix(node.field, stem)
        if len(list(islice(expansions, _MOST_EXPANSIONS + 1))) > _MOST_EXPANSIONS:
            raise QueryError(f'"{stem}*" stands for more than {_MOST_EXPANSIONS:,} words; write more of it')
        return query.Prefix(node.field, stem)
    if len(node.words) == 1:
        return query.Term(node.field, node.words[0])
    return query.Phrase(node.field, list(node.words))


def _label(node: Label, resolved: dict[str, list[str]]) -> Any:
    if node.field == "instrument":
        found = resolved.get(node.name, [])
        return query.Or([query.Term("instruments", identifier) for identifier in found]) if found else None
    if node.field == "kind":
        if node.name not in tuple(Kind):
            raise QueryError(f'there is no kind "{node.name}"; the kinds are {", ".join(Kind)}')
        return query.Term("kinds", node.name)
    # A country is meant with its parts: us with us-ca.
    return query.Or([query.Term("jurisdictions", node.name), query.Prefix("jurisdictions", f"{node.name}-")])


def _hits(
    store: HitRows, ranked: list[tuple[int, float]], terms: list[Words], cited: list[str]
) -> list[dict[str, Any]]:
    scores = dict(ranked)
    rows = store.hit_rows([number for number, _ in ranked])
    instruments: dict[str, list[dict[str, Any]]] = {row["id"]: [] for row in rows}
    for document, found in store.document_instruments(list(instruments)):
        if len(instruments[document]) < 5:
            instruments[document].append({"id": found["id"], "title": found["title"]})
    hits = []
    for row in rows:
        mention = store.first_mention(row["number"], cited) if cited else None
        shown, marks = snippet(row["text"], terms, mention)
        hits.append(
            {
                "id": row["id"], "title": row["title"], "date": row["date"], "score": scores[row["number"]],
                "snippet": shown, "marks": marks, "instruments": instruments[row["id"]],
            }
        )  # fmt: skip
    return hits


def _suggestion(text: str, terms: list[Words], searcher: Searcher) -> str | None:
    """Write the query again with each word that occurs nowhere changed to a near one that does."""
    better = search_query.plain(text) if terms else text
    changed = False
    corrector = searcher.corrector("text")
    reader = searcher.reader()
    for word in sorted({word for term in terms for word in term.words}):
        if len(word) < 4 or word.isdigit() or ("text", word) in reader:
            continue
        near = corrector.suggest(word, limit=1, maxdist=1 if len(word) < 6 else 2, prefix=1)
        if near and near[0] != word:
            better, changed = better.replace(word, near[0]), True
    return better if changed else None
