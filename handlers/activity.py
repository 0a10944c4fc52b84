"""Every message; reactions; /why"""

from collections import Counter
from dataclasses import replace

from bot.features import activity, amounts, awards, communities, gifts, members, points
from bot.features.activity import Explanation, Verdict, Why
from bot.features.awards import Told
from bot.kit.routing import Button, Reacted, Reply, Request, Router, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal
from handlers import amounts as own_amounts
from handlers import checkins as streaks
from handlers import leaderboards as boards
from handlers import skills as own_skills

router = Router()
record = activity.record

SHOWN = 8  # entries
TOTALS = ("totals", "total", "amount", "amounts", "累计", "数量", "合计")
SKILLS = ("skills", "skill", "tree", "level", "技能", "成长树", "经验", "等级")
TOP = ("top", "rank", "board", "place", "排行", "排行榜", "排名", "名次", "榜")
TODAY = ("today", "unpaid", "nothing", "今天", "今日", "没加分")
STREAK = ("streak", "streaks", "连续", "连续天数", "打卡")


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
    word, _, rest = request.args.casefold().partition(" ")
    if word in TOTALS:
        return await own_amounts.explain(request, next(iter(amounts.read_units(rest)), ""))
    if word in SKILLS:
        return await own_skills.explain(request)
    if word in TOP:
        return await boards.explain(request, request.community_id, boards.period_of(rest.strip()))
    if word in STREAK:
        return await streaks.explain(request)
    if word in TODAY:
        return await _today(request)
    buttons = _others(request)
    entries = await points.entries_of(request.work, request.community_id, request.person.id, SHOWN)
    if not entries:
        return Reply(say("activity.why-list-none"), [buttons[:1], buttons[1:]])
    by_hand = await awards.told_of(request.work, request.community_id, entries)
    given = await gifts.told_of(request.work, request.community_id, entries)
    told = (_entry(entry, by_hand.get(entry.key), given.get(entry.key)) for entry in entries)
    return Reply(say("activity.why-list", entries=lines(told)), [buttons[:1], buttons[1:]])


def _others(request: Request) -> list[Button]:
    """The other numbers of one's own that can be explained."""
    here, me = request.community_id, request.person.id
    return [
        Button(say("activity.button-today"), press("activity", "today", here, me)),
        Button(say("activity.button-totals"), press("amounts", "why", here, me, "")),
        Button(say("activity.button-skills"), press("skills", "why", here, me, 0)),
        boards.why_button(points.Period.WEEK, here if request.is_private else me, say("activity.button-top")),
        Button(say("activity.button-streak"), press("checkins", "why", here, me)),
    ]


async def _about(request: Request, message_id: int) -> Text:
    found = await activity.explain(request.work, request.community_id, activity.number_of(request.chat_id, message_id))
    if found is None:
        days = activity.keeps_messages_days(request.work)
        return say("activity.unknown-by-now", days=days) if days else say("activity.unknown")
    told = [_verdict(found) if found.outcome is None else _outcome(found.outcome, found.kind)]
    match found.outcome:
        case points.Entry(amount=amount) if amount < found.terms.points:
            told.append(say("activity.earned-less", full=found.terms.full_until, after=amount))
    told += await _answered(request, found)
    if found.reactions:
        total = sum(found.reactions)
        told.append(say("activity.reactions", points=total) if total else say("activity.reactions-gone"))
    for kind, unpaid in (("reply", found.replies), ("reaction", found.unpaid)):
        reasons = {activity.named(one): one for one in unpaid}
        for reason, count in Counter(map(activity.named, unpaid)).most_common():
            terms = one.terms if isinstance(one := reasons[reason], points.Decision) else None
            told.append(say(f"activity.unpaid-to-{kind}", count=count, why=_because(reason, kind, terms)))
    match found.outcome:
        case points.Entry(rule=version):
            told += await _rules_of(request, version)
    return say("activity.about", told=lines(told))


