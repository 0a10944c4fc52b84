menu-vacation = Be away for some days; your streak waits
menu-excuse = Excuse a day for all, or for some
menu-streakpolicy = Rest days, freezes and make-up

# --- /vacation ---
vacation-none =
    No vacation is noted, { $name }. Going away? Tell me from when to when, and your streak waits for you:
    <code>/vacation 12-01 12-07</code> or <code>/vacation tomorrow +7</code>
vacations =
    <b>{ $name }</b>, on these days your streak waits:
    { $vacations }
vacation-line = ✈ { $days }
vacation-noted = ✈ Noted, { $name }: { $days }. Your streak waits for you. Have a good time!
vacation-unclear =
    I could not make days out of “{ $words }”.
    Try <code>/vacation 12-01 12-07</code>, <code>/vacation tomorrow +7</code>, or <code>/vacation off</code>.
vacation-past = A vacation can begin today ({ $today }) at the earliest. For a day that is over, ask an admin to /excuse it.
vacation-long =
    { $days ->
        [one] A vacation is one day at a time here, and begins within a year.
       *[other] A vacation is { $days } days at most, and begins within a year. The rest can be noted when it comes.
    }
one-day = { $first }
days = { $first } – { $last }
of-year = { $day } { $year }
button-cancel = I'll be here after all
button-cancel-one = Cancel { $days }

# --- /excuse ---
ask-all =
    <b>Excuse { $day } for everybody?</b>{ $reason }
    { $members ->
        [one] One member is here
       *[other] { $members } members are here
    }. { $concerned ->
        [0] Everybody who checks in these days did so then.
        [one] One of those who check in these days did not then, and would keep their streak.
       *[other] { $concerned } of those who check in these days did not then, and would keep their streaks.
    }
ask-some =
    <b>Excuse { $day } for { $names }?</b>{ $reason }
    { $concerned ->
        [0] No streak needs it: they checked in on that day, or have not for long.
        [one] One of them did not check in on that day. The streak would not end by it.
       *[other] { $concerned } of them did not check in on that day. Their streaks would not end by it.
    }
because = {" "}({ $reason })
names = { $names }, { $name }
button-do = Excuse it
button-leave = Leave it
button-take-back = Take back
button-take-back-day = Take back { $day }
done-all = ◇ { $day } is excused for everybody{ $reason }: nobody's streak ends by it.
done-some = ◇ { $day } is excused for { $names }{ $reason }: their streak does not end by it.
undone-all = { $day } is no longer excused for everybody{ $reason }. Streaks are counted as before.
undone-some = { $day } is no longer excused for { $names }{ $reason }. Streaks are counted as before.
listed-all = ◇ { $day }: everybody{ $reason }
listed-some = ◇ { $day }: { $names }{ $reason }
left = Left as it is: { $day } is not excused.
excuses =
    <b>Excused days</b>
    { $excuses }
    One more: <code>/excuse tuesday power cut</code>
excuses-none =
    No day is excused. To excuse one for everybody: <code>/excuse tuesday power cut</code>
    For some: <code>/excuse 11-24 @ana @ben flu</code>, or as a reply to somebody.
excuse-unclear =
    I could not find a day in “{ $words }”. It comes first, and the reason after it:
    <code>/excuse tuesday power cut</code> or <code>/excuse 2026-11-24 power cut</code>
excuse-far = { $day } { $year } is too far away: a day can be excused up to tomorrow, and { $days } days back.
excuse-done = That day is excused already.
taken-back-before = That was taken back already.
nobody-called = I know nobody here called @{ $name }. You can reply to a message of theirs with /excuse and the day.

# --- /streakpolicy ---
policy =
    <b>What keeps a streak here</b>
    { $rest }
    { $freezes }
    { $makeup }

    Changes hold from today on; what was counted stays.
policy-rest-none = ☾ No rest days: every day of the week counts.
policy-rest = ☾ Rest days: { $weekdays }. No check-in is needed then.
policy-freezes =
    { $freezes ->
        [0] ❄ No freezes.
        [one] ❄ Every { $every } days in a row earn a freeze; one can be held. It covers a day that is left out.
       *[other] ❄ Every { $every } days in a row earn a freeze; { $freezes } can be held. Each covers a day that is left out.
    }
policy-makeup =
    { $hour ->
        [0] ◉ Yesterday cannot be made up for.
        [24] ◉ Yesterday can be made up for all day, { $price ->
            [0] free of charge.
            [one] for one point.
           *[other] for { $price } points.
        }
       *[other] ◉ Yesterday can be made up for until { $hour }:00, { $price ->
            [0] free of charge.
            [one] for one point.
           *[other] for { $price } points.
        }
    }
weekday =
    { $weekday ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
weekday-rest = ☾ { weekday }
button-freezes =
    { $value ->
        [0] No ❄
       *[other] ❄ { $value }
    }
button-every = every { $value } days
button-until =
    { $value ->
        [0] No ◉
        [24] ◉ all day
       *[other] ◉ { $value }:00
    }
button-price =
    { $value ->
        [0] free
       *[other] −{ $value }
    }
chosen = ✓ { $what }
