menu-shop = What there is for my points
menu-redeem = My rewards and their codes
menu-reward = Fill the shop, see who took what

# Lines of a longer text
lines = { $lines }

# --- The shelf ---
empty = The shop has nothing on its shelf yet. Your points keep.
shop =
    <b>Shop</b> · { $community }
    You have { $balance ->
        [one] 1 point
       *[other] { $balance } points
    } to spend. Spending never lowers your tier or your place.

    { $items }
open-shop = Open the shop
button-mine = 🎒 My rewards
button-shop = ‹ To the shop
before = ‹
after = ›
label = { $emoji } { $reward } · { $price }
label-gift = { $emoji } { $reward }
line-free = ✅ { $item }
line-missing = ▫️ { $item } – { $missing }

# What is in the way, in a word or two
missing-gone = not on offer now
missing-tier-gone = its tier is gone
missing-early = from { $day }
missing-over = was there until { $day }
missing-sold-out = sold out for now
missing-limit = yours already
missing-tier = for { $tier }
missing-streak = { $missing ->
        [one] one more day in a row
       *[other] { $missing } more days in a row
    }
missing-lifetime = { $missing ->
        [one] one more point to earn
       *[other] { $missing } more points to earn
    }
missing-points = { $missing ->
        [one] 1 point to go
       *[other] { $missing } points to go
    }

# The same in a sentence
no-gone = This reward is not on offer at the moment.
no-tier-gone = This reward was for a tier that is no longer there. Admins can open it again.
no-early = This reward comes on { $day }.
no-over = This reward was there until { $day }.
no-sold-out = The last one has just found its owner. Your points are untouched.
no-limit = You have had yours: it is { $limit } { $period } for each member.
no-tier = This one is for members from { $tier } on. You are on your way.
no-streak = { $missing ->
        [one] One more day in a row, and it is yours to take.
       *[other] { $missing } more days in a row, and it is yours to take.
    }
no-lifetime = { $missing ->
        [one] One more point to earn until this one opens.
       *[other] { $missing } more points to earn until this one opens.
    }
no-points = { $missing ->
        [one] 1 point to go. Almost there!
       *[other] { $missing } points to go.
    }
price-changed = The price has changed meanwhile: it is { $price } now. Nothing was spent; have another look.
per-ever = in all
per-day = a day
per-week = a week
per-month = a month

# --- One reward ---
title = { $emoji } <b>{ $reward }</b>
about = { $about }
costs = { $price ->
        [0] Costs nothing
        [one] 1 point
       *[other] { $price } points
    }
left = { $left ->
        [0] None left at the moment
        [one] The last one
       *[other] { $left } left
    }
tier-is-gone = 🔒 Its tier is no longer there, so it is closed until an admin chooses another
takes-tier = For members from { $tier } on
takes-streak = For { $days } days in a row
takes-lifetime = For { $points } points ever earned
at-most = For each member at most { $limit } { $period }
by-approval = An admin says yes first; if not, your points come back
valid = Valid for { $days ->
        [one] one day
       *[other] { $days } days
    }
from = From { $day }
until = Until { $day }
button-redeem = { $price ->
        [one] Take it for 1 point
       *[other] Take it for { $price } points
    }
button-take = Take it

# --- Taken ---
done-requested = { $emoji } <b>{ $reward }</b>: I have asked the admins. You hear from me; if they say no, your points come back.
done-ready = { $emoji } <b>{ $reward }</b> is yours. Enjoy it!
done-delivered = { $emoji } <b>{ $reward }</b> is yours. Enjoy it!
done-used = { $emoji } <b>{ $reward }</b> is yours, and was handed over already.
done-declined = { $emoji } <b>{ $reward }</b> was declined; your points are back.
done-cancelled = { $emoji } <b>{ $reward }</b> was taken back; your points are back.
done-expired = { $emoji } <b>{ $reward }</b> was not used in time; your points are back.
code = Your code: <code>{ $code }</code>
use-until = To be used until { $day }.
balance-left = You have { $balance ->
        [one] 1 point
       *[other] { $balance } points
    } left.

