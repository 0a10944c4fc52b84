"""A community with something in every corner, and commands that end."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from sandbox import Options, Sandbox, serve
from tests.journeys.test_several import workers
from tests.support.stage import Stage
from tests.support.world import Human, World
from tests.support.zygote import Zygote, zygote

__all__ = ["workers"]


@pytest.fixture
async def ana(world: World) -> Human:
    """An admin of the group, who has checked in, said things, and asked to be reminded."""
    ana = await world.person("Ana", admin=True)
    await world.group.adds_the_bot(by=ana)
    await ana.opens_private_chat()
    await ana.says("/checkin")
    await ana.says("The third chapter was my favourite so far")
    await ana.whispers("/remind 21:30")
    return ana


@pytest.fixture(scope="session")
def starter() -> Iterator[Zygote]:
    with zygote() as one:
        yield one


@pytest.fixture
async def stage(database_url: str, tmp_path: Path, starter: Zygote) -> AsyncIterator[Stage]:
    sandbox = Sandbox(Options(limits="off", privacy=False))
    async with serve(sandbox) as address:
        stage = Stage(address, sandbox.token, database_url, tmp_path, starter)
        yield stage
        stage.kill()
        await stage.http.aclose()
