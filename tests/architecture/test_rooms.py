"""What `python -m bot check` asks, room by room: a new room is covered when its folder appears.

Each rule is also shown a small planted tree that breaks it: a rule that cannot fail is no rule.
"""

import re
import runpy
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from pydantic import BaseModel

from bot import checks, config, example_config
from bot.app import ROOMS, build_house, settings_models
from bot.checks import Premises, Rule
from bot.checks.premises import ROOT
from bot.checks.sentences import markup_mistake
from bot.config import Config
from bot.kit.settings import Section

HOUSE = "the house"


def room_in(complaint: str) -> str:
    """Whose file it begins with."""
    found = re.match(r"(?:bot/features/|handlers/|jobs/)(\w+)", complaint)
    return found[1] if found and found[1] in ROOMS else HOUSE


@cache
def complaints(rule: Rule) -> tuple[str, ...]:
    return tuple(rule(checks.of_house(build_house())))


def name_of(value: object) -> str:
    return getattr(value, "__name__", str(value))


@pytest.mark.parametrize("room", [*ROOMS, HOUSE])
@pytest.mark.parametrize("rule", checks.RULES, ids=name_of)
def test_the_room_keeps_the_rule(rule: Rule, room: str) -> None:
    mine = [line for line in complaints(rule) if room_in(line) == room]
    assert not mine, f"{rule.__doc__ or name_of(rule)}\n" + "\n".join(mine)


def test_the_example_shows_every_setting_with_its_default(tmp_path: Path) -> None:
    written = (ROOT / example_config.FILE).read_text("utf-8")
    assert written == example_config.render(), "python -m bot.example_config writes it anew"
    example = tmp_path / "config.toml"
    example.write_text(written, "utf-8")
    loaded = config.load(example, settings_models())
    assert loaded.model_dump() == config.load(None, settings_models()).model_dump()
    for section in Config.model_fields.keys() | settings_models().keys():
        assert re.search(rf"^(?:\[{section}\]|{section} =)", written, re.MULTILINE)


# --- Planted ---

SOUND = {
    "bot/features/quizzes/__init__.py": '"""A question a day."""\nfrom x import ask\n__all__ = ["ask"]\n',
    "bot/features/quizzes/service.py": """
        async def ask(work):
            await work.plan("quizzes.close", "1", work.now)
            raise Refusal("quizzes.over" if work else "quizzes.full", count=2)
    """,
    "bot/features/quizzes/texts/en.ftl": """
        menu-quiz = Ask a question
        over = It is over.
        full = { $count ->
            [one] One seat only
           *[other] { $count } seats only
         }. { over }
        kind-easy = An <b>easy</b> one for { $name }
        choose = Choose
    """,
    "bot/features/quizzes/texts/zh-CN.ftl": """
        menu-quiz = 出一道题
        over = 已经结束了。
        full = 只有 { $count } 个名额。{ over }
        kind-easy = 给 { $name } 的<b>简单</b>题
        choose = 选择
    """,
    "handlers/quizzes.py": """
        from bot.kit.routing import Router, press
        from bot.kit.texts import say
        router = Router()
        @router.command("quiz")
        async def ask(request):
            return say(f"quizzes.kind-{request.args}", name="Ana"), press("quizzes", "choose", 1, request.person.id)
        @router.button("choose")
        async def choose(request):
            return say("quizzes.choose")
        @router.start("quiz")
        async def open_quiz(request):
            return Picture("quizzes:prize")
    """,
    "bot/features/quizzes/pictures.py": """
        def prize(order):
            return None
    """,
    "jobs/quizzes.py": """
        from bot.kit.scheduling import Schedule
        schedule = Schedule()
        @schedule.due
        async def close(work, due):
            return None
    """,
}


class Sound(Section):
    seats: int = 3  # how many may answer


class Loose(BaseModel):
    seats: int = 3  # how many may answer


class Bare(Section):
    seats: int = 3


class Demanding(Section):
    seats: int  # how many may answer


