import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.milestones import Ask, read


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("21 off", Ask("step", 21, is_off=True)),
        ("21天 取消", Ask("step", 21, is_off=True)),
        ("21 points 30", Ask("step", 21, points=30)),
        ("21 points 0 freeze 2", Ask("step", 21, points=0, freezes=2)),
        ("21 badge Night Owl reward Tea", Ask("step", 21, badge="Night Owl", reward="Tea")),
        ('21 reward "Tea for two" badge 🦉', Ask("step", 21, badge="🦉", reward="Tea for two")),
        ("21 badge none", Ask("step", 21, badge="")),
        ("21 徽章 无 奖品 “奶茶 一杯”", Ask("step", 21, badge="", reward="奶茶 一杯")),
        ("21 积分 30分 保护卡 1张", Ask("step", 21, points=30, freezes=1)),
        ("bonus 10 7", Ask("bonus", 7, points=10)),
        ("连续奖励 10 7天", Ask("bonus", 7, points=10)),
        ("freeze 7", Ask("every", 7)),
        ("保护卡 7", Ask("every", 7)),
    ],
)
def test_what_is_said(words: str, asked: Ask) -> None:
    assert read(words) == asked


@pytest.mark.parametrize(
    "words",
    ["", "21", "off", "21 30", "21 points", "21 points many", "21 badge", "21 points 3 points 4", "21 off now",
     "x points 3", "21 reward", "bonus 10", "freeze", "-3 off", "21.5 off", "２１ off", "1234567 off"],
)  # fmt: skip
def test_what_cannot_be_understood(words: str) -> None:
    assert read(words) is None


@given(st.text(max_size=60))
def test_anything_may_be_said(words: str) -> None:
    asked = read(words)
    assert asked is None or asked.thing in ("step", "bonus", "every")


@given(st.integers(2, 999_999), st.integers(0, 999_999), st.integers(0, 7))
def test_numbers_come_back(days: int, worth: int, freezes: int) -> None:
    assert read(f"{days} freeze {freezes} points {worth}") == Ask("step", days, points=worth, freezes=freezes)
