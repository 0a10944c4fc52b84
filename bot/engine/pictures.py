"""Pictures and files on their way out: drawn or uploaded once, and sent again by the id that Telegram gave them."""

import hashlib
import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from datetime import date, datetime, time
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec
import structlog
from sqlalchemy import delete, select
from sqlmodel import Field, SQLModel

import bot
from bot.engine.botapi import BotApi, NotSent, Refused, Unanswered, Upload
from bot.engine.easel import CannotDraw, Easel
from bot.engine.letters import Letter, as_caption, as_text
from bot.kit.database import UTCDateTime, insert
from bot.kit.outbox import Document, Picture
from bot.kit.texts import Lines, Name, Text, Texts, say
from bot.kit.work import Work

log = structlog.get_logger(__name__)

T = TypeVar("T")

LARGEST_PHOTO = 5 * 1024 * 1024  # bytes of a photo that goes into a picture
AT_HAND = 8  # pictures that were drawn and may have to be sent again
_UPLOAD = "picture"


class DrawnPicture(SQLModel, table=True):
    """What Telegram calls a picture, or a file, that it has."""

    __tablename__ = "drawn_pictures"
    recipe: str = Field(primary_key=True)  # a digest of all that went into it
    file_id: str
    drawn_at: datetime = Field(sa_type=UTCDateTime)


_T: Any = DrawnPicture.__table__  # type: ignore[attr-defined]


class _Size(msgspec.Struct, frozen=True):
    file_id: str = ""


class _Shown(msgspec.Struct):
    photo: list[_Size] = []
    document: _Size = _Size()


_shown = msgspec.json.Decoder(_Shown).decode

Call = Callable[[Letter, Mapping[str, Upload] | None], Awaitable[bytes]]
InWork = Callable[[Callable[[Work], Awaitable[Any]]], Awaitable[Any]]


class Gallery:
    """Sends letters, and fills in what they bring."""

    def __init__(self, api: BotApi, texts: Texts, easel: Easel, in_work: InWork) -> None:
        self._api = api
        self._texts = texts
        self._easel = easel
        self._in_work = in_work
        self._drawn: OrderedDict[str, Upload] = OrderedDict()

    async def send(self, letter: Letter, language: str, call: Call) -> bytes:
        """Telegram's answer to `call`. Of what it has against a picture nobody hears: the words go alone. Of a file
        that it will not take, whoever waits for it hears.

        Raises:
            Refused, NotSent, Unanswered
        """
        brings = letter.brings
        if brings is None:
            return await _send_words(letter, call)
        if isinstance(brings, Document):
            return await self._bring(letter, _digest_of(brings), call, partial(_upload, brings))
        if not brings.drawer:
            (photo_id,) = brings.photos.values()
            return await _send_photo(letter, photo_id, call)
        data = in_words(brings.data, self._texts, language)
        recipe = self._recipe(brings, data)
        return await self._bring(letter, recipe, call, lambda: self._draw(recipe, brings, data))

    async def _bring(self, letter: Letter, recipe: str, call: Call, make: Callable[[], Awaitable[Upload]]) -> bytes:
        try:
            if file_id := await self._in_work(lambda work: _recall(work, recipe)):
                try:
                    return await call(letter.bringing(file_id), None)
                except Refused as refusal:
                    if not _is_about_the_file(refusal):
                        raise
                    await self._in_work(lambda work: _forget(work, recipe))  # Telegram no longer knows it
            answer = await call(letter.bringing(f"attach://{_UPLOAD}"), {_UPLOAD: await make()})
        except CannotDraw as error:
            log.warning("a picture is left out", reason=str(error))
        except Refused as refusal:
            if not _is_about_the_file(refusal):
                raise
            log.warning("what goes along is left out", method=letter.method, reason=refusal.description)
        else:
            self._drawn.pop(recipe, None)
            shown = _shown(answer)
            if file_id := shown.photo[-1].file_id if shown.photo else shown.document.file_id:
                await self._in_work(lambda work: _keep(work, recipe, file_id))
            return answer
        return await _send_words(letter.without, call)

    async def _draw(self, recipe: str, picture: Picture, data: Any) -> Upload:
        if drawn := self._drawn.get(recipe):
            return drawn
        photos = {name: photo for name, file_id in picture.photos.items() if (photo := await self._photo(file_id))}
        drawn = Upload(f"{_UPLOAD}.jpg", "image/jpeg", await self._easel.draw(picture.drawer, data, photos))
        self._drawn[recipe] = drawn
        while len(self._drawn) > AT_HAND:
            self._drawn.popitem(last=False)
        return drawn

    async def _photo(self, file_id: str) -> bytes | None:
        """None when it cannot be had; the drawer then does without."""
        try:
            return await self._api.download(file_id, LARGEST_PHOTO)
        except (Refused, NotSent, Unanswered, msgspec.MsgspecError) as error:
            log.warning("a photo cannot be had", reason=str(error))
            return None

    def _recipe(self, picture: Picture, data: Any) -> str:
        told = json.dumps([self._edition, picture.drawer, data, dict(picture.photos)], sort_keys=True)
        return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()

    @cached_property
    def _edition(self) -> str:
        """What draws: a picture of an older one is another picture."""
        sources = [*sorted((Path(bot.__file__).parent / "drawing").glob("*.py")), *self._easel.drawers.values()]
        return hashlib.blake2b(b"".join(path.read_bytes() for path in sources), digest_size=8).hexdigest()


