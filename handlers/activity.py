"""Every message; reactions; /why"""

from bot.features import activity, points
from bot.features.activity import Explanation, Verdict
from bot.kit.routing import Reacted, Reply, Request, Router
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal

router = Router()
record = activity.record

SHOWN = 8  # entries


@router.on(Reacted)
async def react(request: Request) -> None:
    happened: Reacted = request.event
    await activity.react(
        request.work,
        request.community_id,
        activity.number_of(request.chat_id, happened.message_id),
        request.person.id,
        request.sent_at,
        is_thanked=bool(happened.emoji),
    )


@router.command("why")
async def why(request: Request) -> Reply:
    if not request.community_id:
        raise Refusal("kit.no-community")
    if request.replied_to and not request.is_private:
        return Reply(await _about(request, request.replied_to))
    entries = await points.entries_of(request.work, request.community_id, request.person.id, SHOWN)
    if not entries:
        return Reply(say("activity.why-list-none"))
    return Reply(say("activity.why-list", entries=lines(_entry(entry) for entry in entries)))


async def _about(request: Request, message_id: int) -> Text:
    found = await activity.explain(request.work, request.community_id, activity.number_of(request.chat_id, message_id))
    if found is None:
        days = activity.keeps_messages_days(request.work)
        return say("activity.unknown-by-now", days=days) if days else say("activity.unknown")
    match found.outcome:
        case points.Entry(amount=amount):
            return say("activity.earned", points=amount)
        case points.Decision(why="cooldown", seconds=seconds, cooldown_seconds=least):
            return say("activity.cooldown", seconds=seconds, least=least)
        case points.Decision(why="cap", daily_cap=cap):
            return say("activity.cap", cap=cap)
        case points.Decision():
            return say("activity.off")
        case _:
            return _verdict(found)


def _verdict(found: Explanation) -> Text:
    if found.verdict is Verdict.SHORT:
        return say("activity.verdict-short", length=found.length, least=found.least)
    return say(f"activity.verdict-{found.verdict.name.lower().replace('_', '-')}")


def _entry(entry: points.Entry) -> Text:
    key = "points.entry-plus" if entry.amount >= 0 else "points.entry-minus"
    return say(key, points=abs(entry.amount), what=say(entry.reason), day=entry.day)
