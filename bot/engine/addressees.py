"""What the courier must know of people and places; the assembly answers from the rooms that keep them."""

from typing import Protocol

from bot.kit.work import Work


class Addressees(Protocol):
    """What the courier must know of people and places."""

    def chat_of(self, community_id: int) -> int | None:
        """The chat of a community that Hearth may speak in; None when it was put out."""

    async def language(self, work: Work, community_id: int, member_id: int | None) -> str: ...

    async def moved(self, work: Work, old_chat_id: int, new_chat_id: int) -> None:
        """A group has a new chat id."""

    async def line_closed(self, work: Work, member_id: int) -> None:
        """A member cannot be reached in private: blocked, deactivated, or never started the bot."""

    async def put_out(self, work: Work, community_id: int) -> None:
        """Hearth may not speak in a group any more."""

    async def may_not_pin(self, work: Work, community_id: int) -> None:
        """What was to be at the top of a group was said, and is not there."""

    async def may_not_tag(self, work: Work, community_id: int, member_id: int) -> None:
        """What was to be beside a member's name is not there."""

    async def may_not_post(self, work: Work, community_id: int) -> None:
        """What was to be in a group's channel is not there, as Hearth may not post there, or there is none."""
