menu-outlook = What I will say here soon, and a way to skip it

in-private = What is coming is between us admins. I'll show you in our private chat.
open = Show me
none = Nothing is planned in { $community } for the next two weeks.
shown =
    What I will say in { $community } until { $until }, by the clock of { $zone }:
    { $lines }

    Tap a number to skip it or put it off.
day = <b>{ $day }</b>
day-full = <b>{ $day }</b> 🌊 { $count } messages, more than a day may have
line = { $number }. { $at } { $what }
line-skipped = { $number }. <s>{ $at } { $what }</s>
line-moved = { $number }. { $at } { $what } (put off)
line-fixed = · { $at } { $what }
button-number = { $number }
button-earlier = ‹ Earlier
button-later = Later ›

card = { $lines }
to-all = To the whole group.
to-some = To each of them alone, not to the group.
one = { $day }, { $at } ({ $zone }): { $what }
one-skipped =
    Skipped: { $what }
    It would have come on { $day } at { $at } ({ $zone }).
one-moved =
    Put off: { $what }
    It comes on { $day } at { $at } ({ $zone }).
button-skip = Skip it
button-hours = { $hours ->
        [one] One hour later
        [24] A day later
       *[other] { $hours } hours later
    }
button-restore = As planned after all
button-back = ‹ All that is coming
gone = That has been said already, or is not going to be any more. /outlook shows what is coming.
