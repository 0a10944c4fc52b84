menu-tiers = The tiers here, and where I stand

newcomer = 🌰 Newcomer
growing = 🌱 Growing
expert = 🌳 Expert

rise-growing = 🌱 { $name } is <b>growing</b>. Good to have you with us!
rise-expert = 🌳 { $name } is an <b>expert</b> here now. Thank you for all you bring!

ladder =
    { $steps }

    { $mine }
step = { $tier }: from { $points } points
step-mine = <b>{ $tier }: from { $points } points ← you</b>
mine =
    You have earned { $points ->
        [0] no points
        [one] one point
       *[other] { $points } points
    } so far. { $missing ->
        [one] One more
       *[other] { $missing } more
    } to { $next }.
mine-last = You have earned { $points } points so far, and stand at the top.
