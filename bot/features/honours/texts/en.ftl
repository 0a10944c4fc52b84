menu-honours = Who was honoured last, and what for
menu-honoursetup = Honours: what for, when, a look ahead, taking back

# --- What members are honoured for ---
faithful-title = 🔥 Most faithful
faithful-by = { $value ->
        [one] one day
       *[other] { $value } days
    } with a check-in
faithful-how = { $title }: the most days with a check-in in a month, { $least } at least
helpful-title = 🤝 Most helpful
helpful-by = thanked by { $value ->
        [one] one person
       *[other] { $value } people
    }
helpful-how = { $title }: thanked by the most people in a month, by { $least } at least
newcomer-title = 🌱 Newcomer of the month
newcomer-by = here on { $value ->
        [one] one day
       *[other] { $value } days
    }
newcomer-how = { $title }: who joined in the last 31 days and wrote or checked in on the most of them, { $least } at least
year-title = 🏆 Contributors of the year
year-by = { $value ->
        [one] one point
       *[other] { $value } points
    } earned
year-how = { $title }: the first { $places ->
        [one] place
       *[other] { $places } places
    } by points earned in a year, { $least } at least

# --- Telling it ---
of-month = { $month ->
        [1] January
        [2] February
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } { $year }
of-year = the year { $year }
period =
    🕯 <b>Thank you for { $title }</b>
    { $lines }
one = { $title }: { $names } ({ $by }{ $members ->
        [one] { "" }
       *[other] { " " }each, so they share it
    })
several = { $title }:
place = { $rank }. { $names } ({ $by }{ $members ->
        [one] { "" }
       *[other] { " " }each, so they share it
    })
told = { $lines }
with-points = 🎁 Each honour comes with { $points ->
        [one] one point
       *[other] { $points } points
    }.
with-badge = 🏅 And with { $badge }, for whoever did not have it yet.

# --- /honours ---
about =
    { $last }

    { $how }
none-yet = Nobody has been honoured here yet.
how-on =
    On the 1st at { $at } I say thank you, in one message:
    { $lines }
    Equal numbers share an honour. Who used /hide or /celebrations mute, or has left, is neither named nor counted.
how-off = No honours are given here at the moment.
period-empty = 🕯 Of { $title } there is nobody to name.
taken = ↩ { $number ->
        [one] One honour was
       *[other] { $number } honours were
    } taken back by an admin.
missed = I was away on that 1st, so this was not posted.

# --- /honoursetup ---
setup =
    { $state }
    { $gift }
is-on =
    On the 1st at { $at } one message tells who is honoured:
    { $lines }
    In a month in which nobody came far enough, I say nothing.
is-off = No honours are given here. Turn on what suits your group.
item = · { $title }
gift = { $points ->
        [0] An honour brings no points.
        [one] An honour brings one point.
       *[other] An honour brings { $points } points.
    } Change it with <code>/honoursetup points 20</code>, add a badge with <code>/honoursetup badge 🌟</code>; <code>off</code> takes either away.
gift-badge = An honour brings { $points ->
        [0] the badge { $badge }
        [one] one point and the badge { $badge }
       *[other] { $points } points and the badge { $badge }
    }. Change it with <code>/honoursetup points 20</code> and <code>/honoursetup badge 🌟</code>; <code>off</code> takes either away.
usage = Like this: <code>/honoursetup points 20</code> (up to 1000), <code>/honoursetup badge 🌟</code>, or <code>off</code> in place of either.
no-badge = There is no badge “{ $words }” that could be given. <code>/badge list</code> shows yours.
button-setup = Set up
kind-on = ✓ { $title }
kind-off = ○ { $title }
button-hour = { $at }
button-preview = If it ended now
button-take = Take one back
if-ended =
    <b>If { $title } ended now</b>
    { $lines }
nobody = { $title }: nobody yet; it takes at least: { $by }
no-line = That I show in our private chat only. Open it first, please.
sent-private = It is in our private chat.
which = Which one shall be taken back? It can be done until the next are told.
label = { $told } · { $title }
sure = { $honour }

    { $points ->
        [0] Take this honour back?
        [one] Take this honour back, with its point?
       *[other] Take this honour back, with its { $points } points?
    } I tell the group nothing of it; /honours will say that one was taken back, and not whose.
button-sure = Yes, take it back
done = Taken back: { $honour }{ $points ->
        [0] { "" }
        [one] . One point went back
       *[other] . { $points } points went back
    }{ $missing ->
        [0] .
        [one] ; one point was spent already.
       *[other] ; { $missing } points were spent already.
    }
too-late = That honour can not be taken back, or was already.

# What an entry of the ledger is for.
for-faithful = honoured as most faithful
for-helpful = honoured as most helpful
for-newcomer = honoured as newcomer of the month
for-year = honoured for the year
for-taken-back = an honour that was taken back

will-say-why = At the end of a period people are honoured here; <code>/honoursetup</code> changes that.
will-say = Who is honoured for { $title }, if anybody
