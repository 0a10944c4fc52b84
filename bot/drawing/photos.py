"""Photos of others: they may be turned, broken, or made to blow up whoever opens them."""

import io
import struct

from PIL import Image, ImageOps

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000  # whatever a file says of itself before it is unpacked


def opened(data: bytes, width: int, height: int) -> Image.Image | None:
    """The middle of a photo, the right way up and so large; None for what is no photo, or none that may be opened."""
    if len(data) > MOST_BYTES:
        return None
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP")) as image:
            if image.width * image.height > MOST_PIXELS or min(image.size) < 2:
                return None
            image.draft("RGB", (2 * width, 2 * height))  # a JPEG is unpacked no larger than it takes
            upright = ImageOps.exif_transpose(image)
            return ImageOps.fit(_flat(upright), (width, height), Image.Resampling.BICUBIC)
    except (OSError, ValueError, SyntaxError, struct.error, Image.DecompressionBombError, MemoryError):
        return None


def _flat(image: Image.Image) -> Image.Image:
    """Without what shows through."""
    if image.mode in ("RGBA", "LA", "PA") or "transparency" in image.info:
        image = image.convert("RGBA")
        ground = Image.new("RGBA", image.size, "white")
        return Image.alpha_composite(ground, image).convert("RGB")
    return image.convert("RGB")