EN, ZH = "bot/features/quizzes/texts/en.ftl", "bot/features/quizzes/texts/zh-CN.ftl"
SERVICE, DOOR, CLOCK = "bot/features/quizzes/service.py", "handlers/quizzes.py", "jobs/quizzes.py"
DRAWER = "bot/features/quizzes/pictures.py"
INIT = "bot/features/quizzes/__init__.py"
PLANTS: list[tuple[str, str, str, str, str]] = [
    # rule, file, what is taken out, what is put in, what must be complained about
    ("can_be_read", EN, "over = It", "over It", "Expected token"),
    ("can_be_read", ZH, "choose = 选择", "choose = 选择\nchoose = 请选", "choose is there twice"),
    ("can_be_read", EN, "choose = Choose", "choose = Choose\n    .label = Choose", "attributes"),
    ("languages_agree", ZH, "over = 已经结束了。", "", "zh-CN.ftl: over is missing"),
    ("languages_agree", EN, "choose = Choose", "", "en.ftl: choose is missing"),
    ("languages_agree", ZH, "{ $name }", "你", r"kind-easy does not know \$name of en.ftl"),
    ("languages_agree", ZH, "{ $count }", "{ $seats }", r"full does not know \$seats of zh-CN.ftl"),
    ("can_be_shown", EN, "</b>", "", "<b> stays open"),
    ("can_be_shown", ZH, "<b>", "<em>", "knows no <em>"),
    ("can_be_shown", EN, "over = It", "over = A & it", "a bare &"),
    ("can_be_shown", EN, "{ over }", "{ done }", "cannot be shown"),
    ("can_be_shown", EN, "{ $name }", '<a href="{ $name }">x</a>', "attributes"),
    ("every_key_exists", DOOR, '"quizzes.choose"', '"quizzes.chose"', "handlers/quizzes.py:9: .*called quizzes.chose"),
    ("every_key_exists", SERVICE, '"quizzes.over"', '"kit.over"', "called kit.over"),
    ("every_key_exists", DOOR, "quizzes.kind-", "quizzes.sort-", "begins with quizzes.sort-"),
    ("every_key_is_used", DOOR, "quizzes.choose", "quizzes.over", "choose is never said"),
    ("every_key_is_used", DOOR, 'command("quiz")', 'command("ask")', "menu-quiz is never said"),
    ("every_value_is_given", SERVICE, "count=2", "number=2", r"service.py:3: quizzes.full is said without \$count"),
    ("every_value_is_given", DOOR, 'say("quizzes.choose")', 'Text("quizzes.full")', r"without \$count"),
    ("every_value_is_given", DOOR, 'say("quizzes.choose")', 'Text("quizzes.full", {"n": 1})', r"without \$count"),
    ("have_rooms", "handlers/stray.py", "", "router = 1", "handlers/stray.py: there is no room"),
    ("have_rooms", "handlers/stray/__init__.py", "", "router = 1", "stray/__init__.py: there is no room .*/stray$"),
    ("show_what_the_assembly_hangs", "handlers/quizzes/__init__.py", "", "routes = 1", "has no router or record"),
    ("show_what_the_assembly_hangs", DOOR, "router = Router()", "", "has no router or record"),
    ("show_what_the_assembly_hangs", CLOCK, "schedule", "timetable", "has no schedule"),
    ("nothing_is_answered_twice", DOOR, '.start("quiz")', '.command("quiz")', "command quiz is answered 2 times"),
    ("nothing_is_answered_twice", DOOR, '.command("quiz")', '.start("quiz")', "start quiz is answered 2 times"),
    ("nothing_is_answered_twice", DOOR, '.command("quiz")', '.button("choose")', "button quizzes:choose is answered"),
    ("nothing_is_answered_twice", CLOCK, "async def", "async def close():\n    ...\nasync def", "close is defined 2"),
    ("names_fit", DOOR, 'command("quiz")', 'command("Quiz-time")', "/Quiz-time: a command has"),
    ("names_fit", DOOR, 'start("quiz")', 'start("quiz_1")', "start quiz_1: a deep link"),
    ("commands_have_menu_lines", ZH, "menu-quiz", "menu-ask", "zh-CN.ftl: menu-quiz is missing"),
    ("commands_have_menu_lines", EN, "Ask a question", "Ask " * 20, "longer than one line"),
    ("commands_have_menu_lines", EN, "Ask a question", "Ask { $name }", "no values"),
    ("plans_find_their_door", SERVICE, "quizzes.close", "quizzes.shut", "no due door shut"),
    ("pictures_find_their_drawer", DOOR, '"quizzes:prize"', '"quizzes:price"', "quizzes:price has no price in"),
    ("pictures_find_their_drawer", DRAWER, "def prize", "def price", "handlers/quizzes.py:12: the picture"),
    ("buttons_fit_and_are_answered", DOOR, '"choose", 1', '"chose", 1', "nobody answers the button quizzes:chose"),
    ("buttons_fit_and_are_answered", DOOR, "1, request", "a, b, c, request", "may need 82 of 64 bytes"),
    ("introduce_the_room", INIT, "A question a day.", "A question a day. One answer each.", "in one sentence"),
    ("introduce_the_room", INIT, '"""A question a day."""', "", "in one sentence"),
    ("introduce_the_room", INIT, "__all__", "__some__", "has no __all__"),
    ("introduce_the_room", INIT, '["ask"]', '["ask", "tell"]', "exports tell"),
]  # fmt: skip


