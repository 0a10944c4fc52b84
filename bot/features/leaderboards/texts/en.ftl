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