# --- /redeem ---
mine-in-private = What you took, and its codes, I show you in our private chat.
open-private = Open our private chat
mine-none = You have taken nothing yet. The shop is open.
mine =
    <b>My rewards</b>
    { $redemptions }
owned = { $emoji } { $reward } · { $day } · { $state }
owned-code = { $emoji } { $reward } · { $day } · <code>{ $code }</code>
owned-until = { $emoji } { $reward } · { $day } · { $state }, until { $until }
owned-reason = { $emoji } { $reward } · { $day } · { $state }: { $reason }
state-requested = waits for an admin
state-ready = ready for you
state-delivered = delivered
state-used = handed over
state-declined = declined{ $price ->
        [0] {""}
       *[other] , points returned
    }
state-cancelled = taken back{ $price ->
        [0] {""}
       *[other] , points returned
    }
state-expired = expired{ $price ->
        [0] {""}
       *[other] , points returned
    }
button-cancel = Take back { $reward }
taken-back = Taken back. Your points are yours again.
settled = That is settled already: { $state }.

# --- To the member ---
told-ready = { $emoji } Your <b>{ $reward }</b> is ready. Enjoy it!
told-delivered = { $emoji } Your <b>{ $reward }</b> is here. The code is with your rewards.
told-used = { $emoji } Your <b>{ $reward }</b> was handed over.
told-declined = { $emoji } <b>{ $reward }</b> did not work out this time: { $reason }. { $price ->
        [0] You owe nothing.
        [one] Your point is back.
       *[other] Your { $price } points are back.
    }
told-cancelled = { $emoji } <b>{ $reward }</b> was taken back by an admin. { $price ->
        [0] You owe nothing.
        [one] Your point is back.
       *[other] Your { $price } points are back.
    }
told-expired = { $emoji } <b>{ $reward }</b> was not used in time. { $price ->
        [0] It is back on the shelf.
        [one] Your point is back.
       *[other] Your { $price } points are back.
    }
told-unanswered = { $emoji } Nobody could answer your wish for <b>{ $reward }</b> in time. { $price ->
        [0] The shop is still open to you.
        [one] Your point is back.
       *[other] Your { $price } points are back.
    }
told-group = { $name }, what you wished for is ready: /redeem
reason-none-left = there is none left
reason-not-now = not possible just now
reason-talk = an admin would like to talk to you first
reason-unanswered = nobody answered in time

# --- To the admins ---
asked = <b>{ $name }</b> wishes for { $item } in { $community }. The points are set aside; with a no they go back.
button-approve = ✅ Approve
button-decline = Decline…
why-not = { $emoji } { $reward } for { $name }: which reason shall I give?
approved = ✅ { $emoji } { $reward } for { $name }: approved by { $by }.
declined = { $emoji } { $reward } for { $name }: declined by { $by }. The points are back.

how = I don't know “{ $words }”. In the group you can say:
    <code>/reward new "Coffee voucher" 200 stock 10 tier growing approve limit 1/month valid 30</code>
    <code>/reward change "Coffee voucher" price 150 about "From the corner café"</code>
    <code>/reward</code> alone opens everything with buttons.
created = On the shelf:
changed = Changed:
open-desk = Manage in private
desk-in-private = The shop is managed in our private chat.
desk =
    <b>Shop</b> · { $community }
    { $rewards ->
        [0] Nothing on the shelf yet. In the group, send for example
            <code>/reward new "☕ Coffee voucher" 200 stock 10 approve limit 1/month</code>
        [one] One reward. Tap it to change it.
       *[other] { $rewards } rewards. Tap one to change it.
    }
