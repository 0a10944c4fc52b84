"""How communities come into a joint challenge and out of it: invited by a code, each with a challenge of its own."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.features import challenges, communities, preferences
from bot.features.alliances import store
from bot.features.alliances.settings import Settings
from bot.features.challenges import Challenge, State
from bot.kit.texts import Name, Text, say
from bot.kit.work import Refusal, Work

IDS = 2**31  # by chance; there are some thousands
TOKEN = re.compile("[0-9a-f]{16}")
SHOWN = 10  # joint challenges of a community, the latest


@dataclass(frozen=True, slots=True)
class Ally:
    """A community in a joint challenge."""

    community_id: int
    alliance_id: int
    challenge_id: int
    is_host: bool
    token: str  # by which others find it; empty: nobody is invited
    invited_until: datetime | None


@dataclass(frozen=True, slots=True)
class Invitation:
    ally: Ally  # who invites
    challenge: Challenge
    token: str


def ally_in(work: Work, row: Any) -> Ally:
    """With its code, as long as that lives."""
    is_open = bool(row.token) and row.invited_until is not None and row.invited_until > work.now
    return Ally(
        row.community_id, row.alliance_id, row.challenge_id, row.is_host,
        row.token if is_open else "", row.invited_until if is_open else None,
    )  # fmt: skip


# --- Who is in ---


async def ally_of(work: Work, community_id: int, challenge_id: int) -> Ally | None:
    """None: the challenge is that community's alone."""
    row = await store.of_challenge(work.db, community_id, challenge_id)
    return ally_in(work, row) if row is not None else None


async def allies_of(work: Work, ally: Ally) -> Sequence[Ally]:
    """All of them, the first to come first."""
    return [ally_in(work, row) for row in await store.of_alliance(work.db, ally.alliance_id)]


async def is_joint(work: Work, community_id: int, challenge_id: int) -> bool:
    """Whether others are in it, too."""
    ally = await ally_of(work, community_id, challenge_id)
    return ally is not None and len(await allies_of(work, ally)) > 1


async def joint_in(work: Work, community_id: int) -> Sequence[Challenge]:
    """Those that members have seen, the latest to come first."""
    found = []
    for row in await store.of_community(work.db, community_id, SHOWN):
        one = await challenges.find(work, community_id, row.challenge_id)
        if one.state in (State.LIVE, State.CLOSED) and await is_joint(work, community_id, one.id):
            found.append(one)
    return found


# --- In ---


async def invite(work: Work, community_id: int, challenge_id: int) -> Ally:
    """Admins of other communities who have its code may come along, for some days from now.

    Raises:
        Refusal: it has begun or is over, or somebody else invites.
    """
    one = await challenges.find(work, community_id, challenge_id)
    if one.state not in (State.DRAFT, State.LIVE):
        raise Refusal("alliances.over")
    if one.first_day < challenges.today_in(work, community_id):
        raise Refusal("alliances.begun", day=one.first_day)
    ally = await ally_of(work, community_id, challenge_id)
    if ally is None:
        alliance_id = secrets.randbelow(IDS) + 1
        await store.add_once(work.db, _row(work, community_id, alliance_id, challenge_id, is_host=True))
        ally = await ally_of(work, community_id, challenge_id)
    assert ally is not None  # noqa: S101  added by us, or by another admin just now
    if not ally.is_host:
        raise Refusal("alliances.not-host")
    days = work.settings(Settings, community_id).invite_days
    values = {"token": ally.token or secrets.token_hex(8), "invited_until": work.now + timedelta(days=days)}
    await store.change(work.db, community_id, ally.alliance_id, values)
    return await _must_be_in(work, community_id, challenge_id)


def _row(work: Work, community_id: int, alliance_id: int, challenge_id: int, *, is_host: bool) -> dict[str, Any]:
    who: dict[str, Any] = {"community_id": community_id, "alliance_id": alliance_id, "challenge_id": challenge_id}
    who |= {"is_host": is_host, "joined_at": work.now, "token": "", "invited_until": None}
    return who | {"members": 0, "progress": 0, "active": 0, "counted_at": None}


async def revoke(work: Work, community_id: int, challenge_id: int) -> None:
    """The code leads nowhere from now on; whoever is in stays in."""
    ally = await _must_be_host(work, community_id, challenge_id)
    await store.change(work.db, community_id, ally.alliance_id, {"token": "", "invited_until": None})


async def invitation(work: Work, token: str) -> Invitation:
    """
    Raises:
        Refusal: nobody is invited by that code, or not any more.
    """
    code = token.strip().lower()
    row = await store.invitation(work.db, code, work.now) if TOKEN.fullmatch(code) else None
    return await _offered(work, row, code)


async def _offered(work: Work, row: Any, code: str) -> Invitation:
    if row is None or not communities.get(work, row.community_id).is_active:
        raise Refusal("alliances.invite-over")
    one = await challenges.find(work, row.community_id, row.challenge_id)
    if one.state not in (State.DRAFT, State.LIVE):
        raise Refusal("alliances.invite-over")
    return Invitation(ally_in(work, row), one, code)


