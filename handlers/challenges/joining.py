"""/challenges: what is on and how far one is; the words of tasks."""

from dataclasses import replace

from bot.features import alliances, cards, challenges, members, preferences
from bot.features.challenges import Challenge, Marked, State, button
from bot.kit.routing import Button, Place, Reply, Request, Router, id_in, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

DONE, PART, AGAIN = "🔥", "👍", "👌"  # reactions, of those that Telegram has


# --- What is on ---


@router.command("challenges")
async def show(request: Request) -> Reply:
    await _must_belong(request)
    return await _list(request)


router.start("challenges", community_arg=True)(show)


@router.button("list", community_arg=True)
async def show_again(request: Request) -> Reply:
    await _must_belong(request)
    return replace(await _list(request), edit=True)


async def _list(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    found = await challenges.listed(work, community_id, request.person.id)
    if not found:
        return Reply(say("challenges.none"))
    today = challenges.today_in(work, community_id)
    told = [challenges.in_list(one, today) for one in found]
    rows = [[button(one.challenge, challenges.title(one.challenge), "one")] for one in found]
    return Reply(say("challenges.list", lines=lines(told)), rows)


@router.button("one", community_arg=True)
async def look(request: Request) -> Reply:
    await _must_belong(request)
    one = await _published(request)
    told = [*challenges.described(request.work, one)]
    if request.is_private:
        rows = await _for_oneself(request, one, told)
    else:
        rows = (
            [*challenges.join_buttons(request.work, one), *challenges.day_buttons(one)]
            if one.state is State.LIVE
            else []
        )
    if await alliances.is_joint(request.work, one.community_id, one.id):
        rows = [*rows, [Button(say("alliances.button-board"), press("alliances", "see", one.community_id, one.id))]]
    rows = [*rows, [button(one, say("challenges.button-list"), "list")]]
    text = say("challenges.card", title=challenges.title(one), lines=lines(told))
    return Reply(text, rows, edit=True)


async def _for_oneself(request: Request, one: Challenge, told: list[Text]) -> list[list[Button]]:
    """What a member may do; adds how far they are to what is told."""
    is_in = await challenges.is_in(request.work, one, request.person.id)
    if is_in:
        told += [await _mine(request, one), *await _teams(request, one)]
    if one.state is not State.LIVE:
        look = [button(one, say("challenges.button-board"), "board")]
        return [look, [button(one, say("challenges.button-certificate"), "certificate")]] if is_in else [look]
    if not is_in:
        if lack := await challenges.lack_of(request.work, one, request.person.id):
            told.append(lack.told)
            return []
        return challenges.join_buttons(request.work, one)
    return [*challenges.day_buttons(one), [button(one, say("challenges.button-leave"), "leave")]]


async def _published(request: Request) -> Challenge:
    one = await challenges.find(request.work, request.community_id, id_in(request.button_args[1]))
    if one.state in (State.DRAFT, State.CANCELLED):
        raise Refusal("challenges.over" if one.state is State.CANCELLED else "kit.expired")
    return one


# --- In and out ---


@router.button("join", community_arg=True)
async def join(request: Request) -> Reply:
    one, wanted = await _published(request), request.button_args[2]
    team = id_in(wanted) if wanted.isdecimal() else None
    is_new = await challenges.enrol(request.work, one, request.person.id, team)
    told = say("challenges.joined" if is_new else "challenges.joined-before", title=challenges.title(one))
    if (team := await challenges.team_of(request.work, one, request.person.id)) is not None:
        told = say("challenges.joined-team", told=told, team=challenges.team_name(one, team))
    first = say("challenges.joined-first", told=told, day=one.first_day)
    has_begun = challenges.today_in(request.work, request.community_id) >= one.first_day
    return Reply(toast=told if has_begun else first)


@router.button("leave", community_arg=True)
async def leave(request: Request) -> Reply:
    """Asks first, in private: a stake may be lost, and one's history too."""
    await _must_belong(request)
    one, how = await _published(request), request.button_args[2]
    if how not in ("keep", "forget"):
        if not request.is_private:
            raise Refusal("challenges.leave-in-private")
        ways = [button(one, say(f"challenges.button-leave-{way}"), "leave", way) for way in ("keep", "forget")]
        mine = await challenges.progress_of(request.work, one, request.person.id)
        is_lost = one.plan.stake > 0 and mine.today >= one.first_day and not mine.completed_on
        text = say("challenges.leave", title=challenges.title(one), lost=one.plan.stake if is_lost else 0)
        return Reply(text, [ways, [button(one, say("challenges.button-stay"), "one")]], edit=True)
    came_back = await challenges.leave(request.work, one, request.person.id, forget=how == "forget")
    told = say("challenges.left", title=challenges.title(one), stake=one.plan.stake if came_back else 0)
    return Reply(told, [[button(one, say("challenges.button-list"), "list")]], edit=True)


# --- Doing it ---


@router.words(challenges.hears)
async def hear(request: Request) -> Reply | None:
    """Whoever is not in it used a word of everyday talk, so nothing is said to them."""
    work, community_id = request.work, request.community_id
    marked: list[tuple[Challenge, Marked]] = []
    meant = challenges.meant(work, community_id, request.words)
    for one, task, note in [each for each in meant if each[0].paused_on is None] or meant:
        if await challenges.is_in(work, one, request.person.id):
            done = await challenges.mark(
                work, one, request.person.id, request.sent_at, task,
                note=note, has_photo=request.has_photo, photo_id=request.photo_id, message_id=request.message_id,
            )  # fmt: skip
            marked.append((one, done))
    for one, done in marked:
        if done.has_completed:
            return Reply(_completed(request, one, done))
    if not marked:
        return None
    if not any(done.is_new for _, done in marked):
        return None if all(done.is_same_album for _, done in marked) else Reply(react=AGAIN)
    is_all = all(done.is_at_rest or len(done.mine.tasks_today) >= one.plan.number_of_tasks for one, done in marked)
    return Reply(react=DONE if is_all else PART)


@router.words(challenges.hears_forwarded)
async def hear_forwarded(request: Request) -> None:
    who = request.work, request.community_id, request.person.id
    await challenges.tell_why(*who, request.person.name, request.words, request.sent_at)


@router.button("done", community_arg=True)
async def done(request: Request) -> Reply:
    await _must_belong(request)
    one, task = await _published(request), id_in(request.button_args[2])
    if task >= len(one.plan.tasks):
        raise Refusal("kit.expired")
    marked = await challenges.mark(request.work, one, request.person.id, request.sent_at, task)
    if marked.has_completed:
        return Reply(_completed(request, one, marked))
    if marked.is_at_rest:
        return Reply(toast=say("challenges.done-at-rest", title=challenges.title(one)))
    key = "challenges.done" if marked.is_new else "challenges.done-before"
    told = say(key, task=challenges.task_name(one, task), so_far=challenges.so_far(one, marked.mine.progress))
    return Reply(toast=told)


def _completed(request: Request, one: Challenge, marked: Marked) -> Text:
    so_far = challenges.so_far(one, marked.mine.progress)
    about = {"name": Name(request.person.name), "title": challenges.title(one), "so_far": so_far}
    return say("challenges.completed", **about, points=one.plan.points)


@router.button("undo", community_arg=True)
async def undo(request: Request) -> Reply:
    await _must_belong(request)
    one = await _published(request)
    mine = await challenges.progress_of(request.work, one, request.person.id)
    for task in mine.tasks_today:
        await challenges.take_back(request.work, one, request.person.id, mine.today, task)
    if not mine.tasks_today:
        raise Refusal("challenges.undo-nothing")
    return Reply(toast=say("challenges.undone", title=challenges.title(one)))


@router.button("mine", community_arg=True)
async def mine(request: Request) -> Reply:
    await _must_belong(request)
    one = await _published(request)
    if not await challenges.is_in(request.work, one, request.person.id):
        raise Refusal("challenges.not-in")
    if not request.is_private:
        own = await _teams(request, one)
        mine = await _mine(request, one)
        return Reply(toast=say("challenges.mine-in-team", mine=mine, team=own[1]) if own else mine, alert=True)
    rows = challenges.day_buttons(one) if one.state is State.LIVE else []
    progress = await challenges.progress_of(request.work, one, request.person.id)
    if one.plan.tasks and progress.tasks_today and one.state is State.LIVE:
        rows = [*rows, [button(one, say("challenges.button-undo"), "undo")]]
    if one.state is State.CLOSED:
        rows = [*rows, [button(one, say("challenges.button-certificate"), "certificate")]]
    rows = [*rows, [button(one, say("challenges.button-list"), "list")]]
    halves = await challenges.own_halves(request.work, one, request.person.id)
    told = [await _mine(request, one), *halves, *await _teams(request, one)]
    text = say("challenges.card", title=challenges.title(one), lines=lines(told))
    return Reply(text, rows, edit=True)


async def _teams(request: Request, one: Challenge) -> list[Text]:
    """How they stand, their own first; nothing while they are in none."""
    own = await challenges.team_of(request.work, one, request.person.id)
    if own is None:
        return []
    found = await challenges.results_of(request.work, one)
    return challenges.teams_on_board(one, found.teams, own)


async def _mine(request: Request, one: Challenge) -> Text:
    return challenges.own(one, await challenges.progress_of(request.work, one, request.person.id))


@router.button("board", community_arg=True)
async def board(request: Request) -> Reply:
    """In private only: a board in a group grows old, and who has not done today's is nobody's shame."""
    await _must_belong(request)
    work, one = request.work, await _published(request)
    is_admin = request.person.id in await members.admins_of(work, one.community_id)
    if one.plan.board == "admins" and not is_admin:
        raise Refusal("challenges.board-admins")
    if not request.is_private and not preferences.of(work, request.person.id).is_line_open:
        raise Refusal("challenges.in-private")
    shown, everybody = await challenges.board(work, one, for_admin=is_admin)
    text = challenges.on_board(one, shown, everybody)
    if request.is_private:
        return Reply(text, [[button(one, say("challenges.button-back"), "one")]], edit=True)
    return Reply(text, private=True, toast=say("challenges.sent-private"))


@router.button("certificate", place=Place.PRIVATE, community_arg=True)
async def certificate(request: Request) -> Reply:
    await _must_belong(request)
    work, community_id, me = request.work, request.community_id, request.person.id
    one, finish = await challenges.result_of(work, community_id, id_in(request.button_args[1]), me)
    if one.state is not State.CLOSED:
        raise Refusal("challenges.certificate-later")
    if finish.completed_on is None:
        raise Refusal("challenges.certificate-none")
    reached = challenges.so_far(one, finish.progress)
    sheet = await cards.certificate_for(work, community_id, me, challenges.title(one), reached, one.last_day)
    return Reply(sheet.text, picture=sheet.picture)


# --- Steps ---


async def _must_belong(request: Request) -> None:
    await members.must_belong(request.work, request.community_id, request.person.id)
