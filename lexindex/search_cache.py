"""The folder that search indexes live in: one folder a generation, and a signed manifest that says which one counts.

A Whoosh index is unpickled when it is opened, which runs whatever code a stranger put there, and it keeps no
checksums. So no file of it is opened before its size and SHA-256 fit a manifest that this user signed.
"""

import contextlib
import hashlib
import hmac
import json
import os
import secrets
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from lexindex.store_file import sync

MANIFEST = "manifest.json"
_NAME_BYTES = 4  # of chance in a folder's name, so that a killed build's folder is never taken up again


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a search index was made of and the files it consists of: name → (size, SHA-256)."""

    store: str
    generation: int
    scheme: int
    documents: int
    folder: str
    files: Mapping[str, tuple[int, str]]


def key_file() -> Path:
    """Say where the key lies that signs this user's manifests: outside of any index."""
    import platformdirs

    return Path(platformdirs.user_data_dir("lexindex", appauthor=False)) / "search.key"


def signing_key() -> bytes:
    """Read or make this user's key; where none can be kept, one for this process alone."""
    path = key_file()
    with contextlib.suppress(OSError):
        if len(found := path.read_bytes()) >= 32:
            return found
    fresh = secrets.token_bytes(32)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink(missing_ok=True)  # too short to be one of ours
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(fresh)
    except FileExistsError:
        with contextlib.suppress(OSError):  # another process has just made it
            return path.read_bytes()
    except OSError:
        pass
    return fresh


def _signature(manifest: Manifest, key: bytes) -> str:
    body = json.dumps(asdict(manifest), sort_keys=True).encode()
    return hmac.new(key, body, hashlib.sha256).hexdigest()


def read(parent: Path, key: bytes) -> Manifest | None:
    """Read the manifest of a search folder; None when it is missing, damaged, edited or another user's."""
    try:
        found = json.loads((parent / MANIFEST).read_bytes())
        files = {str(name): (int(size), str(digest)) for name, (size, digest) in found["files"].items()}
        manifest = Manifest(
            str(found["store"]), int(found["generation"]), int(found["scheme"]), int(found["documents"]),
            str(found["folder"]), files,
        )  # fmt: skip
        signature = str(found["signature"])
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
    good = hmac.compare_digest(signature.encode(), _signature(manifest, key).encode())
    return manifest if good else None


def intact(parent: Path, manifest: Manifest) -> bool:
    """Whether every file is there as it was written, and no other."""
    folder = parent / manifest.folder
    try:
        if {entry.name for entry in os.scandir(folder)} != set(manifest.files):
            return False
        return all(
            (folder / name).stat().st_size == size and digest_of(folder / name) == digest
            for name, (size, digest) in manifest.files.items()
        )
    except OSError:
        return False


def digest_of(path: Path) -> str:
    """Hash one file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def fresh_folder(parent: Path, generation: int) -> Path:
    """Make the folder that the next search index is written to."""
    folder = parent / f"{generation:08d}-{secrets.token_hex(_NAME_BYTES)}"
    folder.mkdir(parents=True)
    return folder


def carry_over(parent: Path, manifest: Manifest, target: Path) -> None:
    """Put the files of an index into a new folder. They are never written to again, so a second name is enough."""
    for name in manifest.files:
        source = parent / manifest.folder / name
        try:
            os.link(source, target / name)
        except OSError:  # a file system without hard links
            shutil.copyfile(source, target / name)


def publish(
    parent: Path, folder: Path, manifest: Manifest, key: bytes, known: Mapping[str, tuple[int, str]]
) -> Manifest:
    """Make a finished folder the one that counts, in one step that a power cut cannot halve.

    `known` are the files carried over from the index before, which need no second look.
    """
    files = {}
    for path in sorted(folder.iterdir()):
        if path.name in known:
            files[path.name] = known[path.name]
            continue
        with path.open("rb+") as file:
            os.fsync(file.fileno())
        files[path.name] = path.stat().st_size, digest_of(path)
    sync(folder)
    whole = Manifest(manifest.store, manifest.generation, manifest.scheme, manifest.documents, folder.name, files)
    draft = parent / f"{MANIFEST}.{secrets.token_hex(_NAME_BYTES)}"
    try:
        with draft.open("w", encoding="utf-8") as text:
            json.dump({**asdict(whole), "signature": _signature(whole, key)}, text, indent=1, sort_keys=True)
            text.flush()
            os.fsync(text.fileno())
        draft.replace(parent / MANIFEST)
    finally:
        draft.unlink(missing_ok=True)
    sync(parent)
    return whole


def sweep(parent: Path, keep: Iterable[str]) -> None:
    """Remove what earlier generations and killed builds left; what a reader has open goes when it lets go."""
    wanted = {MANIFEST, *keep}
    with contextlib.suppress(OSError):
        for entry in list(os.scandir(parent)):
            if entry.name in wanted:
                continue
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            else:
                with contextlib.suppress(OSError):
                    os.unlink(entry.path)  # noqa: PTH108  # a name from scandir