async def accept(work: Work, community_id: int, by: int, token: str) -> Challenge:
    """A draft of the community's own, with the same dates and tasks. Accepted twice it is there once.

    Raises:
        Refusal: nobody is invited by that code, it is its own, it has begun here, or there are enough in it.
    """
    code = token.strip().lower()
    row = await store.accepting(work.db, code, work.now) if TOKEN.fullmatch(code) else None
    found = await _offered(work, row, code)
    host, one = found.ally, found.challenge
    if host.community_id == community_id:
        raise Refusal("alliances.own-invitation")
    if (known := await store.find(work.db, community_id, host.alliance_id)) is not None:
        return await challenges.find(work, community_id, known.challenge_id)
    if one.first_day < challenges.today_in(work, community_id):
        raise Refusal("alliances.begun", day=one.first_day)
    most = work.settings(Settings).most_groups
    if len(await allies_of(work, host)) >= most:
        raise Refusal("alliances.enough", most=most)
    # What only its own community has, or decides about its points, stays there.
    own = {"badge": "", "reward": "", "entry_tier": "", "language": "", "stake": 0, "draw": 0}
    plan = one.plan.model_copy(update=own)
    made = await challenges.draft(work, community_id, by, plan)
    made = await challenges.begin_on(work, community_id, made.id, one.first_day)
    if not await store.add_once(work.db, _row(work, community_id, host.alliance_id, made.id, is_host=False)):
        raise Refusal("alliances.invite-over")
    await _tell_admins(work, host, f"joined:{community_id}", _about("alliances.has-joined", work, community_id, one))
    return made


# --- Out ---


async def leave(work: Work, community_id: int, challenge_id: int) -> None:
    """The challenge stays the community's own. Where the host goes, whoever came next is host.

    Raises:
        Refusal: it is not in any.
    """
    await _part(work, await _must_be_in(work, community_id, challenge_id))


async def _part(work: Work, ally: Ally) -> None:
    was_host = await store.leave(work.db, ally.community_id, ally.alliance_id)
    if was_host:
        await _hand_over(work, ally.alliance_id)


async def _hand_over(work: Work, alliance_id: int) -> None:
    rest = await store.of_alliance(work.db, alliance_id)
    if not rest or any(row.is_host for row in rest):
        return
    await store.change(work.db, rest[0].community_id, alliance_id, {"is_host": True})
    heir = ally_in(work, rest[0])
    one = await challenges.find(work, heir.community_id, heir.challenge_id)
    await _tell_admins(work, heir, "host", say("alliances.now-host", title=challenges.title(one)))


async def remove(work: Work, community_id: int, challenge_id: int, other_id: int) -> None:
    """
    Raises:
        Refusal: somebody else is host, or the other one is not in it any more.
    """
    host = await _must_be_host(work, community_id, challenge_id)
    row = await store.find(work.db, other_id, host.alliance_id)
    if row is None or other_id == community_id:
        raise Refusal("alliances.gone")
    other = ally_in(work, row)
    await _part(work, other)
    await _tell_parted(work, other)


async def end(work: Work, community_id: int, challenge_id: int) -> None:
    """Each goes on with its own challenge.

    Raises:
        Refusal: somebody else is host.
    """
    host = await _must_be_host(work, community_id, challenge_id)
    others = [ally for ally in await allies_of(work, host) if ally.community_id != community_id]
    await store.end(work.db, host.alliance_id)
    for ally in others:
        await _tell_parted(work, ally)


async def called_off(work: Work, community_id: int, challenge_id: int) -> None:
    """The challenge was: the others go on with theirs."""
    if (ally := await ally_of(work, community_id, challenge_id)) is not None:
        await _part(work, ally)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    for alliance_id in await store.move(work.db, kept_id, retired_id):
        if (row := await store.find(work.db, kept_id, alliance_id)) is not None and not row.is_host:
            await store.change(work.db, kept_id, alliance_id, {"is_host": True})


# --- Steps ---


async def _must_be_in(work: Work, community_id: int, challenge_id: int) -> Ally:
    ally = await ally_of(work, community_id, challenge_id)
    if ally is None:
        raise Refusal("alliances.gone")
    return ally


async def _must_be_host(work: Work, community_id: int, challenge_id: int) -> Ally:
    ally = await _must_be_in(work, community_id, challenge_id)
    if not ally.is_host:
        raise Refusal("alliances.not-host")
    return ally


def _about(key: str, work: Work, community_id: int, one: Challenge) -> Text:
    return say(key, group=Name(communities.get(work, community_id).title), title=challenges.title(one))


async def _tell_parted(work: Work, ally: Ally) -> None:
    one = await challenges.find(work, ally.community_id, ally.challenge_id)
    await _tell_admins(work, ally, "parted", say("alliances.parted", title=challenges.title(one)))


async def _tell_admins(work: Work, ally: Ally, what: str, text: Text) -> None:
    """To those who may be written to."""
    await preferences.tell_admins(work, ally.community_id, text, key=f"alliance:{ally.alliance_id}:{what}")
