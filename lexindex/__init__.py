"""lexindex: find every reference to a treaty, statute, court case or brief in ordinary writing.

The names here are the public ones; each is loaded on first use, so that `import lexindex` costs next to nothing.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lexindex.export import write_graphml as write_graphml
    from lexindex.index import Index as Index
    from lexindex.model import Document as Document
    from lexindex.model import Form as Form
    from lexindex.model import Instrument as Instrument
    from lexindex.model import Kind as Kind
    from lexindex.model import Mention as Mention
    from lexindex.model import Pinpoint as Pinpoint
    from lexindex.model import Zone as Zone
    from lexindex.pipeline import detect as detect

__version__ = "0.1.0"

_HOMES = {
    "detect": "pipeline",
    "Index": "index",
    "write_graphml": "export",
    **dict.fromkeys(("Document", "Form", "Instrument", "Kind", "Mention", "Pinpoint", "Zone"), "model"),
}
__all__ = [
    "Document",
    "Form",
    "Index",
    "Instrument",
    "Kind",
    "Mention",
    "Pinpoint",
    "Zone",
    "detect",
    "write_graphml",
]


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'lexindex' has no attribute {name!r}")
    found = globals()[name] = getattr(import_module(f"lexindex.{_HOMES[name]}"), name)
    return found


def __dir__() -> list[str]:
    return __all__
