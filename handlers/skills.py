"""/skills: one's tree, somebody's, or one skill in full; /skill for admins: what grows here, and what that brings."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.features import members, preferences, skills
from bot.features.skills import PRESETS, Preview, Skill
from bot.kit.history import Changed
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Name, Text, lines, say, strung
from bot.kit.work import Refusal

router = Router()


@router.command("skills")
async def show(request: Request) -> Reply:
    work, community_id, me = request.work, request.community_id, request.person.id
    if request.is_private:
        await members.must_belong(work, community_id, me)
    if request.args and not request.args.startswith("@"):
        skill = skills.find(work, community_id, request.args)
        if skill is None:
            raise Refusal("skills.unknown", word=request.args[:60])
        return Reply(await skills.detail_of(work, community_id, me, skill))
    member_id = await _whom(request)
    if member_id != me and preferences.of(work, member_id).is_hidden:
        raise Refusal("skills.hidden", name=(await members.names(work, [member_id]))[member_id])
    tree = await skills.tree_of(work, community_id, member_id)
    if tree is None:
        raise Refusal("skills.none-here")
    return Reply(tree.text, [[_why_button(request, 0)]] if member_id == me else (), picture=tree.picture)


def _why_button(request: Request, page: int, label: Text | None = None) -> Button:
    data = press("skills", "why", request.community_id, request.person.id, page)
    return Button(label or say("skills.button-why"), data)


async def explain(request: Request, page: int = 0) -> Reply:
    """What one's own skills grew by."""
    await members.must_belong(request.work, request.community_id, request.person.id)
    found = await skills.explained(request.work, request.community_id, request.person.id, page)
    if found is None:
        raise Refusal("skills.none-here")
    text, shown = found
    row = shown.turns(
        say("skills.page-before"), say("skills.page-after"), lambda label, to: _why_button(request, to, label)
    )  # fmt: skip
    return Reply(text, [row] if row else ())


@router.button("why", community_arg=True)
async def why(request: Request) -> Reply:
    """Beside the picture of the tree; from there on, one message whose buttons turn it."""
    _, member_id, page = (*request.button_args, "", "", "")[:3]
    if member_id != str(request.person.id):
        raise Refusal("kit.not-yours")
    number = int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 0
    return await explain(request, number)


async def _whom(request: Request) -> int:
    found = await members.asked_about(
        request.work, request.community_id, request.args, request.replied_person, request.person.id
    )
    if found is None:
        raise Refusal("skills.unknown-member", word=request.args[:60])
    return found


# --- For admins ---

VERBS: Mapping[str, tuple[str, ...]] = {
    "rename": ("rename", "改名"),
    "retire": ("retire", "停用"),
    "restore": ("restore", "恢复"),
    "levels": ("levels", "门槛"),
    "perk": ("perk", "奖励"),
}
CHANGES = {"rename": "name", "retire": "rests", "restore": "rests", "levels": "levels", "perk": "perks"}


