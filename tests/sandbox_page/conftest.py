"""A real sandbox with a real browser before it."""

from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser

from sandbox import Options, Sandbox, serve
from tests.sandbox_page.stage import Stage, populate


@pytest.fixture
async def stage(browser: Browser) -> AsyncIterator[Stage]:
    """The usual people before a fresh sandbox; at the end, no window may have complained."""
    options = Options(press_seconds=2)
    async with serve(Sandbox(options)) as address:
        stage = Stage(address, options.token, browser)
        await populate(stage)
        yield stage
        await stage.close()
    assert stage.complaints == []
