menu-nudges = A word from me when it grows quiet around you
menu-nudgesetup = Words to members who drift away: a look, on or off

unasked = a word because it had grown quiet around you
word-1 =
    Hello { $name }, it has been quiet around you in { $community }, and that is fine.
    If you feel like it, just say hello there: your place by the fire is kept.
word-2 =
    { $name }, { $community } misses you a little.
    Nothing to catch up on, nothing to explain. One line is enough to be back.
button-here = I'm here
button-stop = No such words, please
button-allow = You may write again
stopped = Good, I won't write to you when it grows quiet. You are welcome all the same.
allowed = Good. Once a month at most, and once for a silence.
about = When somebody has been away much longer than is usual for them, I may send one kind word in private: once a month at most, once for a silence, never in quiet hours. In our private chat, /nudges stops it.
mine-on = When you are away much longer than is usual for you, I may send one kind word: once a month at most, once for a silence, never in your quiet hours.
mine-off = I don't write to you when it grows quiet.

setup = { $lines }
stages = By their own rhythm: { $active } active, { $drifting } drifting away, { $lost } long gone, { $new } too new to tell.
would = A look right now would send { $words ->
        [0] no word
        [one] one word
       *[other] { $words } words
    } in private.
is-on = Every day at { $at } I look who drifts away.
is-off = I don't write to members who drift away.
results = Back within two weeks, of those who got a word: { $share }.
results-held = Of those held back to compare: { $share }.
share = { $back } of { $of } ({ $percent } %; 95 % interval { $least } to { $most } %)
button-on = Turn on
button-off = Turn off
turned-on = Done. From tomorrow on, whoever drifts away gets one kind word, at most once a month. Those whom I may not write to I tell you about on Mondays, in private.
turned-off = Done. I don't write any more.
listed = It has grown quiet around { $names } in { $community }, and I may not write to them. A word from you may be worth more anyway.
no-use = In { $community } I stopped writing to those who drift away: of those who got a word { $told } % came back, of those who got none { $held } %. /nudgesetup turns it on again, should you see more than numbers do.

will-say = In private, to whoever drifts away: a kind word (every day I look anew)
