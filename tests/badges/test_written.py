"""A badge as a table of a file: whatever can be one is written and read without loss."""

import tomllib
from datetime import date
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st
from inline_snapshot import snapshot

from bot.app import build_house
from bot.features.badges import how, rules
from bot.features.badges.rules import CATALOGUE, is_emoji
from bot.features.badges.rules.written import WEEKDAYS, BuiltIn, Written, read_table, table_of

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=rules.NAME_LIMIT).filter(
    lambda name: any(character.isalnum() for character in name)
)
EMOJI = st.sampled_from([chr(number) for number in range(0x1F300, 0x1F5FF) if is_emoji(chr(number))])
LEVELS = st.lists(st.integers(1, rules.MOST), min_size=1, max_size=10, unique=True)
HOURS = st.tuples(st.integers(0, 23), st.integers(1, 24)).filter(lambda one: one[0] != one[1] % 24)
WHICH = st.fixed_dictionaries(
    {},
    optional={
        "hours": HOURS.map(lambda one: f"{one[0]}-{one[1]}"),
        "weekdays": st.lists(st.sampled_from(WEEKDAYS)),
        "on": st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: f"{day:%m-%d}"),
        "photo": st.booleans(),
        "note": st.booleans(),
    },
)
SINCE = st.fixed_dictionaries({}, optional={"since": st.dates(date(2020, 1, 1), date(2030, 1, 1))})


def _counting(kind: str, *more: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, object]]:
    base = st.fixed_dictionaries({"counts": st.just(kind), "levels": LEVELS})
    return st.tuples(base, *more).map(lambda parts: {key: value for part in parts for key, value in part.items()})


COUNTS = st.one_of(
    st.just({}),
    _counting("checkins", WHICH, SINCE),
    _counting("streak", SINCE),
    _counting("days", SINCE),
    _counting("helped", SINCE),
    _counting("challenges", SINCE),
    _counting("years"),
    _counting("comeback", SINCE, st.fixed_dictionaries({"away_days": st.integers(1, 400)})),
)
EXTRAS = st.fixed_dictionaries(
    {"emoji": EMOJI, "name": NAMES},
    optional={
        "name_en": NAMES,
        "name_zh": NAMES,
        "points": st.integers(0, rules.MOST),
        "secret": st.booleans(),
        "revocable": st.booleans(),
        "retired": st.booleans(),
    },
)
OWN = st.tuples(EXTRAS, COUNTS).map(lambda parts: Written.model_validate(parts[0] | parts[1]))
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,19}", fullmatch=True).filter(lambda one: one not in rules.BUILT_IN)
CHANGED = st.builds(BuiltIn, name=NAMES, name_en=st.just("") | NAMES, name_zh=NAMES, retired=st.booleans())


def _fits(tables: dict[str, Any]) -> bool:
    """Whether they can stand beside each other, and beside those that Hearth brings along."""
    own = [one for one in tables.values() if isinstance(one, Written)]
    names = [
        name
        for one in tables.values()
        for name in {called.casefold() for called in (one.name, one.name_en, one.name_zh) if called}
    ]
    emoji = [one.emoji for one in own] + [one.emoji for one in CATALOGUE]
    return len(set(names)) == len(names) and len(set(emoji)) == len(emoji)


TABLES: st.SearchStrategy[dict[str, Any]] = (
    st.tuples(
        st.dictionaries(IDS, OWN, min_size=1, max_size=6),
        st.dictionaries(st.sampled_from(sorted(rules.BUILT_IN)), CHANGED, max_size=3),
    )
    .map(lambda parts: {**parts[0], **parts[1]})
    .filter(_fits)
)


@given(IDS, OWN)
def test_a_badge_is_written_and_read_without_loss(badge_id: str, written: Written) -> None:
    badge = written.as_badge(badge_id)
    assert table_of(badge) == written
    plain = tomli_w.dumps({badge_id: written.model_dump(exclude_defaults=True)}, multiline_strings=False)
    assert read_table(badge_id, tomllib.loads(plain)[badge_id]) == written


def test_those_that_come_along_can_be_written_as_ones_own() -> None:
    """The file can say whatever Hearth's own badges say."""
    for badge in CATALOGUE:
        written = Written.of(badge).model_copy(update={"name": "A name"})
        again = Written.model_validate(written.model_dump()).as_badge(badge.id)
        assert (again.criterion, again.levels, again.is_secret) == (badge.criterion, badge.levels, badge.is_secret)


@given(st.sampled_from(CATALOGUE), CHANGED)
def test_what_was_changed_about_the_others_too(badge: rules.Badge, changed: BuiltIn) -> None:
    assert table_of(changed.as_badge(badge.id)) == changed
    assert table_of(badge) == BuiltIn()


def test_what_it_asks_for_is_said_in_words() -> None:
    """Of days of the week that are neither the weekend nor workdays, and of a day of the year."""
    texts = build_house().texts
    tables: list[dict[str, Any]] = [
        {"weekdays": ["mon"]},
        {"weekdays": ["tue", "thu"], "hours": "21-24", "levels": [30]},
        {"weekdays": ["sat", "sun"], "photo": True},
        {"on": "12-31"},
        {"on": "01-01", "weekdays": ["mon"], "note": True},
    ]
    own = {"emoji": "🌙", "name": "A", "counts": "checkins"}
    told = [how(Written.model_validate(own | table).as_badge("a")) for table in tables]
    assert [texts.render(one, "en") for one in told] == snapshot(
        [
            "one check-in on Mon.",
            "30 check-ins between 21:00 and 00:00 on Tue, Thu.",
            "one check-in on weekends with a picture.",
            "one check-in on 31 Dec.",
            "one check-in on Mon on 1 Jan with a note.",
        ]
    )
    assert [texts.render(one, "zh-CN") for one in told] == snapshot(
        [
            "周一打卡 1 次。",
            "周二、周四21:00 到 00:00 之间打卡 30 次。",
            "周末带图打卡 1 次。",
            "12月31日打卡 1 次。",
            "周一1月1日带话打卡 1 次。",
        ]
    )
