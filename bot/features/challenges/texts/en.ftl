menu-challenges = Challenges: what is on, and how far I am
menu-challenge = Make a challenge, or look after one

# --- What a challenge is called ---
titled = { $emoji } { $title }
title-habit = 21 days, one habit
title-month = 60 km in 30 days
title-starter = 7-day start
title-reading = Reading together
title-healthy = Two good things a day
title-steps = 200,000 steps
title-photo = A photo a day
title-poem = A chain of poems
title-blank = Something of our own
about-habit = One small thing, most days, for three weeks: that is how it stays.
about-month = Run, walk or roll: every kilometre counts, and so does a slow one.
about-starter = One week to begin with. Nobody has to be good at it yet.
about-reading = Some pages on most days, and company on the way.
about-healthy = A bit of movement and one good meal. Small is fine.
about-steps = Every step of a month, added up.
about-photo = Something you saw today. A phone is camera enough.
about-poem = A line or two a day, yours or one you love.
about-blank = Our own challenge.
about = { $about }
task = { $name }

# --- What it asks ---
when = 🗓 { $first } to { $last } ({ $days ->
        [one] one day
       *[other] { $days } days
    })
when-end-open = 🗓 From { $first } on, { $days ->
        [one] one day
       *[other] { $days } days
    }
paused-since = ⏸ Paused since { $day }: nothing counts, and nobody misses a day, until it goes on
rest = 💤 Days of rest: { $days }. Nothing is asked on them and nobody misses anything; a check-in is welcome, and counts as one
rest-total = 💤 Days of rest: { $days }. I say nothing on them and nobody misses anything; what you tell still adds up
rest-days = { $days }, { $day }
rest-today = 💤 Today is a day of rest; back on { $day }.
goal-days = 🎯 On { $goal } of { $days } days
goal-weekly = 🎯 On { $goal ->
        [one] one day
       *[other] { $goal } days
    } of every week
goal-total = 🎯 { $goal } in { $days } days
how-checkin = ✍️ Your check-in of the day counts by itself: /checkin
how-total = ✍️ Say with your check-in how much it was, as in “/checkin { $unit }”.
how-none = ✍️ { $task }: begin a message with { $words }
how-text = ✍️ { $task }: write { $words } and a few words of your own
how-photo = ✍️ { $task }: send a picture with { $words } under it
lines = { $lines }
brings = 🏅 { $points ->
        [one] One point
       *[other] { $points } points
    } for everyone who completes it
brings-reward = 🎁 { $reward } from the shop for everyone who completes it
stake = 🤝 { $stake ->
        [one] One point is
       *[other] { $stake } points are
    } put in to join, and come back with completion
draw = 🎲 { $winners ->
        [one] One winner is
       *[other] { $winners } winners are
    } drawn among all who complete it
teams-drawn = 👥 { $teams } teams, drawn when it begins
teams-of = 👥 Teams of up to { $size }, drawn when it begins
teams-chosen = 👥 { $teams } teams to choose from
team-list = 🏷 { $names }
team-names = { $names }, { $name }
from-tier = 🪜 For members from { $tier } on
join-open = 🚪 Open to join
join-until = 🚪 Open to join until { $day }

# --- In the group ---
announced =
    <b>{ $title }</b>
    A challenge for all of us:
    { $lines }
button-join = I'm in
button-join-stake = I'm in ({ $stake } points)
button-mine = My progress
button-board = Who is in
button-checkin = Check in
begins =
    <b>{ $title }</b> begins today. { $members ->
        [0] Who is first?
        [one] One of us is in.
       *[other] { $members } of us are in.
    }
    { $lines }
has-begun =
    <b>{ $title }</b> has begun; I was away and say so late. { $members ->
        [0] Who is first?
        [one] One of us is in.
       *[other] { $members } of us are in.
    }
    { $lines }
prompt =
    <b>{ $title }</b> · day { $number } of { $days }
    { $lines }
