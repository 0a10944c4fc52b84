# Skills: what grows with what somebody does.
menu-skills = My tree: how far I have come in each skill
menu-skill = What grows in our tree, and what it brings

skill = { $emoji } { $name }
skill-level = { $skill } · level { $level }
name-reading = Reading
name-talking = Good talk
name-helping = Helping
name-running = Running
name-staying = Staying power
name-together = Time together

# --- /skills ---
tree =
    🌳 <b>{ $name }</b> · { $title }
    { $lines }
in-all = { $levels ->
    [0] just planted
    [one] one level in all
   *[other] { $levels } levels in all
    }
line = { $skill }: { $level } · { $ahead }
at-level = { $level ->
    [0] a seed
   *[other] level { $level }
    }
at-level-titled = level { $level }, { $title }
ahead = { $missing } more to level { $level }
full = fully grown
rests = rests for now
best = { $skill }: { $level }
detail =
    <b>{ $skill }</b> · { $level }
    { $experience } experience · { $ahead }
    Grows with { $sources }
    { $perks }
perk = Level { $level } brings { $what }
joined = { $first }, { $second }

source-checkins = check-ins ({ $n } each)
source-track = check-ins to { $track } ({ $n } each)
source-thanks = thanks from others ({ $n } each)
source-challenges = completed challenges ({ $n } each)
source-messages = messages ({ $n } each, up to { $most } a day, counted when the day is over)
source-amounts = what you tell with a check-in ({ $amount } for 1)

perk-is-title = the title { $title }
perk-is-points = { $points ->
    [one] one point
   *[other] { $points } points
    }
perk-is-badge = the badge { $badge }

none-here = No tree grows here yet. Admins can plant one with /skill.
unknown = There is no skill called { $word } here. /skills shows what grows.
unknown-member = I know nobody called { $word } here. You can also reply to a message of theirs.
hidden = { $name } would rather keep their tree to themselves.

# --- In the ledger ---
for-level = a level in a skill
for-undo = a level that was taken back

# --- /skill ---
admin =
    🌳 <b>What grows in our tree</b>
    { $lines }

    { $how }
admin-none = Nothing yet. A ready-made set below is one tap away.
admin-line = { $skill }: { $sources }
admin-line-retired = { $skill }: rests
admin-how =
    A skill of your own, in one line: <code>/skill reading 📖 from checkins, pages/5, thanks</code>
    It grows with checkins, thanks, messages, challenges, a track (<code>track:read</code>), or amounts: <code>pages/5</code> is one experience for five pages.
    <code>/skill perk reading 3 title Bookworm</code> (or <code>points 20</code>, <code>badge 🌙</code>, <code>none</code>) says what a level brings.
    <code>/skill levels reading 50/150/300</code> sets where levels begin, <code>usual</code> goes back; <code>rename</code>, <code>retire</code> and <code>restore</code> do what they say.
set-readers = 📖 Set for a reading circle
set-runners = 🏃 Set for a running club
set-parents = 🧸 Set for parents
adopted =
    Planted:
    { $lines }
    What was done so far counts; it is being added in the next minutes, without noise. /skills shows one's tree.
set-is-there = All of that set grows here already.

preview =
    <b>{ $skill }</b>
    Grows with { $sources }
    Levels begin at { $levels }
levels-more = { $levels } …
level-at = { $n }
button-save = Plant it
button-cancel = Leave it
saved = { $skill } is planted. What was done so far counts; it is being added in the next minutes, without noise.
cancelled = All right, nothing was planted.
renamed = It is called { $skill } now.
retired = { $skill } rests now: it grows no more, and everybody keeps what they have. <code>/skill restore</code> wakes it.
restored = { $skill } grows again, and what was done meanwhile is being added.
levels-set = The levels of { $skill } begin at { $levels }. Where everybody stands follows in the next minutes, without noise.
perk-set =
    { $skill } brings from now on:
    { $what }
perk-nothing = nothing of its own

which = Which skill? Its emoji or its name goes behind the word: <code>/skill rename 📖 Books</code>. /skill alone lists them.
is-so-already = So it is already.
new-from = What does it grow with? That goes behind “from”: <code>/skill reading 📖 from checkins, thanks</code>
new-name = A skill needs a name of 1 to 24 characters: <code>/skill reading 📖 from checkins</code>
new-emoji = A skill needs one emoji behind its name: <code>/skill reading 📖 from checkins</code>
new-source = I don't know how { $word } would make a skill grow. I understand checkins, track:name, thanks, messages, challenges, and up to six in all; amounts look like pages, km/0.5 or minutes/5.
new-levels = Levels go up, with slashes between them, twenty at most: <code>50/150/300</code>. I could not read { $word }.
new-taken = A skill with this name or emoji is there already. /skill lists them.
new-was = That skill was here before and rests now: <code>/skill restore</code> with its name wakes it.
new-enough = { $most } skills growing at a time is as many as anybody can take in. <code>/skill retire</code> makes room.
perk-level = Which level? The number of one that there is comes first: <code>/skill perk reading 3 title Bookworm</code>. I could make nothing of { $word }.
perk-what = A level can bring <code>title Bookworm</code>, <code>points 20</code>, <code>badge 🌙</code>, or <code>none</code>.
perk-title = A title has 1 to 24 characters: <code>/skill perk reading 3 title Bookworm</code>
perk-points = Between 1 and 1000 points, please: <code>/skill perk reading 3 points 20</code>
perk-badge = There is no badge { $word } that could be given. <code>/badge list</code> shows them all.

# --- What they grew by ---
button-why = Why?
page-before = ‹ Back
page-after = More ›
why =
    <b>What your skills grew by</b>{ $pages ->
        [one] {""}
       *[other] {" "}({ $page } of { $pages })
    }
    { $skills }
why-skill = { $skill }: { $level }, { $experience } experience from { $parts }. { $ahead }
why-ahead = Level { $next } begins at { $needed }: { $missing } to go.
why-nothing = nothing yet
why-checkins = { $times ->
        [one] one check-in
       *[other] { $times } check-ins
    } ({ $experience })
why-amounts = amounts of { $times ->
        [one] one day
       *[other] { $times } days
    } ({ $experience })
why-thanks = { $times ->
        [one] one thank-you
       *[other] { $times } thank-yous
    } ({ $experience })
why-messages = messages on { $times ->
        [one] one day
       *[other] { $times } days
    } ({ $experience })
why-challenges = { $times ->
        [one] one challenge
       *[other] { $times } challenges
    } ({ $experience })

# --- What another admin changed just before ---
just-changed =
    ⚠️ { $skill } was changed just now:
    { $changes }
    Nothing of yours was changed. Send it once more if yours shall hold.
changed-name = { $by }: name { $old } → { $new }
changed-rests = { $by }: { $old } → { $new }
changed-levels = { $by }: levels { $old } → { $new }
changed-perks = { $by }: { $old } → { $new }
value-grows = grows
value-rests = rests
value-usual = usual
value-perk = level { $level } brings { $what }
