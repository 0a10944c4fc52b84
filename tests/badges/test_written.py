"""A badge as a table of a file: whatever can be one is written and read without loss."""

import tomllib
from datetime import date
from typing import Any

import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from bot.features.badges import rules
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
    _counting("years"),
    _counting("comeback", SINCE, st.fixed_dictionaries({"away_days": st.integers(1, 400)})),
)
EXTRAS = st.fixed_dictionaries(
    {"emoji": EMOJI, "name": NAMES},
    optional={
        "points": st.integers(0, rules.MOST),
        "secret": st.booleans(),
        "revocable": st.booleans(),
        "retired": st.booleans(),
    },
)
OWN = st.tuples(EXTRAS, COUNTS).map(lambda parts: Written.model_validate(parts[0] | parts[1]))
IDS = st.from_regex(r"[a-z0-9][a-z0-9-]{0,19}", fullmatch=True).filter(lambda one: one not in rules.BUILT_IN)
CHANGED = st.builds(BuiltIn, name=NAMES, retired=st.booleans())


def _fits(tables: dict[str, Any]) -> bool:
    """Whether they can stand beside each other, and beside those that Hearth brings along."""
    own = [one for one in tables.values() if isinstance(one, Written)]
    names = [one.name.casefold() for one in tables.values() if one.name]
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
