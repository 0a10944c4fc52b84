"""/badges: mine, somebody's, or one of them in full; /badge for admins: make one, give it by hand, look after them."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.features import badges, members, preferences
from bot.features.badges import Badge, Change, Held, Naming, Overtaken, Preview
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, lines, say, strung
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work

router = Router()

SHOWN, SHOWN_IN_PRIVATE = 10, 40  # badges


@router.command("badges")
async def show(request: Request) -> Reply:
    work, community_id, me = request.work, request.community_id, request.person.id
    if request.is_private:
        await members.must_belong(work, community_id, me)
    if request.args and not request.args.startswith("@"):
        return await _detail(request)
    member_id = await _whom(request)
    if member_id == me:
        return await _mine(request)
    name = (await members.names(work, [member_id]))[member_id]
    if preferences.of(work, member_id).is_hidden:
        raise Refusal("badges.hidden", name=name)
    held = (await badges.collection(work, community_id, member_id)).held
    return Reply(_list(request, name, held) if held else say("badges.none-of-theirs", name=name))


async def _whom(request: Request) -> int:
    found = await members.asked_about(
        request.work, request.community_id, request.args, request.replied_person, request.person.id
    )
    if found is None:
        raise Refusal("badges.unknown-member", words=request.args[:60])
    return found


async def _mine(request: Request) -> Reply:
    mine = await badges.collection(request.work, request.community_id, request.person.id)
    name = Name(request.person.name)
    ahead = lines(
        say("badges.line-ahead", badge=badges.title_of(one.badge, one.level), count=one.count)
        for one in mine.ahead[: None if request.is_private else 1]
    )
    if not mine.held:
        return Reply(say("badges.none-yet", name=name, ahead=ahead))
    listed = _list(request, name, mine.held)
    return Reply(say("badges.mine-ahead", mine=listed, ahead=ahead) if mine.ahead else listed)


def _list(request: Request, name: Name, held: Sequence[Held]) -> Text:
    most = SHOWN_IN_PRIVATE if request.is_private else SHOWN
    shown = [say("badges.line", badge=badges.title_of(one.badge, one.level)) for one in held[:most]]
    if len(held) > most:
        shown.append(say("badges.more", count=len(held) - most))
    return say("badges.mine", name=name, count=len(held), lines=lines(shown))


async def _detail(request: Request) -> Reply:
    """Why one has it: when each level came, and from what."""
    work, community_id = request.work, request.community_id
    badge = badges.find(work, community_id, request.args)
    held, ahead = await badges.steps_of(work, community_id, request.person.id, badge) if badge else ((), None)
    if badge is None or (badge.is_secret and not held):
        raise Refusal("badges.unknown", words=request.args[:60])
    givers = await members.names(work, {one.giver_id for one in held if one.giver_id})
    told = [say("badges.step", day=one.day, what=_step(one, givers)) for one in held]
    if ahead:
        level = badges.level_of(badge, ahead.level)
        told.append(say("badges.detail-ahead", level=level, count=ahead.count))
    about = lines(told or [say("badges.detail-nothing")])
    text = say("badges.detail", badge=badges.name_of(badge), about=badges.about(badge), steps=about)
    return Reply(text, picture=badges.picture_of(badge))


def _step(one: Held, givers: Mapping[int, Name]) -> Text:
    if one.giver_id is None and not one.level:
        return say("badges.step-came-with", what=one.reason)
    if one.giver_id is None:
        return say("badges.step-earned", level=badges.level_of(one.badge, one.level))
    if not one.reason:
        return say("badges.step-given-plainly", giver=givers[one.giver_id])
    return say("badges.step-given", giver=givers[one.giver_id], reason=one.reason)


# --- For admins ---

VERBS: Mapping[str, tuple[str, ...]] = {
    "new": ("new", "新建"),
    "give": ("give", "送"),
    "take": ("take", "收回"),
    "list": ("list", "列表"),
    "name": ("name", "改名"),
    "picture": ("picture", "图片"),
    "change": ("change", "改条件"),
    "retire": ("retire", "停用"),
    "restore": ("restore", "恢复"),
}
PATTERNS = ("checkins", "streak", "hours", "days", "hand")
_CAPTION = re.compile(r"/badge(?:@(\w+))?\s+(?:picture|图片)(?:\s+(.*))?", re.DOTALL | re.IGNORECASE)


def _is_below_a_photo(message: WireMessage, _community_id: int, _work: Work) -> bool:
    """Telegram's commands are texts; this one may be a caption as well."""
    return bool(message.photo) and _CAPTION.fullmatch(message.caption) is not None


@router.words(_is_below_a_photo, role=Role.ADMIN)
async def badge_photo(request: Request) -> Reply | None:
    found = _CAPTION.fullmatch(request.words)
    if found is None or (found[1] or request.bot_username).lower() != request.bot_username.lower():
        return None
    return await _pictured(request, (found[2] or "").strip(), request.photo_id)


