"""Days, streaks across zones, and the words of a check-in."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.checkins import rules
from bot.features.checkins.rules import Entry, Mark, Moment, Tally, Was
from bot.kit import calendar

ZONES = [
    ZoneInfo(name)
    for name in (
        "Pacific/Pago_Pago", "Pacific/Honolulu", "America/Los_Angeles", "America/Sao_Paulo", "UTC", "Europe/Berlin",
        "Asia/Kolkata", "Asia/Shanghai", "Australia/Lord_Howe", "Pacific/Auckland", "Pacific/Kiritimati",
    )
]  # fmt: skip
AUCKLAND, LOS_ANGELES = ZoneInfo("Pacific/Auckland"), ZoneInfo("America/Los_Angeles")
BERLIN, LONDON = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/London")
DAY = timedelta(days=1)

zones = st.sampled_from(ZONES)
starts = st.sampled_from([time(0), time(4), time(6, 30)])
moments = st.integers(0, 2 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


class Diary:
    """A member's check-ins as the service keeps them: a day once, never one behind the last, and where they were."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.tally: Tally | None = None

    def check_in(self, now: Moment) -> bool:
        if self.tally and rules.is_done(self.tally.last, now):
            return False
        self.entries.append(Entry(now, now.shift))
        self._add_up()
        return True

    def _add_up(self) -> None:
        found = rules.sum_of(self.entries)
        self.tally = found.tally if found else None

    def move(self, shift: int) -> None:
        if self.entries:
            last = self.entries[-1]
            self.entries[-1] = replace(last, west=min(last.west, shift))
            self._add_up()

    @property
    def streak(self) -> int:
        return self.tally.streak if self.tally else 0


def live(at: str, zone: ZoneInfo, day_starts_at: time = time(0)) -> Moment:
    """A wall time somewhere: "01-10 08:00"."""
    there = datetime.strptime(f"2026-{at}", "%Y-%m-%d %H:%M").replace(tzinfo=zone)
    return rules.moment_of(there.astimezone(UTC), zone, day_starts_at)


# --- Days ---


@pytest.mark.parametrize(
    ("at", "day"),
    [("2026-05-04T15:59:30+00:00", date(2026, 5, 4)), ("2026-05-04T16:00:00+00:00", date(2026, 5, 5))],
)
def test_the_day_is_that_of_the_members_zone(at: str, day: date) -> None:
    assert rules.moment_of(datetime.fromisoformat(at), ZoneInfo("Asia/Shanghai"), time(0)).day == day


def test_before_the_day_starts_it_is_yesterday() -> None:
    assert live("05-04 03:59", BERLIN, time(4)).day == date(2026, 5, 3)
    assert live("05-04 04:00", BERLIN, time(4)).day == date(2026, 5, 4)


@given(moments, zones, starts)
def test_a_shift_tells_where_the_day_begins(at: datetime, zone: ZoneInfo, day_starts_at: time) -> None:
    """Up to the two hours of a clock change in the same day, which move the beginning."""
    now = rules.moment_of(at, zone, day_starts_at)
    begins = datetime.combine(now.day, time(0), UTC) - timedelta(minutes=now.shift)
    assert abs(calendar.start_of(now.day, zone, day_starts_at) - begins) <= timedelta(hours=2)


# --- Streaks at home ---


@given(zones, starts, st.lists(st.floats(0, 0.999), min_size=1, max_size=30), moments)
def test_a_check_in_on_every_day_is_a_streak(
    zone: ZoneInfo, day_starts_at: time, parts: list[float], begin: datetime
) -> None:
    """At any time of each day, clock changes or not (S-12)."""
    diary, first = Diary(), calendar.day_of(begin, zone, day_starts_at)
    for n, part in enumerate(parts):
        start = calendar.start_of(first + n * DAY, zone, day_starts_at)
        end = calendar.end_of(first + n * DAY, zone, day_starts_at)
        assert diary.check_in(rules.moment_of(start + (end - start) * part, zone, day_starts_at))
    assert diary.tally == Tally(len(parts), len(parts), len(parts), rules.Mark(*_last(diary)), first)


def _last(diary: Diary) -> tuple[date, datetime, int]:
    last = diary.entries[-1]
    return last.moment.day, last.moment.at, last.west


@given(zones, st.sets(st.integers(0, 60), min_size=1), st.integers(0, 23))
def test_streaks_are_runs_of_days(zone: ZoneInfo, days: set[int], hour: int) -> None:
    """At the same hour, away from clock changes: the runs that anybody can count."""
    diary = Diary()
    for n in sorted(days):
        diary.check_in(
            rules.moment_of(calendar.instant_of(date(2026, 6, 1) + n * DAY, time(hour), zone), zone, time(0))
        )
    runs = [1]
    for one, other in pairwise(sorted(days)):
        runs = [*runs[:-1], runs[-1] + 1] if other == one + 1 else [*runs, 1]
    assert diary.tally is not None
    assert (diary.tally.streak, diary.tally.longest, diary.tally.total) == (runs[-1], max(runs), len(days))


