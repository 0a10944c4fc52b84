"""A kind of what feeds a skill is one file and its words: it is written, grows, is told, and nobody else names it."""

import importlib
import shutil
import sys
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from inline_snapshot import snapshot

from bot.features import skills
from bot.features.skills import kinds
from bot.features.skills.rules import Feed
from bot.kit.texts import Texts
from tests.support.story import ANA

if TYPE_CHECKING:
    from tests.skills.conftest import Story

ROOM = Path(skills.__path__[0])
WEEKENDS = '''"""Check-ins on a Saturday or a Sunday."""

from collections.abc import Collection, Iterable

from bot.features import checkins
from bot.features.checkins import CheckedIn, CheckinUndone
from bot.features.skills.kinds import Fed
from bot.features.skills.rules import Feed
from bot.kit.texts import Text, say
from bot.kit.work import Work

PREFIX, EACH = "weekend:", 0
FACTS = (CheckedIn, CheckinUndone)
WORTH = 20


def read(word: str) -> Feed | None:
    return Feed("weekends") if word.casefold() == "weekends" else None


def source(_feed: Feed) -> Text:
    return say("skills.source-weekends", n=WORTH)


def hear(fact: CheckedIn | CheckinUndone, _feed: Feed) -> Fed | None:
    if fact.day.weekday() < 5:
        return None
    return Fed(fact.member_id, f"{PREFIX}{fact.day}", WORTH if isinstance(fact, CheckedIn) else 0)


async def of_members(work: Work, community_id: int, _feed: Feed, ids: Collection[int]) -> Iterable[Fed]:
    found = await checkins.every_day_of(work, community_id, ids)
    return [Fed(member_id, f"{PREFIX}{day}", WORTH) for member_id, day in found if day.weekday() >= 5]
'''
WORDS = """
source-weekends = check-ins on weekends ({ $n } each)
why-weekends = { $times } on weekends ({ $experience })
"""


@pytest.fixture
def sixth(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Texts]:
    """A file in the folder, and words in the texts."""
    folder, texts = tmp_path / "kinds", tmp_path / "texts"
    folder.mkdir()
    (folder / "weekends.py").write_text(WEEKENDS)
    shutil.copytree(ROOM / "texts", texts)
    with (texts / "en.ftl").open("a") as file:
        file.write(WORDS)
    monkeypatch.setattr(kinds, "__path__", [*kinds.__path__, str(folder)])
    importlib.invalidate_caches()
    for name, kind in kinds.found().items():
        monkeypatch.setitem(_dict(kinds.KINDS), name, kind)
        if hasattr(kind, "of_members"):
            monkeypatch.setitem(_dict(kinds.BY_MEMBER), name, kind)
    yield Texts({"skills": texts})
    sys.modules.pop(f"{kinds.__name__}.weekends")


def _dict(mapping: Any) -> dict[str, Any]:
    assert isinstance(mapping, dict)
    return mapping


async def test_a_sixth_kind_from_its_word_to_why(story: "Story", sixth: Texts) -> None:
    await story.checks_in_daily(6)  # up to a Saturday
    rest = await story.plants("resting 🛋 from weekends, checkins")
    await story.settles()
    assert await story.stands() == {rest: (6 * 10 + 20, 2)}
    await story.checks_in()  # a Sunday
    assert await story.stands() == {rest: (7 * 10 + 2 * 20, 2)}
    await story.undoes()
    assert await story.stands() == {rest: (6 * 10 + 20, 2)}
    await story.checks_in()
    resting = await story.named("resting")
    async with story.workshop.work() as work:
        found = await skills.explained(work, story.community, ANA)
        detail = await skills.detail_of(work, story.community, ANA, resting)
    assert found is not None
    assert sixth.plain(found[0], "en") == snapshot("""\
What your skills grew by
🛋 \u2068resting\u2069: level 2, 110 experience from 7 check-ins (70), 2 on weekends (40). Level 3 begins at 150: 40 to go.\
""")
    assert "check-ins on weekends (20 each)" in sixth.plain(detail, "en")
    assert await story.is_sound()


async def test_a_kind_that_is_gone_is_not_told_of(story: "Story", sixth: Texts) -> None:
    await story.plants("resting 🛋 from weekends, checkins")
    await story.checks_in_daily(6)
    await story.settles()
    del _dict(kinds.KINDS)["weekends"]
    async with story.workshop.work() as work:
        found = await skills.explained(work, story.community, ANA)
    assert found is not None
    assert "6 check-ins (60)" in sixth.plain(found[0], "en")
    assert "weekends" not in sixth.plain(found[0], "en")


def test_every_key_is_one_kinds() -> None:
    for one, other in permutations(kinds.KINDS.values(), 2):
        assert not one.PREFIX.startswith(other.PREFIX)


@pytest.mark.parametrize("language", ["en", "zh-CN"])
def test_every_kind_has_its_words(language: str) -> None:
    texts = (ROOM / "texts" / f"{language}.ftl").read_text("utf-8")
    for name in kinds.KINDS:
        assert f"\nwhy-{name} =" in texts


@pytest.mark.parametrize(
    "word", ["checkins", "thanks", "challenges", "messages", "pages/5", "km", "track:read", "打卡"]
)
def test_a_word_is_one_kinds_alone(word: str) -> None:
    feeds = [feed for kind in kinds.KINDS.values() if (feed := kind.read(word))]
    assert len(feeds) == 1
    assert isinstance(kinds.read(word), Feed)
    assert kinds.KINDS[feeds[0].kind].source(feeds[0]).key.startswith("skills.source-")
