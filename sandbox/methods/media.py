"""Photos, documents, stickers and albums, and getting a file back."""

from __future__ import annotations

from typing import Any
from zlib import crc32

from sandbox.errors import ApiError, bad_request
from sandbox.files import FILE_BYTES, small_picture
from sandbox.methods.call import Call, Upload, method
from sandbox.methods.sending import Target, caption, deliver, target
from sandbox.model import Json

_WRONG_FILE = "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"


def _upload(call: Call, name: str, value: Any) -> Upload | None:
    """The uploaded file that a parameter means: sent under its own name or as attach://<name>."""
    if isinstance(value, str) and value.startswith("attach://"):
        found = call.files.get(value.removeprefix("attach://"))
        if found is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return found
    return call.files.get(name) if value is None else None


def _photo(call: Call, name: str, value: Any) -> Json:
    upload = _upload(call, name, value)
    if upload is not None:
        if not upload.data:
            raise bad_request("file must be non-empty")
        return {"photo": call.world.files.photo(upload.data)}
    if not value:
        raise bad_request(f"there is no {name} in the request")
    text = str(value)
    if text.startswith(("http://", "https://")):
        # The sandbox never leaves its box: a picture that depends on the address stands in for it
        return {"photo": call.world.files.photo(small_picture(crc32(text.encode()) % 24))}
    stored = call.world.files.get(text)
    if stored is None:
        raise bad_request(_WRONG_FILE)
    if stored.kind != "photo":
        raise bad_request(f"type of file mismatch: can't use file of type {stored.kind.title()} as Photo")
    return {"photo": call.world.files.photo(stored.data)}


def _document(call: Call, name: str, value: Any) -> Json:
    upload = _upload(call, name, value)
    if upload is None:
        if not value:
            raise bad_request(f"there is no {name} in the request")
        stored = call.world.files.get(str(value))
        if stored is None:
            raise bad_request(_WRONG_FILE)
        return {"document": stored.view}
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > FILE_BYTES:
        raise ApiError(413, "Request Entity Too Large")
    more = {"file_name": upload.name, "mime_type": upload.mime, "file_size": len(upload.data)}
    stored = call.world.files.store("document", upload.data, upload.name, upload.mime, more, upload.name)
    return {"document": stored.view}


def input_media(call: Call, given: Json) -> Json:
    """One InputMedia with its caption."""
    kind = given.get("type")
    if kind == "photo":
        return _photo(call, "media", given.get("media")) | caption(call, given)
    if kind == "document":
        return _document(call, "media", given.get("media")) | caption(call, given)
    raise bad_request(f"can't parse InputMedia: type {kind!r} is not supported")


@method("sendPhoto")
def send_photo(call: Call) -> Any:
    to = target(call, "photos")
    return deliver(call, to, _photo(call, "photo", call.params.get("photo")) | caption(call)).payload


@method("sendDocument")
def send_document(call: Call) -> Any:
    to = target(call, "documents")
    return deliver(call, to, _document(call, "document", call.params.get("document")) | caption(call)).payload


@method("sendSticker")
def send_sticker(call: Call) -> Any:
    to = target(call, "stickers")
    stored = call.world.files.get(call.text("sticker") or "")
    if stored is None or stored.kind != "sticker":
        raise bad_request(_WRONG_FILE)
    return deliver(call, to, {"sticker": stored.view}).payload


@method("sendMediaGroup")
def send_media_group(call: Call) -> Any:
    to: Target = target(call, "photos")
    items = call.array("media")
    if not 2 <= len(items) <= 10:
        raise bad_request("wrong number of media: an album has 2 to 10")
    if any(not isinstance(item, dict) for item in items):
        raise bad_request("can't parse media: Object expected")
    if len({item.get("type") for item in items}) > 1:
        raise bad_request("document can't be mixed with other media types")
    contents = [input_media(call, item) for item in items]
    call.sandbox.limits.take(to.chat, len(contents))
    album = str(13_000_000_000_000_000 + call.world.serial())
    return [deliver(call, to, {"media_group_id": album, **one}, count=False).payload for one in contents]


@method("getFile")
def get_file(call: Call) -> Any:
    stored = call.world.files.get(call.text("file_id") or "")
    if stored is None:
        raise bad_request("invalid file_id")
    if len(stored.data) > 20 * 1024 * 1024:
        raise bad_request("file is too big")
    return {
        "file_id": stored.id,
        "file_unique_id": stored.unique_id,
        "file_size": len(stored.data),
        "file_path": stored.path,
    }
