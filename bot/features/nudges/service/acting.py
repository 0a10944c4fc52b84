"""What policies do in a look: who is written to, mentioned, held back, or named to admins."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.features import attention, communities, coupons, members, points, preferences
from bot.features.attention import Answer
from bot.features.coupons import Coupon
from bot.features.nudges import rules, store
from bot.features.nudges.rules import DAY, GONE, Standing, What
from bot.features.nudges.rules.policies import Channel, Kept, Placeholder, Policy, State, template
from bot.features.nudges.service.knowing import AT_ONCE, active_days, policies, reach, standings, today_in
from bot.features.nudges.settings import Settings
from bot.kit.outbox import fate_of
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, say
from bot.kit.work import Weight, Work

MENTIONED = 5  # members in one day: a light word, and no roll call
A_DAY_AND_A_HALF = timedelta(hours=36)
PRESENT = "nudge:"  # what the keys of presents begin with
SAMPLE = "ABCD-2345"  # a code as it would be read


@dataclass(frozen=True, slots=True)
class Case:
    """A member in the stage that a policy is for, since when, and what it would do about it."""

    member_id: int
    since: date
    what: What


@dataclass(frozen=True, slots=True)
class Rehearsal:
    told: int
    listed: int


async def rehearse(work: Work, community_id: int, number: int, policy: Policy) -> Rehearsal:
    """Looks at everybody, and does nothing. How many it would write to if there were no most in a day."""
    told = listed = after = 0
    while ids := await members.page(work, community_id, after, AT_ONCE):
        days = await active_days(work, community_id, ids)
        known = await standings(work, community_id, ids, days)
        for case in await _cases(work, community_id, number, policy, known, days):
            told += case.what in (What.TOLD, What.MENTIONED)
            listed += case.what is What.LISTED
        after = ids[-1]
    return Rehearsal(told, listed)


async def act(work: Work, community_id: int, ids: Sequence[int], days: Mapping[int, Collection[date]]) -> None:
    """Each policy that is on, in the order of their numbers: a member hears of one of them at most."""
    on = [one for one in await policies(work, community_id) if one.state is State.ON]
    if not on:
        return
    said, _ = await fate_of(work.db, community_id, _mention_key(work, community_id))
    mentionable = 0 if said else MENTIONED - len(await _mentioned_today(work, community_id))
    known = await standings(work, community_id, ids, days)
    for kept in on:
        mentionable -= await _follow(work, community_id, kept, known, days, mentionable)


async def _follow(
    work: Work,
    community_id: int,
    kept: Kept,
    known: Mapping[int, Standing],
    days: Mapping[int, Collection[date]],
    mentionable: int,
) -> int:
    """How many of those who may still be mentioned are going to be, when the look is over (`mention`)."""
    today = today_in(work, community_id)
    drawn = await store.drawn_on(work.db, community_id, today, work.now - A_DAY_AND_A_HALF)
    most = work.settings(Settings, community_id).members_a_day
    mentioned = 0
    for case in await _cases(work, community_id, kept.number, kept.policy, known, days):
        if case.what is not What.LISTED:
            # Who is held back counts as well, so that both kinds have waited as long for their turn.
            if drawn >= most or (case.what is What.MENTIONED and mentioned >= mentionable):
                continue
            drawn += 1
        active = days.get(case.member_id, ())
        variant = rules.variant(community_id, case.member_id, kept.number, len(kept.policy.texts))
        row = {
            "community_id": community_id, "number": kept.number, "member_id": case.member_id,
            "since": case.since, "version": kept.version, "what": case.what.value,
            "variant": variant, "noticed_on": today, "at": work.now, "back_on": None,
            # Who was there today already gives no answer by that.
            "counts_from_on": max(today, max(active) + DAY) if active else today,
        }  # fmt: skip
        if not await store.do_once(work.db, row):
            continue
        if case.what is What.MENTIONED:
            mentioned += 1
        elif case.what is What.TOLD and not await _tell(work, community_id, kept, case, active, variant):
            await store.undo(work.db, community_id, kept.number, case.member_id, case.since)
    return mentioned


async def _cases(
    work: Work,
    community_id: int,
    number: int,
    policy: Policy,
    known: Mapping[int, Standing],
    days: Mapping[int, Collection[date]],
) -> Sequence[Case]:
    today = today_in(work, community_id)
    concerned = {
        one: since
        for one, found in known.items()
        if (since := found.in_stage_since(policy.stage, policy.after_days, today)) is not None
    }
    done = await store.done(work.db, community_id, number, concerned) if concerned else set()
    concerned = {one: since for one, since in concerned.items() if (one, since) not in done}
    silent: dict[int, date] = {}
    if policy.stage in GONE:
        silent = {one: max(days.get(one, ()), default=date.min) for one in concerned}
    reached = await reach(work, community_id, concerned, silent)
    may_mention: set[int] = set()
    if policy.channel is Channel.GROUP and reached.closed:
        may_mention = await store.mentioned_among(work.db, community_id, reached.closed)
    percent = work.settings(Settings, community_id).held_back_percent
    found = []
    for one, since in concerned.items():
        what = What.LISTED
        if policy.channel is Channel.LIST:
            if one not in reached.listed:
                continue
        elif one in reached.open:
            what = What.TOLD
        elif one not in reached.closed:
            continue
        elif one in may_mention and await preferences.next_open(work, one) <= work.now:
            what = What.MENTIONED
        if what is not What.LISTED and rules.chance(community_id, one, since, number) < percent:
            what = What.HELD
        found.append(Case(one, since, what))
    return found


async def _tell(work: Work, community_id: int, kept: Kept, case: Case, active: Collection[date], variant: int) -> bool:
    name = (await members.names(work, [case.member_id]))[case.member_id]
    title = Name(communities.get(work, community_id).title)
    silence = _silence(work, community_id, case.since, active)
    rows = [
        [Button(say("nudges.button-here"), press("checkins", "go", community_id))],
        [Button(say("nudges.button-stop"), press("nudges", "stop", community_id))],
    ]
    key = f"nudge:{kept.number}:{case.member_id}:{case.since}"
    language = preferences.language_of(work, case.member_id, await members.language_tag(work, case.member_id))
    said = words(kept.policy.texts_for(language)[variant], name, title, silence)
    try:
        async with work.savepoint():
            # The code stands in the words, so it is given first, and is not when they are not said.
            code = await _give(work, community_id, kept, case.member_id, case.since)
            answer = await attention.tell(
                work, with_present(said, kept.policy, worth(work, community_id, kept.policy), code),
                about="nudges.by-admins", key=key, community_id=community_id, member_id=case.member_id, buttons=rows,
            )  # fmt: skip
            if answer is not Answer.SAID:
                raise _UnsaidError
    except _UnsaidError:
        return False
    return True


class _UnsaidError(Exception):
    """Undoes what was to go along with a word."""


async def _give(work: Work, community_id: int, kept: Kept, member_id: int, since: date) -> str:
    """The code, where it is one."""
    if kept.policy.is_coupon:
        days, key = work.settings(Settings, community_id).coupon_days, f"{PRESENT}{kept.number}:{since}"
        coupon = await coupons.give(work, community_id, member_id, kept.policy.points, days, key=key)
        return coupon.code if coupon else ""
    if kept.policy.points:
        await points.award(
            work, community_id, member_id, kept.policy.points, reason="nudges.present",
            key=f"{PRESENT}{kept.number}:{since}", day=points.today_of(work, community_id, member_id),
        )  # fmt: skip
    return ""


async def present_of(work: Work, community_id: int, member_id: int) -> Coupon | None:
    """A code that waits to be used."""
    return await coupons.given(work, community_id, member_id, PRESENT)


async def mention(work: Work, community_id: int) -> None:
    """Everybody whom policies greet in the group today, in one message, in the admins' words and with their present.
    Whom the same words are for is named in one breath."""
    of = {one.number: one for one in await policies(work, community_id)}
    rows = [row for row in await _mentioned_today(work, community_id) if row.number in of]
    there = await members.present_among(work, community_id, [row.member_id for row in rows]) if rows else set()
    rows = [row for row in rows if row.member_id in there]
    if not rows:
        return
    active = await active_days(work, community_id, [row.member_id for row in rows])
    together: dict[tuple[int, str, int], list[int]] = {}
    for row in rows:
        texts = of[row.number].policy.texts_for(communities.get(work, community_id).language)
        text = texts[min(row.variant, len(texts) - 1)]
        silence = _silence(work, community_id, row.since, active.get(row.member_id, ()))
        days = silence if Placeholder.DAYS in template(text) else 0
        together.setdefault((row.number, text, days), []).append(row.member_id)
    title, told = Name(communities.get(work, community_id).title), []
    is_coupon = any(of[row.number].policy.is_coupon for row in rows)
    button = Button(say("nudges.button-present"), press("nudges", "present", community_id))
    for (number, text, days), ids in together.items():
        names = await members.in_a_row(work, ids)
        policy = of[number].policy
        said = with_present(words(text, names, title, days), policy, worth(work, community_id, policy), "")
        told.append(said if Placeholder.NAME in template(text) else say("nudges.mention", names=names, words=said))
    if await work.say(
        say("nudges.setup", lines=lines(told)), key=_mention_key(work, community_id), community_id=community_id,
        buttons=[[button]] if is_coupon else (), weight=Weight.CAN_WAIT, about=say("nudges.will-mention"),
    ):  # fmt: skip
        for row in rows:
            await _give(work, community_id, of[row.number], row.member_id, row.since)


async def _mentioned_today(work: Work, community_id: int) -> Sequence[Any]:
    today = today_in(work, community_id)
    return await store.mentioned_on(work.db, community_id, today, work.now - A_DAY_AND_A_HALF)


def _mention_key(work: Work, community_id: int) -> str:
    return f"nudges.mention:{today_in(work, community_id)}"


def _silence(work: Work, community_id: int, since: date, active: Collection[date]) -> int:
    return max(0, (today_in(work, community_id) - max(active, default=since)).days)


def worth(work: Work, community_id: int, policy: Policy) -> int:
    """Points that go along with a word."""
    return coupons.worth(work, community_id, policy.points) if policy.is_coupon else policy.points


def with_present(said: Text, policy: Policy, worth: int, code: str) -> Text:
    """Without its `code` a coupon is behind a button: others read along."""
    if not policy.points:
        return said
    if not policy.is_coupon:
        return say("nudges.with-present", words=said, points=worth)
    if not code:
        return say("nudges.with-code-behind", words=said, points=worth)
    return say("nudges.with-code", words=said, points=worth, code=code)


def words(text: str, name: Name | Text, community: Name, days: int) -> Text:
    """An admin's words as a member reads them."""
    values = {Placeholder.NAME: name, Placeholder.COMMUNITY: community, Placeholder.DAYS: str(days)}
    parts = [values[one] if isinstance(one, Placeholder) else one for one in template(text)]
    told = say("nudges.part", part=parts[0])
    for one in parts[1:]:
        told = say("nudges.both", first=told, second=say("nudges.part", part=one))
    return told


def concerned(policy: Policy) -> Text:
    """Whom it is for, in a few words."""
    return say("nudges.to", stage=say(f"nudges.stage-{policy.stage.value}"), days=policy.after_days)
