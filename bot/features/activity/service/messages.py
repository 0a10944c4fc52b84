from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache, partial
from typing import NamedTuple
from zoneinfo import ZoneInfo

from bot.features import communities, members, points, preferences
from bot.features.activity import rules
from bot.features.activity.rules import Verdict
from bot.features.activity.service import hearing
from bot.features.activity.service.hearing import Heard, Lately, Sofar
from bot.features.activity.settings import Settings
from bot.features.activity.store import mending, unpaid
from bot.features.activity.store import messages as store
from bot.features.activity.store.messages import Row
from bot.kit.wire import SERVICE_ACCOUNTS, Kind, WireMessage, WireUser
from bot.kit.work import Refusal, Work

MOST_LEAST = 300  # letters that a community may ask for
FORGOTTEN_AT_ONCE = 1_000  # messages
UNPAID_KEPT = timedelta(days=30)  # as long as who paid whom is known
LOOKED_AT = 200  # communities or members at once
_DAY = timedelta(days=1)
Zones = Mapping[int, ZoneInfo]  # of members who chose one

_MUTE = frozenset({Kind.STICKER, Kind.ANIMATION, Kind.DICE})
# Asked for with every message; looking them up in their enums costs more than what is done with them.
_COMMAND, _TEXT, _MAY_EARN, _REPEATED = Kind.COMMAND, Kind.TEXT, Verdict.MAY_EARN, Verdict.REPEATED


class _Place(NamedTuple):
    """What recording needs to know of a community."""

    id: int
    zone: ZoneInfo
    day_starts_at: time
    least_characters: int
    similar_percent: int
    burst_messages: int
    burst_seconds: int


async def record(work: Work, messages: Sequence[WireMessage]) -> Sequence[bool]:
    """Records messages of people in groups: rows, counters, points. Says of each whether it was new.

    In the order they were written; a message that is known already changes nothing.
    """
    heard, zones = work.memory(Heard), preferences.zones(work)
    known = work.memory(Lately).known
    lately = work.memory(Lately).during(work)
    keep_text = work.settings(Settings).keep_text_days > 0
    places: dict[int, _Place] = {}
    rows: list[Row] = []
    writers: list[tuple[int, WireUser, int]] = []
    for message in messages:
        chat_id, sender = message.chat.id, message.sender
        assert sender is not None  # noqa: S101
        place = places.get(chat_id)
        if place is None:
            place = places[chat_id] = await _place(work, message)
            if place.burst_messages and place.id not in known:
                await lately.read(work, place.id, message.date, is_small=chat_id >= rules.SUPERGROUPS_BELOW)
                work.after_commit(partial(known.add, place.id))
            if place.similar_percent and place.id not in heard.known:
                await heard.read(work, place.id)
        rows.append(_row(place, message, sender.id, zones, heard, lately, keep_text))
        writers.append((place.id, sender, message.date))
    await members.meet_many(work, writers)
    are_new = await store.add(work.db, rows)
    earnings: list[points.Earning] = []
    said: dict[int, list[tuple[int, int, str]]] = {}
    for row, message, is_new in zip(rows, messages, are_new, strict=True):
        if is_new and row.verdict == _MAY_EARN:
            place = places[message.chat.id]
            _earn(place, row, zones, earnings)
            if message.words and place.similar_percent:
                text = message.words[: rules.COMPARED_CHARACTERS]
                said.setdefault(place.id, []).append((row.member_id, row.message_id, text))
    await hearing.keep(work, said)
    await points.earn_many(work, earnings, are_new=True)
    return are_new


async def _place(work: Work, message: WireMessage) -> _Place:
    known = work.memory(communities.Directory).by_chat.get(message.chat.id)
    if known:
        community = communities.get(work, known)
    else:
        community = await communities.of_chat(work, message.chat.id, message.chat.title)
    chosen = work.settings(Settings, community.id)
    return _Place(
        community.id, community.zone, community.day_starts_at, chosen.least_characters, chosen.similar_percent,
        chosen.burst_messages, chosen.burst_seconds,
    )  # fmt: skip


