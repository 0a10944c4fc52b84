# A word at the hour a member asked for.
menu-remind = Remind me: of the day's check-in, or of anything

in-private = I write reminders in private only. Let's settle the hour there.
noted = Gladly, I have noted it. One thing only you can do: open our private chat, so that I may write to you.
open-private = Open our private chat
unclear = I could not make an hour out of “{ $words }”.
    Try <code>/remind 20:00</code> or <code>/remind tomorrow 9:00 call mum</code>, and <code>/remind off</code> to end it.

view = <b>{ $community }</b>
    { $daily }
    { $warning }

    Another hour? Send me, for example, <code>/remind 19:30</code>.
    Something else? <code>/remind tomorrow 9:00 call mum</code>
daily-none = I don't remind you yet. At what hour would a word help?
daily-at = ⏰ Every day at { $at } ({ $zone } time) I remind you, unless you have checked in by then.
daily-after-quiet = ⏰ You asked for { $at }. That is within your quiet hours, so I write at { $heard }, when they end ({ $zone } time).
daily-never-heard = ⏰ You asked for { $at }, but your quiet hours last until the day is over.
    Pick another hour, or change /quiet, and I'll be there.
warning-on = 🔥 And at { $at } a word, if your streak would end that night.
warning-off = If you like, I also tell you at { $at } when a streak would end that night.
hour = { $at }
button-warn = 🔥 Tell me before a streak ends
button-no-warning = No word about streaks
button-own = ✍️ In my own words
button-off = No daily reminder

line-daily = { $streak ->
    [0] You asked me for a word: today's check-in in <b>{ $community }</b> is still open.
    [one] You asked me for a word: today's check-in in <b>{ $community }</b> is still open.
        Yesterday you began; today makes it two.
   *[other] You asked me for a word: today's check-in in <b>{ $community }</b> is still open.
        { $streak } days in a row so far.
    }
line-streak = { $streak ->
    [one] Yesterday you began something in <b>{ $community }</b>. Today's check-in is open until { $until }.
   *[other] { $streak } days in a row in <b>{ $community }</b>, and today's check-in is open until { $until }.
    }
check-in = ✅ Check in now
not-today = Not today
stop = Stop reminding me
skipped = All right, not today. See you by the fire.
day-over = That day is already over.
stopped = Done, I won't bring it up again. /remind is there whenever you want it back.

# --- What is coming, for admins ---
will-say-daily = ⏰ To { $count ->
        [one] one member who asked
       *[other] { $count } members who asked
    } for it: a word if the day’s check-in is still open
will-say-daily-why = Everybody sets their own hour with <code>/remind</code>. Who, and when, only they know.
will-say-streak = 🔥 To { $count ->
        [one] one member who asked
       *[other] { $count } members who asked
    } for it: a warning if a streak would end that night (every day)
will-say-streak-why = They turned it on with <code>/remind</code>; the hour is <code>warn_at</code> in the settings, by everybody’s own clock. Who they are, only they know.
