"""Who is who. Everybody who writes is met with every message, so those already met today cost no statement."""

from collections.abc import Collection, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from itertools import islice

from bot.features.members import store
from bot.features.members.facts import MemberBack, MemberJoined, MemberLeft, RoleLost
from bot.kit.routing import Person, Role
from bot.kit.texts import Name, Text, say
from bot.kit.wire import SERVICE_ACCOUNTS, WireUser
from bot.kit.work import Refusal, Work

REMEMBERED = 100_000  # memberships in memory, some 20 MB; those beyond are met again in the database
TOLD_TWICE = timedelta(seconds=5)  # between the two ways in which Telegram tells one coming, at most
ID_BITS = 52  # Telegram's ids fit into so many
EVERYBODY = 0  # nobody's id
_MEMBER = (1 << ID_BITS) - 1


class Faces:
    """Who was met today, as they called themselves then; and where each was last."""

    def __init__(self) -> None:
        self.known: dict[int, int] = {}  # one number per membership → a hash of day and names
        self.homes: dict[int, int] = {}
        self.left: dict[int, int] = {}  # who left lately, and when (seconds since 1970)

    def meet(self, met: dict[int, int], homes: dict[int, int]) -> None:
        self.known.update(met)
        self.homes.update(homes)
        if len(self.known) > REMEMBERED:
            self.known = _newer_half(self.known)
        if len(self.homes) > REMEMBERED:
            self.homes = _newer_half(self.homes)
        if len(self.left) > REMEMBERED:
            self.left = _newer_half(self.left)

    def forget(self, community_id: int, member_id: int, at: int) -> None:
        self.known.pop(_key(community_id, member_id), None)
        self.left[_key(community_id, member_id)] = at
        if self.homes.get(member_id) == community_id:
            del self.homes[member_id]


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process saw these leave: they are met anew."""
    faces = work.memory(Faces)
    faces.known = {key: face for key, face in faces.known.items() if key & _MEMBER not in ids}
    if EVERYBODY in ids:
        faces.homes.clear()
    for member_id in ids:
        faces.homes.pop(member_id, None)


async def meet_many(work: Work, seen: Iterable[tuple[int, WireUser, int]]) -> None:
    """People who wrote, each with the community they wrote in and when (seconds since 1970). They are there, unless
    they left after that, and their names are as told now."""
    faces, day = work.memory(Faces), work.now.toordinal()
    known = faces.known.get
    strangers: dict[int, tuple[int, WireUser, int]] = {}
    met: dict[int, int] = {}
    homes: dict[int, int] = {}
    for community_id, user, at in seen:
        key = community_id << ID_BITS | user.id
        face = hash((user.name, user.username, user.language_code, day))
        if known(key) != face:
            strangers[key] = community_id, user, at
            if faces.left.get(key, 0) <= at:
                met[key] = face
        homes[user.id] = community_id
    for key, (_, user, _) in list(strangers.items()):
        if not _is_person(user):
            del strangers[key]
            met.pop(key, None)
            homes.pop(user.id, None)
    if strangers:
        await _add(work, strangers.values())
    work.after_commit(lambda: faces.meet(met, homes))


async def _add(work: Work, strangers: Collection[tuple[int, WireUser, int]]) -> None:
    people = {user.id: user for _, user, _ in strangers}
    await store.meet(
        work.db,
        [
            {
                "id": user.id,
                "name": user.name,
                "username": user.username,
                "language": user.language_code,
                "first_seen_at": work.now,
            }
            for user in people.values()
        ],
    )
    day = work.now.date()
    gone = await store.absent_of(work.db, [(community_id, user.id) for community_id, user, _ in strangers])
    await store.spoke(
        work.db,
        [
            {
                "community_id": community_id,
                "member_id": user.id,
                "first_seen_at": datetime.fromtimestamp(at, UTC),
                "seen_on": day,
            }
            for community_id, user, at in strangers
        ],
    )
    still_gone = await store.absent_of(work.db, gone) if gone else ()  # what they wrote before they left came late
    for community_id, member_id in sorted(set(gone) - set(still_gone)):
        await work.announce(MemberBack(community_id, member_id))


async def meet(work: Work, community_id: int, person: Person, at: datetime) -> None:
    """Somebody did something at `at`, in a community or (0) in private. Bots and Telegram's own accounts are nobody."""
    if not _is_person(person):
        return
    faces = work.memory(Faces)
    key = _key(community_id, person.id)
    face = hash((person.name, person.username, person.language, work.now.toordinal()))
    if faces.known.get(key) == face:
        return
    one = {"id": person.id, "name": person.name, "username": person.username, "language": person.language}
    await store.meet(work.db, [one | {"first_seen_at": at}])
    is_there = not community_id or await store.sighted(work.db, community_id, person.id, at, work.now.date())
    if is_there:
        homes = {person.id: community_id} if community_id else {}
        work.after_commit(lambda: faces.meet({key: face}, homes))


