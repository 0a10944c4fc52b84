"""What Hearth is going to say: rows that commit together with what they tell about."""

import json
from base64 import b64decode, b64encode
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import ARRAY, BigInteger, Index, UniqueConstraint, bindparam, delete, func, select, text, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlmodel import Field, SQLModel

from bot.kit.database import BigId, UTCDateTime, insert, is_sqlite
from bot.kit.prepared import Prepared
from bot.kit.texts import Refusal, Text, dump, restore

LARGEST_DOCUMENT = 5 * 1024 * 1024  # bytes; it waits in a row of the outbox


class Lane(IntEnum):
    ANSWER = 0  # somebody waits for it: it leaves first, and is tried again when its fate is unknown
    BULK = 1  # our own idea: it waits its turn, and is never said twice


class State(StrEnum):
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    UNKNOWN = "unknown"  # handed to the network, and no answer came back
    FAILED = "failed"
    HELD = "held"  # waits for an operator


@dataclass(frozen=True, slots=True)
class Button:
    """`press` is `room:name:arg…` of a route (64 bytes at most); `url` opens a page or a deep link."""

    label: Text
    press: str = ""
    url: str = ""


Buttons = Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes: into a community's group, or to one member in private when `member_id` is set."""

    community_id: int = 0
    member_id: int | None = None
    topic_id: int | None = None


@dataclass(frozen=True, slots=True)
class Picture:
    """How a picture is made; it is drawn where it is delivered, in the language its reader has."""

    drawer: str  # `room:function` of the room's `pictures.py`; none: there is one photo, and it is sent as it is
    data: Mapping[str, Any] = field(default_factory=dict)  # what the drawer is told; texts among it
    photos: Mapping[str, str] = field(default_factory=dict)  # file ids of those that go into it, by name

    @classmethod
    def as_it_is(cls, photo_id: str) -> "Picture":
        """A photo that somebody sent."""
        return cls("", photos={"it": photo_id})


@dataclass(frozen=True, slots=True)
class Document:
    """A file, as whoever gets it keeps it."""

    name: str
    content: bytes
    kind: str = "application/octet-stream"  # its media type

    def __post_init__(self) -> None:
        """
        Raises:
            Refusal: it is too large.
        """
        if len(self.content) > LARGEST_DOCUMENT:
            raise Refusal("kit.too-large", name=self.name, most=LARGEST_DOCUMENT >> 20)


@dataclass(frozen=True, slots=True)
class Message:
    """One thing to do in a chat: say `text`, change message `edits` into it, `react` to message `about` or `pin` it, or
    put a `tag` beside a member's name. A `picture` goes along with words that say what is on it: they are there for who
    does not see it, and when it cannot be drawn. A `document` is always a message of its own, with the words below it.
    """

    text: Text | None = None
    buttons: Buttons = ()
    about: int | None = None  # the message answered, edited or reacted to
    edits: bool = False
    react: str = ""
    ask_location: Text | None = None  # the label of a keyboard button that shares one's place
    picture: Picture | None = None
    pin: str = ""  # "on": this text, or without one message `about`, is kept at the top of the chat; "off": no longer
    over: str = ""  # with a text to pin: what was said with this key is no longer
    poll: Mapping[str, Any] | None = None  # `text` asks; "options" to choose from, "several": more than one may be
    whose: int | None = None  # the member who has `tag` beside their name from now on, or when it is empty nothing
    tag: str = ""
    document: Document | None = None
    language: str = ""  # it is said in; empty: its reader's, or the group's
    channel: bool = False  # it is said in the channel that the group is linked with
    spares: str = ""  # with which key the group need not hear it then: Telegram brings there what a channel says

    def to_json(self) -> str:
        data: dict[str, Any] = {}
        if self.text:
            data["text"] = dump(self.text)
        if self.buttons:
            data["buttons"] = [[[dump(b.label), b.press, b.url] for b in row] for row in self.buttons]
        for name in ("about", "edits", "react", "pin", "over", "poll", "whose", "tag", "language", "channel", "spares"):
            if value := getattr(self, name):
                data[name] = value
        if self.ask_location:
            data["ask_location"] = dump(self.ask_location)
        if self.picture:
            data["picture"] = [self.picture.drawer, dump(self.picture.data), self.picture.photos]
        if one := self.document:
            data["document"] = [one.name, b64encode(one.content).decode(), one.kind]
        return json.dumps(data, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, payload: str) -> "Message":
        data = json.loads(payload)
        rows, picture, document = data.pop("buttons", []), data.pop("picture", None), data.pop("document", None)
        return cls(
            document=Document(document[0], b64decode(document[1]), document[2]) if document else None,
            picture=Picture(picture[0], restore(picture[1]), picture[2]) if picture else None,
            text=restore(data.pop("text", None)),
            ask_location=restore(data.pop("ask_location", None)),
            buttons=[[Button(restore(label), press, url) for label, press, url in row] for row in rows],
            **data,
        )


