"""/surveysetup for admins; and the answers of members, by taps and in their next words in private."""

from dataclasses import replace

from bot.features import preferences, surveys
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Text, say
from bot.kit.work import Refusal

router = Router()

QUESTION, NONE = ("question", "问题"), ("off", "none", "无", "不要")


# --- For admins ---


@router.command("surveysetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    what, _, rest = request.args.partition(" ")
    if not what:
        return await _setup(request)
    if what.lower() not in QUESTION or not rest.strip():
        raise Refusal("surveys.how")
    words = "" if rest.strip().lower() in NONE else rest
    question = await surveys.choose_question(request.work, request.community_id, words)
    return Reply(say("surveys.question-kept", question=question) if question else say("surveys.question-none"))


@router.button("turn", role=Role.ADMIN, community_arg=True)
async def turn(request: Request) -> Reply:
    way = request.button_args[1]
    if way not in ("on", "off"):
        raise Refusal("kit.expired")
    await surveys.choose_after_challenges(request.work, request.community_id, is_on=way == "on")
    return replace(await _setup(request, is_on=way == "on"), edit=True)


async def _setup(request: Request, *, is_on: bool | None = None) -> Reply:
    work, community_id = request.work, request.community_id
    if is_on is None:
        is_on = surveys.is_after_challenges(work, community_id)
    question = surveys.question_of(work, community_id)
    own = say("surveys.setup-own", question=question) if question else say("surveys.setup-no-own")
    text = say("surveys.setup", state=say("surveys.setup-on" if is_on else "surveys.setup-off"), own=own)
    label = say("surveys.button-turn-off" if is_on else "surveys.button-turn-on")
    rows = [[_press(request, label, "turn", "off" if is_on else "on")]]
    for found in await surveys.reports(work, community_id):
        rows.append([_press(request, say("surveys.button-report", title=found.title), "report", found.occasion)])
    return Reply(text, rows)


@router.button("report", role=Role.ADMIN, community_arg=True)
async def report(request: Request) -> Reply:
    """In private only: members wrote it for those who look after the group."""
    work, community_id = request.work, request.community_id
    if not request.is_private and not preferences.of(work, request.person.id).is_line_open:
        raise Refusal("surveys.in-private")
    found = await surveys.report(work, community_id, request.button_args[1])
    return Reply(surveys.reported(work, community_id, found), private=True)


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("surveys", name, request.community_id, *args))


# --- For those who are asked ---


@router.button("score", place=Place.PRIVATE, community_arg=True)
async def score(request: Request) -> Reply:
    _, occasion, tapped, *_ = (*request.button_args, "", "", "")
    number = surveys.read_score(tapped)
    if number is None:
        raise Refusal("kit.expired")
    text, rows = await surveys.answer(request.work, request.community_id, occasion, request.person.id, number)
    return Reply(text, rows, edit=True)


@router.button("next", place=Place.PRIVATE, community_arg=True)
async def go_on(request: Request) -> Reply:
    _, occasion, after, *_ = (*request.button_args, "", "", "")
    text, rows = await surveys.go_on(request.work, request.community_id, occasion, request.person.id, after)
    return Reply(text, rows, edit=True)


@router.button("skip", place=Place.PRIVATE, community_arg=True)
async def skip(request: Request) -> Reply:
    occasion = request.button_args[1]
    return Reply(await surveys.skip(request.work, request.community_id, occasion, request.person.id), edit=True)


@router.button("back", place=Place.PRIVATE, community_arg=True)
async def take_back(request: Request) -> Reply:
    occasion = request.button_args[1]
    text, rows = await surveys.take_back(request.work, request.community_id, occasion, request.person.id)
    return Reply(text, rows, edit=True)


@router.words(surveys.hears, place=Place.PRIVATE)
async def hear(request: Request) -> Reply | None:
    told = await surveys.write(request.work, request.person.id, request.words)
    return Reply(*told) if told else None
