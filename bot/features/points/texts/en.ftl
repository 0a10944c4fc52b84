menu-points = Your points: now, today, this week
menu-rules = What earns points here
menu-rule = Change what earns points: /rule reply 2 cap 20

balance = <b>{ $balance ->
        [one] 1 point
       *[other] { $balance } points
    }</b> to spend
    Earned today { $today }, this week { $week }, all in all { $lifetime }.
balance-none = No points yet. They come by themselves when you take part: say hello!
too-few = That takes { $needed ->
        [one] 1 point
       *[other] { $needed } points
    }, and you have { $balance }.

# What an entry of the ledger is for.
for-message = for a message
for-media = for a picture or other media
for-reply = for a reply to you
for-reaction = for a reaction to you
for-thanks = for thanks to you
for-merge = for what was spent before two groups became one

entry-plus = <b>+{ $points }</b> { $what } · { $day }
entry-minus = <b>−{ $points }</b> { $what } · { $day }

# --- The rules ---

kind-checkin = check-ins
kind-message = messages
kind-media = pictures and media
kind-reply = replies to you
kind-reaction = reactions to you
kind-thanks = thanks to you
kind-pair = between two people
kind-least = shortest message
kind-burst = first in quick succession
kind-similar = likeness of repeats
kind-milestone = a milestone of a streak:
kind-streak-bonus = on top for a streak:
kind-streak-every = days of it for that:
kind-freezes = freezes in hand at most:
kind-freeze-every = days in a row for a freeze:
preset-calm = Calm
preset-balanced = Balanced
preset-lively = Lively

rules =
    <b>What earns points here</b>
    { $rules }
rules-checkin = • a check-in: <b>{ $points }</b>
rule = • { $what }: <b>{ $points }</b> each, up to { $cap } a day{ $cooldown ->
        [0] {""}
       *[other] , { $cooldown } s apart
    }{ $full ->
        [0] {""}
       *[other] ; from { $full } points a day on, { $after } each
    }
rule-off = • { $what }: nothing
rules-pair = • Of one person's replies, reactions and thanks to you, the first { $pair } a day count.
rules-pair-both = • Between the same two people, the first { $both } a day count, both ways together.
rules-least = • A message counts from { $least } letters on; a 汉字 is worth three.
rules-least-none = • A message counts however short it is.
rules-burst = { $messages ->
        [0] • However fast they come, messages count.
       *[other] • Of messages in quick succession, the first { $messages } within { $seconds } s count.
    }
rules-similar = { $percent ->
        [0] • Repeats count, too.
       *[other] • From { $percent } % in common with one of one's last, a message is a repeat.
    }
rules-never = { $percent ->
        [0] Commands, forwards, stickers and answers to oneself earn nothing. /why tells about any message.
       *[other] Commands, forwards, stickers, repeats and answers to oneself earn nothing. /why tells about any message.
    }
rules-changed = Changed on { $day } by { $name }: { $what }
rules-changed-operator = Changed on { $day } by whoever runs me: { $what }
rules-value = { $what } { $value }
rules-several = { $first }, { $second }
rules-number = { $number }
rules-number-rule = { $points } (up to { $cap } a day)
rules-number-milestone = { $days } days (/milestones)
rules-number-milestone-off = { $days } days, no more
rules-milestones = • Days in a row: /milestones
rules-several-at-once = several at once
rules-admins = an admin
rules-change = Change them
rules-where =
    To change one: <code>/rule reply 2 cap 20 cooldown 60</code>
    What two may pay each other: <code>/rule pair 6 10</code>
    A check-in: <code>/rule checkin 5</code>
    The shortest message that counts: <code>/rule least 8</code>
    A whole set: <code>/rule calm</code>, <code>balanced</code> or <code>lively</code>
    By buttons, in our private chat:
rule-unclear =
    I didn't get that. It goes like this:
    <code>/rule reply 2 cap 20</code>
    <code>/rule message 1 cooldown 60</code> (seconds apart)
    <code>/rule photo 3 full 9 after 1</code> (from 9 points a day on, each pays 1)
    There are checkin, message, photo, reply, reaction, thanks, pair and least; and calm, balanced, lively.
rule-too-much = That is more than I can make sense of; { $most } is the most there. Nothing was changed.
rule-cap-too-low = A day's { $cap } would not even pay one of { $points }. Nothing was changed.
rule-set =
    Done, from now on:
    { $rules }
    What was earned stays. Everybody can read this with /rules.
rule-same = It is like that already.

# Changing them by buttons, in private.
edit =
    <b>{ $title }</b>: what earns points
    { $rules }

    Tap what you want to change. What was earned stays, and everybody can read the rules with /rules.
edit-rule =
    <b>{ $what }</b>
    { $now }
edit-rule-new =
    <b>{ $what }</b>, now:
    { $now }

    With your change:
    { $new }
edit-meanwhile =
    ⚠️ Somebody has changed this meanwhile. Nothing was saved; look once more.

    { $draft }
edit-preset =
    <b>{ $name }</b>
    { $rules }
edit-each-less = Points −
edit-each-more = Points +
edit-points-less = Points −
edit-points-more = Points +
edit-cap-less = A day −
edit-cap-more = A day +
edit-cooldown-less = Apart −
edit-cooldown-more = Apart +
edit-full-less = In full −
edit-full-more = In full +
edit-after-less = Then −
edit-after-more = Then +
edit-pair-less = One way −
edit-pair-more = One way +
edit-both-less = Both −
edit-both-more = Both +
edit-least-less = Letters −
edit-least-more = Letters +
edit-save = ✓ Use this
edit-back = ‹ Back
edit-saved = Done. It holds from now on.
