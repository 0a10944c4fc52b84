"""The Bot API's door: tokens, methods, the four ways to pass parameters, the shape of errors."""

import pytest

from tests.sandbox.conftest import Box, Refused


async def test_wrong_token(box: Box) -> None:
    response = await box.http.get("/bot1:wrong/getMe")
    assert response.status_code == 401
    assert response.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_unknown_method(box: Box) -> None:
    response = await box.http.get(f"/bot{box.sandbox.token}/sendNothing")
    assert (response.status_code, response.json()["description"]) == (404, "Not Found")


async def test_method_names_ignore_case(box: Box) -> None:
    assert (await box.bot("GETME"))["is_bot"] is True


@pytest.mark.parametrize("way", ["query", "form", "multipart", "json"])
async def test_parameters_come_in_four_ways(box: Box, ana: int, way: str) -> None:
    url, given = f"/bot{box.sandbox.token}/sendMessage", {"chat_id": str(ana), "text": "一 & two"}
    if way == "query":
        response = await box.http.get(url, params=given)
    elif way == "form":
        response = await box.http.post(url, data=given)
    elif way == "multipart":
        response = await box.http.post(url, data=given, files={"unused": ("a.txt", b"x")})
    else:
        response = await box.http.post(url, json=given)
    assert response.json()["result"]["text"] == "一 & two"


async def test_broken_json(box: Box) -> None:
    headers = {"content-type": "application/json"}
    response = await box.http.post(f"/bot{box.sandbox.token}/getMe", content=b"{", headers=headers)
    assert response.status_code == 400


async def test_get_me(box: Box) -> None:
    me = await box.bot("getMe")
    assert me["id"] == box.me
    assert me["can_read_all_group_messages"] is False


async def test_profile_texts_are_kept_by_language(box: Box) -> None:
    await box.bot("setMyDescription", description="Warm")
    await box.bot("setMyDescription", description="暖", language_code="zh")
    assert await box.bot("getMyDescription") == {"description": "Warm"}
    assert await box.bot("getMyDescription", language_code="zh") == {"description": "暖"}
    assert await box.bot("getMyDescription", language_code="de") == {"description": "Warm"}
    assert await box.bot("getMyName") == {"name": "Hearth"}
    with pytest.raises(Refused, match="too long"):
        await box.bot("setMyShortDescription", short_description="x" * 121)


async def test_menu_button(box: Box, ana: int) -> None:
    assert await box.bot("getChatMenuButton") == {"type": "commands"}
    await box.bot("setChatMenuButton", chat_id=ana, menu_button={"type": "default"})
    assert await box.bot("getChatMenuButton", chat_id=ana) == {"type": "default"}


async def test_no_profile_photos(box: Box, ana: int) -> None:
    assert await box.bot("getUserProfilePhotos", user_id=ana) == {"total_count": 0, "photos": []}


async def test_log_out_and_close(box: Box) -> None:
    assert await box.bot("logOut") is True
    assert await box.bot("close") is True


async def test_parameters_nobody_can_read(box: Box, ana: int) -> None:
    with pytest.raises(Refused, match="can't parse parameters") as caught:
        await box.bot("deleteMessages", chat_id=ana, message_ids=["x"])
    assert caught.value.code == 400
