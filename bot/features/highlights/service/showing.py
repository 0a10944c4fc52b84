"""What admins see of it and publish: exactly that, and only what its authors agreed to."""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from bot.features import challenges, communities, members, preferences
from bot.features.challenges import Challenge
from bot.features.highlights import rules, store
from bot.features.highlights.rules import Piece, Selection
from bot.features.highlights.service import choosing, keeping
from bot.features.highlights.settings import Settings
from bot.features.highlights.store import OPEN, PUBLISHED
from bot.kit.outbox import Picture
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal, Weight, Work

DAY = timedelta(days=1)
IN_A_ROW = 5  # buttons


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be published now."""

    challenge: Challenge
    selection: Selection
    silent: int  # authors who have said neither yes nor no
    left_out: int
    names: dict[int, Name] = field(default_factory=dict)

    @property
    def key(self) -> tuple[int, int]:
        return self.challenge.community_id, self.challenge.id


# --- The clock ---


async def look(work: Work, community_id: int, challenge_id: int) -> None:
    """At the end and every day from then on: asks authors, tells admins, and forgets it all when its time is over."""
    album = await store.album(work.db, community_id, challenge_id)
    if album is None or album.state != OPEN:
        return
    if work.now >= _closes_at(work, album) or not keeping.is_on(work, community_id):
        await keeping.close(work, community_id, challenge_id)
        return
    if communities.get(work, community_id).is_active:
        one = await challenges.find(work, community_id, challenge_id)
        pieces = [choosing.piece_of(row) for row in await store.pieces(work.db, community_id, challenge_id)]
        await choosing.ask(work, one, pieces)
        if work.now >= album.ended_at + DAY:  # by then some have answered
            await _tell(work, await _preview(work, one))
    at = min(work.now + DAY, _closes_at(work, album))
    await work.plan("highlights.look", str(challenge_id), at, community_id=community_id)


def _closes_at(work: Work, album: Any) -> datetime:
    ended_at: datetime = album.ended_at
    return ended_at + timedelta(days=work.settings(Settings, album.community_id).keep_days)


async def _tell(work: Work, found: Preview) -> None:
    """Admins, once, that there is something; not what, for its author may yet change their mind."""
    if found.selection.pieces:
        community_id, challenge_id = found.key
        community = Name(communities.get(work, community_id).title)
        text = say("highlights.ready", title=challenges.title(found.challenge), community=community)
        key, buttons = f"highlights:{challenge_id}:ready", [[_press(found, say("highlights.button-see"), "look")]]
        await preferences.tell_admins(work, community_id, text, key=key, buttons=buttons)


# --- Looked at ---


async def albums(work: Work, community_id: int) -> list[Challenge]:
    """Of what is over, and may still be published."""
    rows = await store.open_albums(work.db, community_id)
    return [await challenges.find(work, community_id, row.challenge_id) for row in rows]


async def preview(work: Work, community_id: int, challenge_id: int) -> Preview:
    """
    Raises:
        Refusal: there is none, it was published, or its time is over.
    """
    album = await store.album(work.db, community_id, challenge_id)
    if album is None:
        raise Refusal("kit.expired")
    if album.state == PUBLISHED:
        raise Refusal("highlights.published-already")
    if album.state != OPEN or work.now >= _closes_at(work, album):
        raise Refusal("highlights.over")
    return await _preview(work, await challenges.find(work, community_id, challenge_id))


async def _preview(work: Work, one: Challenge) -> Preview:
    rows = await store.pieces(work.db, one.community_id, one.id)
    agreeing, silent = await choosing.agreeing(work, one.community_id, {row.member_id for row in rows})
    cfg = work.settings(Settings, one.community_id)
    theirs = [row for row in rows if row.member_id in agreeing]
    names = await members.names(work, agreeing)
    selection = rules.selected(
        [choosing.piece_of(row) for row in theirs if not row.is_left_out], names, f"{one.id}",
        quotes=cfg.quotes, photos=cfg.photos,
    )  # fmt: skip
    return Preview(one, selection, len(silent), sum(row.is_left_out for row in theirs), names)


def previewed(work: Work, found: Preview) -> tuple[Text, list[list[Button]]]:
    """For admins: what would be published, with a button for each piece."""
    told, leaving, photos = [], [], []
    for number, piece in enumerate(found.selection.quotes, 1):
        told.append(say("highlights.numbered", number=number, line=_quoted(found, piece)))
        leaving.append(_press(found, say("highlights.button-leave", number=number), "leave", piece))
    for number, piece in enumerate(found.selection.photos, 1):
        told.append(say("highlights.numbered-photo", number=number, line=_captioned(found, piece)))
        photos.append(_press(found, say("highlights.button-photo", number=number), "photo", piece))
    told = told or [say("highlights.preview-empty")]
    told += [say("highlights.preview-silent", silent=found.silent)] if found.silent else []
    rows = [row[at : at + IN_A_ROW] for row in (leaving, photos) for at in range(0, len(row), IN_A_ROW)]
    again = [_press(found, say("highlights.button-look"), "look")]
    if found.left_out:
        again.append(_press(found, say("highlights.button-back", left_out=found.left_out), "back"))
    rows.append(again)
    if found.selection.pieces:
        label, fingerprint = say("highlights.button-publish"), found.selection.fingerprint
        data = press("highlights", "publish", *found.key, fingerprint)
        rows.append([Button(label, data)])
    community = Name(communities.get(work, found.challenge.community_id).title)
    title = challenges.title(found.challenge)
    return say("highlights.preview", title=title, community=community, lines=lines(told)), rows


def _press(found: Preview, label: Text, name: str, piece: Piece | None = None) -> Button:
    which = (piece.member_id, piece.day.toordinal()) if piece else ()
    return Button(label, press("highlights", name, *found.key, *which))


def _quoted(found: Preview, piece: Piece) -> Text:
    return say("highlights.quote", quote=piece.quote, name=found.names[piece.member_id], day=piece.day)


def _captioned(found: Preview, piece: Piece) -> Text:
    """What stands below a photo."""
    name = found.names[piece.member_id]
    return _quoted(found, piece) if piece.quote else say("highlights.caption", name=name, day=piece.day)


async def photo(
    work: Work, community_id: int, challenge_id: int, member_id: int, day: date
) -> tuple[Text, Picture, list[list[Button]]]:
    """One that would be published.

    Raises:
        Refusal: it would not be any more.
    """
    found = await preview(work, community_id, challenge_id)
    piece = found.selection.find(member_id, day)
    if piece is None or piece not in found.selection.photos:
        raise Refusal("highlights.gone")
    leave = _press(found, say("highlights.button-leave-photo"), "leave", piece)
    return _captioned(found, piece), Picture.as_it_is(piece.photo_id), [[leave]]


async def leave_out(work: Work, community_id: int, challenge_id: int, member_id: int, day: date) -> Preview:
    """
    Raises:
        Refusal: there is none, it was published, or its time is over.
    """
    await preview(work, community_id, challenge_id)
    await store.leave_out(work.db, community_id, challenge_id, member_id, day)
    return await preview(work, community_id, challenge_id)


async def bring_back(work: Work, community_id: int, challenge_id: int) -> Preview:
    """All that was left out.

    Raises:
        Refusal: there is none, it was published, or its time is over.
    """
    await preview(work, community_id, challenge_id)
    await store.bring_back(work.db, community_id, challenge_id)
    return await preview(work, community_id, challenge_id)


# --- Published ---


async def publish(work: Work, community_id: int, challenge_id: int, fingerprint: str) -> Preview | None:
    """Once, and only what whoever presses has seen; else returns what it would be by now.

    Raises:
        Refusal: there is none, it was published, its time is over, or the group is gone.
    """
    found = await preview(work, community_id, challenge_id)
    if not communities.get(work, community_id).is_active:
        raise Refusal("highlights.over")
    if not fingerprint or found.selection.fingerprint != fingerprint:
        return found
    if not await store.end(work.db, community_id, challenge_id, PUBLISHED):
        raise Refusal("highlights.published-already")
    await _say(work, found)
    await work.unplan("highlights.look", str(challenge_id), community_id=community_id)
    await store.forget_challenge(work.db, community_id, challenge_id)
    for piece in found.selection.pieces:  # another challenge does not show it a second time
        await store.forget_member(work.db, community_id, piece.member_id, day=piece.day)
    return None


async def _say(work: Work, found: Preview) -> None:
    told = [say("highlights.said", line=_quoted(found, piece)) for piece in found.selection.quotes]
    photos = found.selection.photos
    told += [say("highlights.photos-follow", photos=len(photos))] if photos else []
    text = say("highlights.post", title=challenges.title(found.challenge), lines=lines(told))
    # The album has ended in this transaction, so it is said once without a key; and what was said need not stay here.
    await work.say(text, key=None, community_id=found.challenge.community_id)
    for piece in photos:
        picture, caption = Picture.as_it_is(piece.photo_id), _captioned(found, piece)
        await work.say(
            caption, key=None, community_id=found.challenge.community_id, picture=picture, weight=Weight.ASKED
        )
