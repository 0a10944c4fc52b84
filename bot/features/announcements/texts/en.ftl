# What a community says to itself at a time.
menu-announce = Say something to the group at a time

how = I could not make a time out of that. For example:
    <code>/announce tomorrow 18:00 We meet at the lake</code>
    <code>/announce every friday 18:00 Reading circle tonight</code>
    Or answer a message with <code>/announce every monday 9:00</code>.
how-to-change = Write in the group, for another time, other words, or both:
    <code>/announce #{ $number } every friday 19:00</code>
    <code>/announce #{ $number } We meet at the lake</code>
    <code>/announce #{ $number } tomorrow 18:00 We meet at the lake</code>
    Or answer a photo with <code>/announce #{ $number }</code> to put it above the words; <code>/announce #{ $number } picture off</code> takes it off.
past = The time of #{ $number } is over. Give it another: <code>/announce #{ $number } tomorrow 18:00</code>
no-words = What shall I say? Write it behind the time, or answer a message that says it.
too-long = That is too long: { $most } characters at most.
too-long-below-a-picture = That is too long to stand below a picture: { $most } characters at most there.
too-many = There are { $most } announcements already. Delete one in /announce first.
full = A day that this would come on has { $most } announcements already, and more would be noise. Another day, or pause one in /announce.
gone = That announcement is not there any more. /announce shows those that are.

card-draft = { $words }

    ✏️ <b>#{ $number }</b>, a draft. I would say it:
    { $times }
card-on = { $words }

    📣 <b>#{ $number }</b>, next:
    { $times }
card-paused = { $words }

    ⏸ <b>#{ $number }</b> is paused. It would come:
    { $times }
time = { $weekday } { $day }, { $at }
no-time = its time is over

hours = 🕗 <b>When most members are here</b>, by their messages of the last four weeks:

    { $lines }
    <code>0     6     12    18    </code>

    Then, for example: <code>/announce every friday 18:00 …</code>
hours-workdays = Monday to Friday: <b>{ $at }</b>, { $members ->
        [one] one member
       *[other] about { $members } members
    } in that hour (of { $days ->
        [one] one day
       *[other] { $days } days
    })
    <code>{ $bars }</code>
hours-weekend = At weekends: <b>{ $at }</b>, { $members ->
        [one] one member
       *[other] about { $members } members
    } in that hour (of { $days ->
        [one] one day
       *[other] { $days } days
    })
    <code>{ $bars }</code>
hours-unknown = I do not know this group well enough yet. Ask again when people have talked here for a week or so.

list = 📣 <b>Announcements</b>
    { $lines }

    A new one: <code>/announce every friday 18:00 …</code>. When most are here: <code>/announce hour</code>
list-none = Nothing is planned. Begin with, for example:
    <code>/announce every friday 18:00 Reading circle tonight</code>
line-draft = ✏️ #{ $number } · { $time }, draft
line-on = 📣 #{ $number } · { $time }
line-paused = ⏸ #{ $number } · paused

button-open = #{ $number } { $glimpse }
button-restore = ↩️ Bring back #{ $number }
button-publish = ✅ Publish
button-resume = ▶️ Go on
button-pause = ⏸ Pause
button-skip = Skip next time
button-time = Change
button-pin = 📌 Pin when posted
button-unpin = 📌 Do not pin
button-holidays = 🗓 Not on holidays
button-also-on-holidays = 🗓 On holidays too
button-now = Post now
button-delete = 🗑 Delete
button-list = All
not-on-holidays = 🗓 not on holidays of { $country }
gap = ⚠️ No calendar for { $year } yet: until there is one, no day of it counts as a holiday.
gap-moved = ⚠️ For { $year } only the statutory days are known yet, not those that are moved.
holiday = { $weekday } { $day }
holidays = 🗓 Holidays here are those of { $country }. The next:
    { $days }

    Another country or state: <code>/announce holidays DE</code>, <code>/announce holidays DE-BY</code>. Which announcements stay away then, you choose on each.
which-country = I cannot tell whose holidays count here. Choose with <code>/announce holidays DE</code>.
no-calendar = I have no calendar for “{ $text }”. Try the two letters of the country: <code>/announce holidays DE</code>.
only-holidays = #{ $number } falls on nothing but holidays, so it would never come.
may-not-pin = I may not pin here. Give me the admin right to pin messages, then press again.
pin-refused = 📌 not pinned: I may not pin here
not-pinned = I may not pin messages in { $community } any more, so what I just posted there is not pinned. Once you give me that right back, the next one is.
posted = It is on its way to the group.
just-posted = That was posted this very minute.
deleted = Deleted. For an hour you can bring it back.

missed = I was away on { $day } at { $at }, when #{ $number } was due in { $community }. It was too late to say it:

    { $words }

    /announce there lets you post it now.

will-say = 📣 #{ $number } { $words }
