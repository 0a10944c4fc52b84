from tests.support.doors import EVERYBODY, INSIDE, NOBODY, Doors

DOORS = Doors(
    buttons={
        "leaderboards:show:week:1": (INSIDE, EVERYBODY),
        "leaderboards:why:week:1": (INSIDE, NOBODY),  # in a group it names a member
        "leaderboards:why:week:{owner}": (NOBODY, {"owner"}),  # and in private a community
    }
)