async def joined(work: Work, community_id: int, person: Person, at: datetime) -> None:
    """Somebody came into a group at `at`; Telegram may tell it twice."""
    if not _is_person(person):
        return
    await meet(work, community_id, person, at)
    left_at = await store.left_at(work.db, community_id, person.id)
    first_seen_at = await store.join_once(work.db, community_id, person.id, at, at - TOLD_TWICE)
    if first_seen_at is not None:
        await work.announce(MemberJoined(community_id, person.id, at, is_return=first_seen_at < at, left_at=left_at))


async def left(work: Work, community_id: int, person: Person, at: datetime) -> None:
    """Somebody left at `at` or was put out; Telegram may tell it twice. Who was never seen does not become a member."""
    if await store.leave_once(work.db, community_id, person.id, at):
        faces = work.memory(Faces)
        # At once, for those who come next in this transaction; and again after it, for whom it has met itself.
        seconds = int(at.timestamp())
        faces.forget(community_id, person.id, seconds)
        work.after_commit(lambda: faces.forget(community_id, person.id, seconds))
        work.share("members", person.id)
        await work.announce(MemberLeft(community_id, person.id, at))


async def role_changed(work: Work, community_id: int, person: Person, role: Role, at: datetime) -> None:
    """Kept to know whom to ask for help. Who may do what is asked of Telegram each time."""
    if _is_person(person):
        await meet(work, community_id, person, at)
        await store.set_role(work.db, community_id, person.id, role)
        if role is Role.MEMBER:
            await work.announce(RoleLost(community_id, person.id))


async def names(work: Work, ids: Collection[int]) -> dict[int, Name]:
    """One name for each id; empty, shown as a deleted account, for whoever is not known."""
    found = await store.names(work.db, ids) if ids else {}
    return {member_id: Name(found.get(member_id, "")) for member_id in ids}


async def in_a_row(work: Work, ids: Sequence[int], most: int = 12) -> Text:
    """Their names, one behind the other, and how many more there are. There has to be one at least."""
    known = await names(work, ids[:most])
    told = say("members.name", name=known[ids[0]])
    for one in ids[1:most]:
        told = say("members.names", names=told, name=known[one])
    return say("members.and-more", names=told, more=len(ids) - most) if len(ids) > most else told


async def of_usernames(work: Work, community_id: int, names: Collection[str]) -> dict[str, int]:
    """Ids by username, in small letters, of those who are in the group."""
    wanted = {name.lower() for name in names}
    return await store.of_usernames(work.db, community_id, wanted) if wanted else {}


async def language_tag(work: Work, member_id: int) -> str:
    """The IETF tag of their app; empty when it was never told."""
    return await store.language_of(work.db, member_id)


async def home_of(work: Work, member_id: int) -> int:
    """The community they were last seen in; 0 if none."""
    return work.memory(Faces).homes.get(member_id) or await store.home_of(work.db, member_id)


async def is_present(work: Work, community_id: int, member_id: int) -> bool:
    return bool(await store.present_among(work.db, community_id, [member_id]))


