"""What the courier's tests share: a town, and the ways in which Telegram may answer."""

from collections.abc import Callable
from typing import Any

from bot.engine.botapi import NotSent, Unanswered
from bot.kit import outbox
from bot.kit.outbox import Address, Message
from bot.kit.texts import say
from bot.kit.work import Work, Workshop
from tests.support.telegram import FakeTelegram

GROUP, MEMBER = -100, 42
LONG = "\n".join(f"line {number} of a very long list" for number in range(400))


class Town:
    """One group and one member."""

    def __init__(self) -> None:
        self.chat: int | None = GROUP
        self.closed: list[int] = []
        self.gone: list[int] = []
        self.unpinned: list[int] = []
        self.untagged: list[int] = []
        self.shut: list[int] = []  # channels

    def chat_of(self, community_id: int) -> int | None:
        return self.chat

    async def language(self, work: Work, community_id: int, member_id: int | None) -> str:
        return "zh-CN" if member_id else "en"

    async def moved(self, work: Work, old_chat_id: int, new_chat_id: int) -> None:
        self.chat = new_chat_id

    async def line_closed(self, work: Work, member_id: int) -> None:
        self.closed.append(member_id)

    async def put_out(self, work: Work, community_id: int) -> None:
        self.gone.append(community_id)

    async def may_not_pin(self, work: Work, community_id: int) -> None:
        self.unpinned.append(community_id)

    async def may_not_tag(self, work: Work, community_id: int, member_id: int) -> None:
        self.untagged.append(member_id)

    async def may_not_post(self, work: Work, community_id: int) -> None:
        self.shut.append(community_id)


def methods(telegram: FakeTelegram) -> list[str]:
    return [method for method, _ in telegram.calls]


async def states(workshop: Workshop) -> dict[str, int]:
    async with workshop.engine.connect() as db:
        return {state: number for state, number in (await outbox.census(db)).items() if number}


async def answer(workshop: Workshop, **message: Any) -> None:
    async with workshop.work() as work:
        work.answer(Address(1, topic_id=message.pop("topic_id", None)), Message(say("kit.apology"), **message))


async def announce(workshop: Workshop, member_id: int | None = None, key: str = "k") -> None:
    async with workshop.work() as work:
        await work.say(say("kit.apology"), key=key, community_id=1, member_id=member_id)


def once(
    fault: tuple[int, dict[str, Any]] | Exception, called: str = "sendMessage"
) -> Callable[[str, dict[str, Any]], Any]:
    """A fault that happens to the first message only, or to the first call of another kind."""
    pending = [fault]

    def strike(method: str, _parameters: dict[str, Any]) -> Any:
        if method != called or not pending:
            return None
        happened = pending.pop()
        if isinstance(happened, Exception):
            raise happened
        return happened

    return strike


def refused(code: int, description: str, **parameters: Any) -> tuple[int, dict[str, Any]]:
    return code, {"ok": False, "error_code": code, "description": description, "parameters": parameters}


# What happens to a message, which kind it is, how often it is tried, and what becomes of its row.
NETWORK = (
    (NotSent("no route"), "answer", 2, "sent"),
    (NotSent("no route"), "announcement", 2, "sent"),
    (Unanswered("read timeout"), "answer", 2, "sent"),
    (Unanswered("read timeout"), "announcement", 1, "unknown"),
    (refused(429, "Too Many Requests", retry_after=0.01), "answer", 2, "sent"),
    (refused(400, "upgraded", migrate_to_chat_id=-1009), "announcement", 2, "sent"),
    (refused(403, "Forbidden: bot was kicked"), "answer", 1, "failed"),
)
