"""What admins write, in both languages, becomes a policy; or it is said what is wrong with it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.nudges.rules import Stage, policies
from bot.features.nudges.rules.policies import Channel, Placeholder, Policy, Unclear, Wrong

HI = "Hi {name}, your chair by the fire is still warm."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            f'new drifting 10 days private: "{HI}" / second text',
            Policy(Stage.DRIFTING, 10, Channel.PRIVATE, (HI, "second text")),
        ),
        (f"drifting: {HI}", Policy(Stage.DRIFTING, 0, Channel.PRIVATE, (HI,))),
        (f"new 3 days: {HI}", Policy(Stage.NEW, 3, Channel.PRIVATE, (HI,))),
        (f"new new, 3 days: {HI}", Policy(Stage.NEW, 3, Channel.PRIVATE, (HI,))),
        (f"Silent after 14 days in the group +5 points: {HI}", Policy(Stage.SILENT, 14, Channel.GROUP, (HI,), 5)),
        (f"gift of 10 points, lost, 1 day: {HI}", Policy(Stage.LOST, 1, Channel.PRIVATE, (HI,), 10)),
        ("long gone list: call them", Policy(Stage.LOST, 0, Channel.LIST, ("call them",))),
        ("returned: so good to see https://a.b/c", Policy(Stage.RETURNED, 0, Channel.PRIVATE, ("so good to see https://a.b/c",))),
        ("渐远10天私聊送5分：{名字}，想你了。 / 二", Policy(Stage.DRIFTING, 10, Channel.PRIVATE, ("{名字}，想你了。", "二"), 5)),
        ("新建 沉默 满１４天 群里：“你好”", Policy(Stage.SILENT, 14, Channel.GROUP, ("你好",))),
        ("新人 3天：欢迎", Policy(Stage.NEW, 3, Channel.PRIVATE, ("欢迎",))),
        ("新渐远 3天：来", Policy(Stage.DRIFTING, 3, Channel.PRIVATE, ("来",))),
        (f"drifting +5 points coupon: {HI}", Policy(Stage.DRIFTING, 0, Channel.PRIVATE, (HI,), 5, is_coupon=True)),
        (f"lost, a code of 20 points: {HI}", Policy(Stage.LOST, 0, Channel.PRIVATE, (HI,), 20, is_coupon=True)),
        ("沉默 积分码 20分：你好", Policy(Stage.SILENT, 0, Channel.PRIVATE, ("你好",), 20, is_coupon=True)),
        ("lost: [en] Hi / Hello [zh] 你好 / 在吗", Policy(Stage.LOST, 0, Channel.PRIVATE, ("Hi", "Hello"), in_chinese=("你好", "在吗"))),
        ("失联：【中文】 你好：{名字} 【英文】 Hi", Policy(Stage.LOST, 0, Channel.PRIVATE, ("Hi",), in_chinese=("你好：{名字}",))),
        ("lost: Hi [zh] 你好", Policy(Stage.LOST, 0, Channel.PRIVATE, ("Hi",), in_chinese=("你好",))),
        ("失联：你好 [English] Hi", Policy(Stage.LOST, 0, Channel.PRIVATE, ("Hi",), in_chinese=("你好",))),
        ("lost: [中文] 你好", Policy(Stage.LOST, 0, Channel.PRIVATE, ("你好",))),
        ("失联 名单：写封信", Policy(Stage.LOST, 0, Channel.LIST, ("写封信",))),
        ("回归：回来啦 12:30 见", Policy(Stage.RETURNED, 0, Channel.PRIVATE, ("回来啦 12:30 见",))),
    ],
)  # fmt: skip
def test_words_become_a_policy(words: str, expected: Policy) -> None:
    assert policies.read(words) == expected


@pytest.mark.parametrize(
    ("words", "wrong", "what"),
    [
        ("drifting 10 days", Wrong.TEXT, ""),
        ("drifting 10 days:   ", Wrong.TEXT, ""),
        ('drifting: ""', Wrong.TEXT, ""),
        ("drifting: one / ", Wrong.TEXT, ""),
        ("10 days: hello", Wrong.STAGE, ""),
        ("drifting silent: hello", Wrong.STAGE, ""),
        ("drifting: 1 / 2 / 3", Wrong.TEXTS, ""),
        ("drifting 366 days: hello", Wrong.DAYS, ""),
        ("drifting 101 points: hello", Wrong.POINTS, ""),
        ("drifting tomorrow: hello", Wrong.WORD, "tomorrow"),
        ("drifting private group: hello", Wrong.WORD, "private group"),
        ("drifting: " + "x" * 601, Wrong.LONG, ""),
        ("drifting: Hi {nmae}", Wrong.PLACEHOLDER, "{nmae}"),
        ("drifting: Hi {first name}", Wrong.PLACEHOLDER, "{first name}"),
        ("drifting: Hi {name", Wrong.PLACEHOLDER, "{"),
        ("drifting: fine / Hi {}", Wrong.PLACEHOLDER, "{}"),
        ("drifting: " + "{name}" * 7, Wrong.PLACEHOLDERS, ""),
        ("drifting coupon: hello", Wrong.COUPON, ""),
        ("drifting: [en] hi [en] hello", Wrong.LANGUAGES, ""),
        ("drifting: hi [en] hello [zh] 你好", Wrong.LANGUAGES, ""),
        ("drifting: [en] hi / hello [zh] 你好", Wrong.LANGUAGES, ""),
        ("drifting: [en] hi [zh]", Wrong.TEXT, ""),
        ("drifting: [en] hi [zh] {名}", Wrong.PLACEHOLDER, "{名}"),
    ],
)
def test_what_is_wrong_is_named(words: str, wrong: Wrong, what: str) -> None:
    with pytest.raises(Unclear) as why:
        policies.read(words)
    assert (why.value.wrong, why.value.what) == (wrong, what)


@given(st.text(max_size=60))
def test_whatever_is_written_is_read_or_named(words: str) -> None:
    for head in ("", "drifting ", "drifting: "):
        try:
            policy = policies.read(head + words)
        except Unclear:
            continue
        assert all(policy.texts)
        assert len(policy.texts) <= policies.MOST_TEXTS


@given(st.lists(st.one_of(st.sampled_from(list(Placeholder)), st.from_regex("[^{}｛｝]{1,9}", fullmatch=True))))
def test_a_template_loses_nothing(parts: list[str | Placeholder]) -> None:
    text = "".join(f"{{{one.value}}}" if isinstance(one, Placeholder) else one for one in parts)
    again = "".join(f"{{{one.value}}}" if isinstance(one, Placeholder) else one for one in policies.template(text))
    assert again == text


@pytest.mark.parametrize(
    ("number", "of", "expected"), [(8, 40, False), (9, 40, True), (30, 1000, False), (31, 1000, True), (0, 0, False)]
)
def test_many_are_more_than_a_fifth_or_than_thirty(number: int, of: int, *, expected: bool) -> None:
    assert policies.are_many(number, of) is expected
