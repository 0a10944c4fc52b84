"""Files in memory: pictures and documents that people or the bot sent."""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from random import Random
from typing import Any

from sandbox.errors import bad_request

Json = dict[str, Any]

PHOTO_BYTES = 10 * 1024 * 1024
FILE_BYTES = 50 * 1024 * 1024
_SIZES = (90, 320, 800)  # longest side in pixels, as Telegram keeps several of a photo


@dataclass(slots=True)
class StoredFile:
    id: str
    unique_id: str
    kind: str
    data: bytes
    name: str | None
    mime: str
    path: str
    view: Json


class Files:
    """Stores bytes once; a file_id is found again as long as the sandbox lives."""

    def __init__(self) -> None:
        self._by_id: dict[str, StoredFile] = {}
        self._by_path: dict[str, StoredFile] = {}
        self._photos: dict[bytes, list[Json]] = {}

    def get(self, file_id: str) -> StoredFile | None:
        return self._by_id.get(file_id)

    def by_path(self, path: str) -> StoredFile | None:
        return self._by_path.get(path)

    def photo(self, data: bytes) -> list[Json]:
        """PhotoSizes, smallest first. Raises ApiError 400 for bytes that are no picture."""
        digest = hashlib.blake2b(data, digest_size=10).digest()
        if digest not in self._photos:
            width, height = _dimensions(data)
            sizes: list[Json] = []
            for longest in (*(s for s in _SIZES if s < max(width, height)), max(width, height)):
                scale = longest / max(width, height)
                shape = {"width": max(1, round(width * scale)), "height": max(1, round(height * scale))}
                stored = self.store("photo", data, None, "image/jpeg", {**shape, "file_size": len(data)}, f"{longest}")
                sizes.append(stored.view)
            self._photos[digest] = sizes
        return self._photos[digest]

    def store(self, kind: str, data: bytes, name: str | None, mime: str, more: Json, salt: str = "") -> StoredFile:
        """Keep bytes; the same bytes of the same kind have the same id."""
        digest = hashlib.blake2b(data + kind.encode() + salt.encode(), digest_size=12).hexdigest()
        file_id = f"{kind[:3].upper()}{digest}AAQ"
        known = self._by_id.get(file_id)
        if known is not None:
            return known
        ending = (name or "").rpartition(".")[2] if name and "." in name else {"image/jpeg": "jpg"}.get(mime, "bin")
        path = f"{kind}s/file_{len(self._by_id)}.{ending}"
        view: Json = {"file_id": file_id, "file_unique_id": f"AQ{digest[:14]}", **more}
        stored = StoredFile(file_id, view["file_unique_id"], kind, data, name, mime, path, view)
        self._by_id[file_id] = self._by_path[path] = stored
        return stored


def _dimensions(data: bytes) -> tuple[int, int]:
    from PIL import Image, UnidentifiedImageError  # lazy: most sandboxes never see a picture

    if len(data) > PHOTO_BYTES:
        raise bad_request("file is too big")
    try:
        with Image.open(io.BytesIO(data)) as picture:
            width, height = picture.size
            picture.load()
    except (UnidentifiedImageError, OSError, ValueError):
        raise bad_request("IMAGE_PROCESS_FAILED") from None
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
    return width, height


@lru_cache(maxsize=64)
def small_picture(seed: int) -> bytes:
    """A small JPEG that differs by seed, for people who post a photo without having one."""
    from PIL import Image, ImageDraw

    rng = Random(seed)  # noqa: S311 - colours, not secrets
    picture = Image.new("RGB", (320, 240), tuple(rng.randrange(100, 230) for _ in range(3)))
    pen = ImageDraw.Draw(picture)
    for _ in range(5):
        x, y, r = rng.randrange(320), rng.randrange(240), rng.randrange(15, 70)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=tuple(rng.randrange(40, 255) for _ in range(3)))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=70)
    return out.getvalue()