yesterday = Yesterday { $done } of { $members } were there. Today is a new one.
content = { $content }
midday =
    <b>{ $title }</b> · midday of day { $number } of { $days }
    { $lines }
midday-done = ✅ { $done } of { $members } have done today's already.
midday-all = ✅ All { $members } have done today's, and the day is still young!
midday-team = 👥 Everybody is there: { $team }
evening =
    <b>{ $title }</b> · the evening of day { $number } of { $days }
    { $lines }
evening-done = ✅ { $done } of { $members } have done today's.
evening-all = ✅ All { $members } have done today's. What a day!
evening-finished = 🏁 At the goal today: { $names }. Well done!
extended = <b>{ $title }</b> goes on until { $last }. More days, the same goal.
extended-paused = <b>{ $title }</b> will have { $days } days in all once it goes on. The goal stays.
paused-word = ⏸ <b>{ $title }</b> takes a break. Until it goes on nothing counts for it, and nobody misses a day.
resumed = ▶️ <b>{ $title }</b> goes on: today is { $number ->
        [0] a day of rest.
       *[other] day { $number } of { $days }.
    }{ $later ->
        [0] {""}
        [one] {" "}It ends a day later, on { $last }.
       *[other] {" "}It ends { $later } days later, on { $last }.
    }
cancelled = <b>{ $title }</b> was called off.{ $stake ->
        [0] {""}
       *[other] {" "}Everybody who is in it has their { $stake } points back.
    } What you did stays yours.
completed = 🏁 { $name }, you completed <b>{ $title }</b>: { $so_far }.{ $points ->
        [0] {""}
       *[other] {" "}+{ $points } points.
    } Well done!

# --- Its placard, at the top of the group ---
placard-members = 👥 { $members ->
        [0] Nobody is in yet. Be the first!
        [one] One of us is in
       *[other] { $members } of us are in
    }{ $done ->
        [0] {""}
       *[other] {" "}· ✅ { $done } did today's
    }
placard-completed = 🏁 { $completed } at the goal
placard-until = 🗓 Until { $last }
placard-over = All days are done. The results follow.
placard-ended = <b>{ $title }</b> is over.
placard-off = I no longer keep this card up to date. “My progress” shows how far you are.

# --- Teams ---
team = { $name }
team-1 = 🦊 Foxes
team-2 = 🐼 Pandas
team-3 = 🦉 Owls
team-4 = 🐬 Dolphins
team-5 = 🐢 Turtles
team-6 = 🦁 Lions
team-7 = 🐝 Bees
team-8 = 🦋 Butterflies
team-9 = 🐧 Penguins
team-10 = 🐘 Elephants
team-11 = 🦌 Deer
team-12 = 🐺 Wolves
team-13 = 🦅 Eagles
team-14 = 🐻 Bears
team-15 = 🐰 Rabbits
team-16 = 🐯 Tigers
team-17 = 🦔 Hedgehogs
team-18 = 🐨 Koalas
team-19 = 🐳 Whales
team-20 = 🦩 Flamingos
team-more = Team { $number }
button-team = { $team }{ $stake ->
        [0] {""}
       *[other] {" "}({ $stake } points)
    }
teams-told =
    <b>{ $title }</b>: the teams are drawn.
    { $lines }
teams-seed = 🎲 Drawn with the seed <code>{ $seed }</code>
teams-many = 👥 There are { $teams } teams now; “My progress” shows yours.
team-members = { $team }: { $names }
teams-board = 👥 Teams, by the share of days done
team-line = { $rank }. { $team } · { $percent } % · { $members ->
        [one] one member
       *[other] { $members } members
    }{ $tied ->
        [0] {""}
       *[other] {" "}· tied
    }
team-own = ➤ { $line }
joined-team = { $told } Your team: { $team }.
mine-in-team = { $mine } { $team }
team-choose = Here one joins with a team: tap the one you like.
team-full = { $team } is more than one ahead just now. Another team would be happy to have you!