def _outcome(outcome: activity.Outcome, kind: str) -> Text:
    what = say(f"points.kind-{kind}")
    match outcome:
        case points.Entry(amount=amount):
            return say("activity.earned", points=amount)
        case points.Decision(why="cooldown", seconds=seconds, terms=terms):
            return say("activity.cooldown", seconds=seconds, least=terms.cooldown_seconds)
        case points.Decision(why="off"):
            return say("activity.off", what=what)
        case points.Decision(terms=terms):
            return say("activity.cap", cap=terms.most, what=what)


async def _answered(request: Request, found: Explanation) -> list[Text]:
    if found.answer is None:
        return []
    if isinstance(found.answer, Why) and found.answered_id in (None, found.member_id):
        return [say(f"activity.answer-{found.answer}")]
    name: Name | Text = say("activity.somebody")
    if found.answered_id is not None:
        name = (await members.names(request.work, [found.answered_id])).get(found.answered_id, name)
    if isinstance(found.answer, Why):
        return [say("activity.answer-verdict", name=name)]
    return _answer(found.answer, name)


def _because(reason: str, kind: str, terms: points.Terms | None) -> Text:
    """Why something paid nothing, in a few words."""
    numbers = (
        {"cap": terms.most, "least": terms.cooldown_seconds, "pair": terms.pair, "both": terms.both} if terms else {}
    )
    return say(f"activity.unpaid-{reason}", what=say(f"points.kind-{kind}"), **numbers)


async def _today(request: Request) -> Reply:
    """What came today and paid nothing, and why."""
    await members.must_belong(request.work, request.community_id, request.person.id)
    found = await activity.unpaid_today(request.work, request.community_id, request.person.id)
    if not found.groups:
        return Reply(say("activity.today-none", day=found.day))
    told = [
        say(f"activity.today-{kind}", count=count, why=_because(reason, kind, found.terms.get(kind)))
        for (kind, reason), count in found.groups.items()
    ]
    return Reply(say("activity.today", day=found.day, lines=lines(told)))


@router.button("today", community_arg=True)
async def today(request: Request) -> Reply:
    if request.button_args[1] != str(request.person.id):
        raise Refusal("kit.not-yours")
    return replace(await _today(request), edit=True)


def _answer(outcome: activity.Outcome, name: Name | Text) -> list[Text]:
    """What it earned the one whom it answers."""
    match outcome:
        case points.Entry(amount=amount):
            return [say("activity.answer-earned", name=name, points=amount)]
        case points.Decision(why="cooldown", terms=terms):
            return [say("activity.answer-cooldown", name=name, least=terms.cooldown_seconds)]
        case points.Decision(why="pair", terms=terms, times=times):
            if 0 < terms.pair <= times[0]:
                return [say("activity.answer-pair", name=name, pair=terms.pair)]
            return [say("activity.answer-both", name=name, both=terms.both)]
        case points.Decision(why="cap", terms=terms):
            return [say("activity.answer-cap", name=name, cap=terms.most)]
        case _:
            return [say("activity.answer-off")]


async def _rules_of(request: Request, version: int) -> list[Text]:
    since = await points.former_rules_since(request.work, request.community_id, version)
    if since is None:
        return []
    zone = communities.get(request.work, request.community_id).zone
    return [say("activity.by-rules", day=since.astimezone(zone).date())]


def _verdict(found: Explanation) -> Text:
    if found.verdict is Verdict.SHORT:
        return say("activity.verdict-short", length=found.length, least=found.least)
    return say(f"activity.verdict-{found.verdict.name.lower().replace('_', '-')}")


def _entry(entry: points.Entry, by_hand: Told | None, gift: gifts.Told | None) -> Text:
    key = "points.entry-plus" if entry.amount >= 0 else "points.entry-minus"
    what = say(entry.reason)
    if by_hand:
        by = by_hand.by if by_hand.by is not None else say("awards.an-admin")
        what = say("awards.for-told", reason=by_hand.reason, by=by)
    if gift:
        is_mine = entry.amount < 0
        reason = say("gifts.reason", reason=gift.reason) if gift.reason else ""
        what = say(
            "gifts.for-giving-told" if is_mine else "gifts.for-receiving-told",
            name=gift.receiver if is_mine else gift.giver, reason=reason,
        )  # fmt: skip
    return say(key, points=abs(entry.amount), what=what, day=entry.day)
