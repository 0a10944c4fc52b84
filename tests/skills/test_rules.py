from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.skills import kinds
from bot.features.skills.rules import (
    BUILT_IN,
    CALLED,
    HIGHEST,
    PRESETS,
    Feed,
    Flaw,
    Perk,
    Skill,
    highest,
    id_of,
    level_at,
    needed_for,
    read_levels,
    read_skill,
    worth,
)

LADDERS = st.lists(st.integers(1, 10_000), min_size=0, max_size=20, unique=True).map(lambda one: tuple(sorted(one)))


@given(LADDERS, st.integers(0, 200_000))
def test_a_level_is_the_highest_whose_experience_is_there(levels: tuple[int, ...], experience: int) -> None:
    level = level_at(experience, levels)
    assert needed_for(level, levels) <= experience
    assert level == highest(levels) or experience < needed_for(level + 1, levels)


def test_levels_come_soon_and_never_all() -> None:
    """With a check-in a day, 10 each."""
    days = [next(day for day in range(2000) if level_at(10 * day) >= level) for level in (1, 3, 5, 10)]
    assert days == [3, 15, 38, 138]
    assert level_at(10**9) == HIGHEST


@given(st.lists(st.integers(1, 10_000_000), min_size=1, max_size=20))
def test_levels_are_read_where_they_go_up(levels: list[int]) -> None:
    goes_up = all(one < other for one, other in pairwise(levels))
    assert read_levels("/".join(map(str, levels))) == (tuple(levels) if goes_up else ())


CHECKINS, PAGES = Feed("checkins", "daily"), Feed("amounts", "page", 5000)


@pytest.mark.parametrize(
    ("line", "emoji", "name", "feeds", "levels"),
    [
        ("reading 📖 from checkins", "📖", "reading", (CHECKINS,), ()),
        ("📖 reading from track:Read, thanks", "📖", "reading", (Feed("checkins", "read"), Feed("thanks")), ()),
        ('"Deep reading" 📖 from pages and messages', "📖", "Deep reading", (PAGES, Feed("messages")), ()),
        ("run 🏃 FROM km/0.25 levels 5/10", "🏃", "run", (Feed("amounts", "km", 250),), (5, 10)),
        ("阅读 📖 来自 打卡、页/5、感谢", "📖", "阅读", (CHECKINS, PAGES, Feed("thanks")), ()),
        ("阅读 📖 来自 打卡和感谢 门槛 5/9", "📖", "阅读", (CHECKINS, Feed("thanks")), (5, 9)),
        ("twice ♻️ from checkins checkin 打卡", "♻️", "twice", (CHECKINS,), ()),
    ],
)
def test_what_admins_write(line: str, emoji: str, name: str, feeds: tuple[Feed, ...], levels: tuple[int, ...]) -> None:
    assert read_skill(line, kinds.read) == Skill(id_of(name), emoji, name, feeds, levels)


@given(st.text(max_size=80))
def test_anything_may_be_written(line: str) -> None:
    assert isinstance(read_skill(line, kinds.read), Skill | Flaw)
    assert isinstance(read_skill(f"reading 📖 from {line}", kinds.read), Skill | Flaw)


@given(st.text(min_size=1, max_size=24))
def test_a_name_is_the_same_skill_however_it_is_written(name: str) -> None:
    assert id_of(name) == id_of(f'  "{name}" ')


def test_sets_use_an_emoji_once_and_have_names_to_be_called_by() -> None:
    assert {one.id for skills in PRESETS.values() for one in skills} == BUILT_IN.keys() == CALLED.keys()
    assert len({one.emoji for one in BUILT_IN.values()}) == len(BUILT_IN)


def test_a_day_has_an_end_whatever_is_told() -> None:
    assert [worth(amount, 5000) for amount in (0, 4999, 5000, 24_000, 10**8)] == [0, 0, 1, 4, 500]


def test_a_title_stays_until_the_next_one() -> None:
    skill = Skill(
        "x", "📖", "x", (CHECKINS,), perks={2: Perk(title="Reader"), 4: Perk(points=5), 5: Perk(title="Bookworm")}
    )
    assert [skill.title_at(level) for level in (1, 2, 4, 5, 9)] == ["", "Reader", "Reader", "Bookworm", "Bookworm"]