# --- The end ---
results =
    <b>{ $title }</b> is over. Thank you for these days!
    { $lines }
results-members = { $members ->
        [one] One of us was in
       *[other] { $members } of us were in
    }, { $completed ->
        [0] and the goal stays for another time.
        [one] and one came to the goal.
       *[other] and { $completed } came to the goal.
    }
results-completed = 🏁 { $names }
results-reward = 🎁 { $reward }: { $members ->
        [one] one at the goal has it now
       *[other] { $members } at the goal have it now
    }, see /redeem
results-faithful = 🕯 The most days, { $days }: { $names }
results-place = { $place ->
        [1] 🥇
        [2] 🥈
       *[3] 🥉
    } { $amount }: { $names }{ $tied ->
        [1] {""}
       *[other] {" "}(tied)
    }
results-improved = 📈 Most improved, { $gain } more in the second half than in the first: { $names }{ $tied ->
        [1] {""}
       *[other] {" "}(tied)
    }
full-days = { $days ->
        [one] one day
       *[other] { $days } days
    }
draw-seal = 🔏 The draw's seal: <code>{ $seal }</code>
draw-winner = 🎲 Drawn: { $who }
draw-among = Drawn among { $numbers } at the goal:
draw-number = { $number }. { $name }
draw-unnamed = { $number }. somebody who would rather not be named
draw-how =
    The secret was <code>{ $secret }</code>; its SHA-256 is the seal from the announcement, <code>{ $seal }</code>. To draw again: take the SHA-256 of “secret:number” for every number; the smallest win.
report =
    <b>{ $title }</b> in { $community }, in numbers
    { $lines }
report-members = { $members } took part, { $completed } at the goal.
report-none = Nobody is in yet.
report-days = Day by day: <code>{ $bars }</code>
report-earlier = { $number ->
        [one] The challenge before it: { $members } took part
       *[other] The { $number } before it: { $members } took part on average
    }, { $then }% at the goal; this time { $now }%.
report-steepest = It thinned out most on day { $number }: { $fewer } fewer than the day before.
button-rematch = ↻ Once more from Monday
button-again = Do it again
button-report = 📊 Report

# --- For members ---
none = There is no challenge just now. Good things take a breath.
list =
    <b>Challenges</b>
    { $lines }
listed = { $title } · { $when } · { $members ->
        [one] one member
       *[other] { $members } members
    }{ $mine }
listed-mine = { " " }· you are in
when-coming = from { $day }
when-on = day { $number } of { $days }
when-over = over
when-resting = a day of rest
when-paused = paused
card =
    <b>{ $title }</b>
    { $lines }
so-far-days = { $progress ->
        [one] one day
       *[other] { $progress } days
    } done, goal { $target }
so-far-weekly = { $progress ->
        [one] one week
       *[other] { $progress } weeks
    } done, goal { $target }
so-far-total = { $progress } done, goal { $target }
measure-days = { $number ->
        [one] one day
       *[other] { $number } days
    }
measure-weekly = { $number ->
        [one] one week
       *[other] { $number } weeks
    }
mine = You: { $so_far }. { $today }
mine-alone = You: { $so_far }.
mine-done = Day { $number } of { $days } is done ✅
mine-open = Day { $number } of { $days } is still open.
mine-paused = Paused since { $day }; you miss nothing.
mine-halves = 📈 Your halves: { $first }, then { $second }. “Most improved” is whoever was in from the first day, did something in the first half, and gained most from it to the second; each beside themselves.
mine-completed = At the goal since { $day } 🏁
board =
    <b>{ $title }</b> · { $members } in
    { $lines }
board-line = { $sign } { $name } · { $so_far }
board-none = <b>{ $title }</b>: nobody is in yet.
board-admins = Here the admins keep this list to themselves.
sent-private = I sent it to our private chat.
in-private = I show that in our private chat. Open it once: press my name, then Start.
joined = You are in. { $title }: glad to have you!
joined-before = You are in already.
joined-first = { $told } It begins on { $day }.
join-late = This one can't be joined any more. The next one comes!
tier-below = This one is for members from { $need } on, and you are at { $have }. It comes with time: /tiers shows the way.
tier-missing = This one is for members from { $need } on, and you are at { $have }. Still to come: { $missing }. /tiers shows the way.
missing-points = { $points ->
        [one] one point
       *[other] { $points } points
    }