@pytest.mark.parametrize("zone", [BERLIN, LOS_ANGELES, ZoneInfo("Australia/Lord_Howe")])
@pytest.mark.parametrize("missed", ["03-08", "03-29", "04-05", "10-04", "10-25", "11-01"])
def test_a_missed_day_is_missed_when_clocks_change_too(zone: ZoneInfo, missed: str) -> None:
    noon = live(f"{missed} 12:00", zone)
    diary = Diary()
    for back in (-DAY, DAY):
        there = datetime.combine(noon.day + back, time(12), zone).astimezone(UTC)
        diary.check_in(rules.moment_of(there, zone, time(0)))
    assert diary.streak == 1


def test_a_streak_lives_through_the_next_day() -> None:
    tally = Tally(5, 9, 40, Mark(date(2026, 5, 4), live("05-04 08:00", BERLIN).at, 120), date(2026, 4, 30))
    assert rules.streak_now(tally, live("05-04 20:00", BERLIN)).streak == 5
    assert rules.streak_now(tally, live("05-05 23:59", BERLIN)).streak == 5
    assert rules.streak_now(tally, live("05-06 00:00", BERLIN)).streak == 0


# --- Streaks on journeys ---


def test_westwards_over_the_date_line_a_day_comes_twice_and_counts_once() -> None:
    diary = Diary()
    assert diary.check_in(live("01-09 20:00", AUCKLAND))
    assert diary.check_in(live("01-10 08:00", AUCKLAND))
    assert not diary.check_in(live("01-09 20:00", LOS_ANGELES))  # 18 hours later
    assert not diary.check_in(live("01-10 20:00", LOS_ANGELES))
    assert diary.check_in(live("01-11 20:00", LOS_ANGELES))
    assert diary.streak == 3


def test_eastwards_over_the_date_line_the_day_in_the_air_is_not_missed() -> None:
    diary = Diary()
    diary.check_in(live("01-08 00:01", LOS_ANGELES))
    diary.check_in(live("01-09 00:01", LOS_ANGELES))
    assert diary.check_in(live("01-11 23:59", AUCKLAND))  # flew at 22:00 on the 9th, landed at 07:00 on the 11th
    assert diary.streak == 3


def test_two_days_on_it_is_missed_after_all() -> None:
    diary = Diary()
    diary.check_in(live("01-09 23:59", LOS_ANGELES))
    diary.check_in(live("01-12 09:00", AUCKLAND))
    assert diary.streak == 1


def test_there_and_back_within_two_days() -> None:
    """West, where both days are done already, and home again over the day that is not lived."""
    diary = Diary()
    diary.check_in(live("01-09 08:00", AUCKLAND))
    diary.check_in(live("01-10 08:00", AUCKLAND))
    diary.move(live("01-09 20:00", LOS_ANGELES).shift)
    diary.move(live("01-11 20:00", AUCKLAND).shift)
    diary.check_in(live("01-12 23:00", AUCKLAND))
    assert diary.streak == 3


def test_an_hour_to_the_east_is_no_day_off() -> None:
    diary = Diary()
    diary.check_in(live("01-09 12:00", LONDON))
    diary.check_in(live("01-11 12:00", BERLIN))
    assert diary.streak == 1


def test_one_evening_to_the_next_over_a_midnight_that_moved() -> None:
    """23:30 in London, then 00:10 two days on in Berlin: 23 hours and 40 minutes."""
    diary = Diary()
    diary.check_in(live("01-09 23:30", LONDON))
    diary.check_in(live("01-11 00:10", BERLIN))
    assert diary.streak == 2


journeys = st.lists(st.tuples(st.floats(0.1, 24), zones, st.floats(0, 1)), min_size=1, max_size=40)


@given(moments, zones, journeys, starts)
def test_whoever_checks_in_every_24_hours_never_loses_the_streak(
    at: datetime, zone: ZoneInfo, journey: list[tuple[float, ZoneInfo, float]], day_starts_at: time
) -> None:
    """Wherever they go and whenever they tell us (S-10)."""
    diary = Diary()
    diary.check_in(rules.moment_of(at, zone, day_starts_at))
    for hours, there, when in journey:
        diary.move(rules.shift_of(at + timedelta(hours=hours * when), there, day_starts_at))
        at += timedelta(hours=hours)
        before = diary.streak
        is_new = diary.check_in(rules.moment_of(at, there, day_starts_at))
        assert diary.streak == before + is_new
    days = [entry.moment.day for entry in diary.entries]
    assert len(set(days)) == len(days)
    assert days == sorted(days)


