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
