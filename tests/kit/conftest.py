"""A workshop on either database, with a clock that stands still."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.engine.botapi import BotApi
from bot.engine.courier import Courier
from bot.engine.pacing import Pacer
from bot.kit.clock import SetClock
from bot.kit.database import create_engine
from bot.kit.settings import Settings
from bot.kit.texts import Texts
from bot.kit.work import Workshop
from tests.kit.delivery import Town
from tests.support.moments import START
from tests.support.telegram import TOKEN, FakeTelegram


@pytest.fixture
def clock() -> SetClock:
    return SetClock(START)


@pytest.fixture
async def workshop(database_url: str, clock: SetClock) -> AsyncIterator[Workshop]:
    engine = create_engine(database_url)
    yield Workshop(engine, clock, Settings({}))
    await engine.dispose()


@pytest.fixture
def town() -> Town:
    return Town()


@pytest.fixture
def telegram() -> FakeTelegram:
    return FakeTelegram()


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "en.ftl").write_text("long = { $words }\n")
    (tmp_path / "zh-CN.ftl").write_text("long = { $words }\n")
    return Texts({"room": tmp_path})


@pytest.fixture
def courier(workshop: Workshop, town: Town, telegram: FakeTelegram, texts: Texts) -> Courier:
    api = BotApi(TOKEN, "http://nowhere/bot", telegram)
    courier = Courier(workshop, api, texts, town, Pacer.unlimited())
    workshop.deliver = courier.offer
    return courier
