from tests.support.doors import Doors

DOORS = Doors(buttons={"activity:today:1:{owner}": ({"owner"}, {"owner"})})
