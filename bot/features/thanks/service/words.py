"""Which words thank, and whom they name; every community has its own."""

from collections.abc import Sequence

from bot.features import members
from bot.features.thanks import rules
from bot.features.thanks.settings import Settings
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work


def hears(message: WireMessage, community_id: int, work: Work) -> bool:
    """Whether a message of a person in a group thanks somebody: asked of every single one, and most answer nobody and
    name nobody."""
    answered = message.reply_to_message
    if answered is None:
        if not message.entities or not any(one.type == "mention" for one in message.entities):
            return False
    # In a topic, what answers nothing "answers" the message that opened the topic.
    elif message.is_topic_message and answered.message_id == message.message_thread_id and "@" not in message.words:
        return False
    words = message.words
    if not words or message.forward_origin is not None:
        return False
    return rules.ear_for(work.settings(Settings, community_id).words).hears(words)


async def people_named(work: Work, community_id: int, words: str) -> Sequence[int]:
    """The members whose @usernames are in there.

    Raises:
        Refusal: one of them is nobody that we know here.
    """
    names = rules.names_in(words)
    found = await members.of_usernames(work, community_id, names)
    if unknown := [name for name in names if name not in found]:
        raise Refusal("thanks.unknown", name=f"@{unknown[0]}")
    return list(dict.fromkeys(found[name] for name in names))


def words_of(work: Work, community_id: int) -> tuple[str, ...]:
    return work.settings(Settings, community_id).words


async def choose_words(work: Work, community_id: int, text: str) -> tuple[str, ...]:
    """An admin's choice, separated by commas or spaces.

    Raises:
        Refusal: a word is unusable, or there are none or too many.
    """
    words = rules.read_words(text)
    if not words:
        raise Refusal("thanks.words-unusable")
    await work.change_setting(Settings, community_id, "words", words)
    return words


async def forget_words(work: Work, community_id: int) -> tuple[str, ...]:
    """Back to the operator's."""
    await work.change_setting(Settings, community_id, "words", None)
    return work.settings(Settings).words
