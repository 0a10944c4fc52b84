# Badges: what somebody did, with a name to it.
menu-badges = My badges, and the ones ahead

badge = { $emoji } { $name }
both-names = { $first } / { $second }
badge-level = { $badge } · { $level }
level-checkins = { $n ->
    [one] one check-in
   *[other] { $n } check-ins
    }
level-streak = { $n ->
    [one] one day in a row
   *[other] { $n } days in a row
    }
level-comeback = { $n ->
    [one] once
   *[other] { $n } times
    }
level-days = { $n ->
    [one] one day
   *[other] { $n } different days
    }
level-helped = { $n ->
    [one] one person helped
   *[other] { $n } people helped
    }
level-challenges = { $n ->
    [one] one challenge
   *[other] { $n } challenges
    }
level-years = { $n ->
    [one] one year
   *[other] { $n } years
    }

name-first = First step
name-regular = Regular
name-flame = Steady flame
name-early = Early bird
name-owl = Night owl
name-noon = Lunch guest
name-weekend = Weekend camper
name-monday = Monday starter
name-snapshot = First picture
name-album = Photo album
name-diary = Diarist
name-helper = Helping hand
name-comeback = Welcome back
name-voyage = Home from afar
name-present = Good company
name-anniversary = Anniversary
name-small-hours = The small hours
name-new-year = New Year's morning
name-leap-day = Leap day
name-spark = A spark

about-first = For the first check-in.
about-regular = For check-ins, with breaks or without.
about-flame = For days in a row.
about-early = For check-ins between 5 and 8 in the morning.
about-owl = For check-ins between 10 at night and 2.
about-noon = For check-ins around noon, from 11 to 2.
about-weekend = For check-ins on Saturdays and Sundays.
about-monday = For check-ins on Mondays.
about-snapshot = For the first check-in with a picture.
about-album = For check-ins with a picture.
about-diary = For check-ins with a note.
about-helper = For different people who thanked you.
about-comeback = For coming back after two weeks without a check-in.
about-voyage = For coming back after two months without a check-in.
about-present = For different days with a message here.
about-anniversary = For full years with us.
about-small-hours = For a check-in between 3 and 5 in the morning.
about-new-year = For a check-in on the first of January.
about-leap-day = For a check-in on the 29th of February.
about-spark = From the admins, for something no counter sees.

mine = 🎖 <b>{ $name }</b> · { $count ->
    [one] one badge
   *[other] { $count } badges
    }
    { $lines }
mine-ahead =
    { $mine }

    <b>Not far from here</b>
    { $ahead }
none-yet = 🎖 { $name }, no badge yet, and that changes quickly.

    <b>Not far from here</b>
    { $ahead }
none-of-theirs = 🎖 { $name } has no badge yet.
line = { $badge }
line-ahead = { $badge }: { $count } so far
more = … and { $count ->
    [one] one more
   *[other] { $count } more
    }. Ask me in private for all of them.

detail =
    <b>{ $badge }</b>
    { $about }

    { $steps }
step = { $day }: { $what }
step-earned = { $level }
step-given = given by { $giver }: { $reason }
step-came-with = came with { $what }
step-given-plainly = given by { $giver }
detail-ahead = Next: { $level }. You are at { $count }.
detail-nothing = Nothing yet.
level-once = earned
about-custom = A badge of this group.

unknown = I know no badge “{ $words }” here. /badges lists yours; <code>/badges 🔥</code> tells about one.
unknown-member = I know nobody called { $words } here. A reply to one of their messages works too: /badges
hidden = { $name } would rather not be shown.

for-badge = a badge
for-revoked = a badge that was taken back

# --- For admins ---

menu-badge = Make a badge, or give one by hand

admin =
    <b>Badges of this group</b>
    { $lines }

    { $how }
admin-list =
    <b>Badges of this group</b>
    { $lines }
admin-none = None of your own yet; the ones I bring along are in <code>/badge list</code>.
admin-how =
    A new one in one line: <code>/badge new 🌙 "Night reader" checkins 30 hour 21-24</code>
    You see who would get it before anything is saved.
    By hand: <code>/badge give @name 🌙 reason</code>, or as a reply <code>/badge give 🌙 reason</code>; <code>/badge take</code> works the same way.
    What it asks for: <code>/badge change 🌙 checkins 50</code>
    Also: <code>/badge list</code>, <code>/badge name 🌙 "Moon reader"</code>, <code>/badge retire 🌙</code>, <code>/badge restore 🌙</code>
    A name for those who read Chinese: <code>/badge name 🌙 zh 夜读人</code>
    A picture: answer a photo with <code>/badge picture 🌙</code>
    Or start from a pattern:
