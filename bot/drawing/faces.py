"""Which font has which letters."""

import importlib.util
import struct
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from PIL import ImageFont

_FOLDER = Path(__file__).with_name("faces")
_CJK_INDEX = 2  # of the collection: forms of Simplified Chinese


class Face(NamedTuple):
    """A font in its two weights. Where there is no bold one, letters are made bolder by an outline."""

    regular: Path
    bold: Path | None
    number: int = 0  # in a collection

    def font(self, size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
        return _font(self.bold if bold and self.bold else self.regular, size, self.number)

    def outline(self, size: int, *, bold: bool) -> float:
        """Pixels around each letter."""
        return size / 42 if bold and not self.bold else 0

    def has(self, character: str) -> bool:
        starts, ends = _coverage(self.regular, self.number)
        at = bisect_right(starts, ord(character)) - 1
        return at >= 0 and ord(character) <= ends[at]


def _cut(name: str, *, bold: bool = True) -> Face:
    return Face(_FOLDER / f"{name}-Regular.ttf", _FOLDER / f"{name}-Bold.ttf" if bold else None)


@cache
def faces() -> tuple[Face, ...]:
    """In the order in which they are asked."""
    found = importlib.util.find_spec("noto_cjk_sans_otc")
    assert found is not None  # noqa: S101  # and found.origin: it is a package of files
    assert found.origin is not None  # noqa: S101
    return (
        _cut("NotoSans"),
        Face(Path(found.origin).with_name("NotoSansCJK-Regular.ttc"), None, _CJK_INDEX),
        _cut("NotoSansArabic"),
        _cut("NotoSansHebrew"),
        _cut("NotoSansThai", bold=False),
        _cut("NotoSansDevanagari", bold=False),
    )


@lru_cache(maxsize=4096)
def face_of(character: str) -> Face | None:
    return next((face for face in faces() if face.has(character)), None)


@lru_cache(maxsize=64)
def _font(path: Path, size: int, index: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(path, size, index, layout_engine=ImageFont.Layout.RAQM)


@cache
def _coverage(path: Path, index: int) -> tuple[list[int], list[int]]:
    """The first and last characters of the runs that a font has, read from its `cmap` table. Pillow cannot be asked:
    it draws an empty box and says nothing."""
    with path.open("rb") as file:

        def read(at: int, form: str) -> tuple[Any, ...]:
            file.seek(at)
            return struct.unpack(f">{form}", file.read(struct.calcsize(f">{form}")))

        start = read(12 + 4 * index, "I")[0] if read(0, "4s")[0] == b"ttcf" else 0
        (tables,) = read(start + 4, "H")
        offsets: dict[bytes, int] = {}
        for number in range(tables):
            tag, _, offset, _ = read(start + 12 + 16 * number, "4sIII")
            offsets[tag] = offset
        cmap = offsets[b"cmap"]
        subtables = [read(cmap + 4 + 8 * number, "HHI")[2] for number in range(read(cmap, "HH")[1])]
        by_form = {read(cmap + offset, "H")[0]: cmap + offset for offset in subtables}
        if at := by_form.get(12):
            (groups,) = read(at + 12, "I")
            numbers = read(at + 16, f"{3 * groups}I")
            return list(numbers[0::3]), list(numbers[1::3])
        at = by_form[4]
        segments = read(at + 6, "H")[0] // 2
        ends = read(at + 14, f"{segments}H")
        starts = read(at + 16 + 2 * segments, f"{segments}H")
        return list(starts), list(ends)
