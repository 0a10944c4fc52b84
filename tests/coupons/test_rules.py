import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.coupons import rules
from bot.features.coupons.rules import Terms, Unclear


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("50", Terms(50)),
        ("50分", Terms(50)),
        ("20 uses 30 days 14 code SPRING24 for the book fair", Terms(20, 30, 14, "SPRING24", "the book fair")),
        ("20 次数 30 天数 14 口令 春天来了 因为 读书市集", Terms(20, 30, 14, "春天来了", "读书市集")),
        ("20 积分码 春天来了", Terms(20, code="春天来了")),
        ("5 code ab-cd-12", Terms(5, code="ABCD12")),
    ],
)
def test_an_admins_words(text: str, expected: Terms) -> None:
    assert rules.read(text) == expected


@pytest.mark.parametrize(
    "text", ["", "many", "0", "-5", "5 uses", "5 uses none", "5 uses 0", "5 days 99999", "5 code a", "5 colour red", "5 code " + "x" * 40]
)  # fmt: skip
def test_words_that_are_unclear(text: str) -> None:
    with pytest.raises(Unclear):
        rules.read(text)


@given(st.text(max_size=30))
def test_a_code_is_known_again_however_it_is_written(text: str) -> None:
    code = rules.plain(text)
    assert rules.plain(code) == code
    assert rules.plain(f" {'-'.join(code)} ".lower()) == rules.plain(code.lower())


def test_a_code_by_chance_can_be_read_aloud() -> None:
    code = rules.by_chance(random.Random(1).choice)
    assert not set(code) & set("01IOL")
    assert len(code) == rules.LENGTH
    assert rules.plain(rules.shown(code)) == code
    assert "-" in rules.shown(code)
    assert rules.shown("SPRING") == "SPRING"
