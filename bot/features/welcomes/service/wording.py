"""What admins wrote for newcomers, seen by them before anybody else reads it."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.features import communities
from bot.features.welcomes import rules, store
from bot.features.welcomes.rules import Variable
from bot.features.welcomes.service import mentoring
from bot.features.welcomes.settings import Settings
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, say, strung
from bot.kit.work import Refusal, Work

LONGEST = 1000  # characters of a welcome
LONGEST_RULES = 3000


@dataclass(frozen=True, slots=True)
class Written:
    words: str = ""  # empty: the ones that every community has
    draft: str | None = None
    rules: str = ""
    bot: str = ""


@dataclass(frozen=True, slots=True)
class Setup:
    """What admins see."""

    is_on: bool
    written: Written
    mentors: Sequence[tuple[int, int]]  # who offered, and how many newcomers they stand by


async def written(work: Work, community_id: int) -> Written:
    row = await store.written(work.db, community_id)
    return Written(row.words, row.draft, row.rules, row.bot) if row else Written()


async def setup(work: Work, community_id: int) -> Setup:
    is_on = work.settings(Settings, community_id).is_on
    offered = [(one.member_id, one.newcomers) for one in await mentoring.offered(work, community_id)]
    return Setup(is_on, await written(work, community_id), offered)


def welcome(work: Work, community_id: int, words: str, names: Name | Text, bot: str) -> Text:
    """The words as a group reads them."""
    title = Name(communities.get(work, community_id).title)
    if not words:
        return say("welcomes.welcome", names=names, community=title)
    texts = {
        Variable.NAME: say("welcomes.part", part=names),
        Variable.COMMUNITY: say("welcomes.part", part=title),
        Variable.LINK: say("welcomes.part", part=link(community_id, bot)),
    }
    found = [
        texts[part] if isinstance(part, Variable) else say("welcomes.part", part=part)
        for part in rules.template(words).parts
    ]
    return strung(found, "welcomes.both")


def link(community_id: int, bot: str) -> str:
    """Into the private chat, to one's first steps."""
    return f"https://t.me/{bot}?start=steps_{community_id}"


def button(community_id: int, bot: str) -> Button:
    if bot:
        return Button(say("welcomes.button-steps"), url=link(community_id, bot))
    return Button(say("welcomes.button-steps"), press("welcomes", "steps", community_id))


def token(words: str) -> str:
    """By which a button knows the words that were seen above it."""
    return hashlib.blake2s(words.encode(), digest_size=5).hexdigest()


async def draft(work: Work, community_id: int, words: str, bot: str) -> str:
    """Notes words to be looked at; while nobody is greeted they are at once those in use. Empty: those that every
    community has. Returns them.

    Raises:
        Refusal: too long, or with something in braces that is no variable.
    """
    words = words.strip()
    found = rules.template(words)
    if len(words) > LONGEST:
        raise Refusal("welcomes.too-long", most=LONGEST)
    if found.unknown:
        raise Refusal("welcomes.unknown-variable", variable=found.unknown[0])
    if found.variables > rules.MOST_VARIABLES:
        raise Refusal("welcomes.too-many-variables", most=rules.MOST_VARIABLES)
    if work.settings(Settings, community_id).is_on:
        await store.write(work.db, community_id, draft=words, bot=bot)
    else:
        await store.write(work.db, community_id, words=words, draft=None, bot=bot)
    return words


async def use(work: Work, community_id: int, seen: str) -> None:
    """The draft takes the place of the words in use.

    Raises:
        Refusal: it is not the one that was `seen`.
    """
    found = await written(work, community_id)
    if found.draft is None or token(found.draft) != seen:
        raise Refusal("welcomes.words-changed")
    await store.write(work.db, community_id, words=found.draft, draft=None)


async def turn_on(work: Work, community_id: int, seen: str, bot: str) -> None:
    """
    Raises:
        Refusal: the words are no longer those that were `seen`.
    """
    if token((await written(work, community_id)).words) != seen:
        raise Refusal("welcomes.words-changed")
    await store.write(work.db, community_id, bot=bot)
    await work.change_setting(Settings, community_id, "is_on", True)


async def turn_off(work: Work, community_id: int) -> None:
    await work.change_setting(Settings, community_id, "is_on", False)


async def choose_rules(work: Work, community_id: int, words: str) -> None:
    """Empty: none.

    Raises:
        Refusal: too long for one message.
    """
    if len(words) > LONGEST_RULES:
        raise Refusal("welcomes.too-long", most=LONGEST_RULES)
    await store.write(work.db, community_id, rules=words.strip())