@router.command("skill", role=Role.ADMIN, place=Place.GROUP)
async def skill(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    if not request.args:
        return _overview(request)
    word, _, rest = request.args.partition(" ")
    verb = next((name for name, words in VERBS.items() if word.casefold() in words), "")
    if not verb:
        return _previewed(await skills.draft(work, community_id, request.person.id, request.args))
    found = skills.pick(work, community_id, rest)
    if found is None:
        raise Refusal("skills.which")
    made, words = found
    held = await skills.hold(work, community_id, made, CHANGES[verb], request.person.id)
    if not isinstance(held, Skill):
        return await _just_changed(request, made, held)
    return await _changed(request, verb, held, words)


async def _just_changed(request: Request, made: Skill, changed: Sequence[Changed]) -> Reply:
    """Nothing is changed: whoever comes second sees what the first has done."""
    names = await members.names(request.work, {one.by for one in changed})
    told = lines(
        say(
            f"skills.changed-{one.name}",
            by=names[one.by],
            old=_value(request, made, one.name, one.old),
            new=_value(request, made, one.name, one.new),
        )
        for one in changed
    )
    return Reply(say("skills.just-changed", skill=skills.name_of(made), changes=told))


def _value(request: Request, made: Skill, name: str, value: Any) -> Text | Name | str:
    match name:
        case "name":
            return Name(value) if value else say(f"skills.name-{made.id}")
        case "rests":
            return say("skills.value-rests" if value else "skills.value-grows")
        case "levels":
            return str(value) or say("skills.value-usual")
    level, perk = value
    told = skills.whats(request.work, request.community_id, skills.Perk(**perk)) or [say("skills.perk-nothing")]
    return say("skills.value-perk", level=level, what=strung(told, "skills.joined"))


async def _changed(request: Request, verb: str, made: Skill, words: str) -> Reply:
    work, community_id, by = request.work, request.community_id, request.person.id
    match verb:
        case "rename":
            renamed = await skills.rename(work, community_id, made, words, changed_by_id=by)
            return Reply(say("skills.renamed", skill=skills.name_of(renamed)))
        case "levels":
            changed = await skills.set_levels(work, community_id, made, words, changed_by_id=by)
            return Reply(say("skills.levels-set", skill=skills.name_of(made), levels=_levels(changed)))
        case "perk":
            level, perk = await skills.bring(work, community_id, made, words, changed_by_id=by)
            told = (
                lines(skills.whats(work, community_id, perk)) if perk != skills.Perk() else say("skills.perk-nothing")
            )
            return Reply(say("skills.perk-set", skill=skills.titled(made, level), what=told))
    kept = await skills.retire(work, community_id, made, is_retired=verb == "retire", changed_by_id=by)
    return Reply(say("skills.retired" if verb == "retire" else "skills.restored", skill=skills.name_of(kept)))


def _overview(request: Request) -> Reply:
    ours = skills.all_of(request.work, request.community_id)
    listed = [_line(one) for one in ours] or [say("skills.admin-none")]
    rows = [[Button(say(f"skills.set-{name}"), press("skills", "adopt", name))] for name in PRESETS]
    return Reply(say("skills.admin", lines=lines(listed), how=say("skills.admin-how")), rows)


def _line(one: Skill) -> Text:
    key = "skills.admin-line-retired" if one.is_retired else "skills.admin-line"
    return say(key, skill=skills.name_of(one), sources=skills.sources_of(one))


def _levels(preview: Preview) -> Text:
    first = strung((say("skills.level-at", n=needed) for needed in preview.first), "skills.joined")
    return say("skills.levels-more", levels=first) if preview.highest > len(preview.first) else first


def _previewed(preview: Preview) -> Reply:
    made = preview.skill
    text = say("skills.preview", skill=skills.name_of(made), sources=skills.sources_of(made), levels=_levels(preview))
    save = Button(say("skills.button-save"), press("skills", "save", made.id))
    return Reply(text, [[save], [Button(say("skills.button-cancel"), press("skills", "cancel", made.id))]])


@router.button("save", role=Role.ADMIN, place=Place.GROUP)
async def save(request: Request) -> Reply:
    made = await skills.save(request.work, request.community_id, request.button_args[0])
    return Reply(say("skills.saved", skill=skills.name_of(made)), edit=True)


@router.button("cancel", role=Role.ADMIN, place=Place.GROUP)
async def cancel(request: Request) -> Reply:
    if not await skills.cancel(request.work, request.community_id, request.button_args[0]):
        raise Refusal("kit.expired")
    return Reply(say("skills.cancelled"), edit=True)


@router.button("adopt", role=Role.ADMIN, place=Place.GROUP)
async def adopt(request: Request) -> Reply:
    made = await skills.adopt(request.work, request.community_id, request.person.id, request.button_args[0])
    return Reply(say("skills.adopted", lines=lines(_line(one) for one in made)), edit=True)