def plant(root: Path, files: dict[str, str]) -> Premises:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(unindented(text), "utf-8")
    (root / "bot/kit").mkdir()
    (root / "bot/kit/words").symlink_to(ROOT / "bot/kit/words")
    hung = runpy.run_path(str(root / DOOR)) if "router = Router()" in files[DOOR] else {}
    routes = tuple(replace(route, room="quizzes") for route in hung["router"].routes) if hung else ()
    return Premises(root, ("quizzes",), ("quizzes",), routes, frozenset({"quizzes.close"}), {"quizzes": Sound})


def unindented(text: str) -> str:
    return re.sub(r"^ {8}", "", text, flags=re.MULTILINE).lstrip("\n")


def by_name(rule: str) -> Rule:
    return next(one for one in checks.RULES if name_of(one) == rule)


@pytest.mark.parametrize("rule", checks.RULES, ids=name_of)
def test_a_sound_room_is_left_alone(rule: Rule, tmp_path: Path) -> None:
    assert [line for line in rule(plant(tmp_path, SOUND)) if not line.startswith("bot/kit")] == []


@pytest.mark.parametrize(("rule", "file", "out", "into", "complaint"), PLANTS)
def test_the_rule_catches_what_is_planted(
    rule: str, file: str, out: str, into: str, complaint: str, tmp_path: Path
) -> None:
    assert out in SOUND.get(file, "")
    files = SOUND | {file: SOUND.get(file, "").replace(out, into) if out else into}
    lines = list(by_name(rule)(plant(tmp_path, files)))
    assert any(re.search(complaint, line) for line in lines), lines


@pytest.mark.parametrize(
    ("model", "complaint"),
    [(Loose, "not a Section"), (Bare, "seats has no comment"), (Demanding, "seats has no default")],
)
def test_settings_that_are_not_sound_are_seen(model: type[BaseModel], complaint: str, tmp_path: Path) -> None:
    premises = replace(plant(tmp_path, SOUND), settings={"quizzes": model})
    assert any(complaint in line for line in by_name("are_sound")(premises))


def test_a_room_that_takes_a_section_of_the_kit_is_seen(tmp_path: Path) -> None:
    premises = replace(plant(tmp_path, SOUND), settings={"telegram": Sound})
    assert any("a section of the kit" in line for line in by_name("are_sound")(premises))


def test_every_rule_was_shown_something_to_catch() -> None:
    assert {name_of(rule) for rule in checks.RULES} == {rule for rule, *_ in PLANTS} | {"are_sound"}


@pytest.mark.parametrize(
    ("html", "mistake"),
    [
        ("<b>a <i>b</i></b> &lt;3 &amp; &#39; > é", None),
        ('<a href="https://x.example/?a=1&amp;b=2">x</a> <blockquote expandable>x</blockquote>', None),
        ("<tg-spoiler>x</tg-spoiler><pre><code>x</code></pre>", None),
        ("<b>a <i>b</b></i>", "</b> closes what is not open"),
        ("a</b>", "</b> closes what is not open"),
        ("a < b", "a bare < (write &lt; or &amp;)"),
        ("&nbsp;", "a bare & (write &lt; or &amp;)"),
        ("<br>", "Telegram knows no <br>"),
        ("<b class='x'>x</b>", "<b class='x'> has attributes that Telegram does not take"),
        ("<a>x</a>", "<a> has attributes that Telegram does not take"),
    ],
)
def test_markup_is_judged_as_telegram_does(html: str, mistake: str | None) -> None:
    assert markup_mistake(html) == mistake
