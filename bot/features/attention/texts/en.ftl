menu-stop = Nothing from me unasked any more

told = { $lines }
stopped = Understood. From now on I write to you only when you ask me, or asked me to: answers, reminders at an hour you set, what you ordered. Warnings about streaks stop as well.
last = The last word of mine was on { $day }, for { $community }: { $about }.
allowed = Thank you. At most { $words ->
        [one] one word
       *[other] { $words } words
    } a week, from all your groups together, never a second one before you have shown yourself, and never in your quiet hours.
button-stop = Nothing unasked, please
button-allow = You may write again

# --- How much a group hears in a day ---
menu-budget = How much I say in this group unasked, in a day
in-private = How much I say here in a day is between us admins. I’ll show you in our private chat.
open = Show me
budget =
    { $most ->
        [0] Unasked, I may say as much as there is in { $community }. Today: { $said }.
        [one] Unasked, I say at most one message a day in { $community }. Today, with what is set for later: { $said }.
       *[other] Unasked, I say at most { $most } messages a day in { $community }. Today, with what is set for later: { $said }.
    }
    Challenges, birthdays, welcomes and what you announce for a time always come, and count. When a day is full, promotions and new badges are told together in the celebrations of the day; digests, honours and rituals come on the next day that has room.
    { $lines }
budget-none-put-off = Nothing had to wait lately.
budget-later = ⏳ { $what }: { $full } was full, so it comes on { $day } at { $at }.
budget-folded = 🎉 { $what }: { $full } was full, so it is told together with others.
button-most = { $most ->
        [0] No limit
       *[other] { $most }
    }
button-budget = How much a day
budget-usage = Say a number from 0 to { $most }, as in <code>/budget 8</code>; 0 is no limit.
will-say-why = { $day } had enough messages already, so it waits; <code>/budget</code> changes how many there may be.
