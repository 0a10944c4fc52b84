menu-checkin = Check in for today
menu-streak = My streak and my last 14 days
menu-makeup = Make up for yesterday
menu-checkinwords = Words that count as a check-in

# --- Confirmations ---
first = ✓ { $day }: your first check-in, { $name }. Good to have you here.{ $earned }
again = ✓ { $day }: good to see you, { $name }. Day 1 of a new streak.{ $earned }
done = ✓ { $day }: { $streak } days in a row, { $name }.{ $earned }
earned = {" "}+{ $points }
earned-bonus = {" "}+{ $points }, and +{ $bonus } for the streak 🔥
with-more =
    { $first }
    { $more }
froze =
    { $count ->
        [one] ❄ { $first } was left out, and a freeze covered it.
        [2] ❄ { $first } and { $last } were left out, and two freezes covered them.
       *[other] ❄ From { $first } to { $last } you left { $count } days out, and freezes covered them.
    } { $left ->
        [0] None is left.
        [one] One is left.
       *[other] { $left } are left.
    }
freezes =
    { $freezes ->
        [one] ❄ One freeze in hand. It covers a day that you leave out.
       *[other] ❄ { $freezes } freezes in hand. Each covers a day that you leave out.
    }
milestone =
    { $days ->
        [3] 🌱 Three days: it is taking root.
        [7] 🌿 A whole week. Well kept!
        [14] 🌿 Two weeks: the fire knows you by now.
        [21] 🌳 Three weeks: this is a habit.
        [30] 🌳 Thirty days. What a month!
        [50] 🔥 Fifty days. That warms all of us.
        [100] 💯 A hundred days. Remarkable!
        [365] 🎆 A whole year, day after day. Thank you for keeping the fire.
       *[other] 🏅 { $days } days: a milestone.
    }{ $earned }
already =
    { $streak ->
        [one] Already noted for { $day }, { $name }. One day so far.
       *[other] Already noted for { $day }, { $name }. { $streak } days in a row.
    }
# Several names in a row
list = { $names }, { $name }
folded = ✓ Checked in: { $names }
folded-more =
    { $more ->
        [one] ✓ Checked in: { $names } and one more
       *[other] ✓ Checked in: { $names } and { $more } more
    }
button-go = Check in
button-undo = Undo
button-undo-mine = Undo mine

# --- Undo ---
undone = Taken back for { $day }, { $name }. You can check in again whenever you like.
undo-late = A check-in can be taken back for ten minutes; this one stays.
undo-spent = The points of this check-in are spent already, so it stays.
undo-nothing = There is no check-in here to take back.

# --- /streak ---
nothing-yet = No check-in yet, { $name }. The first one starts your streak.
streak =
    <b>{ $name }</b>: { $streak ->
        [0] no streak at the moment
        [one] one day
       *[other] { $streak } days in a row
    }
    Longest { $longest } · { $total ->
        [one] one check-in in all
       *[other] { $total } check-ins in all
    }
    { $row }
    { $today }
today-done = Today is done ✓
today-open = Today is still open.
today-off = Today needs no check-in.
to-freeze =
    { $count ->
        [one] ❄ { $first } was left out: a freeze covers it as soon as you check in.
        [2] ❄ { $first } and { $last } were left out: two freezes cover them as soon as you check in.
       *[other] ❄ From { $first } to { $last } you left { $count } days out: freezes cover them as soon as you check in.
    } { $freezes ->
        [one] You have one.
       *[other] You have { $freezes }.
    }
offer = { $day } can still be made up for, until { $until }: /makeup
offer-for =
    { $price ->
        [one] { $day } can still be made up for, until { $until }, for one point: /makeup
       *[other] { $day } can still be made up for, until { $until }, for { $price } points: /makeup
    }
button-makeup = Make up for { $day }
button-why = How is this counted?
legend-list = { $first } · { $next }
legend-made-up = ◉ made up
legend-frozen = ❄ freeze
legend-rest = ☾ rest day
legend-vacation = ✈ vacation
legend-excused = ◇ excused
legend-away = · not counted, I was away

# --- How it is counted ---
why =
    <b>How { $name }'s last days count</b>
    { $days }
    Days with a check-in make the streak longer. Days off and freezes neither end it nor make it longer.
was-done = { $symbol } { $day }: checked in
was-made-up = { $symbol } { $day }: made up for the day after
was-frozen = { $symbol } { $day }: a freeze covers it
was-rest = { $symbol } { $day }: a rest day
was-vacation = { $symbol } { $day }: on vacation
was-excused = { $symbol } { $day }: excused by { $by }
was-excused-because = { $symbol } { $day }: excused by { $by } ({ $reason })
was-away = { $symbol } { $day }: not counted, I was away
was-open = { $symbol } { $day }: still open
was-left-out = { $symbol } { $day }: no check-in

# --- Yesterday ---
made-up =
    { $streak ->
        [one] ◉ { $day } is made up for, { $name }. One day so far.
       *[other] ◉ { $day } is made up for, { $name }. { $streak } days in a row.
    }
made-up-for =
    { $streak ->
        [one] ◉ { $day } is made up for, { $name }. One day so far. −{ $price }
       *[other] ◉ { $day } is made up for, { $name }. { $streak } days in a row. −{ $price }
    }
makeup-off = Days are not made up for here. The next check-in counts as ever.
makeup-nothing = There is no day before your first check-in to make up for.
makeup-done = { $day } has its check-in already. Nothing to make up for.
makeup-covered = { $day } needed no check-in, so there is nothing to make up for.
makeup-late = { $day } could be made up for until { $until } today. Today itself is still open.

# --- When Hearth was away ---
away-day = I was away for a while, sorry. { $first } is not counted: nobody's streak ends by it.
away-days = I was away for a while, sorry. From { $first } to { $last } days are not counted: nobody's streak ends by them.

# --- The words of a community ---
words-now =
    A message that begins with one of these words, or has one of these hashtags, is a check-in:
    <b>{ $words }</b>
    To change them: <code>/checkinwords gm #checkin</code>, or <code>/checkinwords default</code>
words-set = From now on these count as a check-in: <b>{ $words }</b>
words-unusable = I can use up to 20 words or hashtags of 2 to 32 letters, separated by spaces. One Chinese character will do.

# --- Why there are points ---
for-checkin = for a check-in
for-streak = for a check-in and its streak
for-milestone = for a milestone of the streak
for-makeup = for a day made up for
for-undo = for a check-in taken back

# --- The ladder of a community ---
milestone-days = A milestone is 2 to { $most } days in a row.
milestone-much = A milestone brings { $points } points and { $freezes } freezes at most.
milestone-many = A ladder has { $most } steps at most.