put-by = ⏸ { $item }
is-paused = ⏸ Put by: nobody sees it.
is-retired = Off the shelf for good.
codes-free = Codes: { $free } of { $codes } are free
plus-price = +{ $by } ⭐
minus-price = −{ $by } ⭐
plus-stock = +{ $by } 📦
minus-stock = −{ $by } 📦
button-count = Count the stock
button-uncount = As many as wanted
button-ask = Ask an admin first
button-trust = No admin needed
button-codes = 🔑 Codes
button-pause = ⏸ Put by
button-resume = ▶️ Back on the shelf
button-retire = Take off the shelf
button-sure = Really, for good
button-desk = ‹ All rewards
button-back = ‹ Back
retired = Off the shelf. Whoever has one keeps it.
not-below-zero = It cannot go below 0.

codes-how = <b>Codes for { $reward }</b> ({ $free } free)
    Send them here within 15 minutes, one a line:
    <code>/rewardcodes
    ABCD-1234
    EFGH-5678</code>
    Each goes to one member and is shown to nobody else.
codes-in = { $new ->
        [0] I knew all of these already.
        [one] One new code for { $reward }.
       *[other] { $new } new codes for { $reward }.
    } Free now: { $free }.
codes-what-for = Which reward are they for? Send /reward in the group, tap the reward, then 🔑 Codes.
codes-none = I found no codes. One a line, after <code>/rewardcodes</code>.
codes-too-many = I take up to 500 codes at once, each up to 100 characters long.
button-forget = Throw away the free codes

button-open = ⏳ Open
button-log = 📜 Log
open = <b>Open</b>: what waits for an answer, or to be handed over. Tap one.
open-none = Nothing waits for you.
log = <b>Log</b>, newest first. Tap one for more.
log-none = Nobody has taken anything yet.
logged = { $day } · { $name } · { $emoji } { $reward } · { $price } · { $state }
button-export = As text
exported = { $redemptions }
button-used = 🤝 Handed over
button-take-back = Take back…
button-sure-back = { $price ->
        [0] Really take it back
       *[other] Really: take it back, return { $price }
    }

name-taken = There is a reward called { $name } already. Use <code>/reward change</code>, or give it another name.
shelf-full = The shelf holds { $most } rewards. Take one off first.
unknown = I find no reward called “{ $name }”. /reward shows what there is.
unclear-new = I need a name and a price: <code>/reward new "Coffee voucher" 200</code>
unclear-name = A name has 1 to 48 characters: “{ $words }”
unclear-word = I don't know “{ $words }” here. I know
    price, stock, tier, streak, lifetime, limit, approve, auto, valid, from, until, about and name.
unclear-end = Something is missing after “{ $words }”.
unclear-number = “{ $words }” should be a number from 0 to 1000000.
unclear-tier = “{ $words }” is no tier here. /tiers shows them.
unclear-limit = “{ $words }” should be like 1, 2/day, 1/week or 1/month.
unclear-day = “{ $words }” should be a date like 2026-12-31.
unclear-dates = It would end before it begins.

# --- Why there are points ---
for-reward = for a reward
for-return = for a reward given back

# --- What another admin changed in between ---
meanwhile =
    ⚠️ After you looked, this was changed:
    { $changes }
    Nothing of yours was changed. This is how it stands now:

just-changed =
    ⚠️ Just now, this was changed:
    { $changes }
    Nothing of yours was changed. Send it once more if yours shall hold.
changed-one = { $by }: { $what } { $old } → { $new }
what-name = name
what-emoji = symbol
what-about = description
what-price = price
what-stock = stock
what-tier = tier
what-streak = days in a row
what-lifetime = points ever earned
what-per-member = limit for each member
what-period = limit
what-needs-approval = an admin says yes first
what-valid-days = days valid
what-from-on = from
what-until-on = until
what-shown = on the shelf
value-none = –
value-yes = yes
value-no = no
value-active = yes
value-paused = put by
value-retired = off for good
