menu-tiers = The tiers here, and where I stand
menu-tier = Hold a member in a tier, let go, or see why
menu-tiersetup = Change the tiers: rehearsed first

newcomer = 🌰 Newcomer
growing = 🌱 Growing
expert = 🌳 Expert
# A step that a group named itself
named = { $title }

# --- A rise ---
rise-growing = 🌱 { $name } is <b>growing</b>. Good to have you with us!
rise-expert = 🌳 { $name } is an <b>expert</b> here now. Thank you for all you bring!
rise = ✨ { $name } is <b>{ $tier }</b> now. Good to have you with us!
rises =
    ✨ { $number } of us have risen: { $names }{ $more ->
        [0] .
        [one] , and one more.
       *[other] , and { $more } more.
    } /tiers says what comes next.
# Several names in a row
list = { $first }, { $second }

# --- A step down, said in private only ---
unasked = about your tier
notice =
    You are <b>{ $tier }</b> in { $community }, and it has been quieter around you lately.
    There is time until { $until }; /tiers shows what keeps the tier.
    If life has other plans just now, that is fine: what you earned stays yours.
# Without fewer days: points were taken back, or the group asks for more now
notice-other =
    You are <b>{ $tier }</b> in { $community }, which asks for a little more than you have just now.
    There is time until { $until }; /tiers shows what is missing.
fallen =
    In { $community } you are <b>{ $tier }</b> again, after { $before }.
    What you earned is still yours, and the way up is open: /tiers

# --- /tiers ---
ladder =
    { $steps }

    { $mine }
step = { $tier }: { $asked }
step-mine = <b>{ $tier }: { $asked } ← you</b>
step-start = where everybody begins
asked-points = from { $points } points
asked-days = active on { $days } of { $window } days
asked-helped = { $people ->
    [one] one person helped
   *[other] { $people } people helped
}
both = { $first } · { $second }
with = { $step } · { $gift }

gift-early = rewards before others

points-so-far =
    You have earned { $points ->
        [0] no points
        [one] one point
       *[other] { $points } points
    } so far.
to-next = <b>On the way to { $next }</b>
at-the-top = You stand at the top.
has-points = { $bar } { $have } of { $asked } points
has-days = { $bar } { $have } of { $asked } active days
has-helped = { $bar } { $have } of { $asked } people helped
keeping = { $days } active days in { $window } keep you { $tier }; right now you have { $have }.
below = You have less than that just now, and are { $tier } until { $until } in any case.
below-points = What { $tier } asks for is more than you have just now; it is yours until { $until } in any case.
locked = { $by } made you { $tier } on { $day }, whatever the numbers say.{ $why }
an-admin = An admin

# --- /tier, for admins ---
# What an admin wrote behind a lock
why = { " " }“{ $why }”
held = { $by } has made you <b>{ $tier }</b> in { $community }, whatever the numbers say.{ $why }
tier-how =
    <code>/tier @name lock expert</code> holds somebody in a tier (a reason may follow).
    <code>unlock</code> lets the numbers count again, <code>why</code> tells you where they stand.
    Without @name, answer one of their messages.
tier-nobody = I know nobody here called { $name }. You can answer one of their messages: <code>/tier lock expert</code>
tier-unknown = “{ $words }” is no tier here. There are { $tiers }.
tier-locked = { $name } is { $tier }, and stays so until you say <code>unlock</code>.
tier-unlocked = From now on the numbers count again for { $name }. Nothing changes today.
tier-free = { $name } is not held; the numbers count as they do for everybody.
in-private = That is for our private chat.
open-private = Open our private chat
about =
    <b>{ $name }</b>: { $tier }
    { $lines }
about-points = { $points } points so far, and at the top.
about-keeps = Keeps it with { $days } active days in { $window }, and has { $have }.
about-below = Has less than it takes; goes one step down on { $until } unless that changes.
about-locked = Held by { $by } since { $day }.{ $why }

# --- /tiersetup, for admins ---
setup =
    <b>The tiers of { $community }</b>
    { $steps }

    To change names, numbers or steps, send this in the group as you want it, one step a line.
    Nothing changes before you have seen whom it concerns.
    <code>/tiersetup
    { $written }</code>

    Below: what a tier brings, from which step on. Press to move it.
