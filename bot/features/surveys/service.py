"""Asking, hearing, and telling admins what came of it: in numbers and words, never by name. While it is open nobody
sees anything of it, or two looks would tell what one answer was; once it is closed, whose answers they were is gone."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.features import attention, communities, members, preferences
from bot.features.attention import Answer
from bot.features.surveys import rules, store
from bot.features.surveys.rules import Net, Occasion
from bot.features.surveys.settings import Settings
from bot.features.surveys.store import ANSWERED, ASKED, INVITED, SKIPPED
from bot.kit.routing import Button, press
from bot.kit.texts import Name, Text, lines, restore, say, to_json
from bot.kit.wire import WireMessage
from bot.kit.work import Refusal, Work

AGAIN = timedelta(days=1)  # whoever could not be asked, as there was enough for the week, is asked later
EAR = timedelta(hours=2)  # for which a member's next words in private are an answer
LISTED = 8  # reports
OPEN, OWN = "open", "own"  # questions that are answered in words


@dataclass
class Ears:
    """Until when somebody's next words in private answer a question, by member."""

    until: dict[int, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What came of a survey; fewer than enough answers are only counted."""

    occasion: str
    title: Text
    question: str
    asked: int
    answered: int
    skipped: int
    least: int
    net: Net | None
    words: Sequence[str]
    own_words: Sequence[str]


# --- Chosen by admins ---


def is_after_challenges(work: Work, community_id: int) -> bool:
    return work.settings(Settings, community_id).after_challenges


def question_of(work: Work, community_id: int) -> str:
    return work.settings(Settings, community_id).question


async def choose_after_challenges(work: Work, community_id: int, *, is_on: bool) -> None:
    await work.change_setting(Settings, community_id, "after_challenges", is_on)


async def choose_question(work: Work, community_id: int, words: str) -> str:
    """Empty: none. Surveys that are open go on as they are.

    Raises:
        Refusal: it is too long.
    """
    words = " ".join(words.split())
    if len(words) > rules.QUESTION:
        raise Refusal("surveys.question-long", most=rules.QUESTION)
    await work.change_setting(Settings, community_id, "question", words)
    return words


# --- Asked ---


async def open(work: Work, community_id: int, occasion: Occasion, title: Text, who: Collection[int]) -> bool:
    """Asks those who are still there, as soon as each may be spoken to. False: it was asked before, or nobody is."""
    there = await members.present_among(work, community_id, list(who)) if who else set()
    if not there:
        return False
    cfg = work.settings(Settings, community_id)
    row = {
        "community_id": community_id, "occasion": occasion.key, "title": to_json(title),
        "question": cfg.question,
        "closes_at": work.now + timedelta(days=cfg.open_days), "is_open": True, "result": "",
    }  # fmt: skip
    if not await store.open_once(work.db, row):
        return False
    await store.invite(work.db, community_id, occasion.key, there)
    await work.plan("surveys.look", occasion.key, work.now, community_id=community_id)
    return True


async def look(work: Work, community_id: int, occasion: str) -> None:
    """Asks whoever has not been asked yet; when the time for answers is over, tells admins."""
    survey = await store.find(work.db, community_id, occasion)
    if survey is None or not survey.is_open:
        return
    if survey.closes_at <= work.now:
        await _close(work, survey)
        return
    if communities.get(work, community_id).is_active:
        await _ask(work, survey)
    await work.plan("surveys.look", occasion, min(work.now + AGAIN, survey.closes_at), community_id=community_id)


async def _ask(work: Work, survey: Any) -> None:
    responses = await store.responses(work.db, survey.community_id, survey.occasion)
    waiting = [one.member_id for one in responses if one.state == INVITED]
    there = await members.present_among(work, survey.community_id, waiting) if waiting else set()
    for member_id in sorted(there):
        text, rows = _question(work, survey)
        answer = await attention.tell(
            work, text, about="surveys.unasked", key=f"survey:{survey.occasion}:{member_id}",
            community_id=survey.community_id, member_id=member_id, buttons=rows,
        )  # fmt: skip
        if answer is Answer.SAID:
            await store.respond(work.db, survey.community_id, survey.occasion, member_id, {"state": ASKED})


def _question(work: Work, survey: Any) -> tuple[Text, list[list[Button]]]:
    community = Name(communities.get(work, survey.community_id).title)
    text = say("surveys.asks", title=_title(survey), community=community)
    numbers = [_press(survey, say("surveys.button-score", score=score), "score", score) for score in rules.SCORES]
    return text, [numbers[:6], numbers[6:], [_press(survey, say("surveys.button-skip"), "skip")]]


def _press(survey: Any, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("surveys", name, survey.community_id, survey.occasion, *args))


def _title(survey: Any) -> Text:
    title = restore(json.loads(survey.title))
    assert isinstance(title, Text)  # noqa: S101  as it was put there
    return title


# --- Answered ---


async def answer(
    work: Work, community_id: int, occasion: str, member_id: int, score: int
) -> tuple[Text, list[list[Button]]]:
    """A number; it may be another one later, while the survey is open. Returns what is asked next.

    Raises:
        Refusal: it is over, or they were not asked.
    """
    survey, _ = await _mine(work, community_id, occasion, member_id)
    await store.respond(work.db, community_id, occasion, member_id, {"state": ANSWERED, "score": score})
    await _listen(work, survey, member_id, OPEN)
    nothing = _press(survey, say("surveys.button-next" if survey.question else "surveys.button-enough"), "next", OPEN)
    return say("surveys.asks-words", score=score, title=_title(survey)), [[nothing], [_take_back(survey)]]


async def go_on(
    work: Work, community_id: int, occasion: str, member_id: int, after: str
) -> tuple[Text, list[list[Button]]]:
    """No words to this question: on to the next, if there is one.

    Raises:
        Refusal: it is over, or they were not asked.
    """
    survey, _ = await _mine(work, community_id, occasion, member_id)
    return await _next(work, survey, member_id, after)


async def _next(work: Work, survey: Any, member_id: int, after: str) -> tuple[Text, list[list[Button]]]:
    if after == OPEN and survey.question:
        await _listen(work, survey, member_id, OWN)
        enough = _press(survey, say("surveys.button-enough"), "next", OWN)
        return say("surveys.asks-own", question=survey.question), [[enough], [_take_back(survey)]]
    await _listen(work, survey, member_id, "")
    return say("surveys.thanks", title=_title(survey)), [[_take_back(survey)]]


def _take_back(survey: Any) -> Button:
    return _press(survey, say("surveys.button-take-back"), "back")


async def write(work: Work, member_id: int, text: str) -> tuple[Text, list[list[Button]]] | None:
    """Their words in private; None when nothing was asked just now."""
    for row in await store.listening(work.db, [member_id]):
        if row.hears_until is None or row.hears_until < work.now:
            continue
        survey, _ = await _mine(work, row.community_id, row.occasion, member_id)
        column = "words" if row.hears == OPEN else "own_words"
        words = rules.as_words(text)
        await store.respond(work.db, row.community_id, row.occasion, member_id, {column: words})
        told, rows = await _next(work, survey, member_id, row.hears)
        return say("surveys.heard", words=words, next=told), rows
    return None


async def skip(work: Work, community_id: int, occasion: str, member_id: int) -> Text:
    """
    Raises:
        Refusal: it is over, or they were not asked.
    """
    survey, _ = await _mine(work, community_id, occasion, member_id)
    await _forget(work, survey, member_id)
    return say("surveys.skipped")


async def take_back(work: Work, community_id: int, occasion: str, member_id: int) -> tuple[Text, list[list[Button]]]:
    """All they said is forgotten, and they may say something else.

    Raises:
        Refusal: it is over, or they were not asked.
    """
    survey, _ = await _mine(work, community_id, occasion, member_id)
    await _forget(work, survey, member_id)
    text, rows = _question(work, survey)
    return say("surveys.taken-back", asks=text), rows


async def _forget(work: Work, survey: Any, member_id: int) -> None:
    nothing = {"state": SKIPPED, "score": None, "words": "", "own_words": ""}
    await store.respond(work.db, survey.community_id, survey.occasion, member_id, nothing)
    await _listen(work, survey, member_id, "")


async def _mine(work: Work, community_id: int, occasion: str, member_id: int) -> tuple[Any, Any]:
    survey = await store.find(work.db, community_id, occasion)
    if survey is None:
        raise Refusal("kit.expired")
    if not survey.is_open or survey.closes_at <= work.now:
        raise Refusal("surveys.over")
    row = await store.response(work.db, community_id, occasion, member_id)
    if row is None or row.state == INVITED:
        raise Refusal("kit.expired")
    return survey, row


# --- Ears ---


async def warm(work: Work) -> None:
    ears = work.memory(Ears)
    ears.until = {row.member_id: row.hears_until for row in await store.listening(work.db)}


async def refresh(work: Work, ids: Collection[int]) -> None:
    """Another process asked these members something, or heard it."""
    until = work.memory(Ears).until
    for member_id in ids:
        until.pop(member_id, None)
    until.update({row.member_id: row.hears_until for row in await store.listening(work.db, ids)})


def hears(message: WireMessage, _community_id: int, work: Work) -> bool:
    """Whether words in private answer a question: asked of every message there."""
    until = work.memory(Ears).until
    if not until or message.sender is None or message.sender.id not in until:
        return False
    words = message.words
    is_for_us = bool(words) and not words.startswith("/") and not attention.means_stop(words)
    return is_for_us and message.forward_origin is None and work.now <= until[message.sender.id]


def has_asked_since(work: Work, member_id: int, at: datetime) -> bool:
    """Whether a member was asked for words after that moment, and has not answered."""
    until = work.memory(Ears).until.get(member_id)
    return until is not None and until - EAR > at


async def _listen(work: Work, survey: Any, member_id: int, question: str) -> None:
    """To the answer to one question; empty: to none."""
    ears, until = work.memory(Ears), work.now + EAR
    await store.hush(work.db, member_id)
    if question:
        values = {"hears": question, "hears_until": until}
        await store.respond(work.db, survey.community_id, survey.occasion, member_id, values)
        work.remember("surveys", member_id, lambda: ears.until.update({member_id: until}))
    elif member_id in ears.until:
        work.remember("surveys", member_id, lambda: _let_go(ears, member_id))


def _let_go(ears: Ears, member_id: int) -> None:
    ears.until.pop(member_id, None)


# --- What came of it ---


async def _close(work: Work, survey: Any) -> None:
    community_id, occasion = survey.community_id, survey.occasion
    least = work.settings(Settings, community_id).least_answers
    found = [one for one in await store.responses(work.db, community_id, occasion) if one.state != INVITED]
    answered = [one for one in found if one.state == ANSWERED]
    result: dict[str, Any] = {
        "asked": len(found), "answered": len(answered), "skipped": sum(one.state == SKIPPED for one in found),
        "least": least,
    }  # fmt: skip
    if rules.may_be_shown(len(answered), least):
        result["scores"] = sorted(one.score for one in answered)
        result["words"] = rules.mixed((one.words for one in answered), occasion)
        result["own_words"] = rules.mixed((one.own_words for one in answered), occasion)
    ears = work.memory(Ears)
    for member_id in await store.listeners(work.db, community_id, occasion):
        work.remember("surveys", member_id, lambda member_id=member_id: _let_go(ears, member_id))  # type: ignore[misc]
    if not await store.close(work.db, community_id, occasion, json.dumps(result, ensure_ascii=False)):
        return
    if not found or not communities.get(work, community_id).is_active:
        return
    text = reported(work, community_id, await report(work, community_id, occasion))
    await preferences.tell_admins(work, community_id, text, key=f"survey:{occasion}:report")


async def reports(work: Work, community_id: int) -> Sequence[Report]:
    """Of those that are over, the latest first."""
    return [_report(row) for row in await store.over(work.db, community_id, LISTED)]


async def report(work: Work, community_id: int, occasion: str) -> Report:
    """
    Raises:
        Refusal: there is none, or none yet.
    """
    row = await store.find(work.db, community_id, occasion)
    if row is None:
        raise Refusal("kit.expired")
    if row.is_open:
        raise Refusal("surveys.still-open")
    return _report(row)


def _report(row: Any) -> Report:
    found = json.loads(row.result)
    net = rules.net_of(found["scores"]) if "scores" in found else None
    return Report(
        row.occasion, _title(row), row.question, found["asked"], found["answered"], found["skipped"],
        found["least"], net, found.get("words", ()), found.get("own_words", ()),
    )  # fmt: skip


def reported(work: Work, community_id: int, found: Report) -> Text:
    told = [say("surveys.report-counts", asked=found.asked, answered=found.answered, skipped=found.skipped)]
    if found.net is None:
        told.append(say("surveys.report-few", least=found.least))
    else:
        net, (least, most) = found.net, found.net.bounds
        told.append(say("surveys.report-net", score=_signed(net.score), least=_signed(least), most=_signed(most)))
        told.append(
            say("surveys.report-parts", promoters=net.promoters, passives=net.passives, detractors=net.detractors)
        )
        told += _quoted(say("surveys.report-words"), found.words)
        told += _quoted(say("surveys.report-own", question=found.question), found.own_words)
    community = Name(communities.get(work, community_id).title)
    return say("surveys.report", title=found.title, community=community, lines=lines(told))


def _signed(number: int) -> str:
    return f"{number:+d}".replace("-", "−") if number else "0"


def _quoted(heading: Text, words: Sequence[str]) -> list[Text]:
    some, more = rules.shown(words)
    if not some:
        return []
    told = [heading, *(say("surveys.report-quote", words=one) for one in some)]
    return [*told, say("surveys.report-more", more=more)] if more else told


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    moving = await store.still_open(work.db, retired_id)
    await store.move(work.db, kept_id, retired_id)
    for survey in moving:
        await work.unplan("surveys.look", survey.occasion, community_id=retired_id)
        await work.plan("surveys.look", survey.occasion, work.now, community_id=kept_id)