list-line = { $badge }: { $how } { $holders ->
    [0] Nobody has it yet.
    [one] One has it.
   *[other] { $holders } have it.
    }
list-line-retired = { $badge }: retired. { $holders ->
    [0] Nobody has it.
    [one] One has it.
   *[other] { $holders } have it.
    }
pattern-checkins = ✅ Check-ins
pattern-streak = 🔥 Days in a row
pattern-hours = 🕰 At certain hours
pattern-days = 💬 Days with a message
pattern-hand = 🤝 By hand
pattern = Copy this, change what you like, and send it:

    <code>{ $example }</code>

    { $explained }
example-checkins = /badge new 📚 "Bookworm" checkins 30/100 points 20
example-streak = /badge new 🧗 "Climber" streak 14 revocable
example-hours = /badge new 🌙 "Night reader" checkins 30 hour 21-24
example-days = /badge new 🪑 "Own chair" days 50
example-hand = /badge new 💛 "Heart of the group"
explained-checkins = 30/100 are two levels. Add <code>photo</code>, <code>note</code>, <code>weekend</code> or <code>workdays</code> to count only those check-ins; <code>secret</code> hides it until it is earned.
explained-streak = <code>revocable</code> takes it back when it is no longer true, for one because a check-in was undone.
explained-hours = Hours are those on the member's own clock; 22-2 goes over midnight.
explained-days = Different days on which somebody wrote here.
explained-hand = Nothing is counted. You give it with <code>/badge give @name 💛 reason</code>.

how-given = given by hand.
how-checkins = { $n ->
    [one] one check-in
   *[other] { $n } check-ins
    }{ $hours }{ $days }{ $photo }{ $note }{ $since }.
how-streak = { $n } days in a row{ $since }.
how-days = { $n } different days with a message{ $since }.
how-comeback = back after { $n } days without a check-in{ $since }.
how-helped = thanked by { $n ->
    [one] one person
   *[other] { $n } different people
    }{ $since }.
how-challenges = { $n ->
    [one] one challenge completed
   *[other] { $n } challenges completed
    }{ $since }.
how-years = full years with us.
part-hours = {" "}between { $from } and { $to }
part-weekend = {" "}on weekends
part-workdays = {" "}on workdays
part-weekdays = {" "}on { $days }
part-on = { $days }{" "}on { $day }
part-photo = {" "}with a picture
part-note = {" "}with a note
part-since = , counted from { $day }
extra-levels = Levels: { $levels }
extra-points = Worth { $points } points
extra-secret = Secret until it is earned
extra-revocable = Taken back when no longer true

preview =
    <b>{ $badge }</b>
    How: { $how }
    { $extras }

    { $who }

    Nothing is saved yet.
preview-who = By what is noted so far, { $count ->
    [one] one member would have it
   *[other] { $count } members would have it
    }: { $names }
preview-everybody = By what is noted so far, everybody here would have it: { $names }. A higher number would make it rarer.
preview-one = { $name } ({ $n })
preview-and = { $first }, { $second }
preview-more = { $names } and { $count ->
    [one] one more
   *[other] { $count } more
    }
preview-nobody = By what is noted so far, nobody would have it yet.
preview-hand = Only admins give it, by hand.
button-save-quietly = Save and give quietly
button-save-from-now = Save, only from now on
button-save = Save
button-cancel = Cancel
saved-quietly = { $badge } is there. Whoever has earned it already gets it in the next minutes, without noise.
saved-from-now = { $badge } is there. Everybody begins at zero, from today on.
saved-hand = { $badge } is there. Give it with <code>/badge give</code>, as a reply.
cancelled = All right, nothing was saved.

change =
    <b>{ $badge }</b>
    { $changes }

    { $who }
    { $meant }

    Nothing is changed yet.
change-meant = { $get ->
    [0] Nobody would get it or a further level by that
    [one] One member would get it, or a further level
   *[other] { $get } members would get it, or a further level
    }; { $lose ->
    [0] nobody would lose it or a level.
    [one] one would lose it, or a level.
   *[other] { $lose } would lose it, or a level.
    }
