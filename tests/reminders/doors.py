from tests.support.doors import EVERYBODY, INSIDE, NOBODY, Doors

DOORS = Doors(
    buttons={
        "reminders:open:1": (INSIDE, NOBODY),
        "reminders:at:1:0700": (INSIDE, NOBODY),
        "reminders:warn:1": (INSIDE, NOBODY),
        "reminders:skip:1:2026-05-04": (INSIDE, NOBODY),
        "reminders:off:1:daily": (EVERYBODY, NOBODY),
        "reminders:stop:1:daily": (EVERYBODY, NOBODY),
    }
)