def _parts(at: datetime, zone: ZoneInfo, until: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The stretches of a stay, cut at local midnights."""
    while at < until:
        end = min(until, calendar.end_of(calendar.day_of(at, zone), zone))
        yield at, end
        at = end


stays = st.lists(st.tuples(st.floats(24, 120), zones), min_size=1, max_size=12)


@given(moments, stays, st.data())
def test_only_days_that_somebody_had_can_be_missed(
    at: datetime, stays: list[tuple[float, ZoneInfo]], data: st.DataObject
) -> None:
    """Whoever checks in on every local day that had twelve hours or more, wherever those were, keeps the streak."""
    diary, had = Diary(), defaultdict[date, timedelta](timedelta)
    for hours, zone in stays:
        until = at + timedelta(hours=hours)
        diary.move(rules.shift_of(at, zone, time(0)))
        for start, end in _parts(at, zone, until):
            day = calendar.day_of(start, zone)
            had[day] += end - start
            if had[day] >= timedelta(hours=12) or data.draw(st.booleans()):
                before = diary.streak
                now = rules.moment_of(start + (end - start) * data.draw(st.floats(0, 0.999)), zone, time(0))
                is_new = diary.check_in(now)
                assert diary.streak == before + is_new
        at = until


# --- Points ---


def test_a_bonus_every_seventh_day() -> None:
    assert [streak for streak in range(1, 30) if rules.bonus_for(streak, 10, 7)] == [7, 14, 21, 28]
    assert rules.bonus_for(7, 10, 0) == 0


# --- What is shown ---


def test_the_last_days_as_symbols() -> None:
    assert rules.row_of([Was.LEFT_OUT, Was.DONE, Was.FROZEN, Was.DONE, Was.OPEN]) == "○●❄●◌"
    assert len(set(rules.row_of(list(Was)))) == len(Was)


def test_everybody_of_a_minute_is_named_at_its_end() -> None:
    assert rules.fold_at(datetime(2026, 5, 4, 9, 0, 0, 1, tzinfo=UTC)) == datetime(2026, 5, 4, 9, 1, tzinfo=UTC)
    assert rules.fold_at(datetime(2026, 5, 4, 9, 0, 59, tzinfo=UTC)) == datetime(2026, 5, 4, 9, 1, tzinfo=UTC)


# --- Words ---

EAR = rules.ear_for(("打卡", "签到", "gm", "#checkin", "#打卡"))


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("打卡", ""),
        ("签到", ""),
        ("打卡 读完第三章", "读完第三章"),
        ("打卡！今天跑了5公里，你们呢？", "今天跑了5公里，你们呢？"),
        ("打卡💪", "💪"),
        ("打卡第五天", "第五天"),
        ("打卡3", "3"),
        ("打卡了", ""),
        ("打卡啦～", ""),
        ("打卡\n晨跑", "晨跑"),
        ("GM, everyone", "everyone"),
        ("#checkin", ""),
        ("#CheckIn ran 5 km", "ran 5 km"),
        ("ran 5 km #checkin", "ran 5 km"),
        ("今天读了20页 #打卡", "今天读了20页"),
        ("＃打卡 晨跑", "晨跑"),
        ("(#checkin)", "( )"),
        ("/checkin 5 km", "5 km"),  # under a picture
    ],
)
def test_what_is_a_check_in(words: str, note: str) -> None:
    assert EAR.hears(words)
    assert EAR.note_in(words) == note


@pytest.mark.parametrize(
    "words",
    [
        "我昨天忘了打卡",
        "打卡机坏了",
        "打卡?",
        "打卡？",
        "打卡了吗",
        "签到第几天了",
        "gmail is down",
        "I said gm",
        "checkin",
        "#checkin_rules",
        "#checkins",
        "https://example.org/#checkin",
        "what is #checkin?",
        "/checkin@AnotherBot",
        "/checkins",
        "hello",
        "5",
    ],
)
def test_what_is_none(words: str) -> None:
    assert not EAR.hears(words)


def test_a_community_may_have_no_words_at_all_but_the_command() -> None:
    assert not rules.ear_for(()).hears("打卡")


@given(st.text(min_size=1, max_size=100))
def test_any_text_can_be_heard(words: str) -> None:
    if EAR.hears(words):
        assert len(EAR.note_in(words)) <= rules.NOTE_LIMIT


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("打卡 签到", ("打卡", "签到")),
        ("打卡，#打卡、gm", ("打卡", "#打卡", "gm")),
        ("＃打卡 #打卡", ("#打卡",)),
        ("到", ("到",)),
        ("x", ()),
        ("#", ()),
        ("/checkin", ()),
        ("", ()),
        ("a" * 33, ()),
        (" ".join(f"word{n}" for n in range(21)), ()),
    ],
)
def test_words_an_admin_may_choose(text: str, words: tuple[str, ...]) -> None:
    assert rules.read_words(text) == words
