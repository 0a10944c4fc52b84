# Who kept the fire going.
menu-top = Who kept the fire going: today, week, month, ever

board = { $title }

    { $lines }
board-around = { $title }

    { $lines }
    ⋯
    { $around }
title-day = 🏆 <b>{ $community }</b>, today ({ $begins })
title-week = 🏆 <b>{ $community }</b>, this week (since { $begins })
title-month = 🏆 <b>{ $community }</b>, this month (since { $begins })
title-all = 🏆 <b>{ $community }</b>, of all time
empty = { $title }

    Nothing here yet. The first log for the fire may well be yours.

# Equal points share a rank. Three medals, for three members at most: where more are equal, `medal` is 0.
place = { $medal ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $rank }.
    } { $name } · { $points }
place-own = { $medal ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $rank }.
    } <b>{ $name } · { $points }</b>

day = Today
week = Week
month = Month
all = All time
chosen = · { $period } ·
hidden = You asked not to be shown here; /hide brings you back.
with-note = { $board }

    <i>{ $note }</i>

# --- Why one stands there ---
button-why = Why?
back = ‹ Back
why = { $title }

    { $lines }
    It counts what was earned in that time, spent or not. Who left or is hidden is not on it.
why-mine = You earned { $points ->
        [one] one point
       *[other] { $points } points
    }: place { $rank }.
why-first = Nobody has more.
why-above = Right above is { $name } with { $points }: { $more } more.
why-above-several = Right above are { $name } and { $others ->
        [one] one other
       *[other] { $others } others
    } with { $points }: { $more } more.
why-tied = { $others ->
        [one] One other has just as many
       *[other] { $others } others have just as many
    }: equal points share a place, and the next is left out.
why-nothing = { $title }

    You earned nothing in that time yet, so you have no place. /rules says what earns points.
why-hidden = { $title }

    You asked not to be shown, so you have no place. What you earn counts all the same; /hide brings you back.
