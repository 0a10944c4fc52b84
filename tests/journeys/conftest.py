from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sandbox import Options, Sandbox, serve
from tests.support.stage import Stage
from tests.support.zygote import Zygote, zygote


@pytest.fixture(scope="session")
def starter() -> Iterator[Zygote]:
    with zygote() as one:
        yield one


@pytest.fixture
async def stage(database_url: str, tmp_path: Path, starter: Zygote) -> AsyncIterator[Stage]:
    sandbox = Sandbox(Options(limits="off", privacy=False, webhook_retry=0.05))
    async with serve(sandbox) as address:
        stage = Stage(address, sandbox.token, database_url, tmp_path, starter)
        yield stage
        stage.kill()
        await stage.http.aclose()
