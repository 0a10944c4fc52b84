menu-why = Where your points come from

why-list = <b>Your last entries</b>
    { $entries }
    Reply to a message with /why to hear what that one earned.
why-list-none = Nothing in your book yet. Write a few words to the group and it begins.

unknown = I have no note of that message. It was written before I came, or not by a member.
unknown-by-now = I have no note of that message. I keep notes for { $days ->
        [one] one day
       *[other] { $days } days
    }; what it earned is in the books for good.
about = { $told }
earned = That message earned { $points ->
        [one] 1 point
       *[other] { $points } points
    }.
cooldown = No points for that one: it came { $seconds } s after one that earned some. They count { $least } s apart.
cap = No points for that one: the day's { $cap ->
        [one] 1 point
       *[other] { $cap } points
    } for { $what } were in already. Welcome all the same!
off = In this group, { $what } earn no points.
earned-less = From { $full } points a day on, each pays { $after }: there is room for everybody.
answer-earned = { $name }, whom it answers, got { $points ->
        [one] 1 point
       *[other] { $points } points
    } for it.
answer-cooldown = It earned { $name } nothing: answers count { $least } s apart.
answer-cap = It earned { $name } nothing: the day's { $cap } points for replies were in already.
answer-pair = It earned { $name } nothing: of the same person's, the first { $pair } a day count. Do go on talking!
answer-both = It earned { $name } nothing: between the same two, the first { $both } a day count. Do go on talking!
reactions = Reactions to it earned { $points ->
        [one] 1 point
       *[other] { $points } points
    }.
by-rules = That was by the rules of { $day }; /rules shows today's.

verdict-command = What is said to me, a command or a check-in, earns no message points. A check-in has its own.
verdict-forwarded = Forwarded messages earn no points. Your own words do.
verdict-via-bot = What another bot wrote for you earns no points. Your own words do.
verdict-sticker = Stickers and animations earn no points. They are fun anyway!
verdict-album = Of the pictures in an album the first one counts; this is another of them.
verdict-short = No points for that one: it is short ({ $length }). From { $least } letters on it counts; a 汉字 is worth three.
verdict-repeated = No points for that one: it is much like another that its author wrote just before.
verdict-burst = No points for that one: many were written in quick succession, and the first ones count. It is welcome all the same!

reaction-taken-back = for a reaction that was taken back

# --- Other numbers that can be explained: /why totals, skills, top, streak ---
button-totals = Totals
button-skills = Skills
button-top = My place
button-streak = Streak

# --- What came and paid nothing ---
button-today = What paid nothing today?
reactions-gone = Reactions to it were taken back, and their points with them.
unpaid-to-reply = { $count ->
        [one] One reply to it earned its author nothing
       *[other] { $count } replies to it earned its author nothing
    }: { $why }.
unpaid-to-reaction = { $count ->
        [one] One reaction to it came and earned nothing
       *[other] { $count } reactions to it came and earned nothing
    }: { $why }.
answer-off = In this group, replies earn no points.
answer-self = It answers its own author, which earns nothing.
answer-nobody = It answers a bot or a channel, which earn nothing.
answer-verdict = So it earned { $name }, whom it answers, nothing either.
somebody = somebody
unpaid-self = one's own earn nothing
unpaid-again = they paid once and were taken back
unpaid-verdict = what was written earns nothing (short, repeated, forwarded or the like)
unpaid-off = { $what } earn no points in this group
unpaid-cooldown = they count { $least } s apart
unpaid-cap = the day's { $cap } points were in already
unpaid-pair = of the same person's, the first { $pair } a day count
unpaid-both = between the same two, the first { $both } a day count
unpaid-short = too short to count
unpaid-forwarded = forwarded
unpaid-via-bot = written by another bot
unpaid-sticker = stickers and animations
unpaid-album = further pictures of an album
unpaid-repeated = much like one of your last
unpaid-burst = many in quick succession, of which the first count
today =
    <b>What came on { $day } and paid nothing</b>
    { $lines }
    All of it was received. Reply to a message with /why to hear about that one.
today-none = Nothing that came on { $day } went unpaid, as far as I noted it lately.
today-message = • { $count ->
        [one] one message of yours
       *[other] { $count } messages of yours
    }: { $why }
today-media = • { $count ->
        [one] one picture or file of yours
       *[other] { $count } pictures and files of yours
    }: { $why }
today-reply = • { $count ->
        [one] one reply to you
       *[other] { $count } replies to you
    }: { $why }
today-reaction = • { $count ->
        [one] one reaction to you
       *[other] { $count } reactions to you
    }: { $why }
