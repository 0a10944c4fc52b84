from tests.support.doors import EVERYBODY, NOBODY, Doors

ONES_OWN = (EVERYBODY, NOBODY)

DOORS = Doors(
    buttons={
        "preferences:ask-language": ONES_OWN,
        "preferences:language:en": ONES_OWN,
        "preferences:ask-zone": ONES_OWN,
        "preferences:share": ONES_OWN,
        "preferences:zone:Asia/Tokyo": ONES_OWN,
        "preferences:quiet:2200:0800": ONES_OWN,
        "preferences:hide:yes": ONES_OWN,
    }
)
