menu-outlook = What I will say here soon, and a way to skip it

in-private = What is coming is between us admins. I'll show you in our private chat.
open = Show me
none = Nothing is planned in { $community } for the next two weeks.
shown =
    What I will say in { $community } until { $until }, by the clock of { $zone }:
    { $lines }

    Tap a number to see to whom and why, and to skip or move it.
day = <b>{ $day }</b>
day-full = <b>{ $day }</b> 🌊 { $count } messages, more than a day may have
line = { $number }. { $at } { $what }
line-skipped = { $number }. <s>{ $at } { $what }</s>
line-moved = { $number }. { $at } { $what } (moved)
own-hours = <b>At hours of their own</b>
line-own = { $number }. { $what }
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
    Moved: { $what }
    It comes on { $day } at { $at } ({ $zone }).
button-skip = Skip it
button-hours = { $hours ->
        [one] One hour later
        [24] Next day, same hour
       *[other] { $hours } hours later
    }
button-restore = As planned after all
button-back = ‹ All that is coming
button-sooner = An hour earlier
button-ask = Another time …
button-never-mind = Leave it as it is
one-own = At hours of their own: { $what }
when =
    When shall it come? Write me a time, such as <code>tomorrow 9am</code> or <code>Wednesday 8pm</code>.
    { $what }
ask-again =
    { $why }
    Write me another time, such as <code>tomorrow 9am</code>, or tap one.
perhaps = I do not know what “{ $words }” is to say about the time.
no-time = I found no time in “{ $words }”.
past = That time is over.
far = That is too far away: { $days } days at most.
too-early = So early it cannot be said: { $day }, { $at } is the earliest.
fixed = That one is not for me or you to move.
gone = That has been said already, or is not going to be any more. /outlook shows what is coming.