missing-days = { $days ->
        [one] one active day
       *[other] { $days } active days
    }
missing-people = { $people ->
        [one] one person helped
       *[other] { $people } people helped
    }
missing-both = { $one }, { $other }
over = This challenge is over.
not-in = You are not in this challenge.
not-yet = It begins on { $day }. Have a good rest until then!
paused = { $title } is paused. Nothing counts, and nobody misses a day, until it goes on.
goes-on = It goes on for you on { $day }.
proof-photo = This one counts with a picture: send the picture, with the word under it.
forwarded = { $name }, a forwarded picture can't count for <b>{ $title }</b>, as it may be from another day. Send one of today yourself, with the word under it: the day is still open.
proof-text = This one counts with a few words of your own behind it.
done = { $task } is done. { $so_far }
done-at-rest = { $title } rests today, so nothing is asked of you. Your check-in counts as one all the same. Lovely!
done-before = { $task } was done already. { $so_far }
undone = Taken back for today.
undo-nothing = There is nothing of today to take back.
undo-late = That is too long ago to be taken back.
leave =
    Leave <b>{ $title }</b>?
    You can keep what you did so far, or have it forgotten.{ $lost ->
        [0] {""}
       *[other] {" "}It has begun, so the { $lost } points you put in stay in.
    }
leave-in-private = Leaving goes by our private chat: /challenges there.
left = You have left <b>{ $title }</b>.{ $stake ->
        [0] {""}
       *[other] {" "}Your { $stake } points are back.
    } You are welcome again.
certificate-later = The certificate comes when the challenge is over.
certificate-none = Certificates are for those who came to the goal. There will be another one!
button-leave = Leave
button-leave-keep = Leave, keep my days
button-leave-forget = Leave, forget them
button-stay = I stay
button-list = ‹ All challenges
button-back = ‹ Back
button-certificate = My certificate
button-undo = Take today's back

# --- For admins ---
desk =
    <b>Challenges in { $community }</b>
    Tap one that is there, or begin with a template. Nothing is said in the group before you publish it.
button-draft = ✏️ { $title }
button-live = ▶️ { $title }
button-paused = ⏸ { $title }
button-pause = Pause it
button-resume = Let it go on
button-clone = ↻ { $title }
button-private = Rather in our private chat
button-desk = ‹ All
draft =
    ✏️ <b>{ $title }</b>, a draft
    { $lines }

    { $how }
draft-how =
    Change it by buttons; in words, in the group:
    <code>/challenge title 🏃 Morning run</code>
    <code>/challenge about Why we do it</code>
    <code>/challenge task Run: #run #jog</code>
    <code>/challenge content</code> and one day a line
    <code>/challenge teams Red, Blue</code>
    <code>/challenge start 2027-01-04</code>
draft-how-private = Change it by buttons; those with ✍️ ask you for words, here.
speaks = 🔔 { $prompts ->
        [0] Only the beginning is said, at { $prompt }
       *[other] Every day at { $prompt }
    }{ $evenings ->
        [0] ; no evening word
       *[other] , and in the evening at { $evening } when there is something to tell
    }
announced-at = ⏰ Announced by itself: { $when }
has-content = 📚 { $days ->
        [one] One day has
       *[other] { $days } days have
    } words of their own
