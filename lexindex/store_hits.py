"""What the search index asks of the store: texts to index, and the rows and counts behind a set of hits.

Hits are the numbers of documents, which the store never gives twice.
"""

# ruff: noqa: S608  # only our own column names are put into statements; values are always bound

import json
from collections.abc import Iterator, Sequence
from typing import Any

from lexindex.store_rows import COUNTED, Row, StoredRows

_FACET_VALUES = 20  # of each facet, the most frequent
_COUNTED = "('" + "', '".join(COUNTED) + "')"


class HitRows(StoredRows):
    """Reads for the search index, beside those that everyone uses."""

    def search_rows(self, identifiers: Sequence[str] | None = None) -> Iterator[Row]:
        """Give what is indexed of each document, or of some by id: the words and the labels to filter by."""
        if identifiers is None:
            numbers = list(self._rows("SELECT number FROM documents ORDER BY id"))
        else:
            ids = json.dumps(list(identifiers))
            numbers = list(
                self._rows(
                    "SELECT number FROM documents WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id", (ids,)
                )
            )
        names = ("id", "title", "author", "date", "source", "text")
        for (number,) in numbers:
            row = self._one(f"SELECT {', '.join(names)} FROM documents WHERE number = ?", (number,))
            if row is None:
                continue
            labels = list(
                self._rows(
                    "SELECT instrument, kind, jurisdiction FROM citations WHERE document = ? AND mentions > 0 "
                    "ORDER BY instrument",
                    (number,),
                )
            )
            yield {
                **dict(zip(names, row, strict=True)),
                "number": number,
                "instruments": [instrument for instrument, _, _ in labels],
                "kinds": sorted({kind for _, kind, _ in labels}),
                "jurisdictions": sorted({place for _, _, place in labels if place}),
            }

    def hit_rows(self, numbers: Sequence[int]) -> list[Row]:
        """Give the documents behind hits, in the order asked for, with their texts; one that is gone is left out."""
        names = ("number", "id", "title", "date", "text")
        rows = self._rows(
            f"SELECT {', '.join(names)} FROM documents WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        found = {row[0]: dict(zip(names, row, strict=True)) for row in rows}
        return [found[number] for number in numbers if number in found]

    def newest(self, numbers: Sequence[int], *, limit: int, offset: int) -> list[int]:
        """Order hits that no words rank: the newest first, then by id."""
        rows = self._rows(
            "SELECT number FROM documents WHERE number IN (SELECT value FROM json_each(?)) "
            "ORDER BY date IS NULL, date DESC, id LIMIT ? OFFSET ?",
            (json.dumps(list(numbers)), limit, offset),
        )
        return [row[0] for row in rows]

    def standing(self, numbers: Sequence[int]) -> list[int]:
        """Leave out the hits whose documents have gone since they were indexed."""
        rows = self._rows(
            "SELECT number FROM documents WHERE number IN (SELECT value FROM json_each(?))",
            (json.dumps(list(numbers)),),
        )
        left = {row[0] for row in rows}
        return [number for number in numbers if number in left]

    def facets(self, numbers: Sequence[int]) -> dict[str, dict[str, int]]:
        """Count documents among hits by what they cite, their year and their source, most frequent first."""
        hits = json.dumps(list(numbers))
        among = "IN (SELECT value FROM json_each(?))"
        cited = f"FROM citations WHERE mentions > 0 AND document {among}"
        questions = {
            "kind": f"SELECT kind AS v, count(DISTINCT document) AS n {cited} GROUP BY v",
            "jurisdiction": f"SELECT jurisdiction AS v, count(DISTINCT document) AS n {cited} AND jurisdiction <> '' GROUP BY v",
            "year": f"SELECT substr(date, 1, 4) AS v, count(*) AS n FROM documents WHERE number {among} AND date <> '' GROUP BY v",
            "source": f"SELECT source AS v, count(*) AS n FROM documents WHERE number {among} AND source <> '' GROUP BY v",
            "instrument": f"SELECT instrument AS v, count(*) AS n {cited} GROUP BY v",
        }
        return {
            facet: dict(self._pairs(f"{sql} ORDER BY n DESC, v LIMIT {_FACET_VALUES}", (hits,)))
            for facet, sql in questions.items()
        }

    def _pairs(self, sql: str, values: Sequence[Any]) -> Iterator[tuple[str, int]]:
        for value, count in self._rows(sql, values):
            yield str(value), int(count)

    def first_mention(self, number: int, instruments: Sequence[str]) -> tuple[int, int] | None:
        """Find the first place where a document mentions any of some instruments itself."""
        row = self._one(
            'SELECT start, "end" FROM mentions WHERE document = ? AND instrument IN (SELECT value FROM json_each(?)) '
            f"AND zone IN {_COUNTED} ORDER BY ordinal LIMIT 1",
            (number, json.dumps(list(instruments))),
        )
        return (int(row[0]), int(row[1])) if row else None
