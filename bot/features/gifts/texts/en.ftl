menu-gift = Give somebody some of your points: /gift 20 @name
menu-gifts = Which points members gave each other

given = 🎁 { $giver } gives { $receiver } { $points ->
        [one] one point
       *[other] { $points } points
    }. How kind!
given-for = 🎁 { $giver } gives { $receiver } { $points ->
        [one] one point
       *[other] { $points } points
    }: { $reason }
button-undo = Undo
undone = ↩️ { $points ->
        [one] One point is
       *[other] { $points } points are
    } back with { $giver }; nothing went to { $receiver }.

# --- /gifts ---
list =
    🎁 <b>Given from member to member</b>
    { $lines }
list-none = Nobody gave anybody points yet. <code>/gift 20 for the lift</code> in answer to a message does it.
line = { $day } · { $points } from { $giver } to { $receiver }{ $reason }
line-undone = <s>{ $day } · { $points } from { $giver } to { $receiver }{ $reason }</s>
list-and-state =
    { $told }
    { $state }
state-on = Each may give up to { $most } a day. Change it with <code>/gifts 30</code>, stop it with <code>/gifts off</code>.
state-off = Giving is off here. <code>/gifts on</code> turns it on again; what was given stays.
choose-how = That is <code>/gifts on</code>, <code>/gifts off</code>, or how many points one may give a day, from 1 to { $most }: <code>/gifts 30</code>
reason = {": "}{ $reason }

# --- In the books: what an entry of the ledger is for. ---
for-giving = a gift to somebody
for-receiving = a gift from somebody
for-undo = a gift taken back
for-giving-told = a gift to { $name }{ $reason }
for-receiving-told = a gift from { $name }{ $reason }

# --- What is not done ---
how =
    Answer somebody's message with <code>/gift 20 for the lift</code>, or write <code>/gift 20 @name for the lift</code>.
    The points come from what you have to spend; nobody's place or tier changes.
below-one = A gift is one point at least.
too-much = { $most ->
        [one] One point is
       *[other] { $most } points are
    } the most one may give in a day here.
enough-today = { $most ->
        [one] One point a day is
       *[other] { $most } points a day are
    } the most one may give here. { $left ->
        [0] That was all for today; tomorrow there is more.
       *[other] Today { $left } are left.
    }
too-new = You are new here, how nice! { $days ->
        [one] From tomorrow on
       *[other] In { $days } days
    } you can give points, too.
yourself = To yourself? Pick somebody else, they will be glad.
robot = Bots have no use for points. Somebody here will be glad of them!
not-here = That person is not in the group at present, so they would not get it.
unknown = I know nobody here called { $name }. You can answer one of their messages.
off = Giving points is turned off in this group. A thank-you always works: /thanks
undo-late = It has been more than ten minutes; it is theirs now.
undo-spent = They have spent some of it already, so it stays with them.
