"""The plug-in door: packages extend lexindex through entry points in three groups."""

import functools
import logging
from importlib.metadata import entry_points
from typing import Any

log = logging.getLogger(__name__)
GROUPS = ("lexindex.readers", "lexindex.grammars", "lexindex.engines")


@functools.lru_cache(maxsize=len(GROUPS))
def extensions(group: str) -> tuple[Any, ...]:
    """What other packages offer in a group, made ready; one that fails to load is logged and left out."""
    found = []
    for point in sorted(entry_points(group=group), key=lambda point: point.name):
        try:
            found.append(point.load()())
        except Exception as error:  # noqa: BLE001  a stranger's code may raise anything
            log.warning("plug-in %s of %s does not load: %s", point.name, group, error)
    return tuple(found)
