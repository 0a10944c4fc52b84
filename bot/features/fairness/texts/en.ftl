menu-fairness = Who is paid mostly by each other

ring =
    🔎 <b>{ $community }</b>: in the last { $days ->
        [one] day
       *[other] { $days } days
    }, { $who } were paid { $total } times for replies, reactions and thanks, { $inside } of them by each other.
    { $lines }
    That may be a good friendship, or a game for points. Nothing was taken or blocked, and they are told nothing: it is yours to judge.
pair = { $giver } → { $receiver }: { $times }
names = { $names }, { $name }
button-fine = Looks fine
fine = Good. I say nothing more of these members for ninety days.

nothing = Nothing stands out: nobody here is paid mostly by each other.
found =
    { $rings }
unclear =
    I didn't get that. It goes like this:
    <code>/fairness burst 6 60</code> (of messages within 60 s the first 6 count; up to 20, and 5 to 600 s)
    <code>/fairness similar 85</code> (from 85 % in common on it is a repeat; 50 to 100)
    <code>/fairness burst off</code>, <code>/fairness similar off</code>
in-private = I tell that in our private chat only. Open it once (press my name, then <i>Start</i>), and ask again.
