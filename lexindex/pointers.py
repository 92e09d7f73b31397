"""References that point to others, once those are linked: of several targets, and of targets that fell out."""

from collections.abc import Sequence

from lexindex.model import Form, Mention
from lexindex.scores import BACK


def opened(mention: Mention, targets: Sequence[Mention | None]) -> Mention | None:
    """A reference that may point to several: linked when they are one instrument after all, else left open with all."""
    linked = [target.instrument for target in targets if target is not None and target.instrument]
    apart = tuple({instrument.id: instrument for instrument in linked}.values())
    if len(apart) == 1:
        return mention._replace(kind=apart[0].kind, instrument=apart[0], score=BACK)
    return mention._replace(candidates=apart) if apart or mention.form is not Form.ALIAS else None


def renumbered(done: Sequence[Mention | None]) -> list[Mention]:
    """Without what fell out, antecedents moved along; what pointed to nothing that stays points nowhere."""
    kept = [mention for mention in done if mention is not None]
    if len(kept) == len(done):
        return kept
    place = {
        index: position
        for position, index in enumerate(index for index, mention in enumerate(done) if mention is not None)
    }
    return [
        mention._replace(antecedent=place.get(mention.antecedent)) if mention.antecedent is not None else mention
        for mention in kept
    ]
