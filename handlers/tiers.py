"""/tiers"""

from bot.features import members, tiers
from bot.features.tiers import Privilege, Signals, Step, View
from bot.kit.routing import Reply, Request, Router
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal

router = Router()


# --- The ladder, and where one stands ---


@router.command("tiers")
async def show(request: Request) -> Reply:
    work, community_id, member_id = request.work, request.community_id, request.person.id
    if request.is_private and not (community_id and await members.is_present(work, community_id, member_id)):
        raise Refusal("kit.no-community")
    view = await tiers.view_of(work, community_id, member_id)
    steps = lines(_step(view, at) for at in range(len(view.steps)))
    return Reply(say("tiers.ladder", steps=steps, mine=lines(_mine(view, is_private=request.is_private))))


def _step(view: View, at: int) -> Text:
    step = view.steps[at]
    key = "tiers.step-mine" if at == view.at else "tiers.step"
    text = say(key, tier=tiers.titled(step), asked=_asked(step, view.window_days))
    for privilege in _gifts(view, step):
        text = say("tiers.with", step=text, gift=say(f"tiers.gift-{privilege}"))
    return text


def _gifts(view: View, step: Step) -> list[Privilege]:
    return [one for one in step.privileges if view.shows_tags or one is not Privilege.TAG]


def _asked(step: Step, window: int) -> Text:
    parts = []
    if step.points:
        parts.append(say("tiers.asked-points", points=step.points))
    if step.active_days:
        parts.append(say("tiers.asked-days", days=step.active_days, window=window))
    if step.helped:
        parts.append(say("tiers.asked-helped", people=step.helped))
    if not parts:
        return say("tiers.step-start")
    text = parts[0]
    for part in parts[1:]:
        text = say("tiers.both", one=text, other=part)
    return text


def _mine(view: View, *, is_private: bool) -> list[Text]:
    """That a tier may get lost is between the member and us."""
    told = []
    if view.asked is None:
        told += [say("tiers.points-so-far", points=view.have.points), say("tiers.at-the-top")]
    else:
        told += [say("tiers.to-next", next=tiers.titled(view.steps[view.at + 1])), *_bars(view.have, view.asked)]
    tier = tiers.titled(view.step)
    if view.lock:
        by = view.lock.by if view.lock.by is not None else say("tiers.an-admin")
        told.append(say("tiers.locked", by=by, tier=tier, day=view.lock.day, why=view.lock.why))
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


def _bars(have: Signals, asked: Signals) -> list[Text]:
    keys = ("tiers.has-points", "tiers.has-days", "tiers.has-helped")
    return [
        say(key, bar=tiers.bar(mine, need), have=mine, asked=need)
        for key, mine, need in zip(keys, have, asked, strict=True)
        if need
    ]
