from tests.support.doors import EVERYBODY, INSIDE, Doors

DOORS = Doors(buttons={"leaderboards:show:week:1": (INSIDE, EVERYBODY)})
