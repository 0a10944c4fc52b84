"""Infrastructure for all tests: databases, a browser, a calm hypothesis. Communities live in support/."""

import os
from collections.abc import AsyncIterator, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import hypothesis
import pytest

from tests.support import databases, postgres, scratch
from tests.support.browser import arguments, find_browser

if TYPE_CHECKING:
    from playwright.async_api import Browser

    from tests.support.world import World

IN_CI = os.environ.get("CI") == "true"


@databases.template
async def schema(url: str) -> None:
    """Today's schema, by the migrations that every user runs."""
    from bot.migrating import migrate

    await migrate(url)


hypothesis.settings.register_profile("hearth", deadline=None, derandomize=IN_CI)
hypothesis.settings.load_profile("hearth")


def pytest_configure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")
    if not is_worker:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(scratch.folder()))
        run = ExitStack()
        run.enter_context(postgres.one_for_this_run())
        config.add_cleanup(run.close)


def unavailable(what: str) -> NoReturn:
    """Where nobody is watching, missing equipment is a failure; at somebody's desk, those tests wait."""
    if IN_CI:
        pytest.fail(what)
    pytest.skip(what)


@pytest.fixture(params=databases.KINDS)
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database with today's schema; the test runs once on each kind."""
    yield from _database(request.param, tmp_path, empty=False)


@pytest.fixture(params=databases.KINDS)
def empty_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """A fresh database with nothing in it, for the migrations themselves."""
    yield from _database(request.param, tmp_path, empty=True)


def _database(kind: str, folder: Path, *, empty: bool) -> Iterator[str]:
    with ExitStack() as stack:
        try:
            url = stack.enter_context(databases.fresh(kind, folder, empty=empty))
        except postgres.NoPostgres as reason:
            unavailable(str(reason))
        yield url


@pytest.fixture(scope="session")
async def browser() -> "AsyncIterator[Browser]":
    """A headless Chromium for the pages; mark such tests with `browser`."""
    from playwright.async_api import async_playwright

    path = find_browser()
    if path is None:
        unavailable("No Chromium here: make setup-browser says how to get one.")
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=path, args=arguments())
        yield chromium
        await chromium.close()


@pytest.fixture
async def world(database_url: str) -> "AsyncIterator[World]":
    """A community in memory, on either database; see `tests/support/world.py`."""
    from tests.support.world import World

    world = await World(database_url).open()
    yield world
    await world.close()
