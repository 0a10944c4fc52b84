"""Pictures, documents, albums, stickers, and fetching them back."""

import json
from typing import Any

import pytest

from sandbox.files import small_picture
from tests.sandbox.conftest import Box, Refused


async def _upload(box: Box, method: str, files: dict[str, Any], **params: Any) -> Any:
    answer = (await box.http.post(f"/bot{box.sandbox.token}/{method}", data=params, files=files)).json()
    if not answer["ok"]:
        raise Refused(answer["error_code"], answer["description"])
    return answer["result"]


async def test_photo_there_and_back(box: Box, ana: int) -> None:
    data = small_picture(1)
    sent = await _upload(
        box, "sendPhoto", {"photo": ("a.jpg", data)}, chat_id=ana, caption="<i>x</i>", parse_mode="HTML"
    )
    assert sent["caption_entities"][0]["type"] == "italic"
    assert [size["width"] for size in sent["photo"]] == [90, 320]
    file = await box.bot("getFile", file_id=sent["photo"][-1]["file_id"])
    fetched = await box.http.get(f"/file/bot{box.sandbox.token}/{file['file_path']}")
    assert (fetched.content, fetched.headers["content-type"]) == (data, "image/jpeg")
    seen = (await box.sees(ana))[-1]
    assert (await box.http.get(seen["url"])).content == data
    again = await box.bot("sendPhoto", chat_id=ana, photo=sent["photo"][0]["file_id"])
    assert again["photo"] == sent["photo"]
    assert (await box.http.get(f"/file/bot1:wrong/{file['file_path']}")).status_code == 404


async def test_photos_refused(box: Box, ana: int) -> None:
    with pytest.raises(Refused, match="IMAGE_PROCESS_FAILED"):
        await _upload(box, "sendPhoto", {"photo": ("a.jpg", b"not a picture")}, chat_id=ana)
    with pytest.raises(Refused, match="file must be non-empty"):
        await _upload(box, "sendPhoto", {"photo": ("a.jpg", b"")}, chat_id=ana)
    with pytest.raises(Refused, match="there is no photo in the request"):
        await box.bot("sendPhoto", chat_id=ana)
    with pytest.raises(Refused, match="wrong remote file identifier specified"):
        await box.bot("sendPhoto", chat_id=ana, photo="nonsense")
    with pytest.raises(Refused, match="message caption is too long"):
        await _upload(box, "sendPhoto", {"photo": ("a.jpg", small_picture(1))}, chat_id=ana, caption="x" * 1025)


async def test_a_picture_by_address_is_stood_in_for(box: Box, ana: int) -> None:
    sent = await box.bot("sendPhoto", chat_id=ana, photo="https://example.org/a.jpg")
    assert len(sent["photo"]) == 2


async def test_document(box: Box, ana: int) -> None:
    sent = await _upload(
        box, "sendDocument", {"document": ("export.csv", b"a,b", "text/csv")}, chat_id=ana, caption="x"
    )
    assert (sent["document"]["file_name"], sent["document"]["file_size"]) == ("export.csv", 3)
    assert (await box.http.get((await box.sees(ana))[-1]["url"])).content == b"a,b"
    with pytest.raises(Refused, match="there is no document in the request"):
        await box.bot("sendDocument", chat_id=ana)
    with pytest.raises(Refused, match="type of file mismatch"):
        await box.bot("sendPhoto", chat_id=ana, photo=sent["document"]["file_id"])


async def test_edit_caption_and_media(box: Box, ana: int) -> None:
    sent = await _upload(box, "sendPhoto", {"photo": ("a.jpg", small_picture(1))}, chat_id=ana, caption="one")
    where = {"chat_id": ana, "message_id": sent["message_id"]}
    assert (await box.bot("editMessageCaption", caption="two", **where))["caption"] == "two"
    with pytest.raises(Refused, match="message is not modified"):
        await box.bot("editMessageCaption", caption="two", **where)
    with pytest.raises(Refused, match="there is no text in the message to edit"):
        await box.bot("editMessageText", text="x", **where)
    media = json.dumps({"type": "photo", "media": "attach://p", "caption": "three"})
    edited = await _upload(box, "editMessageMedia", {"p": ("b.jpg", small_picture(2))}, media=media, **where)
    assert edited["caption"] == "three"
    assert edited["photo"] != sent["photo"]


async def test_album(box: Box, ana: int) -> None:
    files = {"a": ("a.jpg", small_picture(1)), "b": ("b.jpg", small_picture(2))}
    media = json.dumps([{"type": "photo", "media": "attach://a", "caption": "both"},
                        {"type": "photo", "media": "attach://b"}])  # fmt: skip
    one, two = await _upload(box, "sendMediaGroup", files, chat_id=ana, media=media)
    assert one["media_group_id"] == two["media_group_id"]
    assert (one["caption"], "caption" in two) == ("both", False)
    with pytest.raises(Refused, match="an album has 2 to 10"):
        await box.bot("sendMediaGroup", chat_id=ana, media=[{"type": "photo", "media": "x"}])
    with pytest.raises(Refused, match="can't be mixed"):
        await box.bot("sendMediaGroup", chat_id=ana, media=[{"type": "photo"}, {"type": "document"}])
    with pytest.raises(Refused, match="wrong file identifier"):
        await box.bot("sendMediaGroup", chat_id=ana, media=[{"type": "photo", "media": "attach://z"}] * 2)


async def test_stickers_come_from_people(box: Box, ana: int) -> None:
    said = await box.says(ana, sticker="🔥")
    sent = await box.bot("sendSticker", chat_id=ana, sticker=said["sticker"]["file_id"])
    assert sent["sticker"]["emoji"] == "🔥"
    with pytest.raises(Refused, match="wrong remote file identifier"):
        await box.bot("sendSticker", chat_id=ana, sticker="x")


async def test_get_file_refused(box: Box) -> None:
    with pytest.raises(Refused, match="invalid file_id"):
        await box.bot("getFile", file_id="x")
