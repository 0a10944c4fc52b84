from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from bot.features.communities.rules import LIKELY_ZONES, OWN_LIFE, Lack, Life, goes_on, lacks
from bot.features.communities.settings import Settings
from bot.kit.texts import LANGUAGES

lives = st.builds(Life, st.booleans(), st.timedeltas(timedelta(0), timedelta(days=900)))


@pytest.mark.parametrize(
    ("is_admin", "can_pin", "can_read_all", "expected"),
    [
        (False, False, False, (Lack.MESSAGES, Lack.EVENTS)),
        (False, False, True, (Lack.EVENTS,)),
        (True, False, True, (Lack.PINNING,)),
        (True, True, True, ()),
    ],
)
def test_what_is_lacking(is_admin: bool, can_pin: bool, can_read_all: bool, expected: tuple[Lack, ...]) -> None:
    assert lacks(is_admin=is_admin, can_pin=can_pin, can_read_all=can_read_all) == expected


@given(old=lives, new=lives)
def test_the_only_history_there_is_goes_on(old: Life, new: Life) -> None:
    if old.has_history != new.has_history:
        assert goes_on(old, new) == old.has_history


@given(old=lives, new=lives)
def test_a_second_community_without_a_life_of_its_own_never_replaces_the_first(old: Life, new: Life) -> None:
    if old.has_history and new.age < OWN_LIFE:
        assert goes_on(old, new)


def test_likely_zones_exist_in_every_language() -> None:
    assert set(LIKELY_ZONES) == set(LANGUAGES)
    assert all(ZoneInfo(zone) for zones in LIKELY_ZONES.values() for zone in zones)


@pytest.mark.parametrize(
    "wrong",
    [
        {"zone": "Mars/Olympus"},
        {"zone": "../etc"},
        {"zone": ""},
        {"language": "fr"},
        {"day_starts_at": "25:00"},
        {"day_starts_at": "04:00+02:00"},
    ],
)
def test_settings_refuse_what_cannot_be(wrong: dict[str, str]) -> None:
    with pytest.raises(ValidationError):
        Settings.model_validate(wrong)
