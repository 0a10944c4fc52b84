"""/tiers for everybody; /tier and /tiersetup for admins."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.features import challenges, communities, members, preferences, rewards, tiers
from bot.features.tiers import Privilege, Rehearsal, Signals, Step, Tags, View
from bot.kit.history import Changed
from bot.kit.routing import Button, Place, Reply, Request, Role, Router, press
from bot.kit.texts import Lines, Name, Text, lines, say, strung
from bot.kit.work import Refusal

router = Router()
FEW = 5  # rewards and challenges that are named one by one


# --- The ladder, and where one stands ---


@router.command("tiers")
async def show(request: Request) -> Reply:
    work, community_id, member_id = request.work, request.community_id, request.person.id
    if request.is_private:
        await members.must_belong(work, community_id, member_id)
    view = await tiers.view_of(work, community_id, member_id)
    steps = lines(_step(view, at) for at in range(len(view.steps)))
    return Reply(say("tiers.ladder", steps=steps, mine=lines(_mine(view, is_private=request.is_private))))


def _step(view: View, at: int) -> Text:
    step = view.steps[at]
    key = "tiers.step-mine" if at == view.at else "tiers.step"
    text = say(key, tier=tiers.titled(step), asked=_asked(step, view.window_days))
    for privilege in step.privileges:
        text = say("tiers.with", step=text, gift=say(f"tiers.gift-{privilege}"))
    return text


def _asked(step: Step, window: int) -> Text:
    parts = []
    if step.points:
        parts.append(say("tiers.asked-points", points=step.points))
    if step.active_days:
        parts.append(say("tiers.asked-days", days=step.active_days, window=window))
    if step.helped:
        parts.append(say("tiers.asked-helped", people=step.helped))
    return strung(parts, "tiers.both") if parts else say("tiers.step-start")


def _mine(view: View, *, is_private: bool) -> list[Text]:
    """That a tier may get lost is between the member and us."""
    told = []
    if view.asked is None:
        told += [say("tiers.points-so-far", points=view.have.points), say("tiers.at-the-top")]
    else:
        told += [say("tiers.to-next", next=tiers.titled(view.steps[view.at + 1])), *_bars(view.have, view.asked)]
    tier = tiers.titled(view.step)
    if view.lock:
        told.append(say("tiers.locked", by=_by(view), tier=tier, day=view.lock.day, why=tiers.reason(view.lock.why)))
    elif view.until and not is_private:
        pass
    elif view.keeps and view.keeps.active_days:
        days, have = view.keeps.active_days, view.have.active_days
        told.append(say("tiers.keeping", days=days, window=view.window_days, tier=tier, have=have))
        if view.until:
            told.append(say("tiers.below", tier=tier, until=view.until))
    elif view.until:
        told.append(say("tiers.below-points", tier=tier, until=view.until))
    return told


def _by(view: View) -> Name | Text:
    return view.lock.by if view.lock and view.lock.by is not None else say("tiers.an-admin")


def _bars(have: Signals, asked: Signals) -> list[Text]:
    keys = ("tiers.has-points", "tiers.has-days", "tiers.has-helped")
    return [
        say(key, bar=tiers.bar(mine, need), have=mine, asked=need)
        for key, mine, need in zip(keys, have, asked, strict=True)
        if need
    ]


# --- One member, for admins ---

LOCK, UNLOCK, WHY = ("lock", "锁定"), ("unlock", "解锁", "解除"), ("why", "为什么", "查看")


@router.command("tier", role=Role.ADMIN, place=Place.GROUP)
async def tier(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    member_id, words = await _whom(request)
    verb, _, rest = words.partition(" ")
    name = (await members.names(work, [member_id]))[member_id]
    if verb.lower() in LOCK:
        found = tiers.named(work, community_id, rest)
        if found is None:
            raise Refusal(
                "tiers.tier-unknown", words=rest[:60], tiers=_titles(tiers.settings_of(work, community_id).ladder)
            )
        await tiers.lock(work, community_id, member_id, found[0], request.person.id, found[1])
        return Reply(say("tiers.tier-locked", name=name, tier=tiers.title_of(work, community_id, found[0])))
    if verb.lower() in UNLOCK:
        if not await tiers.unlock(work, community_id, member_id):
            raise Refusal("tiers.tier-free", name=name)
        return Reply(say("tiers.tier-unlocked", name=name))
    if verb.lower() not in WHY:
        raise Refusal("tiers.tier-how")
    if not preferences.of(work, request.person.id).is_line_open:
        return Reply(say("tiers.in-private"), [[_open_private(request)]])
    view = await tiers.view_of(work, community_id, member_id)
    about = lines(_about(view))
    return Reply(say("tiers.about", name=name, tier=tiers.titled(view.step), lines=about), private=True)


async def _whom(request: Request) -> tuple[int, str]:
    """Who is meant, by name or by the message answered, and what stands behind that."""
    first, _, rest = request.args.partition(" ")
    if first.startswith("@"):
        found = await members.named(request.work, request.community_id, first)
        if found is None:
            raise Refusal("tiers.tier-nobody", name=first[:60])
        return found, rest.strip()
    person = request.replied_person
    if person is None or person.is_bot:
        raise Refusal("tiers.tier-how")
    return person.id, request.args


def _about(view: View) -> list[Text]:
    """Of somebody else; so only numbers."""
    told = _bars(view.have, view.asked) if view.asked else [say("tiers.about-points", points=view.have.points)]
    if view.keeps and view.keeps.active_days:
        days, have = view.keeps.active_days, view.have.active_days
        told.append(say("tiers.about-keeps", days=days, window=view.window_days, have=have))
    if view.until:
        told.append(say("tiers.about-below", until=view.until))
    if view.lock:
        told.append(say("tiers.about-locked", by=_by(view), day=view.lock.day, why=tiers.reason(view.lock.why)))
    return told


def _titles(steps: tuple[Step, ...]) -> Name | Text:
    return _listed([tiers.titled(step) for step in steps])


# --- The ladder, for admins ---


@router.command("tiersetup", role=Role.ADMIN, place=Place.GROUP)
async def setup(request: Request) -> Reply:
    work, community_id = request.work, request.community_id
    is_line_open = preferences.of(work, request.person.id).is_line_open
    written = re.sub(r"^/\S+", "", request.words)  # a command may be followed by a line at once
    if not written.strip():
        return (
            replace(await _setup(request), private=True)
            if is_line_open
            else Reply(say("tiers.in-private"), [[_open_private(request)]])
        )
    rehearsal = await tiers.rehearse(
        work, community_id, tiers.read_ladder(work, community_id, written), changed_by_id=request.person.id
    )
    return replace(await _rehearsed(request, rehearsal), private=is_line_open)


@router.start("tiersetup", role=Role.ADMIN, community_arg=True)
async def open_setup(request: Request) -> Reply:
    return await _setup(request)


@router.button("do", role=Role.ADMIN, community_arg=True)
async def put_up(request: Request) -> Reply:
    token, _, version = request.button_args[1].partition(".")
    if changed := await _others(request, version, ("ladder", "draft")):
        return replace(await _overtaken(request, changed), edit=True)
    rehearsal = await tiers.put_up(request.work, request.community_id, token, changed_by_id=request.person.id)
    return Reply(say("tiers.setup-done", steps=_ladder(rehearsal.steps, request)), edit=True)


@router.button("leave", role=Role.ADMIN, community_arg=True)
async def leave(request: Request) -> Reply:
    token = request.button_args[1].partition(".")[0]
    await tiers.leave(request.work, request.community_id, token, changed_by_id=request.person.id)
    return Reply(say("tiers.setup-left"), edit=True)


@router.button("give", role=Role.ADMIN, community_arg=True)
async def give(request: Request) -> Reply:
    _, named, carried = (*request.button_args, "", "", "")[:3]
    begins, _, version = carried.partition(".")
    if named not in tuple(Privilege) or not begins.isdecimal() or len(begins) > 2:
        raise Refusal("kit.expired")
    if changed := await _others(request, version, ("ladder", named)):
        return replace(await _overtaken(request, changed), edit=True)
    steps = await tiers.give(
        request.work, request.community_id, Privilege(named), int(begins), changed_by_id=request.person.id
    )  # fmt: skip
    return replace(await _setup(request, steps), edit=True)


async def _others(request: Request, version: str, names: Sequence[str]) -> Sequence[Changed]:
    """What other admins changed of these since the card was shown."""
    seen = int(version) if version.isascii() and version.isdecimal() and len(version) < 6 else 0
    return await tiers.changed_since(request.work, request.community_id, seen, request.person.id, names)


async def _overtaken(request: Request, changed: Sequence[Changed]) -> Reply:
    """Nothing is changed: whoever comes second sees what the first has done, and looks again."""
    rehearsal = None
    if any(one.name == "draft" for one in changed):
        rehearsal = await tiers.rehearsed(request.work, request.community_id)
    card = await (_rehearsed(request, rehearsal) if rehearsal else _setup(request))
    names = await members.names(request.work, {one.by for one in changed})
    told = lines(_changed(request, one, names[one.by]) for one in changed)
    return replace(card, text=say("tiers.meanwhile", changes=told, card=card.text))


def _changed(request: Request, one: Changed, by: Name) -> Text:
    if one.name not in ("ladder", "draft"):
        old, new = (_begins(request, key) for key in (one.old, one.new))
        return say("tiers.changed-gift", by=by, gift=say(f"tiers.gift-{one.name}"), old=old, new=new)
    old_steps, new_steps = (tiers.ladder_of(dumped or "[]") for dumped in (one.old, one.new))
    if not new_steps:
        return say("tiers.changed-left", by=by, old=_ladder(old_steps, request))
    if not old_steps:
        return say("tiers.changed-first", by=by, new=_ladder(new_steps, request))
    before, now = _ladder(old_steps, request), _ladder(new_steps, request)
    return say(f"tiers.changed-{one.name}", by=by, old=before, new=now)


def _begins(request: Request, key: str) -> Text:
    return tiers.title_of(request.work, request.community_id, key) if key else say("tiers.nobody")


@router.button("tags", role=Role.ADMIN, community_arg=True)
async def look_at_tags(request: Request) -> Reply:
    return replace(_tags(request, await tiers.look_at_tags(request.work, request.community_id)), edit=True)


@router.button("tag", role=Role.ADMIN, community_arg=True)
async def turn_tags(request: Request) -> Reply:
    is_on = {"on": True, "off": False}.get((*request.button_args, "", "")[1])
    if is_on is None:
        raise Refusal("kit.expired")
    tags = await tiers.look_at_tags(request.work, request.community_id)
    if is_on and not tags.is_allowed:
        raise Refusal("tiers.tags-not-allowed")
    await tiers.turn(request.work, request.community_id, is_on=is_on)
    minutes = tags.minutes if is_on else tags.tagged_minutes
    return Reply(say("tiers.tags-turned-on" if is_on else "tiers.tags-turned-off", minutes=minutes), edit=True)


@router.button("card", role=Role.ADMIN, community_arg=True)
async def back(request: Request) -> Reply:
    return replace(await _setup(request), edit=True)


def _tags(request: Request, tags: Tags) -> Reply:
    """What tags would be, and how long that takes; nothing changes before the next press."""
    told = [
        say("tiers.tags-step", tier=tier, tag=tag) if tag else say("tiers.tags-step-none", tier=tier)
        for tier, tag in tags.shown
    ]
    state = []
    if tags.is_on and tags.waiting:
        state.append(say("tiers.tags-waiting", number=tags.waiting, minutes=tags.minutes))
    elif tags.is_on:
        state.append(say("tiers.tags-have", number=tags.tagged))
    elif tags.tagged:
        state.append(say("tiers.tags-going", number=tags.tagged, minutes=tags.tagged_minutes))
    if not tags.is_allowed:
        state.append(say("tiers.tags-not-allowed"))
    elif tags.is_on and tags.tagged:
        state.append(say("tiers.tags-would-go", minutes=tags.tagged_minutes))
    elif not tags.is_on:
        state.append(say("tiers.tags-would-come", number=tags.waiting, minutes=tags.minutes))
    buttons = [Button(say("tiers.setup-leave"), press("tiers", "card", request.community_id))]
    if tags.is_on:
        buttons.insert(0, Button(say("tiers.tags-turn-off"), press("tiers", "tag", request.community_id, "off")))
    elif tags.is_allowed:
        buttons.insert(0, Button(say("tiers.tags-turn-on"), press("tiers", "tag", request.community_id, "on")))
    return Reply(say("tiers.tags", steps=lines(told), state=lines(state)), [buttons])


async def _setup(request: Request, steps: tuple[Step, ...] = ()) -> Reply:
    community_id = request.community_id
    version = await tiers.version_of(request.work, community_id)
    steps = steps or tiers.settings_of(request.work, community_id).ladder
    rows = []
    for privilege in Privilege:
        begins = tiers.begins_at(steps, privilege)
        gift = say(f"tiers.gift-{privilege}")
        if begins < len(steps):
            label = say("tiers.setup-gift", gift=gift, tier=tiers.titled(steps[begins]))
        else:
            label = say("tiers.setup-gift-nobody", gift=gift)
        carried = f"{(begins + 1) % (len(steps) + 1)}.{version}"
        rows.append([Button(label, press("tiers", "give", community_id, privilege, carried))])
    is_on = tiers.settings_of(request.work, community_id).tags
    rows.append([Button(say("tiers.tags-on" if is_on else "tiers.tags-off"), press("tiers", "tags", community_id))])
    community = Name(communities.get(request.work, community_id).title)
    return Reply(say("tiers.setup", community=community, steps=_ladder(steps, request), written=_written(steps)), rows)


async def _rehearsed(request: Request, rehearsal: Rehearsal) -> Reply:
    carried = f"{rehearsal.token}.{rehearsal.version}"
    buttons = [
        Button(say("tiers.setup-do"), press("tiers", "do", request.community_id, carried)),
        Button(say("tiers.setup-leave"), press("tiers", "leave", request.community_id, carried)),
    ]
    risen = len(rehearsal.risen)
    rises = say("tiers.rehearsal-no-rise")
    if risen:
        more = risen - len(rehearsal.names)
        rises = say("tiers.rehearsal-rises", number=risen, names=_listed(rehearsal.names), more=more)
    falling = len(rehearsal.falling)
    days = tiers.settings_of(request.work, request.community_id).grace_days
    falls = [say("tiers.rehearsal-falls", number=falling, days=days)]
    if falling:
        more = falling - len(rehearsal.falling_names)
        falls.append(say("tiers.rehearsal-falling", names=_listed(rehearsal.falling_names), more=more))
    text = say(
        "tiers.rehearsal",
        steps=_ladder(rehearsal.steps, request),
        rises=rises,
        falls=lines([*falls, *await _closed(request, rehearsal)]),
        said=say("tiers.rehearsal-said", here=rehearsal.messages, private=rehearsal.warned),
    )
    return Reply(text, [buttons])


async def _closed(request: Request, rehearsal: Rehearsal) -> list[Text]:
    """What asks for a tier that there would be no more."""
    work, community_id = request.work, request.community_id
    shelf, every = await rewards.everything(work, community_id), await challenges.everything(work, community_id)
    shut: list[Name | Text] = [Name(one.terms.name) for one in shelf if one.terms.tier in rehearsal.gone]
    asking = [one for one in every if one.plan.entry_tier in rehearsal.gone]
    shut += [challenges.title(one) for one in asking if one.state is challenges.State.DRAFT]
    open_to_all = [challenges.title(one) for one in asking if one.state is challenges.State.LIVE]
    return [
        say(key, names=_listed(names[:FEW]), more=max(len(names) - FEW, 0))
        for key, names in (("tiers.rehearsal-closed", shut), ("tiers.rehearsal-open", open_to_all))
        if names
    ]


def _listed(names: Sequence[Name | Text]) -> Name | Text:
    return strung(names, "tiers.list")


def _ladder(steps: tuple[Step, ...], request: Request) -> Lines:
    window = tiers.settings_of(request.work, request.community_id).window_days
    return lines(say("tiers.step", tier=tiers.titled(step), asked=_asked(step, window)) for step in steps)


def _written(steps: tuple[Step, ...]) -> Lines:
    """As an admin may send it back, changed."""
    written = []
    for step in steps:
        text = say("tiers.written", title=step.title) if step.title else tiers.titled(step)
        for key, number in (("points", step.points), ("days", step.active_days), ("helped", step.helped)):
            if number:
                text = say("tiers.written-with", line=text, what=say(f"tiers.written-{key}", number=number))
        written.append(text)
    return lines(written)


def _open_private(request: Request) -> Button:
    return Button(say("tiers.open-private"), url=request.deep_link(f"tiersetup_{request.community_id}"))
