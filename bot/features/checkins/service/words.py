"""Which words are a check-in; every community has its own."""

from bot.features.checkins import rules
from bot.features.checkins.settings import Settings
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work


def hears(message: WireMessage, community_id: int, work: Work) -> bool:
    """Whether a message of a person in a group is a check-in: asked of every single one. A forwarded post is not: it
    was somebody else's, or another day's."""
    words = message.text or message.caption
    if not words or message.forward_origin is not None:
        return False
    return rules.ear_for(work.settings(Settings, community_id).words).hears(words)


def note_in(work: Work, community_id: int, words: str) -> str:
    return rules.ear_for(work.settings(Settings, community_id).words).note_in(words)


def words_of(work: Work, community_id: int) -> tuple[str, ...]:
    return work.settings(Settings, community_id).words


async def choose_words(work: Work, community_id: int, text: str) -> tuple[str, ...]:
    """An admin's choice, separated by spaces or commas.

    Raises:
        Refusal: a word is unusable, or there are none or too many.
    """
    words = rules.read_words(text)
    if not words:
        raise Refusal("checkins.words-unusable")
    await work.change_setting(Settings, community_id, "words", words)
    return words


async def forget_words(work: Work, community_id: int) -> tuple[str, ...]:
    """Back to the operator's."""
    await work.change_setting(Settings, community_id, "words", None)
    return work.settings(Settings).words