@router.command("badge", role=Role.ADMIN, place=Place.GROUP)
async def badge(request: Request) -> Reply:
    word, _, rest = request.args.partition(" ")
    verb = next((name for name, words in VERBS.items() if word.casefold() in words), "")
    match verb:
        case "new":
            by = request.person.id
            return await _previewed(request, await badges.draft(request.work, request.community_id, by, rest))
        case "give" | "take":
            return await _by_hand(request, verb, rest.strip())
        case "list":
            return await _listed(request)
        case "picture":
            return await _pictured(request, rest.strip(), request.replied_photo_id)
        case "change":
            return await _change(request, rest.strip())
        case "name" | "retire" | "restore":
            return await _kept(request, verb, rest.strip())
    return await _overview(request)


async def _overview(request: Request) -> Reply:
    own = [one for one in badges.all_of(request.work, request.community_id) if one.names]
    listed = await _lines_of(request, own) if own else [say("badges.admin-none")]
    rows = [[Button(say(f"badges.pattern-{one}"), press("badges", "pattern", one))] for one in PATTERNS]
    return Reply(say("badges.admin", lines=lines(listed), how=say("badges.admin-how")), rows)


async def _listed(request: Request) -> Reply:
    every = badges.all_of(request.work, request.community_id)
    return Reply(say("badges.admin-list", lines=lines(await _lines_of(request, every))))


async def _lines_of(request: Request, which: Iterable[Badge]) -> list[Text]:
    holders = await badges.holders(request.work, request.community_id)
    told = []
    for one in which:
        key = "badges.list-line-retired" if one.is_retired else "badges.list-line"
        told.append(say(key, badge=badges.names_of(one), how=badges.how(one), holders=holders.get(one.id, 0)))
    return told


@router.button("pattern", role=Role.ADMIN, place=Place.GROUP)
async def pattern(request: Request) -> Reply:
    name = request.button_args[0]
    if name not in PATTERNS:
        raise Refusal("kit.expired")
    example, explained = say(f"badges.example-{name}"), say(f"badges.explained-{name}")
    return Reply(say("badges.pattern", example=example, explained=explained))


async def _previewed(request: Request, preview: Preview) -> Reply:
    made = preview.badge
    names = await members.names(request.work, [member_id for member_id, _ in preview.first])
    text = say(
        "badges.preview",
        badge=badges.name_of(made),
        how=badges.how(made),
        extras=badges.extras(made),
        who=_who(preview, names),
    )
    ways = ("save-quietly", "save-from-now") if made.criterion else ("save",)
    rows = [[_press(request, say(f"badges.button-{way}"), "save", made.id, way)] for way in ways]
    return Reply(text, [*rows, [_press(request, say("badges.button-cancel"), "cancel", made.id)]])


def _who(preview: Preview, names: Mapping[int, Name]) -> Text:
    if preview.badge.criterion is None:
        return say("badges.preview-hand")
    if not preview.first:
        return say("badges.preview-nobody")
    told = [say("badges.preview-one", name=names[member_id], n=n) for member_id, n in preview.first]
    joined = strung(told, "badges.preview-and")
    if preview.total > len(told):
        joined = say("badges.preview-more", names=joined, count=preview.total - len(told))
    key = "badges.preview-everybody" if preview.is_everybody else "badges.preview-who"
    return say(key, count=preview.total, names=joined)


@router.button("save", role=Role.ADMIN, community_arg=True)
async def save(request: Request) -> Reply:
    _, badge_id, way, *_ = (*request.button_args, "", "", "")
    saved = await badges.save(request.work, request.community_id, badge_id, from_now=way == "save-from-now")
    if saved is None:
        raise Refusal("kit.expired")
    key = "saved-hand" if saved.criterion is None else "saved-from-now" if way == "save-from-now" else "saved-quietly"
    return Reply(say(f"badges.{key}", badge=badges.name_of(saved)), edit=True)


async def _change(request: Request, words: str) -> Reply:
    made, rest = _picked(request, "change", words)
    if not rest:
        now = lines([say("badges.change-now", how=badges.how(made)), *badges.extras(made).texts])
        raise Refusal("badges.change-what", badge=badges.name_of(made), now=now)
    change = await badges.draft_change(request.work, request.community_id, request.person.id, made, rest)
    return Reply(await _change_shown(request, change), _ways_to_change(request, change))


async def _change_shown(request: Request, change: Change) -> Text:
    seen = change.preview
    names = await members.names(request.work, [member_id for member_id, _ in seen.first])
    return say(
        "badges.change",
        badge=badges.name_of(seen.badge),
        changes=badges.changes(change.before, seen.badge),
        who=_who(seen, names),
        meant=say("badges.change-meant", get=seen.get, lose=seen.lose),
    )


