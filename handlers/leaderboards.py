"""/top: one message, whose buttons turn it to another period."""

from collections.abc import Iterable
from dataclasses import replace

from bot.features import communities, leaderboards, members, preferences
from bot.features.leaderboards import Place
from bot.features.points import Period
from bot.kit.routing import Button, Reply, Request, Router, id_in, press
from bot.kit.texts import Lines, Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

WORDS = {
    **dict.fromkeys(("day", "today", "今日", "今天", "日榜"), Period.DAY),
    **dict.fromkeys(("week", "本周", "这周", "周榜"), Period.WEEK),
    **dict.fromkeys(("month", "本月", "这个月", "月榜"), Period.MONTH),
    **dict.fromkeys(("all", "ever", "all time", "总榜", "全部"), Period.ALL),
}
TITLES = {
    Period.DAY: "leaderboards.title-day",
    Period.WEEK: "leaderboards.title-week",
    Period.MONTH: "leaderboards.title-month",
    Period.ALL: "leaderboards.title-all",
}
LABELS = {
    Period.DAY: say("leaderboards.day"),
    Period.WEEK: say("leaderboards.week"),
    Period.MONTH: say("leaderboards.month"),
    Period.ALL: say("leaderboards.all"),
}


@router.command("top")
async def top(request: Request) -> Reply:
    period = period_of(request.args)
    return await _board(request, request.community_id, period, request.person.id)


@router.button("show")
async def show(request: Request) -> Reply:
    """In a group the board stays that of whoever asked for it, whoever turns it. In private that is who presses, and
    the button names the community."""
    try:
        period, named = Period(request.button_args[0]), id_in(request.button_args[1])
    except ValueError:
        raise Refusal("kit.expired") from None
    if request.is_private and not named:
        raise Refusal("kit.expired")
    where, whose = (named, request.person.id) if request.is_private else (request.community_id, named)
    return replace(await _board(request, where, period, whose), edit=True)


async def _board(request: Request, community_id: int, period: Period, member_id: int) -> Reply:
    work = request.work
    if request.is_private:
        await members.must_belong(work, community_id, request.person.id)
    board = await leaderboards.board(work, community_id, period, member_id)
    title = Name(communities.get(work, community_id).title)
    text = _text(board, say(TITLES[period], community=title, begins=board.begins), member_id)
    if request.is_private and preferences.of(work, member_id).is_hidden:
        text = say("leaderboards.with-note", board=text, note=say("leaderboards.hidden"))
    named = community_id if request.is_private else member_id
    buttons = [
        Button(
            say("leaderboards.chosen", period=label) if one is period else label,
            press("leaderboards", "show", one.value, named),
        )
        for one, label in LABELS.items()
    ]
    return Reply(text, [buttons, [why_button(period, named, say("leaderboards.button-why"))]])


# --- Why one stands there ---


async def explain(request: Request, community_id: int, period: Period) -> Reply:
    """Which board, which days, who is right above, and by how much."""
    work, me = request.work, request.person.id
    await members.must_belong(work, community_id, me)
    begins = leaderboards.begins(work, community_id, period)
    about = say(TITLES[period], community=Name(communities.get(work, community_id).title), begins=begins)
    found = await leaderboards.around(work, community_id, me, period)
    if found is None:
        is_hidden = preferences.of(work, me).is_hidden
        return Reply(say("leaderboards.why-hidden" if is_hidden else "leaderboards.why-nothing", title=about))
    told = [say("leaderboards.why-mine", points=found.mine.points, rank=found.mine.rank)]
    if found.above is None:
        told.append(say("leaderboards.why-first"))
    else:
        more = found.above.points - found.mine.points
        key = "leaderboards.why-above" if found.sharing == 1 else "leaderboards.why-above-several"
        told.append(
            say(key, name=found.above.name, points=found.above.points, more=more, others=found.sharing - 1)
        )  # fmt: skip
    if found.tied:
        told.append(say("leaderboards.why-tied", others=found.tied))
    return Reply(say("leaderboards.why", title=about, lines=lines(told)))


def why_button(period: Period, named: int, label: Text) -> Button:
    """`named`: in a group whose place it is, in private the community."""
    return Button(label, press("leaderboards", "why", period.value, named))


def period_of(words: str) -> Period:
    return WORDS.get(words.casefold(), Period.WEEK)


@router.button("why")
async def why(request: Request) -> Reply:
    """Named like `show`: in a group it is whose place it is, in private the community."""
    try:
        period, named = Period(request.button_args[0]), id_in(request.button_args[1])
    except ValueError:
        raise Refusal("kit.expired") from None
    if request.is_private and not named:
        raise Refusal("kit.expired")
    if not request.is_private and named != request.person.id:
        raise Refusal("kit.not-yours")
    where = named if request.is_private else request.community_id
    back = Button(say("leaderboards.back"), press("leaderboards", "show", period.value, named))
    return replace(await explain(request, where, period), buttons=[[back]], edit=True)


def _text(board: leaderboards.Board, title: Text, member_id: int) -> Text:
    if not board.top:
        return say("leaderboards.empty", title=title)
    if not board.is_apart:
        return say("leaderboards.board", title=title, lines=_places((*board.top, *board.around), member_id))
    places, around = _places(board.top, member_id), _places(board.around, member_id)
    return say("leaderboards.board-around", title=title, lines=places, around=around)


def _places(places: Iterable[Place], member_id: int) -> Lines:
    keys = {True: "leaderboards.place-own", False: "leaderboards.place"}
    return lines(
        say(
            keys[one.member_id == member_id],
            rank=one.rank,
            medal=one.rank if one.has_medal else 0,
            name=one.name,
            points=one.points,
        )
        for one in places
    )