written = { $title }
written-with = { $line } { $what }
written-points = { $number }
written-days = { $number }d
written-helped = { $number }p
setup-gift = { $gift }: from { $tier }
setup-gift-nobody = { $gift }: nobody
setup-unclear = I cannot read “{ $line }”. A line is a name of up to { $most } characters, then numbers: <code>Expert 1000 10d</code>
setup-number = A ladder has 2 to { $most } steps, one a line.
setup-first = “{ $title }” is where everybody begins, so it asks for nothing.
setup-order = “{ $title }” must ask for more than “{ $below }”, and for nothing less.
setup-days = “{ $title }” asks for more active days than there are: they are counted over { $window } days.
setup-twice = Two steps have the same name.
rehearsal =
    <b>A rehearsal: nothing has changed yet</b>
    { $steps }

    { $rises }
    { $falls }
    { $said }
rehearsal-no-rise = ↑ Nobody would rise.
rehearsal-rises =
    ↑ { $number } would rise: { $names }{ $more ->
        [0] { "" }
        [one] { " " }and one more
       *[other] { " " }and { $more } more
    }
rehearsal-falls =
    ↓ { $number ->
        [0] Nobody would fall.
        [one] One would fall, not before { $days } days have passed.
       *[other] { $number } would fall, not before { $days } days have passed.
    }
rehearsal-falling = { "  " }{ $names }{ $more ->
        [0] { "" }
        [one] { " " }and one more
       *[other] { " " }and { $more } more
    }
rehearsal-closed = 🔒 Closed until you choose another tier for them: { $names }{ $more ->
        [0] { "" }
        [one] { " " }and one more
       *[other] { " " }and { $more } more
    }
rehearsal-open = 🔓 Open to everybody unless you choose another tier: { $names }{ $more ->
        [0] { "" }
        [one] { " " }and one more
       *[other] { " " }and { $more } more
    }
rehearsal-said =
    ✉ { $here ->
        [0] No message here
        [one] One message here
       *[other] { $here } messages here
    }, { $private ->
        [0] none in private.
        [one] one in private.
       *[other] { $private } in private.
    }
setup-do = Do it
setup-leave = Leave it
setup-done =
    ✓ These are the tiers now:
    { $steps }
setup-left = Left as it was.

# --- Tags, for admins ---
tags-off = 🏷 Tier beside the name: no
tags-on = 🏷 Tier beside the name: yes
tags =
    <b>A tier as the tag beside a member's name</b>
    { $steps }
    Whoever is at the beginning has none, and so have admins.

    { $state }
tags-step = { $tier } → { $tag }
tags-step-none = { $tier } → no tag: a tag needs letters or numbers
tags-would-come =
    { $number ->
        [0] Nobody would get a tag yet; it comes with the first rise.
        [one] About { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        } for one member. Nothing has changed yet.
       *[other] About { $minutes ->
            [one] one minute
           *[other] { $minutes } minutes
        } for { $number } members. Nothing has changed yet.
    }
tags-would-go =
    Taking them away again takes about { $minutes ->
        [one] one minute.
       *[other] { $minutes } minutes.
    }
tags-waiting =
    { $number ->
        [one] One member still waits
       *[other] { $number } members still wait
    } for their tag, about { $minutes ->
        [one] one minute.
       *[other] { $minutes } minutes.
    }
tags-have =
    { $number ->
        [0] Nobody has a tag yet.
        [one] One member has their tag.
       *[other] { $number } members have their tag.
    }
tags-going =
    { $number ->
        [one] One tag is
       *[other] { $number } tags are
    } still to be taken away, about { $minutes ->
        [one] one minute.
       *[other] { $minutes } minutes.
    }
tags-not-allowed = I may not set tags here. Please give me the admin right to edit member tags; then it works.
tags-turn-on = Turn it on
tags-turn-off = Turn it off
tags-turned-on =
    ✓ From now on a member's tier stands beside their name{ $minutes ->
        [0] .
        [one] , for all in about a minute.
       *[other] , for all in about { $minutes } minutes.
    }
tags-turned-off =
    ✓ No more tiers beside the names{ $minutes ->
        [0] .
        [one] ; the last tag is gone in about a minute.
       *[other] ; the last tag is gone in about { $minutes } minutes.
    }

# --- What another admin changed in between ---
meanwhile =
    ⚠️ After you looked, this was changed:
    { $changes }

    Nothing of yours was changed. This is how it stands now:

    { $card }
changed-ladder =
    { $by } put up a ladder. Before:
    { $old }
    Now:
    { $new }
changed-draft =
    { $by } is trying out another ladder. Before:
    { $old }
    Now:
    { $new }
changed-first =
    { $by } is trying out another ladder:
    { $new }
changed-left =
    { $by } let this one go:
    { $old }
changed-gift = { $by }: { $gift }: { $old } → { $new }
nobody = nobody