def _ways_to_change(request: Request, change: Change) -> list[list[Button]]:
    return [
        [_press(request, say("badges.button-change"), "change", change.draft_id)],
        [_press(request, say("badges.button-cancel"), "cancel", change.draft_id)],
    ]


@router.button("change", role=Role.ADMIN, community_arg=True)
async def change(request: Request) -> Reply:
    """Only upon what was looked at: whoever comes second is shown what the first has changed, and looks again."""
    saved = await badges.save_change(request.work, request.community_id, request.button_args[1], request.person.id)
    match saved:
        case None:
            raise Refusal("kit.expired")
        case Overtaken():
            return await _overtaken(request, saved)
    return Reply(say("badges.saved-change", badge=badges.name_of(saved)), edit=True)


async def _overtaken(request: Request, found: Overtaken) -> Reply:
    by: Text | Name = say("badges.by-file")
    if found.by:
        by = (await members.names(request.work, [found.by]))[found.by]
    meanwhile = badges.changes(found.seen, found.now)
    if found.change is None:
        text = say("badges.overtaken-same", badge=badges.name_of(found.now), by=by, meanwhile=meanwhile)
        return Reply(text, edit=True)
    shown = await _change_shown(request, found.change)
    text = say("badges.overtaken", badge=badges.name_of(found.now), by=by, meanwhile=meanwhile, change=shown)
    return Reply(text, _ways_to_change(request, found.change), edit=True)


@router.button("cancel", role=Role.ADMIN, community_arg=True)
async def cancel(request: Request) -> Reply:
    if not await badges.cancel(request.work, request.community_id, request.button_args[1]):
        raise Refusal("kit.expired")
    return Reply(say("badges.cancelled"), edit=True)


async def _by_hand(request: Request, verb: str, words: str) -> Reply:
    work, community_id, by = request.work, request.community_id, request.person.id
    member_id, rest = await _named(request, verb, words)
    made, reason = _picked(request, verb, rest)
    title, name = badges.name_of(made), (await members.names(work, [member_id]))[member_id]
    if verb == "give":
        if not await badges.give(work, community_id, member_id, made, by=by, reason=reason):
            raise Refusal("badges.has-it-already", name=name)
        given = say("badges.given", badge=title, name=name)
        if reason:
            given = say("badges.given-for", badge=title, name=name, reason=reason)
        return Reply(given, picture=badges.picture_of(made))
    if not await badges.take(work, community_id, member_id, made, by=by, reason=reason):
        raise Refusal("badges.has-it-not", name=name)
    return Reply(say("badges.taken", badge=title))


async def _named(request: Request, verb: str, words: str) -> tuple[int, str]:
    """Who is meant, by name or by the message answered, and what stands behind that."""
    first, _, rest = words.partition(" ")
    if first.startswith("@"):
        found = await members.named(request.work, request.community_id, first)
        if found is None:
            raise Refusal("badges.nobody-there", words=first[:60])
        return found, rest.strip()
    person = request.replied_person
    if person is None or person.is_bot:
        raise Refusal("badges.whom", verb=verb)
    return person.id, words


def _picked(request: Request, verb: str, words: str) -> tuple[Badge, str]:
    found = badges.pick(request.work, request.community_id, words)
    if found is None:
        raise Refusal("badges.which-badge", verb=verb)
    return found


async def _kept(request: Request, verb: str, words: str) -> Reply:
    work, community_id, by = request.work, request.community_id, request.person.id
    made, rest = _picked(request, verb, words)
    if verb == "name":
        naming = badges.read_naming(rest)
        return Reply(_renamed(await badges.rename(work, community_id, made, naming, by), naming))
    if not await badges.retire(work, community_id, made, by, is_retired=verb == "retire"):
        raise Refusal("badges.is-so-already")
    return Reply(say("badges.retired" if verb == "retire" else "badges.restored", badge=badges.name_of(made)))


async def _pictured(request: Request, words: str, photo_id: str) -> Reply:
    made, rest = _picked(request, "picture", words)
    is_off = badges.is_off(rest)
    if not (is_off or photo_id):
        raise Refusal("badges.picture-which", badge=badges.name_of(made))
    by, photo_id = request.person.id, "" if is_off else photo_id
    made = await badges.choose_picture(request.work, request.community_id, made, photo_id, by)
    key = "badges.unpictured" if is_off else "badges.pictured"
    return Reply(say(key, badge=badges.name_of(made)), picture=badges.picture_of(made))


def _renamed(made: Badge, naming: Naming) -> Text:
    if not naming.language:
        return say("badges.renamed", badge=badges.names_of(made))
    if not naming.name:
        usual = badges.name_of(replace(made, name_en="", name_zh=""))
        return say("badges.unnamed-in", badge=usual, language=naming.language)
    title = say("badges.badge", emoji=made.emoji, name=Name(naming.name))
    return say("badges.renamed-in", badge=title, language=naming.language)


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("badges", name, request.community_id, *args))
