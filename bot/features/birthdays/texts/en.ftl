menu-birthday = Your birthday: told, changed, forgotten
menu-birthdays = Whose birthdays come
menu-wish = A wish for a birthday, kept until the day
menu-birthdaysetup = How birthdays are greeted here
menu-birthdaygreetings = Birthday greetings in your own words

ask =
    🎂 When is your birthday? Day and month are enough, the year is nobody's business.
    Tap the month, or write it: <code>/birthday 5 April</code>, <code>/birthday 04-05</code>, <code>/birthday lunar 8-15</code>.
    { $community } will greet you on the day, if you like.
which-day = { $month }: and the day?
month = { $number ->
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
    }
number = { $number }
solar = { $day }
lunar = day { $day } of the { $month ->
        [1] 1st
        [2] 2nd
        [3] 3rd
       *[other] { $month }th
    } lunar month
lunar-leap = day { $day } of the leap { $month ->
        [1] 1st
        [2] 2nd
        [3] 3rd
       *[other] { $month }th
    } lunar month
noted = 🎂 Noted: { $day }.{ $next }
falls = { " " }Next it falls on { $day }.
falls-in = { " " }The next one that I greet is in { $year }.
leap =
    { $told }
    And in years without a 29 February?
button-feb28 = On 28 February
button-mar1 = On 1 March
yours =
    🎂 Your birthday in { $community }: <b>{ $day }</b>.{ $next }
    { $how }
is-public = The group greets you, and your day is in /birthdays.
is-quiet = I greet you here; the group hears nothing, and admins know the day.
is-private = I greet you here, and nobody else hears of it.
at-hour = At { $at }, by the clock of the group.
button-private = Only between us
button-quiet = Quietly
button-public = In the group
button-hours = ⏰ At what hour
button-group-hour = With the group, at { $at }
which-hour = ⏰ When shall I greet you? By the clock of { $community }; whoever chose the same hour is greeted with you.
button-change = Another day
button-forget = Forget it
button-back = ‹ Months
open-private = Open our private chat
only-in-private = That I ask in our private chat, so that not everybody has to read along.
forgotten = Forgotten. I keep no date any more.
none = You told me no birthday.
unclear = “{ $words }” is no day that I know. Like this: <code>/birthday 5 April</code>.
which = “{ $words }”: which of these?
which-year = “{ $words }”: born in that year, and writing here already? I keep day and month only. Is it this one?

greeting-1 = 🎂 Happy birthday, { $names }! May the year be kind to you.
greeting-2 = 🎉 Today is for { $names }. Happy birthday, and cake!
greeting-3 = 🕯 Happy birthday, { $names }! Good that you are with us.
greeting-4 = 🎈 All the best to { $names }: happy birthday!
late = 🎂 A little late, and just as warmly: happy birthday, { $names }!
in-private = 🎂 Happy birthday, { $name }! All the best from { $community }.
gift = 🎁 With { $points ->
        [one] one point
       *[other] { $points } points
    } as a present.
gift-coupon = 🎁 With a code worth { $points ->
        [one] one point
       *[other] { $points } points
    } as a present. The button shows it, to nobody else.
present = 🎁 Your present: <code>{ $code }</code>, worth { $points ->
        [one] one point
       *[other] { $points } points
    } until { $day }. <code>/code { $code }</code> unwraps it.
button-present = 🎁 My present
no-present = No present of yours waits here. Your own day will come!
told = { $lines }

# Words of admins, with names in between.
part = { $part }
both = { $first }{ $second }

# Years in the group.
anniversary = 🌱 { $names }: { $years ->
        [one] a year
       *[other] { $years } years
    } with us today. Good that you stayed!
anniversary-late = 🌱 A little late: { $names }, { $years ->
        [one] a year
       *[other] { $years } years
    } with us. Good that you stayed!

# What others wished, with the greeting.
wishes-for =
    💌 For { $name }:
    <blockquote expandable>{ $lines }</blockquote>
wish-line = { $words } — { $name }
wishes-more = { $count ->
        [one] And one more wish.
       *[other] And { $count } more wishes.
    }
card-title = Happy birthday!
card-more = { $count ->
        [one] and one more
       *[other] and { $count } more
    }

# Leaving one beforehand.
wishes-off = No wishes are collected here beforehand.
wish-how =
    💌 A wish that I keep until the day: <code>/wish @name words</code>.
    Write it in our private chat and it stays a surprise; there /wish lists whose day comes, and their plain name will do.
wishes =
    💌 <b>A wish for the day</b>
    { $lines }
    Like this: <code>/wish @name words</code>, or the name as it stands here. I say it with the greeting; until then nobody sees it.
