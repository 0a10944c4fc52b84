"""What an admin sees of a change before it is saved: what there is, and what there would be."""

from dataclasses import replace

from bot.features import communities
from bot.features.challenges.rules import Challenge, begins_at
from bot.features.challenges.service.amending import Amendment
from bot.features.challenges.service.editing import stepper
from bot.features.challenges.service.programme import today_in
from bot.features.challenges.service.telling import button, title
from bot.kit.routing import Button
from bot.kit.texts import Text, lines, say
from bot.kit.work import Work

DAYS_SHOWN = 5


def preview(work: Work, found: Amendment, *, is_private: bool) -> tuple[Text, list[list[Button]]]:
    """From old to new, and the buttons that change more of it."""
    one, new = found.challenge, replace(found.challenge, plan=found.plan)
    told = [say("challenges.amend-overtaken")] if found.is_overtaken else []
    changes = [line for field in found.fields for line in _changes(found, new, field)]
    if changes:
        told += [say("challenges.amend-changes"), *changes]
    elif not told:
        told.append(say("challenges.amend-none"))
    text = say("challenges.amend", title=title(one), lines=lines(told), stays=say("challenges.amend-stays"))
    rows = _steppers(work, one, new)
    rows.append([_board(new)])
    if is_private:
        asked = ["title", "about", *(["content"] if found.first_unsaid <= one.plan.days else [])]
        rows.append([button(one, say(f"challenges.button-ask-{field}"), "ask", field) for field in asked])
    if changes:
        save = button(one, say("challenges.button-amend-save"), "amended", found.version, found.seal)
        rows += [[save], [button(one, say("challenges.button-never-mind"), "amend-drop")]]
    return text, [*rows, [button(one, say("challenges.button-back"), "manage")]]


def _steppers(work: Work, one: Challenge, new: Challenge) -> list[list[Button]]:
    """Nobody hears an hour of a challenge that is silent, or joins one whose days are over."""
    if today_in(work, one.community_id) > one.last_day:
        return []
    is_coming = begins_at(one, communities.get(work, one.community_id).zone) > work.now
    fields = ["prompt_at"] if one.plan.has_prompts or is_coming else []
    fields += ["evening_at"] if one.plan.has_evenings else []
    return [stepper(new, field, "amend") for field in [*fields, "join_days"]]


def _board(new: Challenge) -> Button:
    other = "admins" if new.plan.board == "everybody" else "everybody"
    return button(new, say(f"challenges.board-for-{other}"), "amend", "board", other)


def _changes(found: Amendment, new: Challenge, field: str) -> list[Text]:
    old = found.challenge
    match field:
        case "title":
            return [say("challenges.amend-title", old=title(old), new=title(new))]
        case "about":
            return [say("challenges.amend-about", old=old.plan.about or "–", new=new.plan.about or "–")]
        case "content":
            return _days(old, new)
        case "board":
            return [say("challenges.amend-board", old=old.plan.board, new=new.plan.board)]
        case "join_days":
            return [say("challenges.amend-join-days", old=old.join_until, new=new.join_until)]
        case _:
            key = f"challenges.amend-{field.replace('_', '-')}"
            return [say(key, old=getattr(old.plan, field), new=getattr(new.plan, field))]


def _days(old: Challenge, new: Challenge) -> list[Text]:
    """Day by day, the first ones."""
    told, days = [], range(1, old.plan.days + 1)
    for number in days:
        was, will = (each.content_of(each.day_of(number)) for each in (old, new))
        if was != will:
            told.append(say("challenges.amend-day", number=number, old=was[:80] or "–", new=will[:200] or "–"))
    more = [say("challenges.amend-days-more", more=len(told) - DAYS_SHOWN)] if len(told) > DAYS_SHOWN else []
    return [*told[:DAYS_SHOWN], *more]
