menu-code = Enter a code
menu-coupon = Make a code that is worth points
menu-coupons = The codes here, and how often each was used

ask = Write the code behind it: <code>/code ABCD-2345</code>
got = 🎟 { $points ->
        [one] One point
       *[other] { $points } points
    } for you{ $reason }. You have { $balance } to spend.
reason = { " " }({ $reason })
no-unknown = There is no such code here. Look again, letter by letter?
no-had = You have used that code already. Once for everybody!
no-used-up = That code is used up: others were quicker.
no-over = That code is not good any more.
no-too-many = That were several codes that there are not. Try again in an hour.

made =
    🎟 <code>{ $code }</code>: { $points ->
        [one] one point
       *[other] { $points } points
    } for { $uses ->
        [one] one member
       *[other] { $uses } members, once each
    }{ $until }.
    Members enter it with <code>/code { $code }</code>, here or in private.
until = , until { $day }
how = { $word ->
        [none] It goes like this:
       *[other] I didn't get “{ $word }”. It goes like this:
    }
    <code>/coupon 50</code>
    <code>/coupon 20 uses 30 days 14 code SPRING24 for the book fair</code>
too-much = A coupon brings { $most } points at most.
taken = There is a code { $code } already.
list =
    🎟 <b>Codes</b>
    { $lines }
list-none = There is no code yet: <code>/coupon 50</code> makes one.
line = <code>{ $code }</code> · { $points ->
        [one] 1 point
       *[other] { $points } points
    } · { $used } of { $uses } used{ $until }{ $reason }
line-over = ▫️ { $code } · { $used } of { $uses } used, over
button-end = End { $code }
ended = { $code } is over. Who used it keeps the points.

# What an entry of the ledger is for.
for-coupon = for a code