async def _upload(document: Document) -> Upload:
    return Upload(document.name, document.kind, document.content)


def _digest_of(document: Document) -> str:
    told = json.dumps([document.name, document.kind]).encode()
    return hashlib.blake2b(told + document.content, digest_size=16).hexdigest()


async def _send_photo(letter: Letter, photo_id: str, call: Call) -> bytes:
    try:
        return await call(letter.bringing(photo_id), None)
    except Refused as refusal:
        if not _is_about_the_file(refusal):
            raise
        log.warning("a photo is left out", reason=refusal.description)
    return await _send_words(letter.without, call)


async def _send_words(letter: Letter, call: Call) -> bytes:
    try:
        return await call(letter, None)
    except Refused as refusal:
        words = refusal.description
        if letter.method == "editMessageText" and "no text in the message" in words:
            return await call(as_caption(letter), None)
        if letter.method == "editMessageCaption" and "no caption in the message" in words:
            return await call(as_text(letter), None)
        if letter.method == "sendPoll" and letter.in_words and "poll" in words.lower():  # none are allowed there
            return await call(letter.in_words, None)
        raise


def in_words(value: Any, texts: Texts, language: str) -> Any:
    """What a drawer is told, with every text in the language of its reader."""
    match value:
        case Text():
            return texts.plain(value, language)
        case Lines():
            return [texts.plain(one, language) for one in value.texts]
        case Name() | date() | time() | ZoneInfo():
            return texts.plain(say("kit.as-is", value=value), language)
        case Mapping():
            return {name: in_words(one, texts, language) for name, one in value.items()}
        case list() | tuple():
            return [in_words(one, texts, language) for one in value]
        case _:
            return value


def _is_about_the_file(refusal: Refused) -> bool:
    words = refusal.description.lower()
    return refusal.code in (400, 413) and any(
        word in words for word in ("file", "photo", "image", "media", "document", "entity too")
    )


async def _recall(work: Work, recipe: str) -> str | None:
    found: str | None = (await work.db.execute(select(_T.c.file_id).where(_T.c.recipe == recipe))).scalar()
    return found


async def _keep(work: Work, recipe: str, file_id: str) -> None:
    new = {"file_id": file_id, "drawn_at": work.now}
    row = insert(_T).values(recipe=recipe, **new)
    await work.db.execute(row.on_conflict_do_update(index_elements=["recipe"], set_=new))


async def _forget(work: Work, recipe: str) -> None:
    await work.db.execute(delete(_T).where(_T.c.recipe == recipe))
