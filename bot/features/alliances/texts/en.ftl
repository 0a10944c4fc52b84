menu-together = Our challenge with other groups: how we stand
menu-ally = Do a challenge together with other groups

# --- The common board ---
none = No challenge is shared with another group just now. /challenges shows what is on here.
which = Which one?
alone = This challenge is ours alone just now. Nothing is compared.
unpublished = This challenge is not published here yet.
board =
    🤝 <b>{ $title }</b>, together with other groups
    { $lines }
own = 🔥 Our circle, { $group }: { $members } of us have done { $total } together. Every bit of it counts.
own-before = 🔥 Our circle, { $group }: { $members ->
        [0] nobody is in yet. Who begins?
        [one] one of us is in.
       *[other] { $members } of us are in.
    }
own-small = 🔥 Our circle, { $group }: small and on its way. From { $least } of us on there are figures, so that they stay everybody's own.
own-place = That is { $rank ->
        [1] { $tied ->
            [0] the first place
           *[other] the first place, shared
        }
        [2] { $tied ->
            [0] the second place
           *[other] the second place, shared
        }
        [3] { $tied ->
            [0] the third place
           *[other] the third place, shared
        }
       *[other] { $tied ->
            [0] place { $rank }
           *[other] place { $rank }, shared
        }
    } of { $groups }: { $value }.
begins = 🗓 It begins on { $day }, on each group's own clock. In it so far:
line-before = • { $group }: { $members }
by-average = 📊 By average: what was done, for each who takes part
by-total = 📊 By total: what was done by all of a group together
by-active = 📊 By share of active members: of those who take part, who did something in the last seven days
line = { $rank }. { $own ->
        [0] { $group }
       *[other] <b>{ $group }</b>
    } · { $value }{ $tied ->
        [0] { "" }
       *[other] { " " }(shared)
    }
line-small = 🌱 { $group } is on its way; with { $least } who take part it has a place, too
line-apart = 🔀 { $group } asks something else of itself by now, and is not compared
nothing-to-compare = The others are on their way. As soon as a second group has a place, it is compared here.
counted-at = ⏱ As of { $at }. Each group counts its own days.
each = { $amount } each
percent = { $percent } %
button-board = 🤝 How we stand together
button-average = By average
button-total = By total
button-active = By share of active members
result =
    🤝 <b>{ $title }</b>: all groups have come to the end. What we did together:
    { $lines }
will-say-why = Our groups do this challenge together; <code>/ally</code> shows with whom.
will-say-result = { $title }: the common result of all groups

# --- Admins: who is in it ---
no-challenge = There is no challenge to share yet. Make one with /challenge, and invite others from its card.
choose = Which challenge would you like to do together with other groups?
desk =
    🤝 <b>{ $title }</b> together with other groups
    { $lines }
desk-alone =
    Nobody else is in it yet. Invite admins of other groups by a link: whoever accepts has a challenge of their own with the same dates and tasks, and one board shows how the groups stand.
    Shared are the sums of a group and its name, and nothing about anybody in it.
ally-draft = 📝 { $group }: not published yet{ $host ->
        [0] { "" }
       *[other] { " " }(host)
    }
ally-live = ▶️ { $group }{ $host ->
        [0] { "" }
       *[other] { " " }(host)
    }
ally-closed = 🏁 { $group }: at its end{ $host ->
        [0] { "" }
       *[other] { " " }(host)
    }
ally-cancelled = ⏹ { $group }: called off{ $host ->
        [0] { "" }
       *[other] { " " }(host)
    }
ally-apart = 🔀 { $group }: asks something else than yours, and is not compared{ $host ->
        [0] { "" }
       *[other] { " " }(host)
    }
ally-away = 💤 { $group }: I am not there any more{ $host ->
        [0] { "" }
       *[other] { " " }(host)
    }
button-desk = 🤝 Together with other groups
button-invite = Invite a group
button-revoke = Take the invitation back
button-back = ‹ Back
button-challenge = Our challenge ›
button-remove = Part with { $group }
button-remove-sure = Yes, part with { $group }
button-leave = Go on by ourselves
button-leave-sure = Yes, by ourselves: our challenge stays
button-end = End the sharing for all
button-end-sure = Yes, end it: each keeps its own
invited =
    <b>{ $title }</b>: admins of other groups can accept until { $day }, by this link:
    { $link }
    or with <code>/ally { $code }</code> in their group. Each gets a challenge of its own; shared are the sums of a group and its name, and nothing about anybody.
revoked = The link leads nowhere now. Whoever is in, stays in.
left = You go on by yourselves. Your challenge stays as it is.
removed = Parted. Their challenge stays theirs.
ended = The sharing is over. Each group keeps its own challenge.

# --- Admins: invited ---
offered =
    🤝 { $group } invites you to do this together:
    <b>{ $title }</b>
    { $lines }

    Your group gets a challenge of its own, as a draft: points and hours are yours to choose, and nothing is published until you do.
    Shared between the groups: their names, how many take part, how much was done together, and what share was active. Never who takes part, nor what anybody did.{ $own ->
        [0] { " " }To accept, send <code>/ally { $code }</code> in your group, as an admin.
       *[other] { "" }
    }
when = 🗓 { $first } to { $last } ({ $days ->
        [one] one day
       *[other] { $days } days
    })
button-accept = Accept for { $group }
button-decline = No, thanks
accepted = { $title } is a draft of { $group } now. Make it your own and publish it before it begins; then the common board shows you.
declined = Then not this time. Nobody is told. { $title } can still be accepted as long as the invitation lives.
has-joined = 🤝 { $group } has accepted your invitation to { $title }.
now-host = 🤝 The group that shared { $title } goes on by itself. Yours is host now: you may invite others, or end the sharing.
parted = 🤝 { $title } is not shared with other groups any more. Your challenge stays as it is, with all that was done.
over = This challenge is over.
begun = It began on { $day }, and one begins together. The next one can be done together from the first day.
invite-over = Nobody is invited by that code, or not any more. Ask for a new one.
own-invitation = That is your own invitation. It is for admins of other groups.
enough = There are { $most } groups in it, and that is as many as fit on one board.
not-host = Another group shares this challenge; its admins invite.
gone = That is not shared any more.
