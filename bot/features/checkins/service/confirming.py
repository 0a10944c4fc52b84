"""How a check-in is confirmed: in words, or while a group is busy by a reaction and one message for all."""

from collections import defaultdict, deque
from dataclasses import dataclass, field
from datetime import datetime

from bot.features import members
from bot.features.checkins import rules
from bot.features.checkins.settings import Settings
from bot.features.checkins.store import folding
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, say
from bot.kit.work import Weight, Work

NAMED = 5  # in a message for many


@dataclass
class Pace:
    """When the last confirmations were given in each group."""

    spoken: dict[int, deque[datetime]] = field(default_factory=lambda: defaultdict(deque))

    def may_speak(self, community_id: int, now: datetime, most_a_minute: int) -> bool:
        """Counted at once and not after the commit: a hundred check-ins in one transaction are the very case. After a
        rollback it is too high for a minute, and nobody goes without an answer."""
        spoken = self.spoken[community_id]
        while spoken and spoken[0] <= now - rules.MINUTE:
            spoken.popleft()
        if len(spoken) >= most_a_minute:
            return False
        spoken.append(now)
        return True


async def may_speak(
    work: Work, community_id: int, member_id: int, *, topic_id: int | None = None, is_new: bool = True
) -> bool:
    """Whether to confirm in words. If not, a reaction must do; while a group is busy, what is new is also named in one
    message with all others of that minute."""
    cfg = work.settings(Settings, community_id)
    if cfg.confirm != "auto":
        return cfg.confirm == "reply"
    if work.memory(Pace).may_speak(community_id, work.now, cfg.replies_per_minute):
        return True
    if is_new:
        due_at = rules.fold_at(work.now)
        fold = f"{topic_id or 0}:{due_at:%Y%m%d%H%M}"
        await folding.fold(work.db, community_id, fold, member_id, work.now)
        await work.plan("checkins.fold", fold, due_at, community_id=community_id, topic_id=topic_id)
    return False


async def name_folded(work: Work, community_id: int, fold: str, topic_id: int | None) -> None:
    """Names all in one message who got no words of their own."""
    ids = await folding.unfold(work.db, community_id, fold)
    if not ids:
        return
    names = await members.names(work, ids[:NAMED])
    first, *others = (names[member_id] for member_id in ids[:NAMED])
    listed: Name | Text = first
    for other in others:
        listed = say("checkins.list", names=listed, name=other)
    more = len(ids) - NAMED
    text = say("checkins.folded-more", names=listed, more=more) if more > 0 else say("checkins.folded", names=listed)
    buttons = [[Button(say("checkins.button-undo-mine"), press("checkins", "undo-mine", community_id))]]
    await work.say(
        text, key=f"checkins.fold:{fold}", community_id=community_id, topic_id=topic_id, buttons=buttons,
        weight=Weight.ASKED,
    )  # fmt: skip
