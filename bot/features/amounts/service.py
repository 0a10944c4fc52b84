import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from bot.features import checkins, communities, points
from bot.features.amounts import rules, store
from bot.features.amounts.facts import AmountNoted, PersonalBest
from bot.features.amounts.rules.doubts import Doubt, Why, doubts_about, doubts_in
from bot.features.amounts.settings import Settings
from bot.features.amounts.store import Sums, Total, Who
from bot.features.checkins import DAILY
from bot.kit.calendar import day_of, month_of, week_of
from bot.kit.routing import Button, Page, press
from bot.kit.texts import Text, lines, say
from bot.kit.work import Refusal, Work

PAGE = 10  # days of a total that are told at once


@dataclass(frozen=True, slots=True)
class Totals:
    """How much of one unit a member did. In thousandths, like every amount."""

    unit: str
    this_week: int
    this_month: int
    all: int
    days: int
    best: int
    best_day: date


@dataclass(frozen=True, slots=True)
class Question:
    """What was understood of an amount that cannot be meant so; a button for each that may be meant."""

    text: Text
    buttons: Sequence[Sequence[Button]]


@dataclass(frozen=True, slots=True)
class Noted:
    day: date
    amounts: Mapping[str, int]  # by unit; 0: taken off
    question: Question | None = None


async def note(work: Work, community_id: int, member_id: int, track: str, day: date, words: str) -> None:
    """A member checked in with these words: what they tell of amounts is noted for that day."""
    if not words:
        return
    counted = units_of(work, community_id)
    who = Who(community_id, track, member_id)
    for unit, amount in sorted(rules.amounts_in(words).items()):
        if unit in counted:
            await _put(work, who, unit, day, amount)


async def take_off(work: Work, community_id: int, member_id: int, track: str, day: date) -> None:
    """The check-in of that day was taken back, and its amounts with it."""
    who = Who(community_id, track, member_id)
    for unit in await store.units_on(work.db, who, day):
        await _put(work, who, unit, day, 0)


async def correct(work: Work, community_id: int, member_id: int, words: str) -> Noted:
    """A member says how much it was today.

    Raises:
        Refusal: they have not checked in today, or no amount of what is counted here is in these words.
    """
    counted, main = units_of(work, community_id), main_unit_of(work, community_id)
    found, doubts = rules.amounts_set(words, main), doubts_about(words, main)
    if not found and not doubts:
        raise Refusal("amounts.unclear")
    amounts = {unit: amount for unit, amount in sorted(found.items()) if unit in counted}
    doubts = [one for one in doubts if not one.unit or one.unit in counted]
    if not amounts and not doubts:
        raise Refusal("amounts.not-counted")
    day = await _day_of_check_in(work, community_id, member_id)
    for unit, amount in amounts.items():
        await _put(work, Who(community_id, DAILY, member_id), unit, day, amount)
    return Noted(day, amounts, _question(work, community_id, member_id, day, doubts, found))


async def _day_of_check_in(work: Work, community_id: int, member_id: int) -> date:
    standing = await checkins.standing_of(work, community_id, member_id)
    if not standing.has_checked_in or standing.last_day is None:
        raise Refusal("amounts.no-check-in")
    return standing.last_day


# --- What cannot be meant so ---


def asked_back(work: Work, community_id: int, member_id: int, day: date, note: str) -> Question | None:
    """What is to be asked about a note; None where everything in it is clear, or nobody would count it anyway."""
    counted = units_of(work, community_id)
    doubts = [one for one in doubts_in(note) if one.unit in counted]
    return _question(work, community_id, member_id, day, doubts, rules.amounts_in(note)) if doubts else None


# The day of the year, the unit and the amount as one word, as short as a button has to be.
_MEANT = re.compile(r"(?P<day>\d{3})(?P<unit>[a-z]+)(?P<amount>\d{1,11})", re.ASCII)


