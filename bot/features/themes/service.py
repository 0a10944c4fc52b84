"""A look is tried on before it is kept: what an admin asks for is a draft, and the button keeps that very draft."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from zlib import crc32

from bot.drawing import emoji
from bot.drawing.colours import PALETTE, read_colour
from bot.features import communities
from bot.features.themes import store
from bot.features.themes.settings import Settings
from bot.kit.texts import Name, say
from bot.kit.work import Picture, Refusal, Work


@dataclass(frozen=True, slots=True)
class Look:
    colour: str  # #rrggbb
    symbol: str  # one emoji, or none
    logo: str  # a photo's file id, or none

    @property
    def photos(self) -> Mapping[str, str]:
        return {"logo": self.logo} if self.logo else {}


@dataclass(frozen=True, slots=True)
class Draft:
    look: Look
    mark: str  # of this very draft


async def look_of(work: Work, community_id: int) -> Look:
    return _look(work, community_id, await store.find(work.db, community_id, is_draft=False))


def _look(work: Work, community_id: int, row: Any) -> Look:
    cfg = work.settings(Settings, community_id)
    if row is None:
        return Look(PALETTE[cfg.colour], cfg.symbol, "")
    return Look(row.colour or PALETTE[cfg.colour], row.symbol or cfg.symbol, row.logo)


async def offer(work: Work, community_id: int, wish: str, *, logo: str = "") -> Draft:
    """A draft of what an admin wishes for: a colour, an emoji, the logo, or "" for nothing of one's own.

    Raises:
        Refusal: it is neither.
    """
    row = await store.find(work.db, community_id, is_draft=False)
    chosen = Look(row.colour, row.symbol, row.logo) if row else Look("", "", "")
    if logo:
        chosen = replace(chosen, logo=logo)
    elif not wish:
        chosen = Look("", "", "")
    elif colour := read_colour(wish):
        chosen = replace(chosen, colour=colour)
    elif symbol := _only_emoji(wish):
        chosen = replace(chosen, symbol=symbol)
    else:
        raise Refusal("themes.unknown")
    await store.put(work.db, community_id, is_draft=True, colour=chosen.colour, symbol=chosen.symbol, logo=chosen.logo)
    return Draft(_look(work, community_id, chosen), _mark(chosen))


def _only_emoji(text: str) -> str:
    found, length = emoji.find(text, 0)
    return text if found and length == len(text) else ""


async def keep(work: Work, community_id: int, mark: str) -> Look:
    """Makes the draft how the community looks.

    Raises:
        Refusal: the draft is another one by now, or was kept or put away.
    """
    row = await store.find(work.db, community_id, is_draft=True)
    if row is None or _mark(Look(row.colour, row.symbol, row.logo)) != mark:
        raise Refusal("kit.expired")
    await store.put(work.db, community_id, is_draft=False, colour=row.colour, symbol=row.symbol, logo=row.logo)
    await store.forget_draft(work.db, community_id)
    return _look(work, community_id, row)


async def forget_draft(work: Work, community_id: int) -> None:
    await store.forget_draft(work.db, community_id)


async def merge(work: Work, kept_id: int, retired_id: int) -> None:
    await store.merge(work.db, kept_id, retired_id)


def _mark(chosen: Look) -> str:
    return f"{crc32(repr(chosen).encode()):08x}"


def picture_of(work: Work, community_id: int, look: Look) -> Picture:
    """What posters will look like."""
    data = {
        "colour": look.colour,
        "symbol": look.symbol,
        "seed": community_id,
        "community": Name(communities.get(work, community_id).title),
        "number": "7",
        "words": say("themes.sample-words"),
        "note": say("themes.sample-note"),
    }
    return Picture("themes:sample", data, look.photos)
