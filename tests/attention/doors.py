from tests.support.doors import EVERYBODY, NOBODY, Doors

DOORS = Doors(
    buttons={
        "attention:stop": (EVERYBODY, NOBODY),
        "attention:allow": (EVERYBODY, NOBODY),
    },
)
