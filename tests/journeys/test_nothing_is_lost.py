"""The promise, tried: whatever happens to the process, nothing a member did is lost or counted twice."""

from tests.support.stage import Stage

CYCLES = 100


async def test_a_hundred_kills_lose_nothing_and_double_nothing(stage: Stage) -> None:
    people, messages = await stage.lives_through_kills(CYCLES, seed=7, longest_pause=0.15)
    report = await stage.settled()
    assert report["problems"] == []
    assert report["messages"] == messages
    assert report["checkins"] == len(people)
    assert report["members"] == len(people)
    assert report["communities"] == 1
    assert report["inbox"]["quarantined"] == 0
    handed_over = (await stage.get("log"))["counts"]["updates"]
    assert report["inbox"]["received"] == report["inbox"]["done"] == sum(handed_over.values())
    assert report["ledger"]["sum"] == report["balances"]["sum"] > 0
    assert report["outbox"]["failed"] == 0
    assert await stage.acknowledged(people[0]) >= set(people)


async def test_a_polite_end_is_quick_and_loses_nothing(stage: Stage) -> None:
    people = await stage.open_group(50)
    stage.start()
    await stage.settled()
    for start in range(0, 1000, 100):
        await stage.say(*((people[(start + n) % 50], f"message {start + n} of a busy evening") for n in range(100)))
    code, seconds = await stage.terminate()
    assert code == 0
    assert seconds < 5
    stage.start()
    report = await stage.settled()
    assert report["messages"] == 1000
    assert report["problems"] == []


async def test_no_token_is_written_anywhere(stage: Stage) -> None:
    people = await stage.open_group(3)
    stage.config.write_text(stage.config.read_text() + '[log]\nlevel = "DEBUG"\n')
    stage.start()
    await stage.say((people[0], "/checkin"), (people[1], "/help"))
    await stage.settled()
    await stage.terminate()
    secret = stage.token.partition(":")[2]
    for file in stage.folder.rglob("*"):
        if file.is_file() and file != stage.config:
            assert secret.encode() not in file.read_bytes(), file