has-placard = 📌 Its announcement stays at the top of the group, and shows how it goes
has-midday = 🕐 At { $at }, how many were there already, once there are two; never who was not
has-survey = 📝 When it is over, those in it are asked in private how it was
language-en = 🗣 It speaks English in the group
language-zh-CN = 🗣 It speaks Chinese in the group
language-group-button = 🗣 The group's language
language-en-button = 🗣 English
language-zh-CN-button = 🗣 中文
less-days = Days −
more-days = Days +
less-goal = Goal −
more-goal = Goal +
less-points = Points −
more-points = Points +
less-stake = Stake −
more-stake = Stake +
less-join-days = Open to join −
more-join-days = Open to join +
less-team-count = Teams −
more-team-count = Teams +
less-team-size = Members a team −
more-team-size = Members a team +
less-draw = Drawn −
more-draw = Drawn +
less-prompt-at = Morning −
more-prompt-at = Morning +
less-midday-at = Midday −
more-midday-at = Midday +
less-evening-at = Evening −
more-evening-at = Evening +
kind-days = Days in all
kind-weekly = Days a week
kind-total = An amount
button-start = From { $day }
button-more = More …
button-drop = Throw away
button-rehearse = Next: what will be said ›
prompts-on = Say something every morning
prompts-off = No word in the morning
midday-on-button = A midday word
midday-off-button = No midday word
evenings-on = An evening word
evenings-off = No evening word
placard-on-button = 📌 Pin a progress card
placard-off-button = 📌 No pinned card
rest-off-button = { $day }
rest-on-button = 💤 { $day }
survey-on-button = 📝 Ask how it was, at the end
survey-off-button = 📝 Don't ask at the end
placard-on-toast = The card goes to the top of the group.
placard-off-toast = The card is no longer kept up to date.
board-for-admins = The list for admins only
board-for-everybody = The list for everybody
teams-none-button = No teams
teams-drawn-button = Teams by lot
teams-chosen-button = Teams to choose
proof-none-button = No proof
proof-text-button = Proof: words
proof-photo-button = Proof: a picture
tier-any = Open to every tier
tier-from = From { $tier } on
rehearsal =
    <b>{ $title }</b> is going to say { $messages } messages in the group at most:
    { $lines }
says-now = • the announcement, as soon as you publish
says-then = • { $when }: the announcement, by itself
says-begin = • { $day }: it begins
says-prompt = • { $day }: the day's word
says-midday = • { $day }: midday, if there is something to tell
says-evening = • { $day }: the evening, if there is something to tell
says-empty = { $line } (no content for this day)
says-close = • { $day }: the results
says-more = … { $more } more like these …
button-publish = Publish it
published = <b>{ $title }</b> is announced in the group. I count from here on.
button-extend = { $days ->
        [one] One day more
       *[other] { $days } days more
    }
button-cancel = Call it off …
button-cancel-sure = Yes, call it off{ $stake ->
        [0] {""}
       *[other] {" "}(stakes go back)
    }
longer-toast = It has { $days } days in all now.
extended-toast = It goes on until { $last }.
paused-toast = It is paused.
paused-before = It is paused already.
resumed-toast = It goes on, until { $last }.
resumed-before = It is not paused any more.
not-running = It can be paused between its first word and its last day.
none-to-pause = Nothing is running that could be paused.
none-to-resume = Nothing is paused here.
which-to-pause = Which one takes a break?
which-to-resume = Which one goes on?
cancelled-toast = It is called off.
dropped = Thrown away.

# --- Asked in private ---
button-ask-title = ✍️ Title
button-ask-about = ✍️ About
button-ask-content = ✍️ Day by day
button-ask-task = ✍️ Add a task
button-ask-words = ✍️ One task only
button-ask-badge = ✍️ Badge
button-ask-reward = ✍️ Reward
button-ask-team-names = ✍️ Team names
button-ask-start = ✍️ First day
button-ask-days = ✍️ How long
button-ask-until = ✍️ Last day
button-ask-goal = ✍️ Goal
button-ask-announce = ⏰ Announce it at a set time
button-not-then = ⏰ Not by itself after all
button-never-mind = Never mind
asks =
    <b>{ $title }</b>
    { $asks }{ $now }
ask-again =
    { $why }
    Write it once more, or “cancel”.