wishes-none = No birthday in the next { $days ->
        [one] day
       *[other] { $days } days
    } that I may tell, so there is nobody to wish anything yet.
awaited = { $day }: { $name }
awaited-wished = { $day }: { $name } · yours: “{ $words }”
awaited-moved = { $name } · yours: “{ $words }” (it waits until { $day })
wish-kept = 🤫 Kept until { $day }: “{ $words }” for { $name }. Nobody sees it before.
wish-next-time = Next time write it here, so that it stays a surprise.
button-unwish = Take back: { $name }
wish-taken-back = Taken back: I keep no wish of yours for { $name } any more.
wish-gone = No wish of yours waits there any more.
wish-own = For your own day others do the wishing.
wish-unknown = { $name }: nobody here has that name, as far as I know.
wish-long = That is { $length } characters; a wish has { $limit } at most.
wish-none = I know of no birthday of { $name } in the next { $days ->
        [one] day
       *[other] { $days } days
    } that I may tell.

coming =
    🎂 <b>In the next weeks</b>
    { $lines }
coming-line = { $day }: { $name }
coming-quiet = { $day }: { $name } (quietly)
coming-wish =
    { $told }
    💌 A wish for one of them? /wish keeps it until the day.
coming-none = No birthday in the next weeks that I may tell. Yours? /birthday

setup =
    { $state }
    What shall be different?
setup-on = Birthdays are greeted at { $at }, { $gift ->
        [0] without a present.
        [one] with { $gift_as ->
            [coupon] a code worth one point
           *[points] one point
        } as a present.
       *[other] with { $gift_as ->
            [coupon] a code worth { $gift } points
           *[points] { $gift } points
        } as a present.
    }
setup-off = Birthdays are not greeted here.
setup-wishes = { $days ->
        [0] No wishes of members are collected beforehand.
        [one] Members may leave a wish by /wish from one day before; the greeting brings it.
       *[other] Members may leave a wish by /wish from { $days } days before; the greeting brings it.
    }
setup-card = A card comes with the greeting.
setup-no-card = The greeting comes without a card.
setup-written = { $count ->
        [one] One greeting of your own words is
       *[other] { $count } greetings of your own words are
    } used.
setup-anniversaries = Whoever joined on this day some years ago is greeted, too.
button-as-coupon = Present: a code
button-as-points = Present: the points
button-anniversaries = Greet years with us
button-no-anniversaries = Don't greet years
button-greetings = ✍️ Own greetings
greetings =
    ✍️ <b>Your greetings</b>
    { $lines }
    I take turns, and never say the same twice in a row. One more: <code>/birthdaygreetings Happy birthday, {"{"}name{"}"}!</code>
greetings-line = { $number }. { $words }
greetings-none = I use my own words. Yours, in whatever language: <code>/birthdaygreetings Happy birthday, {"{"}name{"}"}!</code>
greeting-kept = Kept as number { $number }. It will read like this: { $words }
greeting-how = Where shall the name stand? Like this: <code>/birthdaygreetings Happy birthday, {"{"}name{"}"}!</code>
greeting-long = That is { $length } characters; a greeting has { $limit } at most.
greeting-there = That greeting is there already.
greeting-many = { $most } greetings are enough; take one away first.
button-remove = Remove { $number }
button-hour = At { $at }
button-gift = { $points ->
        [0] No present
        [one] 1 point
       *[other] { $points } points
    }
button-wishes = { $days ->
        [0] No wishes
        [one] Wishes: 1 day
       *[other] Wishes: { $days } days
    }
button-card = With a card
button-no-card = Without a card
button-files = 📁 As a file
button-calendar = 📅 Calendar
button-table = 📊 Table
files = 📁 The birthdays that members of { $community } let you know, without years. As what?
file = 🎂 { $community }: { $count ->
        [one] 1 birthday
       *[other] { $count } birthdays
    } that may be known, without years. Please keep the file to yourself.
button-turn-off = Don't greet
button-turn-on = Greet
chosen = Done. It holds from now on.

# What an entry of the ledger is for.
for-birthday = a birthday present

will-say-why = It is their day, and they like to be greeted here; <code>/birthdaysetup</code> changes how.
will-say = A birthday greeting to { $names }
will-say-anniversary = Years in the group: { $names }
will-say-both = { $first }. { $second }

missed = I was away on the birthday of { $names } in { $community }, and it is too late now to greet them. A word from you would still be kind.
missed-anniversaries = I was away on the day on which { $names } joined { $community } some years ago, and it is too late now to say so. A word from you would still be kind.
