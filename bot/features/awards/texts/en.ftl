menu-award = Give points, with a reason
menu-take = Take points, with a reason
menu-awards = What admins gave and took

given = ⭐ { $name } gets { $points ->
        [one] one point
       *[other] { $points } points
    } from { $by }: { $reason }
taken = { $by } took { $points ->
        [one] one point
       *[other] { $points } points
    } from { $name }: { $reason }
all-there-was = { $text } (That was all there was; nobody goes below zero.)
an-admin = an admin
button-undo = Take back
undone-given = Taken back: { $points ->
        [one] one point
       *[other] { $points } points
    } to { $name } ({ $reason })
undone-taken = Given back: { $points ->
        [one] one point
       *[other] { $points } points
    } to { $name } ({ $reason })

# --- /awards ---
none = Nothing was given or taken by hand yet. <code>/award 10 for hosting</code> in answer to a message does it.
list =
    <b>Given and taken by hand</b>
    { $lines }
line-given = { $day } · +{ $points } { $name }: { $reason } ({ $by })
line-taken = { $day } · −{ $points } { $name }: { $reason } ({ $by })
line-undone = <s>{ $day } · { $points } { $name }: { $reason } ({ $by })</s>

# --- In the books ---
for-award = from an admin
for-taking = taken by an admin
for-undo = undone by an admin
for-told = { $reason } (from { $by })

# --- What is not done ---
how =
    Answer somebody's message with <code>/award 10 for hosting</code>, or write <code>/award @name 10 for hosting</code>.
    <code>/take</code> does the opposite.
no-reason = Please say what for, as everybody reads it: <code>/award 10 for hosting</code>
yourself = Nobody awards themselves here. Another admin can.
not-here = That person is not in the group at present.
unknown = I know nobody here called { $name }. You can answer one of their messages.
too-much =
    { $most ->
        [one] One point at a time is the most.
       *[other] From 1 to { $most } points at a time.
    }
too-much-today =
    { $most } points a day is what one admin may give and take here. { $left ->
        [0] That was all for today.
       *[other] Today { $left } are left.
    }
nothing-there = There are no points to take.
