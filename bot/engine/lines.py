"""Where what is to be sent queues, and whether it may be sent twice."""

from bot.kit.outbox import Lane, Outgoing

_REACTIONS, _TAGS = 1 << 60, 1 << 61  # apart from every chat id


def line_of(row: Outgoing, chat_id: int) -> int:
    """A reaction or a tag is no message and none of the twenty a minute: they have lines of their own beside the
    chat's, as slow as a private one."""
    if row.message.whose:
        return chat_id - _TAGS
    return chat_id - _REACTIONS if row.message.react else chat_id


def may_repeat(row: Outgoing) -> bool:
    """Whether it is better done twice than not at all: what somebody waits for, and what is the same done twice."""
    return row.lane is Lane.ANSWER or row.message.whose is not None
