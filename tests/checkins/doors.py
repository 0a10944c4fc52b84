from bot.features import checkins
from bot.kit.work import Work
from tests.support.doors import INSIDE, NOBODY, Doors


async def chosen(work: Work, community_id: int) -> object:
    return checkins.words_of(work, community_id)


DOORS = Doors(
    buttons={
        "checkins:undo:1:{owner}:2026-05-04": ({"owner"}, {"owner"}),
        "checkins:undo-mine:1": (
            {"admin", "ex-admin", "member"},
            {"admin", "ex-admin", "member", "stranger"},
        ),  # whose challenge was a check-in
        "checkins:mend:1:{owner}:2026-05-03": (NOBODY, NOBODY),  # nobody left out a day yet
        "checkins:why:1:{owner}": ({"owner"}, {"owner"}),
        # Last: whoever presses in the group and was never seen leaving is there, and so becomes a member.
        "checkins:go:1": (INSIDE, INSIDE | {"stranger"}),
    },
    commands={"checkinwords": "hooray"},
    chosen=chosen,
)
