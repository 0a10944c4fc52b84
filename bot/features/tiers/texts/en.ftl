menu-tiers = The tiers here, and where I stand

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
list = { $names }, { $name }

# --- A step down, said in private only ---
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
both = { $one } · { $other }
with = { $step } · { $gift }

gift-early = early enrolment
gift-hosting = hosting
gift-booking = bookable slots
gift-tag = shown beside your name

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
locked = { $by } made you { $tier } on { $day }, whatever the numbers say. { $why }
an-admin = An admin