button-change = Change it
saved-change = { $badge } is changed. Who has it is put right in the next minutes, without noise.
change-what = What shall { $badge } ask for? All of it in one line: <code>/badge change 🌙 checkins 30/100 hour 21-24 points 20</code>

    { $now }
change-now = Now: { $how }
change-built-in = { $badge } came with me, so what it asks for stays. <code>/badge retire</code> it, and make your own with <code>/badge new</code>.
changed-name = { $before } is called { $after }.
changed-name-in = In { $language ->
    [zh] Chinese
   *[en] English
    } it is called { $name }.
changed-no-name-in = In { $language ->
    [zh] Chinese
   *[en] English
    } it is no longer called { $name }.
changed-picture = { $now ->
    [1] It has another picture.
   *[other] It has no picture any more.
    }
changed-retired = { $now ->
    [1] Retired: nobody earns it any more.
   *[other] Can be earned again.
    }
changed-how = Before: { $before } Now: { $after }
changed-levels = Levels: { $before } → { $after }
changed-points = Points: { $before } → { $after }
changed-secret = { $now ->
    [1] Secret until it is earned, from now on.
   *[other] No longer secret.
    }
changed-revocable = { $now ->
    [1] From now on taken back when no longer true.
   *[other] Not taken back any more.
    }
overtaken =
    { $by } changed { $badge } after you looked:
    { $meanwhile }

    Nothing of yours is saved. With your change on top, it would be:

    { $change }
overtaken-same =
    { $by } changed { $badge } after you looked:
    { $meanwhile }

    That is what you wanted, too.
by-file = A file of the operator's

new-emoji = A badge begins with its emoji: <code>/badge new 🌙 "Night reader" checkins 30</code>. I could not read “{ $word }” as one.
new-name = A badge needs a name of 1 to 40 characters, in quotes when it has several words: <code>/badge new 🌙 "Night reader" checkins 30</code>
new-number = How many? A number goes behind the kind, or several with a slash for levels: <code>checkins 30</code>, <code>streak 7/21</code>
new-word = I don't know what “{ $word }” means there. I understand checkins, streak, days, helped, challenges and comeback with a number; hour 21-24, weekend, workdays, photo, note; points 20, secret, revocable.
new-hours = Hours look like 21-24 or 22-2. I could not read “{ $word }”.
new-only-checkins = “{ $word }” goes with checkins only.
new-taken = There is a badge with this emoji or name already. <code>/badge list</code> shows all of them.
new-enough = There are { $most } badges of your own already. That is as many as I can look after.
is-retired = That badge is retired. <code>/badge restore</code> brings it back.
which-badge = Which badge? Its emoji is enough: <code>/badge { $verb } 🌙</code>
whom = Whom? Reply to one of their messages, or name them: <code>/badge { $verb } @name 🌙 reason</code>
nobody-there = I know nobody called { $words } here. A reply to one of their messages works too.
given = { $badge } for { $name }!
given-for = { $badge } for { $name }: { $reason }
has-it-already = { $name } has it already.
taken = { $badge } is back in the box.
has-it-not = { $name } does not have it.
renamed = It is called { $badge } now.
renamed-in = Whoever reads { $language ->
    [zh] Chinese
   *[en] English
    } sees { $badge } from now on.
unnamed-in = No name of its own for whoever reads { $language ->
    [zh] Chinese
   *[en] English
    } any more; it is { $badge } to them, too.
name-in-what = What shall { $badge } be called { $language ->
    [zh] in Chinese? <code>/badge name 🌙 zh 夜读人</code>
   *[en] in English? <code>/badge name 🌙 en Night reader</code>
    }
    <code>off</code> in place of the name takes it back. A name that is itself the word for a language goes in quotes.
pictured = That is the picture of { $badge } now: for whoever looks at it, and when it alone is told.
unpictured = { $badge } has no picture any more.
picture-which = Which picture? Answer a photo with <code>/badge picture 🌙</code>, or send one with that below it. <code>/badge picture 🌙 off</code> takes it off { $badge }.
retired = { $badge } is retired: whoever has it keeps it, nobody earns it any more.
restored = { $badge } can be earned again.
is-so-already = So it is already.
