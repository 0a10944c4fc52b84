"""A picture that somebody forwards proves nothing; whoever means it well hears why, once a day."""

from datetime import datetime

from bot.features import checkins, points, preferences
from bot.features.challenges.rules import Proof
from bot.features.challenges.service import programme, telling
from bot.features.challenges.service.enrolling import progress_of
from bot.features.challenges.service.looking import is_in
from bot.kit.texts import Name, say
from bot.kit.wire import WireMessage
from bot.kit.work import Work


def hears_forwarded(message: WireMessage, community_id: int, work: Work) -> bool:
    """Whether a forwarded picture has a word under it that takes one: asked of every message in a group."""
    if message.forward_origin is None or not message.photo:
        return False
    live = programme.live(work, community_id)
    words = [word for one in live if one.plan.proof is Proof.PHOTO for word in one.plan.words]
    return bool(words and message.words) and checkins.ear_for_words(tuple(words)).hears(message.words)


async def tell_why(work: Work, community_id: int, member_id: int, name: str, words: str, at: datetime) -> None:
    """In private where they may be written to, as nobody else has to know."""
    day = points.today_of(work, community_id, member_id, at)
    for one, task, _ in programme.meant(work, community_id, words):
        if one.plan.proof is not Proof.PHOTO or not one.number_of(day) or not await is_in(work, one, member_id):
            continue
        if task not in (await progress_of(work, one, member_id, at)).tasks_today:
            text = say("challenges.forwarded", name=Name(name), title=telling.title(one))
            key = f"challenge:{one.id}:forwarded:{member_id}:{day}"
            to = member_id if preferences.of(work, member_id).is_line_open else None
            await work.say(text, key=key, community_id=community_id, member_id=to)