async def must_belong(work: Work, community_id: int, member_id: int) -> None:
    """In a group whoever speaks is there; in private, or by a button that may be old, they may have left.

    Raises:
        Refusal: they are not in the group, or there is none.
    """
    if not (community_id and await is_present(work, community_id, member_id)):
        raise Refusal("kit.no-community")


async def asked_about(work: Work, community_id: int, username: str, replied: Person | None, oneself: int) -> int | None:
    """Whom a question is about: whoever is named, else whoever it answers, else oneself. None: nobody has that name."""
    if username:
        return await named(work, community_id, username)
    return replied.id if replied and not replied.is_bot else oneself


async def present_among(work: Work, community_id: int, ids: Collection[int]) -> set[int]:
    """Those of `ids` who are in the group."""
    return await store.present_among(work.db, community_id, ids) if ids else set()


async def absent_from(work: Work, community_id: int) -> set[int]:
    """Those who were there once and have left."""
    return await store.absent_from(work.db, community_id)


async def absent_among(work: Work, community_id: int, ids: Collection[int]) -> set[int]:
    """Those of `ids` who were there once and have left."""
    return await store.absent_among(work.db, community_id, ids)


async def page(work: Work, community_id: int, after: int, limit: int) -> list[int]:
    """Everybody who is or was there, in the order of their ids: the next `limit` after one."""
    return await store.page(work.db, community_id, after, limit)


async def named(work: Work, community_id: int, username: str) -> int | None:
    """Whose @username that is, among those who are or were there."""
    return await store.named(work.db, community_id, username.lstrip("@")) if username.lstrip("@") else None


async def joined_at(work: Work, community_id: int, member_id: int) -> datetime | None:
    """When they last came; none for those who were there before Hearth saw it."""
    return await store.joined_at(work.db, community_id, member_id)


async def known_since(work: Work, community_id: int, ids: Collection[int]) -> dict[int, datetime]:
    """When each was first seen there; leaving and coming back changes nothing."""
    return await store.known_since(work.db, community_id, ids)


async def seen_on(work: Work, ids: Collection[int]) -> dict[int, date]:
    """The last day, UTC, with a sign of life of each in any group; who was seen in none is not in it."""
    return await store.seen_on(work.db, ids) if ids else {}


async def first_seen_within(
    work: Work, community_id: int, spans: Collection[tuple[datetime, datetime]]
) -> dict[int, datetime]:
    """Those first seen there in one of the spans, each from a moment up to another."""
    return await store.first_seen_within(work.db, community_id, spans) if spans else {}


async def came_within(
    work: Work, community_id: int, spans: Collection[tuple[datetime, datetime]]
) -> dict[int, datetime]:
    """When those first came who did so in one of the spans, each from a moment up to another, and are there; without
    who was there before Hearth saw it."""
    return await store.came_within(work.db, community_id, spans) if spans else {}


async def newcomers(
    work: Work, community_id: int, since: datetime, until: datetime, limit: int
) -> tuple[Sequence[int], int]:
    """Who came for the first time from `since` on and is still there: the first so many, and how many in all."""
    return await store.newcomers(work.db, community_id, since, until, limit)


async def present_count(work: Work, community_id: int) -> int:
    return await store.present_count(work.db, community_id)


async def admins_of(work: Work, community_id: int) -> list[int]:
    """As far as Telegram has told; where Hearth is no admin, it does not."""
    return await store.admins(work.db, community_id)


async def looked_after_by(work: Work, member_id: int) -> list[int]:
    """The communities that somebody is an admin of, as far as Telegram has told."""
    return await store.looked_after_by(work.db, member_id)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Two communities are one: everybody is in the one kept."""
    await store.move(work.db, kept_id, retired_id)
    faces = work.memory(Faces)
    work.after_commit(faces.homes.clear)
    work.share("members", EVERYBODY)


def _is_person(account: Person | WireUser) -> bool:
    return account.id > 0 and not account.is_bot and account.id not in SERVICE_ACCOUNTS


def _key(community_id: int, member_id: int) -> int:
    return community_id << ID_BITS | member_id


def _newer_half(entries: dict[int, int]) -> dict[int, int]:
    return dict(islice(entries.items(), len(entries) // 2, None))
