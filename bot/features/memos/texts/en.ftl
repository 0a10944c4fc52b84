# What a member wants to be told, in their own words.
no-words = What shall I remind you of? For example: <code>/remind tomorrow 9:00 call mum</code>.
too-long = That is too long to remind you of: { $most } characters at most.
too-many = You have { $most } reminders already. Delete one first: /remind lists them.
gone = That reminder is not there any more. /remind lists those that are.
over = I have told you that again since then. The later message has the buttons that count.
past = The time of #{ $number } is over. Give it another: <code>/remind #{ $number } tomorrow 9:00</code>

card-on = ⏰ <b>{ $words }</b>
    I'll remind you { $when } ({ $zone } time).
card-put-off = ⏰ <b>{ $words }</b>
    I'll remind you again { $next } ({ $zone } time).
card-paused = ⏸ <b>{ $words }</b>
    Paused. It would come { $when } ({ $zone } time).
card-told = ☑️ <b>{ $words }</b>
    That was { $when } ({ $zone } time).
card-draft = <b>{ $words }</b>
    { $why }
took-nine = You named no hour, so I took 9:00.
took-next = I took the next { $at } that comes.
cut-short = In a shorter month, on its last day.
in-quiet = That is within your quiet hours, so I write when they end.
or-write-again = Or write it again with another time.

list = ⏰ <b>Reminders in your own words</b>
    { $lines }

    A new one: <code>/remind every friday 18:00 call mum</code>
    Another time for one: <code>/remind #{ $number } saturday 10:00</code>
list-none = You have no reminders in your own words. Begin with, for example:
    <code>/remind tomorrow 9:00 call mum</code>
    <code>/remind every weekday 21:30 stretch</code>
line-on = ⏰ #{ $number } · { $when }
line-put-off = ⏰ #{ $number } · again { $next }
line-paused = ⏸ #{ $number } · paused
line-told = ☑️ #{ $number } · told
line-draft = ✏️ #{ $number } · when?

button-open = #{ $number } { $glimpse }
button-choose = { $when }
button-pause = ⏸ Pause
button-resume = ▶️ Go on
button-delete = 🗑 Delete
button-list = All
button-restore = ↩️ Bring it back
deleted = Deleted: <b>{ $words }</b>. For an hour you can bring it back.

told = ⏰ { $words }
told-late = ⏰ { $words }
    <i>That was for { $time }. I was away, and am sorry to be late.</i>
done = ✅ Done
in-ten-minutes = In 10 min
in-an-hour = In an hour
tomorrow = Tomorrow
ticked = ✅ { $words }
ticked-again = ✅ { $words }
    Next: { $next }.

# What is coming, for admins.
will-say = ✍️ To { $members ->
        [one] one member
       *[other] { $members } members
    }: { $count ->
        [one] one reminder
       *[other] { $count } reminders
    } they wrote for themselves
will-say-why = Written with <code>/remind</code>. What they say, and when, only those know who wrote them.
