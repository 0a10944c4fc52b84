menu-totals = My pages, kilometres and minutes so far
menu-amount = Correct today's amount
menu-units = What is counted with check-ins here

# --- Amounts ---
of-km = { $amount } km
of-page =
    { $amount ->
        [one] { $amount } page
       *[other] { $amount } pages
    }
of-chapter =
    { $amount ->
        [one] { $amount } chapter
       *[other] { $amount } chapters
    }
of-word = { $amount } words
of-problem =
    { $amount ->
        [one] { $amount } problem
       *[other] { $amount } problems
    }
of-minute = { $amount } min
of-hours =
    { $minutes ->
        [0] { $hours } h
       *[other] { $hours } h { $minutes } min
    }
of-step = { $amount } steps
of-rep = { $amount } reps
of-cup =
    { $amount ->
        [one] { $amount } cup
       *[other] { $amount } cups
    }
list = { $first } · { $second }

# --- /totals ---
none =
    Nothing counted yet, { $name }. Write it with your check-in, and I add it up:
    <code>/checkin 5.2 km</code> · <code>/checkin 30 pages</code> · <code>/checkin 1h20</code>
totals =
    What you did, { $name }:
    { $lines }
line =
    <b>{ $total }</b>{ $days ->
        [one] {" "}on one day
       *[other] {" "}on { $days } days
    }
    { $details }
this-week = this week { $amount }
this-month = this month { $amount }
best = best day { $amount } ({ $day })
together =
    What we did together in <b>{ $community }</b>:
    { $lines }
together-line =
    <b>{ $total }</b>
    { $details }
together-none = Nothing counted here yet. It begins with the first <code>/checkin 5.2 km</code> or <code>/checkin 30 pages</code>.
nothing-lately = nothing new this month

# --- /amount ---
noted = ✓ { $day }: { $amounts }
taken-off = ✓ { $day }: taken off.
unclear =
    Tell me how much it was today, for instance
    <code>/amount 5.2 km</code> · <code>/amount 30 pages</code> · <code>/amount 1h20</code>
    With 0 it is taken off: <code>/amount 0 km</code>
not-counted = That is not counted here; <code>/units</code> is how admins choose what is.
no-check-in = You haven't checked in today yet. Do both at once: <code>/checkin 5.2 km</code>

# --- /units ---
unit-km = kilometres
unit-page = pages
unit-chapter = chapters
unit-word = words
unit-problem = problems
unit-minute = minutes
unit-step = steps
unit-rep = reps
unit-cup = cups
units-now =
    Counted here, when somebody writes it with a check-in: <b>{ $units }</b>
    To choose, the most important first: <code>/units km minutes</code>, or <code>/units all</code>
units-set = From now on these are counted here: <b>{ $units }</b>
units-unknown =
    I can count kilometres, pages, chapters, words, problems, minutes, steps, reps and cups. Name some of them, separated by spaces:
    <code>/units km minutes</code>

# --- What cannot be meant as it is written ---
and-asked =
    { $noted }
    { $question }
doubt-negative-or = There is a minus before { $said }; did you mean { $likely }? I haven't noted that amount.
doubt-negative = A minus before { $said }? I haven't noted that amount; <code>/amount</code> puts it right.
doubt-too-much-or = { $said } is more than I can believe; did you mean { $likely }? I haven't noted that amount.
doubt-too-much = { $said } in one day is more than I can believe. I haven't noted it; <code>/amount</code> puts it right.
doubt-too-little = { $said } is too little for me to count. I haven't noted that amount.
doubt-unknown-but =
    I read “{ $words }”, but I can't count in that, so I haven't noted it. How much is it in { $unit }?
    <code>/amount { $sample }</code>
doubt-unknown =
    I read “{ $words }”, but I can't count in that, so I haven't noted it. I can count in { $unit }, for instance:
    <code>/amount { $sample }</code>

# --- Where a total comes from ---
button-why = Why?
why =
    <b>{ $total }</b> is what { $days ->
        [one] one check-in comes
       *[other] { $days } check-ins come
    } to, newest first{ $pages ->
        [one] {""}
       *[other] {" "}({ $page } of { $pages })
    }:
    { $lines }
why-day = { $day }: { $amount }
why-corrected = { $day }: { $amount }, corrected; the check-in said { $said }
why-set = { $day }: { $amount }, told afterwards
newer = ‹ Newer
older = Older ›