ask-now = {""}
    So far: { $now }
ask-now-lines = {""}
    So far:
    { $lines }
ask-task-line = { $task }: { $words }
ask-title = What is it called? An emoji in front becomes its sign, as in <code>🏃 Morning run</code>.
ask-about = What is it about? A sentence or two for the announcement; “none” takes them off.
ask-content = What is said on each day? One day a line, from the first on; a blank line is a day without. “chapters 24” spreads chapters over the days, “none” takes all off.
ask-task = One more thing to do each day, and the words it is told by, as in <code>Run: #run #jog</code>. “none” takes all tasks off: then the check-in counts.
ask-words = By which words is the one task told, as in <code>#run #jog</code>? They take the place of all tasks there are; “none” lets the check-in count.
ask-badge = Which badge does it bring? Its emoji or its name; “none” for no badge.
ask-reward = Which reward of the shop does everybody get who completes it? Its name; “none” for no reward. It is handed out when the challenge closes.
ask-team-names = What are the teams called? As in <code>Red, Blue</code>; “none” takes the names I give.
ask-start = On which day does it begin? As in <code>2027-01-04</code>, “4 January” or “tomorrow”.
ask-days = How many days does it last? A number from 1 to 366.
ask-until = On which day does it end? As in <code>2027-01-24</code> or “21 June”. It counts from the first day, so choose that first.
ask-announce = When is it announced? As in “tomorrow 18:00” or “5 June 9:00”. What you change until then is in it; “none”: only when you publish it.
ask-goal = What is the goal? A number: of days, of days a week, or how much in all.

# --- Changing one on its way ---
button-amend = ✏️ Change it …
button-amend-save = Change it so
amend =
    ✏️ <b>{ $title }</b>, on its way
    { $lines }

    { $stays }
amend-stays = Goal, length, tasks, points, stake and first day stay: people joined for them. More days can be given on the card before this one.
amend-none = Tap what is to be different. You see it from old to new before anything changes.
amend-changes = This would change:
amend-overtaken = ⚠️ Somebody else changed it meanwhile. This is how it stands now:
amend-title = • Title: { $old } → { $new }
amend-about = • About: { $old } → { $new }
amend-prompt-at = • In the morning: { $old } → { $new }
amend-evening-at = • In the evening: { $old } → { $new }
amend-join-days = • Open to join until: { $old } → { $new }
amend-board = • The list: { $old ->
        [admins] for admins only
       *[other] for everybody
    } → { $new ->
        [admins] for admins only
       *[other] for everybody
    }
amend-day = • Day { $number }: { $old } → { $new }
amend-days-more = … and { $more ->
        [one] one day more
       *[other] { $more } days more
    }
amend-saved = It is changed.
amend-dropped = Nothing was changed.
amend-look = It is something else by now. Look at it once more, please.
amend-nothing = There is nothing to change any more.
amend-fixed = That stays as it is: people joined for it. What can still change is on “Change it …”.
amend-begun = It has begun today, and can't begin again later. From tomorrow on the morning can be moved.
ask-content-live = What is said on the days to come? One day a line, from day { $number } on; a blank line is a day without. “chapters 9-24” spreads those over the days. What was said already stays.
hours-moved = <b>{ $title }</b> speaks at another hour from now on: { $which ->
        [morning] { $prompt } in the morning.
        [evening] { $evening } in the evening.
       *[other] { $prompt } in the morning, { $evening } in the evening.
    }

# --- Templates of a community's own ---
button-save = ⭐ Keep as a template
button-template = ⭐ { $title }
template-saved = Kept as a template of this group: { $title }. It is among the templates of /challenge.
button-template-use = Begin with it
button-template-share = Share it with another group
button-template-unshare = Stop sharing it
button-template-file = As text (TOML)
button-template-drop = Delete the template
button-template-restore = Have it back
template-dropped = The template { $title } is deleted. You can have it back within a day.
template-gone = That template is not there any more.
template-restored = It is back.
templates-enough = There are { $most } templates. Delete one first.
template-shared =
    <b>{ $title }</b> can be copied by admins of other groups until { $day }, by this link:
    { $link }
    or with <code>/challenge take { $code }</code> in their group. It carries what the challenge asks, and nothing about anybody.
