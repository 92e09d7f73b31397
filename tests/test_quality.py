"""Precision, recall and F1 on the labelled articles, by kind, against floors that are never lowered silently."""

import json
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from lexindex.pipeline import detect
from lexindex.readers import read

HERE = Path(__file__).parent / "quality"
CORPUS = Path(__file__).parent.parent / "corpus"
FAMILY = {"regulation": "statute", "bill": "statute"}
GOLD = [json.loads(line) for line in (HERE / "gold.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
FLOORS = tomllib.loads((HERE / "floors.toml").read_text(encoding="utf-8"))

pytestmark = pytest.mark.quality


def family(kind: str) -> str:
    return FAMILY.get(kind, kind)


def overlap(a: dict, b: dict) -> int:
    return max(0, min(a["end"], b["end"]) - max(a["start"], b["start"]))


def compare(gold: list[dict], found: list[dict]) -> tuple[dict[int, int], set[int]]:
    """Pairs of labels and predictions, best overlap first: half the label covered, not over four times as long."""
    pairs = []
    for g, label in enumerate(gold):
        families = {family(kind) for kind in [label["kind"], *label.get("alt_kinds", [])]}
        for f, mention in enumerate(found):
            common = overlap(label, mention)
            long, short = label["end"] - label["start"], mention["end"] - mention["start"]
            if common * 2 >= long and short <= 4 * long + 40 and family(mention["kind"]) in families:
                pairs.append((-common / (long + short - common), g, f))
    matched: dict[int, int] = {}
    used: set[int] = set()
    for _, g, f in sorted(pairs):
        if g not in matched and f not in used:
            matched[g] = f
            used.add(f)
    return matched, used


def measure(split: str, *, coreference: bool) -> dict[str, dict[str, float]]:
    """Precision, recall and F1 of one split, over all and by kind; journals are not labelled."""
    counts: dict[str, Counter[str]] = {"all": Counter()}
    for record in GOLD:
        if record["split"] != split:
            continue
        gold = record["mentions"]
        found = [m.record() for m in detect(record["text"], document=record["id"]) if m.kind != "journal"]
        matched, used = compare(gold, found)
        for g, label in enumerate(gold):
            if not coreference and label["how"] == "coreference":
                continue
            for name in ("all", label["kind"]):
                counts.setdefault(name, Counter())["hit" if g in matched else "missed"] += 1
        for f, mention in enumerate(found):
            long = mention["end"] - mention["start"]
            if f not in used and not any(overlap(mention, span) * 2 >= long for span in record.get("ignore", [])):
                for name in ("all", mention["kind"]):
                    counts.setdefault(name, Counter())["false"] += 1
    return {
        name: {
            "precision": count["hit"] / max(1, count["hit"] + count["false"]),
            "recall": count["hit"] / max(1, count["hit"] + count["missed"]),
            "f1": 2 * count["hit"] / max(1, 2 * count["hit"] + count["false"] + count["missed"]),
        }
        for name, count in counts.items()
    }


@pytest.mark.parametrize("split", ["dev", "heldout"])
@pytest.mark.parametrize("mode", ["named", "all"])
def test_scores_are_above_their_floors(split: str, mode: str) -> None:
    scores = measure(split, coreference=mode == "all")
    below = [
        f"{name} {figure} {scores.get(name, {}).get(figure, 0):.3f} is below {floor}"
        for name, figures in FLOORS[split][mode].items()
        for figure, floor in figures.items()
        if scores.get(name, {}).get(figure, 0) < floor
    ]
    assert not below, "\n".join(below)


def test_articles_without_law_stay_almost_silent() -> None:
    words = false = 0
    for record in GOLD:
        if record["hard_negative"]:
            words += len(record["text"].split())
            false += len(detect(record["text"]))
    assert words > 500
    assert 1000 * false / words <= FLOORS["hard_negatives"]["false_per_1000_words"]


def test_labels_are_of_the_texts_as_the_readers_give_them() -> None:
    texts = {}
    for path in sorted(CORPUS.iterdir()):
        if path.suffix in (".html", ".txt", ".md", ".jsonl") and path.name != "README.md":
            for document in read(path, root=CORPUS):
                texts[document.id] = document.text
    assert {record["id"] for record in GOLD} == set(texts)
    for record in GOLD:
        assert texts[record["id"]] == record["text"], record["id"]
        for label in record["mentions"]:
            assert record["text"][label["start"] : label["end"]] == label["text"]


def test_every_kind_and_form_is_labelled() -> None:
    labels = [label for record in GOLD for label in record["mentions"]]
    assert {label["kind"] for label in labels} >= {
        "treaty",
        "statute",
        "regulation",
        "bill",
        "case",
        "brief",
        "resolution",
    }
    assert {label["how"] for label in labels} >= {"cited", "named", "alias/acronym", "coreference", "generic"}
    assert len(GOLD) >= 30
