# What a community says to itself at a time.
menu-announce = Say something to the group at a time

how = I could not make a time out of that. For example:
    <code>/announce tomorrow 18:00 We meet at the lake</code>
    <code>/announce every friday 18:00 Reading circle tonight</code>
    Or answer a message with <code>/announce every monday 9:00</code>.
    A first line with a question mark, and lines that begin with a dash behind it, are a poll. Several prompts with a line <code>---</code> between them come one after the other.
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
full-today = Today has { $most } announcements already, with those that come yet. One more would be noise; post it tomorrow, or skip another.
poll-fault-question = That question is too long for a poll: { $size } characters, and Telegram takes { $most }. If it is not meant as a poll, begin the lines below it without a dash.
    “{ $text }…”
poll-fault-option = This answer is too long for a poll: { $size } characters, and Telegram takes { $most }. If it is not meant as a poll, begin the lines without a dash.
    “{ $text }…”
poll-fault-options = Those are { $size } answers, and Telegram takes { $most } in a poll. If it is not meant as a poll, begin the lines without a dash.
poll-no-picture = Telegram shows no picture with a poll. Take it off with <code>/announce #{ $number } picture off</code>, or say the question as plain words.
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
time-says = { $time } · { $words }
greets = 🌱 with the names of those who joined since the last time; if nobody did, I say nothing
looks-back = 🎇 with the numbers of the year and names to thank, as they are on the day. Today these would be:
    { $numbers }
    💛 { $names }
no-time = its time is over

poll-one = 📊 <b>{ $question }</b>
    { $options }
    <i>an anonymous poll with one answer</i>
poll-several = 📊 <b>{ $question }</b>
    { $options }
    <i>an anonymous poll with several answers</i>
option = ○ { $option }
turns-in-order-again = 🔁 <b>{ $count } prompts</b>, one at a time in the order written, then from the first again. Next: { $place } of { $count }.
turns-in-order-once = 🔁 <b>{ $count } prompts</b>, one at a time in the order written, until all have come. Next: { $place } of { $count }.
turns-shuffled-again = 🔀 <b>{ $count } prompts</b>, one at a time, shuffled; none comes again before all have come. Next: { $place } of { $count }.
turns-shuffled-once = 🔀 <b>{ $count } prompts</b>, one at a time, shuffled, until all have come. Next: { $place } of { $count }.
filled = { $before }{ $told }{ $after }
greeting = { $before }{ $names }{ $after }

rituals = 🕯 <b>Rituals</b>, made with a tap. You get a draft, and may change its time and its words.

    { $lines }
    Newcomers are named where the words say <code>{"{names}"}</code>. Your own questions: <code>/announce every wednesday 19:00 …</code>, with a line <code>---</code> between them.
ritual = { $emoji } <b>{ $title }</b>, { $when }: { $about }
    <i>{ $words }</i>
title-week-reading = A reading week
about-week-reading = seven days with a question each, then it rests.
title-week-movement = A movement week
about-week-movement = seven days with a question each, then it rests.
title-week-gratitude = A gratitude week
about-week-gratitude = seven days with a question each, then it rests.
title-week-quiet = A digital-quiet week
about-week-quiet = seven days with a question each, then it rests.
title-week-letters = A letters week
about-week-letters = seven days with a question each, then it rests.
title-year = Year ceremony
about-year = three days, three posts: what the year came to, thanks by name, wishes. <i>Change</i> on the draft tells how to choose another first day.
year-members = 👥 { $count ->
        [one] one of us
       *[other] { $count } of us
    }{ $came ->
        [0] {""}
       *[other] , { $came } of them new this year
    }
year-checkins = ✅ { $count ->
        [one] one check-in
       *[other] { $count } check-ins
    } by { $members ->
        [one] one member
       *[other] { $members } members
    }
year-challenges = 🏁 { $count ->
        [one] one challenge finished
       *[other] { $count } challenges finished
    }
year-thanks = 🙏 { $count ->
        [one] one thank-you said
       *[other] { $count } thank-yous said
    }
year-everybody = every one of you
year-date = A year ceremony needs a date, which comes every year. For example: <code>/announce #{ $number } 20 December 18:00</code>
year-too-long = A year ceremony has { $most } days at most, each with a post of its own.
title-newcomers = Newcomers' day
about-newcomers = greets by name those who joined since the last time. If nobody did, I say nothing.
title-week = A week of small kindnesses
about-week = seven mornings with a post each, from the day after you publish it; then it rests until you let it go on.
title-reading = Questions for readers
about-reading = twelve of them, one a week, then from the first again.
title-running = Questions for runners
about-running = twelve of them, one a week, then from the first again.
title-parents = Questions for parents
about-parents = twelve of them, one a week, then from the first again.
title-careers = Questions about work
about-careers = twelve of them, one a week, then from the first again.
button-rituals = 🕯 Rituals
button-take = { $emoji } { $title }

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
mix = 🍱 The next four weeks: { $useful }% useful, { $delightful }% delightful, { $stretching }% stretching{ $unnamed ->
        [0] {""}
        [one] ; one post says nothing of it
       *[other] ; { $unnamed } posts say nothing of it
    }. Seven, two and one in ten make a good mix.
mix-scarce = { mix }
    There could be a little more that is { $scarce }.
line-draft = ✏️ #{ $number } · { $time }, draft
line-on = 📣 #{ $number } · { $time }
line-next = { $line }
    { $place } of { $count }: { $words }
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
button-poll = 📊 As a poll
button-several-answers = ☑️ Several answers
button-one-answer = 🔘 One answer
button-no-poll = 📝 As plain words
button-apart = 🔁 Several, in turn
button-together = 📄 All in one
button-shuffled = 🔀 Shuffle
button-in-order = 🔢 In order
button-once = 🏁 Only once
button-again = 🔁 Begin again
button-now = Post now
button-useful = Useful
button-useful-chosen = ✓ Useful
button-delightful = Delightful
button-delightful-chosen = ✓ Delightful
button-stretching = Stretching
button-stretching-chosen = ✓ Stretching
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
nobody-to-greet = Nobody has joined since the last time whom I may name.
deleted = Deleted. For an hour you can bring it back.

missed = I was away on { $day } at { $at }, when #{ $number } was due in { $community }. It was too late to say it:

    { $words }

    /announce there lets you post it now.

will-say-why = An admin planned it: <code>/announce { $number }</code>.
will-say = 📣 #{ $number } { $words }
will-greet = 📣 #{ $number } a greeting of newcomers by name, if there are any

# --- In the channel that the group is linked with ---
button-channel = 📣 In the channel too
button-no-channel = 📣 Not in the channel
channel-on = 📣 in your channel too, from where Telegram brings it here
channel-refused = 📣 not in your channel: I may not post there
no-channel = This group is linked with no channel. Link it in the channel’s settings under Discussion, then press again.
may-not-post = I may not post in your channel. Make me an admin there, with the right to post messages, then press again.
not-your-channel = Only who may post in the channel can have me post there.
not-in-channel = I may not post in the channel of { $community } any more, so what I just had for it stands in the group alone. Once I may again, turn it on anew with /announce.
