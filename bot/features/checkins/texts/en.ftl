menu-checkin = Check in for today
menu-streak = My streak and my last 14 days
menu-checkinwords = Words that count as a check-in

# --- Confirmations ---
first = ✓ { $day }: your first check-in, { $name }. Good to have you here.{ $earned }
again = ✓ { $day }: good to see you, { $name }. Day 1 of a new streak.{ $earned }
done = ✓ { $day }: { $streak } days in a row, { $name }.{ $earned }
earned = {" "}+{ $points }
earned-bonus = {" "}+{ $points }, and +{ $bonus } for the streak 🔥
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
for-undo = for a check-in taken back
