menu-points = Your points: now, today, this week

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
for-reply = for a reply to you
for-reaction = for a reaction to you
for-merge = for what was spent before two groups became one

entry-plus = <b>+{ $points }</b> { $what } · { $day }
entry-minus = <b>−{ $points }</b> { $what } · { $day }
