menu-milestones = What a streak brings, day by day
menu-milestone = Choose what a streak brings: /milestone 21 points 30

ladder =
    <b>What a streak brings here</b>
    { $steps }
none = • No milestones here.
step = • { $days } days: { $what }
a-word = a kind word
points =
    { $points ->
        [one] +1 point
       *[other] +{ $points } points
    }
freezes =
    { $freezes ->
        [one] ❄ a freeze
       *[other] ❄ { $freezes } freezes
    }
reward = { $emoji } { $reward }
and = { $first }, { $second }
bonus = • Every { $every } days in a row: +{ $points } points
bonus-none = • Nothing on top for days in a row.
every = • Every { $every } days in a row: ❄ a freeze, { $most } in hand at most
and-mine =
    { $ladder }
    { $streak ->
        [one] You are at one day; the next comes at { $next }.
       *[other] You are at { $streak } days; the next comes at { $next }.
    }

# --- Changing it ---
how =
    Like this:
    <code>/milestone 21 points 30 freeze 1 badge Owl reward Tea</code>
    <code>/milestone 21 badge none</code> takes one thing off, <code>/milestone 21 off</code> the whole step.
    <code>/milestone bonus 10 7</code>: 10 points on top every 7 days in a row.
    <code>/milestone freeze 7</code>: a freeze every 7 days in a row.
    By buttons, in our private chat:
unclear =
    I didn't get that. It goes like this:
    <code>/milestone 21 points 30 freeze 1 badge Owl reward Tea</code>
    <code>/milestone 21 off</code> · <code>/milestone bonus 10 7</code> · <code>/milestone freeze 7</code>
no-badge = There is no badge called { $words } here, or it is retired. /badge list shows them.
no-reward = There is no reward called { $words } on the shelf. /shop shows it.
every-wrong = A freeze comes every 2 to 365 days in a row.
same = It is like that already.
set =
    Done, from now on:
    { $step }
    What was reached stays as it was. Everybody can read this with /milestones.
off =
    { $days } days are no milestone any more. What it brought stays.

edit =
    <b>{ $title }</b>
    { $ladder }
    Tap what is to change.
draft = { $line }
draft-new =
    Now:
    { $now }
    New:
    { $line }
meanwhile =
    Somebody changed this in the meantime. Look again:
    { $draft }
choose-badge = Which badge comes with { $days } days? Others by name, in the group: <code>/milestone { $days } badge …</code>
choose-reward = Which reward comes with { $days } days, free of charge? Others by name: <code>/milestone { $days } reward …</code>
saved = Done. It holds from now on.
button-change = Change this
button-step = { $days } days
button-add = + { $days } days
button-bonus = Bonus
button-every = Freezes
button-badge = Badge…
button-reward = Reward…
button-none = None
button-off = Take it off
button-save = ✓ Use this
button-back = ‹ Back
button-mine = My rewards
points-less = Points −
points-more = Points +
freezes-less = Freezes −
freezes-more = Freezes +
days-less = Days −
days-more = Days +

# --- What somebody is given ---
given =
    🎁 For { $days } days in a row:
    { $received }
given-group = 🎁 { $name }, for { $days } days in a row there is something for you: /redeem in our private chat.
none-left = { $name } in { $community } came to { $days } days in a row, and of the reward for it, { $reward }, none is left or it is off the shelf. You may want to make up for it.
gone = (gone)