def _row(
    place: _Place, message: WireMessage, member_id: int, zones: Zones, heard: Heard, lately: Sofar, keep_text: bool
) -> Row:
    community_id, zone, day_starts_at, *_ = place
    kind, words, at = message.kind, message.words, message.date
    assert kind is not None  # noqa: S101
    number = rules.number_of(message.chat.id, message.message_id)
    day, hour = rules.local_hour(at // 60, zones.get(member_id, zone), day_starts_at)
    answered = message.reply_to_message
    to_message, to_member = None, None
    # In a topic, what answers nothing "answers" the message that opened the topic.
    if answered is not None and not (message.is_topic_message and answered.message_id == message.message_thread_id):
        to_message = rules.number_of(message.chat.id, answered.message_id)
        to_member = _person(answered.sender) if answered.sender_chat is None else None
    verdict = _judge(place, member_id, message, kind, words, heard)
    # Repeats count for a burst, too: what a restart makes of them makes no difference to it then.
    if (verdict is _MAY_EARN or verdict is _REPEATED) and place.burst_messages:
        is_one_more = lately.is_one_more(community_id, member_id, at, number, place.burst_messages, place.burst_seconds)
        verdict = Verdict.BURST if is_one_more and verdict is _MAY_EARN else verdict
    return Row(
        community_id, number, member_id, at, day, store.KINDS[kind], len(words),
        to_member, to_message, message.topic_id, verdict, hour, words if keep_text and words else None,
    )  # fmt: skip


def _person(account: WireUser | None) -> int | None:
    if account is None or account.is_bot or account.id in SERVICE_ACCOUNTS:
        return None
    return account.id


def _judge(place: _Place, member_id: int, message: WireMessage, kind: Kind, words: str, heard: Heard) -> Verdict:
    if message.is_asking or kind is _COMMAND:
        return Verdict.COMMAND
    if message.forward_origin is not None:
        return Verdict.FORWARDED
    if message.via_bot is not None:
        return Verdict.VIA_BOT
    if kind in _MUTE:
        return Verdict.STICKER
    album = message.media_group_id
    if album is not None and heard.is_another_of_album(message.chat.id, message.message_id, album):
        return Verdict.ALBUM
    if kind is _TEXT and rules.is_short(words, place.least_characters):
        return Verdict.SHORT
    percent = place.similar_percent
    if words and percent:
        text = words[: rules.COMPARED_CHARACTERS]
        if heard.is_repeated(place.id, member_id, message.message_id, text, percent):
            return _REPEATED
    return _MAY_EARN


@lru_cache(maxsize=1024)
def _instant(seconds: int) -> datetime:
    """Of a busy second, many messages are."""
    return datetime.fromtimestamp(seconds, UTC)


def _earn(place: _Place, row: Row, zones: Zones, earnings: list[points.Earning]) -> None:
    """For whoever wrote it, and for whoever was worth an answer."""
    _, message_id, member_id, seconds, day, kind, _, answered, *_ = row
    at = _instant(seconds)
    what = "media" if kind in store.MEDIA else "message"
    earnings.append(points.Earning(place.id, member_id, what, f"m:{message_id}", day, at, message_id))
    if answered is not None and answered != member_id:
        zone = zones.get(answered, place.zone)
        day, _ = rules.local_hour(seconds // 60, zone, place.day_starts_at)
        earnings.append(points.Earning(place.id, answered, "reply", f"r:{message_id}", day, at, message_id, member_id))


async def react(
    work: Work, community_id: int, message_id: int, member_id: int, at: datetime, *, is_thanked: bool
) -> None:
    """A member reacted to a message, or took that back: its author earns once for each member, whatever is toggled."""
    author = await store.author_of(work.db, community_id, message_id)
    if author is None:
        return
    key = f"x:{message_id}:{member_id}"
    if not is_thanked:
        await points.reverse(work, community_id, author, key, reason="activity.reaction-taken-back")
        await unpaid.drop(work.db, community_id, message_id, member_id)
        return
    day = points.today_of(work, community_id, author, at)
    is_paid = False
    if author != member_id:
        earning = points.Earning(community_id, author, "reaction", key, day, at, message_id, member_id)
        [is_paid] = await points.earn_many(work, [earning])
    if is_paid:
        return
    known = [one for one in await points.entries_about(work, community_id, author, message_id) if one.key.endswith(key)]
    if len(known) != 1:  # else it stands, and shows another sign now
        await unpaid.add(work.db, community_id, unpaid.Reaction(message_id, member_id, author, day, at))


async def earnings(
    work: Work, community_id: int, since: datetime, until: datetime, payments: Sequence[points.Payment]
) -> Sequence[points.Earning]:
    """All that is known and may earn by some rules. `payments` are what the rules made of it: nothing else is known of
    reactions."""
    zones, community = preferences.zones(work), communities.get(work, community_id)
    place = _Place(community_id, community.zone, community.day_starts_at, 0, 0, 0, 1)
    found: list[points.Earning] = []
    for one in await store.between(work.db, community_id, since, until):
        if one.verdict == _MAY_EARN:
            row = Row(
                community_id, one.message_id, one.member_id, int(one.at.timestamp()), one.day, one.kind, one.length,
                one.reply_to_member_id, None, None, one.verdict, 0, None,
            )  # fmt: skip
            _earn(place, row, zones, found)
    for paid in payments:
        if paid.kind == "reaction":
            giver_id = int(paid.key.rpartition(":")[2])
            found.append(
                points.Earning(community_id, paid.member_id, paid.kind, paid.key, paid.day, paid.at, paid.ref, giver_id)
            )
    return found


def least_of(work: Work, community_id: int) -> int:
    """Letters and figures that make a message worth points."""
    return work.settings(Settings, community_id).least_characters


async def choose_least(work: Work, community_id: int, least: int, *, changed_by_id: int) -> None:
    """How long a message must be here; it is one of the rules that everybody may read.

    Raises:
        Refusal: longer than makes sense; nothing changed.
    """
    if least > MOST_LEAST:
        raise Refusal("points.rule-too-much", most=MOST_LEAST)
    if least != least_of(work, community_id):
        await work.change_setting(Settings, community_id, "least_characters", least)
        await points.note_rules(work, community_id, {"least": least}, changed_by_id=changed_by_id)


async def choose_measures(work: Work, community_id: int, measures: Mapping[str, int], *, changed_by_id: int) -> bool:
    """What a repeat and a burst are here, by names of `Settings`; rules that everybody may read. False when it is like
    that already."""
    now = work.settings(Settings, community_id)
    changes = {name: value for name, value in measures.items() if getattr(now, name) != value}
    for name, value in changes.items():
        await work.change_setting(Settings, community_id, name, value)
    if changes:
        noted = {name.removesuffix("_percent").removesuffix("_messages"): value for name, value in changes.items()}
        await points.note_rules(work, community_id, noted, changed_by_id=changed_by_id)
    return bool(changes)


async def author_of(work: Work, community_id: int, message_id: int) -> int | None:
    """Who wrote a message; None when it was not recorded."""
    return await store.author_of(work.db, community_id, message_id)


async def messages_on(work: Work, community_id: int, day: date) -> Mapping[int, int]:
    """How many messages each member wrote on a day of their own; who wrote none is not in it."""
    return await store.on_day(work.db, community_id, day)


async def last_message(work: Work, community_id: int) -> int:
    """The number of the last one that was recorded, for `photos_and_answers`; before all others where there is none."""
    return await store.last_message(work.db, community_id) or 0


async def photos_and_answers(
    work: Work, community_id: int, ids: Collection[int], after: int
) -> tuple[set[int], set[int]]:
    """Who of these sent a photo after that message, and who answered somebody else; in words of their own."""
    found = await store.photos_and_answers(work.db, community_id, ids, after, (Verdict.FORWARDED, Verdict.VIA_BOT))
    return {one for one, has, _ in found if has}, {one for one, _, has in found if has}


async def first_day(work: Work, community_id: int) -> date | None:
    """The first day of which there are messages; None when there are none yet."""
    return await store.first_day(work.db, community_id)


async def messages_of(work: Work, community_id: int, member_id: int, days: Iterable[date]) -> Mapping[date, int]:
    """How many messages a member wrote on each of these days; a day without is not in it."""
    return (await store.of_members(work.db, community_id, [member_id], [*days])).get(member_id, {})


async def messages_of_some(
    work: Work, community_id: int, ids: Collection[int], days: Collection[date]
) -> Mapping[int, Mapping[date, int]]:
    """How many messages each of these members wrote on each of these days; what is without is not in it."""
    return await store.of_members(work.db, community_id, ids, days) if ids else {}


async def writers_between(work: Work, community_id: int, first: date, last: date) -> int:
    """How many members wrote anything on any day from `first` to `last`."""
    return await store.writers(work.db, community_id, first, last)


async def members_by_hour(work: Work, community_id: int, first: date, last: date) -> Mapping[tuple[date, int], int]:
    """How many members wrote something in each hour of these days of the group, as its clock shows them."""
    place = communities.get(work, community_id)
    days = {"first": first - _DAY, "last": last + _DAY}  # somewhere else it is another day
    found = Counter({(day, hour): number for day, hour, number in await store.by_hour(work.db, community_id, days)})
    elsewhere = {member: zone for member, zone in preferences.zones(work).items() if zone != place.zone}
    for ids in _chunks(list(elsewhere)):
        for member_id, day, hour in await store.hours_of(work.db, community_id, ids, days):
            found[day, hour] -= 1
            found[rules.moved_hour(day, hour, elsewhere[member_id], place.zone, place.day_starts_at)] += 1
    return {(day, hour): number for (day, hour), number in found.items() if number and first <= day <= last}


def _chunks(ids: list[int]) -> Iterator[list[int]]:
    return (ids[at : at + LOOKED_AT] for at in range(0, len(ids), LOOKED_AT))


async def days_of(
    work: Work, community_id: int, ids: Collection[int], days: Collection[date]
) -> Mapping[int, set[date]]:
    """On which of these days, their own, each of them wrote something; who did on none is not in it."""
    found = await messages_of_some(work, community_id, ids, days)
    return {member_id: {*theirs} for member_id, theirs in found.items()}


async def forget_texts(work: Work) -> None:
    """Lets go of the words that were kept long enough, of marks of others, and of reactions that paid nothing long
    ago."""
    await store.forget_texts(work.db, work.now - timedelta(days=work.settings(Settings).keep_text_days))
    await unpaid.forget(work.db, work.now - UNPAID_KEPT)
    await hearing.forget(work)


@dataclass
class Sweep:
    """How far the oldest messages were looked through: the last community done."""

    done: int = 0


async def forget_messages(work: Work) -> None:
    """Lets go of some of the messages that were noted long enough: few at a time, so that nobody waits."""
    days = keeps_messages_days(work)
    if not days:
        return
    sweep, left = work.memory(Sweep), FORGOTTEN_AT_ONCE
    done = sweep.done
    for _ in range(LOOKED_AT):
        community_id = await store.next_community(work.db, done)
        if community_id is None:
            done = 0
            break
        left -= await store.forget(work.db, community_id, work.now - timedelta(days=days), left)
        if left <= 0:
            break
        done = community_id
    work.after_commit(lambda: setattr(sweep, "done", done))


def keeps_messages_days(work: Work) -> int:
    """For how long; 0: for ever."""
    return work.settings(Settings).keep_message_days


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities turned out to be one: it has the messages of both, those with the same number once."""
    await mending.move(work.db, kept_id, retired_id)
    work.after_commit(partial(work.memory(Lately).known.discard, kept_id))
