"""What answers from the catalog look like: its rows, and why a name means what it means."""

from collections.abc import Iterator, Sequence

from lexindex.views import Block, Data, Line, Table, instrument, undecided


def listed(rows: Sequence[Data]) -> Iterator[Block]:
    """Instruments known without a corpus."""
    table = [(one["kind"], one["title"], one.get("date"), one.get("citation"), one["id"]) for one in rows]
    yield Table(("kind", "title", "date", "citation", "id"), table)


def explained(answer: Data, name: str) -> Iterator[Block]:
    """The instruments that a name may mean, why, and what it means in a text."""
    for card in answer["instruments"]:
        yield from instrument(card, terminal=False)
        matched = card["matched"]
        if matched["by"] == "name":
            needs = (
                f", where one of these begins a word nearby: {', '.join(matched['needs'])}" if matched["needs"] else ""
            )
            yield Line(f'matched: "{matched["name"]}" ({matched["type"]}){needs}')
        else:
            yield Line("matched: its id or a citation of it")
        yield Line("")
    if answer["others"]:
        yield Line(f"the same without their years: {'; '.join(answer['others'])}")
    if answer["ambiguous"]:
        yield Line(
            f'"{name}" may mean any of {len(answer["instruments"]) + len(answer["others"])}: a text decides by a year, by the countries it speaks of, '
            "by words nearby or by another name; else all stay candidates, of which --prefer GB,INT takes one"
        )
    for mention in answer.get("in_text", ()):
        meant = mention["instrument"]
        told = meant["id"] if meant else undecided(mention) or "-"
        yield Line(f'in the text, [{mention["start"]},{mention["end"]}) "{mention["text"]}": {told}')
        yield Line(f"why: {mention['why']}", "dim", indent=2)
