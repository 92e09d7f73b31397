"""How sure a link is, and the reason in words; scores order candidates and are shown, nothing is decided by them."""

from lexindex.model import Mention

CITED, CITED_OUTSIDE, NAMED, ALIAS, DECIDED, PREFERRED, NEW, BACK, LOCAL = (
    1.0,
    0.95,
    0.98,
    0.95,
    0.85,
    0.75,
    0.7,
    0.8,
    0.6,
)


def why(mention: Mention, bearers: int = 1) -> str:
    """Why a mention has the instrument that it has, or has none; `bearers` is how many of the catalog share its name."""
    if mention.instrument is None:
        return "several instruments fit, and the text decides nothing" if mention.candidates else "nothing fits"
    if mention.antecedent is not None:
        return "the mention that it points back to"
    if mention.score == PREFERRED:
        return "the jurisdiction preferred; the text decides nothing"
    if mention.score == DECIDED or (bearers > 1 and mention.score in (NAMED, ALIAS)):
        return "its name, and what else the text says: a year, a country, words nearby"
    told = {
        CITED: "its citation, or the number behind its name",
        NAMED: "its own name",
        ALIAS: "a name that it goes by, or a citation that the catalog does not know",
        NEW: "its name alone, which the catalog does not know",
        LOCAL: "the noun and what is said around it; it has no name",
    }
    return told.get(mention.score or 0.0, "what else the text says")