async def mean(work: Work, community_id: int, member_id: int, pressed: str) -> Noted:
    """A member pressed what they had meant.

    Raises:
        Refusal: it is of another day, or nothing that could be meant.
    """
    found = _MEANT.fullmatch(pressed)
    if not found or found["unit"] not in units_of(work, community_id):
        raise Refusal("kit.expired")
    unit, amount = found["unit"], int(found["amount"])
    if not rules.is_believed(unit, Fraction(amount, rules.SCALE)):
        raise Refusal("kit.expired")
    on = await _day_of_check_in(work, community_id, member_id)
    if f"{on:%j}" != found["day"]:
        raise Refusal("kit.expired")
    await _put(work, Who(community_id, DAILY, member_id), unit, on, amount)
    return Noted(on, {unit: amount})


def _question(
    work: Work, community_id: int, member_id: int, day: date, doubts: Sequence[Doubt], noted: Mapping[str, int]
) -> Question | None:
    """One at a time: the first."""
    if not doubts:
        return None
    one = doubts[0]
    if one.why is Why.UNKNOWN:
        unit = one.unit or units_of(work, community_id)[0]
        key = "amounts.doubt-unknown-but" if one.unit else "amounts.doubt-unknown"
        return Question(say(key, words=one.words, unit=say(f"amounts.unit-{unit}"), sample=_sample(unit)), [])
    # Beside what is noted of the same unit already: the day is to be both.
    meant = [noted.get(one.unit, 0) + likely for likely in one.likely]
    meant = [amount for amount in meant if rules.is_believed(one.unit, Fraction(amount, rules.SCALE))]
    said = told(one.unit, one.amount)
    if meant:
        text = say(f"amounts.doubt-{one.why}-or", said=said, likely=told(one.unit, meant[0]))
    else:
        text = say(f"amounts.doubt-{one.why}", said=said)
    row = []
    for amount in meant:
        pressed = f"{day:%j}{one.unit}{amount}"  # see _MEANT
        row.append(Button(told(one.unit, amount), press("amounts", "mean", community_id, member_id, pressed)))
    return Question(text, [row] if row else [])


def _sample(unit: str) -> Text:
    return told(unit, 1000 * rules.SCALE if unit in ("step", "word") else 5 * rules.SCALE)


async def _put(work: Work, who: Who, unit: str, day: date, amount: int) -> None:
    """Whoever changes a member's amounts of a unit holds their total first, so that it is changed by one at a time."""
    total = await store.lock(work.db, who, unit)
    before = await store.on_day(work.db, who, unit, day)
    if amount == before:
        return
    await store.put(work.db, who, unit, day, amount)
    best, best_day = total.best, total.best_day
    if amount > best:
        best, best_day = amount, day
    elif day == best_day:
        best, best_day = await store.best_of(work.db, who, unit)
    days = total.days + bool(amount) - bool(before)
    await store.set_total(work.db, who, unit, Total(total.amount + amount - before, days, best, best_day))
    await store.add_together(work.db, who, unit, day, amount - before)
    await work.announce(AmountNoted(who.community_id, who.member_id, who.track, unit, day, amount))
    if amount > total.best > 0 and day != total.best_day:
        await work.announce(PersonalBest(who.community_id, who.member_id, who.track, unit, day, amount, total.best))


async def totals_of(work: Work, community_id: int, member_id: int, *, track: str = DAILY) -> Sequence[Totals]:
    """Of each unit that a member ever had any of, in the order of this community."""
    who = Who(community_id, track, member_id)
    found = await store.totals_of(work.db, who)
    if not found:
        return ()
    today = points.today_of(work, community_id, member_id)
    lately = await store.lately(work.db, who, list(found), week_of(today), month_of(today))
    totals = []
    for unit in _in_order(work, community_id, found):
        total, (of_week, of_month) = found[unit], lately.get(unit, (0, 0))
        totals.append(Totals(unit, of_week, of_month, total.amount, total.days, total.best, total.best_day or date.min))
    return totals