@dataclass(slots=True)
class Outgoing:
    """A row of the outbox in memory, on its way."""

    id: int
    lane: Lane
    address: Address
    message: Message
    not_before: datetime
    attempts: int = 0
    parts_done: int = 0  # of a long text: a retry goes on behind them
    silences: int = 0  # how often nobody could tell whether it arrived
    doubt: str | None = None  # why a part of it may not have arrived


_WAITING, _SENDING = text("state = 'queued'"), text("state = 'sending'")


class OutboxRow(SQLModel, table=True):
    __tablename__ = "outbox"
    __table_args__ = (
        UniqueConstraint("community_id", "key"),
        # Only what waits, or is on its way, is in them; the conditions are spelt so that SQLite sees they are the same.
        Index("ix_outbox_waiting", "not_before", sqlite_where=_WAITING, postgresql_where=_WAITING),
        Index("ix_outbox_sending", "id", sqlite_where=_SENDING, postgresql_where=_SENDING),
    )
    id: int | None = Field(default=None, sa_type=BigId, primary_key=True)
    community_id: int = Field(sa_type=BigId)  # 0: no community
    key: str | None  # what makes an announcement happen once; answers have none
    lane: int
    member_id: int | None = Field(sa_type=BigId)
    topic_id: int | None = Field(sa_type=BigId)
    payload: str
    not_before: datetime = Field(sa_type=UTCDateTime)
    state: str
    attempts: int = 0
    created_at: datetime = Field(sa_type=UTCDateTime)
    sent_at: datetime | None = Field(default=None, sa_type=UTCDateTime)
    message_id: int | None = Field(default=None, sa_type=BigId)
    error: str | None = None


_T = OutboxRow.__table__  # type: ignore[attr-defined]
_GIVEN = (
    "community_id",
    "key",
    "lane",
    "member_id",
    "topic_id",
    "payload",
    "not_before",
    "state",
    "attempts",
    "created_at",
)
_PUT_ONE = Prepared(insert(_T).values({name: bindparam(name) for name in _GIVEN}).returning(_T.c.id))
_PUT_ALL = insert(_T).returning(_T.c.id, sort_by_parameter_order=True)
_PUT = insert(_T).on_conflict_do_nothing(index_elements=["community_id", "key"]).returning(_T.c.id)
_MARK = (
    update(_T)
    .where(_T.c.id == bindparam("row"))
    .values({c: bindparam(c) for c in ("state", "attempts", "not_before", "sent_at", "message_id", "error")})
)


async def put_answers(db: AsyncConnection, answers: Sequence[tuple[Address, Message]], now: datetime) -> list[Outgoing]:
    """Adds the answers of a whole batch in one statement."""
    rows = [_row(address, message, Lane.ANSWER, None, now, now) for address, message in answers]
    if is_sqlite(db):  # SQLAlchemy would not trust it to number the rows in order, and insert them one by one as well
        ids = [(await _PUT_ONE.all(db, row))[0][0] for row in rows]
    else:
        ids = (await db.execute(_PUT_ALL, rows)).scalars().all()
    return [
        Outgoing(new, Lane.ANSWER, address, message, now) for new, (address, message) in zip(ids, answers, strict=True)
    ]


def _row(
    address: Address, message: Message, lane: Lane, key: str | None, not_before: datetime, now: datetime
) -> dict[str, Any]:
    return {
        "community_id": address.community_id,
        "key": key,
        "lane": lane,
        "member_id": address.member_id,
        "topic_id": address.topic_id,
        "payload": message.to_json(),
        "not_before": not_before,
        "state": State.QUEUED,
        "attempts": 0,
        "created_at": now,
    }


async def put(
    db: AsyncConnection,
    address: Address,
    message: Message,
    lane: Lane,
    key: str | None,
    not_before: datetime,
    now: datetime,
) -> Outgoing | None:
    """Adds a row; None when `key` was said, or is being said, already."""
    row = await db.execute(_PUT, _row(address, message, lane, key, not_before, now))
    new = row.scalar_one_or_none()
    return None if new is None else Outgoing(new, lane, address, message, not_before)


async def put_off(db: AsyncConnection, row: Outgoing, until: datetime) -> None:
    """A row of this very transaction waits longer."""
    await let_wait(db, row.id, until)
    row.not_before = until


async def waiting_row(db: AsyncConnection, community_id: int, key: str) -> tuple[int, datetime] | None:
    """What waits under that key, and until when."""
    row = _T.c.community_id == community_id, _T.c.key == key, _T.c.state == State.QUEUED
    found = (await db.execute(select(_T.c.id, _T.c.not_before).where(*row))).first()
    return (found.id, found.not_before) if found else None


