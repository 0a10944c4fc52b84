"""`kill -9` at any moment, again and again: nothing is lost, nothing counts twice, everybody is answered."""

from lab.scenario import EVERY_DOOR, Lab

VARIANTS = EVERY_DOOR
QUICK = 10  # the tests do a hundred more
FULL = 1_000


async def run(lab: Lab) -> None:
    async with lab.stage() as stage:
        people, messages = await stage.lives_through_kills(lab.size, seed=lab.seed, longest_pause=0.15)
        report = await lab.check(stage)
        lab.expect(report["messages"] == messages, f"{messages} messages written, {report['messages']} recorded")
        lab.expect(report["checkins"] == len(people), f"{len(people)} check-ins made, {report['checkins']} recorded")
        unanswered = set(people) - await stage.acknowledged(people[0])
        lab.expect(not unanswered, f"{len(unanswered)} people got no answer")
        lab.figures |= {"kills": lab.size, "check-ins": report["checkins"]}