async def explained(
    work: Work, community_id: int, member_id: int, unit: str = "", number: int = 0
) -> tuple[Text, Sequence[Sequence[Button]]] | None:
    """Which days a total is of, newest first, and what was set another than its check-in says; with buttons to the
    other pages and units. None: nothing was counted."""
    totals = await totals_of(work, community_id, member_id)
    chosen = next((one for one in totals if one.unit == unit), totals[0] if totals else None)
    if chosen is None:
        return None
    page = Page.of(number, chosen.days, PAGE)
    days = await store.days_of(
        work.db, Who(community_id, DAILY, member_id), chosen.unit, PAGE, page.begin
    )  # fmt: skip
    notes = await checkins.notes_of(work, community_id, member_id, [day for day, _ in days])
    about = {"total": told(chosen.unit, chosen.all), "days": chosen.days, "page": page.number + 1, "pages": page.count}
    text = say("amounts.why", **about, lines=lines(_day_told(chosen.unit, day, n, notes.get(day)) for day, n in days))

    def button(label: Text, to: int, unit: str = chosen.unit) -> Button:
        return Button(label, press("amounts", "why", community_id, member_id, f"{unit}-{to}"))

    others = [one.unit for one in totals if one is not chosen]
    return text, [
        row
        for row in (
            page.turns(say("amounts.newer"), say("amounts.older"), button),
            [button(say(f"amounts.unit-{one}"), 0, one) for one in others],
        )
        if row
    ]


def _day_told(unit: str, day: date, amount: int, note: str | None) -> Text:
    said = rules.amounts_in(note).get(unit, 0) if note else 0
    if said == amount:
        return say("amounts.why-day", day=day, amount=told(unit, amount))
    if said:
        return say("amounts.why-corrected", day=day, amount=told(unit, amount), said=told(unit, said))
    return say("amounts.why-set", day=day, amount=told(unit, amount))


async def together(work: Work, community_id: int, *, track: str = DAILY) -> Mapping[str, Sums]:
    """What all members of a community did together, by unit: this week, this month and ever."""
    community = communities.get(work, community_id)
    today = day_of(work.now, community.zone, community.day_starts_at)
    found = await store.together(work.db, community_id, track, week_of(today), month_of(today))
    return {unit: found[unit] for unit in _in_order(work, community_id, found)}


async def told_on(work: Work, community_id: int, member_id: int, day: date, *, track: str = DAILY) -> Text | None:
    """What a member did on a day, of the unit that matters most here; None when they told of nothing."""
    who = Who(community_id, track, member_id)
    units = {
        unit: amount
        for unit in await store.units_on(work.db, who, day)
        if (amount := await store.on_day(work.db, who, unit, day))
    }
    first = next(iter(_in_order(work, community_id, units)), None)
    return told(first, units[first]) if first else None


async def every_day_of(
    work: Work, community_id: int, unit: str, ids: Collection[int]
) -> Sequence[tuple[int, str, date, int]]:
    """What these members did of a unit: who, on which track, on which day, and how many thousandths."""
    return await store.every_day_of(work.db, community_id, unit, ids) if ids else []


def told(unit: str, amount: int) -> Text:
    """An amount in words, `amount` in thousandths."""
    if unit == "minute" and amount >= 60 * rules.SCALE:
        hours, minutes = divmod(round(amount / rules.SCALE), 60)
        return say("amounts.of-hours", hours=hours, minutes=minutes)
    number = round(amount / rules.SCALE, 2)
    return say(f"amounts.of-{unit}", amount=int(number) if number == int(number) else number)


def units_of(work: Work, community_id: int) -> tuple[str, ...]:
    """What is counted here, the one that matters most first."""
    return work.settings(Settings, community_id).units or rules.UNITS


def main_unit_of(work: Work, community_id: int) -> str | None:
    """The unit that a mere number is of; none where nobody chose any."""
    return next(iter(work.settings(Settings, community_id).units), None)


async def choose_units(work: Work, community_id: int, words: str) -> tuple[str, ...]:
    """An admin's choice, separated by spaces or commas.

    Raises:
        Refusal: one of them is no unit that we know.
    """
    units = rules.read_units(words)
    if not units:
        raise Refusal("amounts.units-unknown")
    await work.change_setting(Settings, community_id, "units", units)
    return units


async def count_all(work: Work, community_id: int) -> tuple[str, ...]:
    """Back to the operator's."""
    await work.change_setting(Settings, community_id, "units", None)
    return work.settings(Settings).units or rules.UNITS


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    await store.move(work.db, kept_id, retired_id)


def _in_order(work: Work, community_id: int, found: Mapping[str, object]) -> list[str]:
    order = dict.fromkeys((*units_of(work, community_id), *rules.UNITS))
    return [unit for unit in order if unit in found]
