"""How a gift is asked for."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.gifts import rules
from bot.features.gifts.rules import Asked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20", Asked("", 20, "")),
        ("20 for the lift", Asked("", 20, "for the lift")),
        ("20 points: thanks!", Asked("", 20, "thanks!")),
        ("20 @ben_k for the lift", Asked("ben_k", 20, "for the lift")),
        ("@Ben_K 20 for the lift", Asked("ben_k", 20, "for the lift")),
        ("20分 谢谢你", Asked("", 20, "谢谢你")),
        ("２０ 积分，谢谢", Asked("", 20, "谢谢")),
        ("-5 haha", Asked("", -5, "haha")),
        ("0", Asked("", 0, "")),
        ("9" * 40, Asked("", 10**9, "")),
        ("", None),
        ("@ben_k", None),
        ("twenty", None),
        ("5.5", None),
        ("8:30", None),
        ("20km", None),
        ("20分钟", None),
    ],
)
def test_what_is_understood(text: str, expected: Asked | None) -> None:
    assert rules.read(text) == expected


@given(st.text())
def test_no_text_is_too_strange(text: str) -> None:
    asked = rules.read(text)
    assert asked is None or (abs(asked.amount) <= 10**9 and len(asked.reason) <= rules.REASON_LIMIT)


def test_it_can_be_taken_back_for_ten_minutes() -> None:
    at = datetime(2026, 5, 4, 9, tzinfo=UTC)
    assert rules.can_be_undone(at, at + timedelta(minutes=10))
    assert not rules.can_be_undone(at, at + timedelta(minutes=10, seconds=1))


def test_newcomers_wait_where_admins_want_it() -> None:
    assert rules.days_to_wait(date(2026, 5, 1), date(2026, 5, 4), 7) == 4
    assert rules.days_to_wait(date(2026, 5, 1), date(2026, 5, 8), 7) == 0
    assert rules.days_to_wait(None, date(2026, 5, 4), 7) == 0