template-unshared = Nobody can copy it by that link any more.
template-file =
    <pre>{ $toml }</pre>
template-long = It is too long for a message. Whoever runs me can write it to a file: <code>challenges export --templates</code>
share-over = Nothing is shared by that code, or not any more. Ask for a new one.
offered =
    { $card }

    Shared by another group. To take a copy, send <code>/challenge take { $code }</code> in yours, as an admin.
button-template-take = Take it to { $community }
template-taken = { $title } is a template of { $community } now. Make it your own: nothing is published yet.
how = I don't know “{ $words }”. /challenge alone shows what there is.
no-draft = You have no draft yet. /challenge shows the templates.
no-draft-any-more = That is no draft any more: somebody published it or threw it away.
somebody-else = Somebody else changed it just now. Look again, please.
drafts-enough = There are { $most } drafts. Throw one away first.
live-enough = { $most } challenges are on their way here. That is as many as one group can carry.
makes-no-sense = That does not fit together: a goal within its days, a title of 60 characters at most, teams with different names. Nothing was changed.
starts-past = That day is over. Choose one from today on.
ends-before = That is before it begins, on { $day }. Choose a later day, or another first day.
ends-far = That is too far: a challenge lasts { $most } days at most.
announce-past = That is over already. Choose a time to come.
announce-late = That is after it begins, on { $day }. Choose an earlier time, or another first day.
starts-before = It is announced on { $when }, and can't begin before. Move the announcement first.
no-moment = “{ $words }” is no time. Write it like “tomorrow 18:00” or “5 June 9:00”.
not-announced =
    <b>{ $title }</b> was to be announced now, and could not be. It stays a draft.
    { $why }
starts-far = That is more than a year ahead.
no-day = “{ $words }” is no day. Write it like 2027-01-04.
unit-not-counted = { $unit } is not counted in this group. /units changes that.
word-taken = “{ $word }” is heard as something else here already. Choose another word.
words-unusable = Those cannot be the words of a task: two letters at least, six words at most, and none that begins with a slash.
teams-too-late = Teams are drawn when it begins, at { $at }, and that is over today. Let it begin tomorrow.
tier-unknown = There is no tier “{ $tier }” here any more. Choose another under “More …”.
reward-unknown = The shop has no “{ $reward }”. /reward shows what there is.
reward-short =
    <b>{ $title }</b> is over, and there was not enough of { $reward } in the shop: { $missing ->
        [one] one member at the goal
       *[other] { $missing } members at the goal
    } got none. A code from /coupon could make up for it.
badge-unknown = There is no badge “{ $badge }” here.

# What an entry of the ledger is for.
for-stake = put in for a challenge
for-stake-back = your stake, back
for-completion = for completing a challenge
for-undo = for a challenge that was taken back

will-say-why = It belongs to the challenge; <code>/challenge</code> changes that.
will-say-announced = { $title }: the announcement
will-say-begin = { $title }: it begins
will-say-prompt = { $title }: day { $number } of { $days }
will-say-midday = { $title }: midday of day { $number }, if there is something to tell
will-say-evening = { $title }: the evening of day { $number }, if there is something to tell
will-say-close = { $title }: the results

# --- Prompts that were missed ---
missed =
    🌙 I was away, and these prompts of <b>{ $title }</b> were not said; so late I don't say them by myself:
    { $lines }
missed-line = Day { $number } ({ $day }): { $what }
missed-gone = That one can't be said any more: it was not missed, or is too long ago, or the challenge is at rest.
button-say-now = Say day { $number } now
said-now = Day { $number } is said in the group.
said-before = That one was said already.
prompt-late =
    <b>{ $title }</b> · day { $number } of { $days }, which I was away for
    { $words }
