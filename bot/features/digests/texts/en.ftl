menu-digest = The week in one message: a look, when, on or off
menu-letter = A letter about my month, on or off

# --- The digest ---
week =
    🔥 <b>Our week, { $first } – { $last }</b>
    { $lines }
checkins = ✅ { $checkins ->
        [one] One check-in
       *[other] { $checkins } check-ins
    } by { $members ->
        [one] one member
       *[other] { $members } members
    }{ $trend }.
daily = 📊 { $days }
on-day = { $day } { $number }
and-day = { $first } · { $second }
writers = 💬 { $members ->
        [one] One member
       *[other] { $members } members
    } wrote here{ $trend }.
trend-much-more = , many more than the week before
trend-more = , some more than the week before
trend-alike = , about as many as the week before
trend-less = , slightly fewer than the week before
trend-much-less = , a quieter week than the one before
grown =
    🌱 <b>Who grew</b>
    { $lines }
grew = { $name }: { $what }
now = now { $title }
streak = { $days } days in a row
grew-more = { $named ->
        [0] { $more ->
            [one] One of us did.
           *[other] { $more } of us did.
        }
       *[other] … and { $more ->
            [one] one more
           *[other] { $more } more
        }
    }
welcome = 👋 Welcome, { $names }!
welcome-more = 👋 Welcome, { $names } and { $more ->
        [one] one more
       *[other] { $more } more
    }!
welcome-all = 👋 Welcome to { $members ->
        [one] one newcomer
       *[other] { $members } newcomers
    }!
thanks = 🙏 { $thanks ->
        [one] One thank-you was said.
       *[other] { $thanks } thank-yous were said.
    }
thanked = 🙏 { $thanks ->
        [one] One thank-you was said, to { $name }.
       *[other] { $thanks } thank-yous were said, { $givers ->
            [one] one of them to { $name }.
           *[other] to { $name } by { $givers } different people.
        }
    }
running = { $title }: day { $number } of { $days }
next =
    📅 <b>The week ahead</b>
    { $lines }
begins = { $title } begins on { $day }
birthdays = 🎂 { $names }
birthday = { $name } ({ $day })
and-birthday = { $first }, { $second }

# --- On its picture ---
chart = Our week, { $first } – { $last }
chart-words = { $checkins ->
        [one] One check-in
       *[other] { $checkins } check-ins
    }

# --- /digest ---
setup =
    { $state }

    { $preview }
is-on = The week is told in one message every { $weekday } at { $at }, when there is something to tell.
is-off = The week is not told here.
preview =
    This is how it would read now:

    { $digest }
preview-none = Right now there is nothing to tell, so nothing would be posted.
weekday = { $weekday ->
        [0] Monday
        [1] Tuesday
        [2] Wednesday
        [3] Thursday
        [4] Friday
        [5] Saturday
       *[6] Sunday
    }
button-on = Turn on
button-off = Turn off
button-hour = { $at }

# --- A letter about one's month ---
letter =
    ✉️ <b>Your { $month ->
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
    } in { $community }</b>
    Dear { $name }, this was your month:
    { $lines }
letter-days = ✅ { $days ->
        [one] One day
       *[other] { $days } days
    } with a check-in{ $streak }
letter-streak = , { $days } in a row at the longest
letter-points = ⭐ { $points ->
        [one] One point
       *[other] { $points } points
    } earned
letter-badges = 🏅 New on your shelf: { $badges }{ $more ->
        [0] { "" }
       *[other] { " " }and { $more } more
    }
and-badge = { $first }, { $second }
letter-best = 💬 Your liveliest day: { $day }, with { $messages ->
        [one] one message
       *[other] { $messages } messages
    }
ahead-challenge = 🔭 To look forward to: { $title } begins on { $day }
ahead-badge = 🔭 To look forward to: { $badge }. You are at { $count }.
ahead = 🔭 To look forward to: a month with all its days still in it
button-start = Write to me
button-stop = Stop these
button-open = Open our chat
letter-about = If you like, I write to you on the 1st of each month how yours was: days, points, badges, and one thing to look forward to. Only you see it.
letter-on = On the 1st of each month I write to you how yours was, if you were here. Never in your quiet hours.
letter-off = I write no letters about your month.
letter-line = Noted. I may only write to you once you have opened our chat: one tap is enough.

will-say-why = The week is told here; <code>/digest</code> changes that.
will-say = The week in one message, if there is something to tell

missed-week = I was away for more than a day when the week in { $community } was to be told. It is left out; the next one comes as usual.
missed-letters = I was away for more than a week when the letters about the month in { $community } were to be written. They are left out; the next ones come as usual.

will-write = 💌 To { $count ->
        [one] one member who wants it
       *[other] { $count } members who want it
    }: a letter about their own month
will-write-why = They turned it on with <code>/letter</code>; who had a month with nothing in it gets none. Who they are, only they know.