async def let_wait(db: AsyncConnection, row_id: int, until: datetime) -> None:
    """What only waits does so until then, be that later or sooner."""
    await db.execute(update(_T).where(_T.c.id == row_id, _T.c.state == State.QUEUED).values(not_before=until))


async def spare(db: AsyncConnection, row_id: int, now: datetime) -> None:
    """What only waits was said by others."""
    row = _T.c.id == row_id, _T.c.state == State.QUEUED
    await db.execute(update(_T).where(*row).values(state=State.SENT, sent_at=now))


async def take_back(db: AsyncConnection, community_id: int, key: str) -> bool:
    """Of what only waits, nothing remains; False when it is on its way already, or there is no such row."""
    row = _T.c.community_id == community_id, _T.c.key == key
    return (await db.execute(delete(_T).where(*row, _T.c.state == State.QUEUED))).rowcount > 0


async def fate_of(db: AsyncConnection, community_id: int, key: str) -> tuple[State | None, int | None]:
    """What became of what was said, and what Telegram calls it; None when it was not said, or nobody knows."""
    row = _T.c.community_id == community_id, _T.c.key == key
    found = (await db.execute(select(_T.c.state, _T.c.message_id).where(*row))).first()
    return (State(found.state), found.message_id) if found else (None, None)


async def change(db: AsyncConnection, address: Address, key: str, message: Message, now: datetime) -> Outgoing | None:
    """Has the words that were said with `key` become these: the same row goes out again. None when they are not there
    to be changed, or still on their way."""
    state, about = await fate_of(db, address.community_id, key)
    if about is None or state not in (State.SENT, State.UNKNOWN):
        return None
    message = replace(message, about=about, edits=True)
    row = _T.c.community_id == address.community_id, _T.c.key == key, _T.c.state == state
    new = {"payload": message.to_json(), "state": State.QUEUED, "attempts": 0, "not_before": now}
    id_ = (await db.execute(update(_T).where(*row).values(new).returning(_T.c.id))).scalar()
    return Outgoing(id_, Lane.BULK, address, message, now) if id_ else None


async def due(db: AsyncConnection, now: datetime, limit: int, known: Iterable[int] = ()) -> list[Outgoing]:
    """Waiting rows whose time has come and which are not in memory yet, answers first."""
    query = select(_T).where(_WAITING, _T.c.not_before <= now)
    if skip := list(known):
        # However many, they are one parameter: databases limit how many a statement may have.
        ids = (
            func.json_each(json.dumps(skip)).table_valued("value").c.value
            if is_sqlite(db)
            else func.unnest(bindparam("known", skip, type_=ARRAY(BigInteger)))
        )
        query = query.where(_T.c.id.not_in(select(ids)))
    rows = await db.execute(query.order_by(_T.c.lane, _T.c.id).limit(limit))
    return [
        Outgoing(
            row.id,
            Lane(row.lane),
            Address(row.community_id, row.member_id, row.topic_id),
            Message.from_json(row.payload),
            row.not_before,
            row.attempts,
        )
        for row in rows
    ]


async def next_waiting(db: AsyncConnection, after: datetime) -> datetime | None:
    """When the next waiting row beyond `after` may leave."""
    query = select(func.min(_T.c.not_before)).where(_WAITING, _T.c.not_before > after)
    found: datetime | None = (await db.execute(query)).scalar()
    return found


async def mark(db: AsyncConnection, marks: Sequence[dict[str, Any]]) -> None:
    await db.execute(_MARK, marks)


async def start(db: AsyncConnection, ids: Collection[int], again: Collection[int]) -> set[int]:
    """Marks announcements as on their way; returns those that nobody else has taken. `again` are one's own already."""
    free = (_T.c.state == State.QUEUED) | _T.c.id.in_(again)
    statement = update(_T).where(_T.c.id.in_(ids), free).values(state=State.SENDING).returning(_T.c.id)
    return set((await db.execute(statement)).scalars())


async def recover(db: AsyncConnection) -> None:
    """After a crash: an announcement that was on its way may have arrived, so it is not said again."""
    await db.execute(update(_T).where(_SENDING).values(state=State.UNKNOWN))


async def waiting(db: AsyncConnection) -> dict[Lane, int]:
    """How many rows wait in each lane; costs no more than there are."""
    rows = await db.execute(select(_T.c.lane, func.count()).where(_WAITING).group_by(_T.c.lane))
    return dict.fromkeys(Lane, 0) | {Lane(lane): number for lane, number in rows}


async def census(db: AsyncConnection) -> dict[str, int]:
    """How many rows are in each state; what is on its way counts as queued."""
    counts = dict.fromkeys((State.QUEUED, State.SENT, State.UNKNOWN, State.FAILED, State.HELD), 0)
    for state, number in await db.execute(select(_T.c.state, func.count()).group_by(_T.c.state)):
        counts[State.QUEUED if state == State.SENDING else State(state)] += number
    return {str(state): number for state, number in counts.items()}
