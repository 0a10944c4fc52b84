menu-nudges = A word from me when it grows quiet around you
menu-nudgesetup = Words to members who drift away: a look, on or off

unasked = a word because it had grown quiet around you
by-admins = a word that admins wrote
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
about =
    When somebody has been away much longer than is usual for them, or where admins wrote a word for those who are new or back again, I may send one kind word in private: once a month at most, once for a silence, never in quiet hours. In our private chat, /nudges stops it.
    Whoever has no private chat with me may be greeted here by name instead, if they choose so below.
mine-on = When you are away much longer than is usual for you, or are new or back again where admins wrote a word for that, I may send one kind word: once a month at most, once for a silence, never in your quiet hours.
mine-off = I don't write to you when it grows quiet.
button-greet = Greet me in the group
button-greet-not = Don't name me there
greeted = Good. When I can't write to you in private, I may greet you by name in the group, once a month at most.
not-greeted = Good, I won't greet you by name in the group.

setup = { $lines }
stages = By their own rhythm: { $new } too new to tell, { $activated } settling in, { $active } active, { $drifting } drifting away, { $silent } silent, { $lost } long gone, { $returned } back again.
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
listed-by-policy =
    In { $community }, for you to write to by hand:
    { $lines }
by-hand = #{ $number } { $to }: { $names }
no-use = In { $community } I stopped writing to those who drift away: of those who got a word { $told } % came back, of those who got none { $held } %. /nudgesetup turns it on again, should you see more than numbers do.

will-say-why = Whose silence is unlike them gets a word, within everybody's own limits; <code>/nudgesetup</code> changes that.
will-say = In private, to whoever drifts away: a kind word (every day I look anew)

part = { $part }
both = { $first }{ $second }
with-present =
    { $words }

    🎁 With it come { $points ->
        [one] one point
       *[other] { $points } points
    } for you.
with-code =
    { $words }

    🎁 With it comes <code>{ $code }</code>, worth { $points ->
        [one] one point
       *[other] { $points } points
    }: <code>/code { $code }</code>
with-code-behind =
    { $words }

    🎁 With it comes a code worth { $points ->
        [one] one point
       *[other] { $points } points
    }, behind the button.
code = 🎁 <code>{ $code }</code> is worth { $points ->
        [one] one point
       *[other] { $points } points
    } until { $day }: <code>/code { $code }</code>
button-present = 🎁 My present
no-present = No present of yours waits here.
present = a kind word with something in it
mention = 👋 { $names }: { $words }

stage-new = new
stage-activated = settling in
stage-active = active
stage-drifting = drifting away
stage-silent = silent
stage-lost = long gone
stage-returned = back again
to = { $stage }{ $days ->
        [0] {""}
        [one] {" "}for a day
       *[other] {" "}for { $days } days
    }
line-off = #{ $number } ⏸ { $to }
line-on = #{ $number } ✅ { $to }
line-stopped = #{ $number } ⏹ { $to } (stopped: it brought nobody back)
line-deleted = #{ $number } { $to } (deleted)
policies =
    Your own words, to { $most } members a day at most:
    { $lines }
channel-private = In private; whom I can't reach is on the Monday list.
channel-group = In private, else by name in the group if they allow it; the others are on the Monday list.
channel-list = On the Monday list, for you to write by hand.
head =
    { $line }
    { $channel }
    As you would read it:
text =
    ———
    { $text }
days-are = ——— Days shown as for somebody away for { $days }.
today = Today that would write to { $told } of { $of } members.
today-listed = On the Monday list: { $listed }.
card = { $lines }
many = That is more than a fifth of the group, or more than 30 members, at once. Do you mean it? They would hear of it bit by bit, { $most } a day at most.
button-sure = Yes, write to { $number }
button-open = #{ $number } { $to }
button-how = Write my own
button-result = Results
button-change = Change
button-delete = Delete
button-restore = Bring it back
button-list = All
policy-on = #{ $number } is on.
deleted = #{ $number } is deleted.
a-day = Done: what you wrote reaches { $most } members a day at most, all of it together.
a-day-unclear = A number from 1 to { $most }, please: /nudgesetup 20 a day
how =
    Write it in the group, for example:
    /nudgesetup drifting 10 days private: Hi {"{name}"}, your chair by the fire is still warm. / {"{name}"}, we kept your place.

    Stage: new, activated, active, drifting, silent, lost or returned. Then, as you like: days in it · private, group (by name, if there is no private chat and they allow it) or list (you write by hand) · +5 points, or a code of 5 points. Two texts with " / " between them are compared. {"{name}"}, {"{community}"} and {"{days}"} (since they were last here) are filled in. [en] … [zh] … writes for readers of both languages; each reads theirs, in the group its own.
    Nothing is sent before you have seen it and turned it on.
how-to-change = Write in the group, with other words: /nudgesetup #{ $number } drifting 10 days: Hi {"{name}"}, …
no-such-policy = There is no #{ $number } (any more). /nudgesetup shows all.
policy-changed = #{ $number } has been changed meanwhile. Please look at it once more.
too-many = { $most } are enough; delete one first.
unclear-stage = Which stage? One of: new, activated, active, drifting, silent, lost, returned. For example /nudgesetup drifting 10 days: Hi {"{name}"}, …
unclear-text = I need the words behind a colon, for example /nudgesetup drifting 10 days: Hi {"{name}"}, …
unclear-texts = One text, or two with " / " between them; more than two can't be compared with so few members.
unclear-long = { $longest } characters are the most for one text.
unclear-days = { $days } days are the most.
unclear-points = { $points } points are the most.
unclear-coupon = How much is the code worth? For example: a code of 5 points.
unclear-languages = Each language once, with as many texts in the one as in the other: [en] Hi {"{name}"} … [zh] {"{name}"}，…
unclear-placeholder = I don't know { $what }. There are {"{name}"}, {"{community}"} and {"{days}"}.
unclear-placeholders = { $placeholders } blanks to fill in are the most for one text.
unclear-word = I don't understand “{ $what }” before the colon. For example: /nudgesetup drifting 10 days private: Hi {"{name}"}, …

outcomes-none = There are no words of your own yet.
outcomes =
    Active again within a week (with the interval that holds 95 of 100 times):
    { $lines }
outcome = { $line }
nobody-yet = Nobody so far.
outcome-told = Written to: { $share }
outcome-held = Held back: { $share }
outcome-text = Text { $number }: { $share }
outcome-text-none = Text { $number }: nobody yet
outcome-waiting = { $count ->
        [one] One more, whose week isn't over
       *[other] { $count } more, whose week isn't over
    }
outcome-listed = On the Monday list: { $count }
words-too-few = Too few to tell whether it helps.
words-open = It may help or not: these numbers can't tell.
words-more = More of those written to came back than chance explains.
words-fewer = Fewer of those written to came back than chance explains.
texts-too-few = Too few to compare the two texts.
texts-open = No difference between the two texts that chance couldn't explain.
texts-more = The first text does better than chance explains.
texts-fewer = The second text does better than chance explains.
policy-no-use = In { $community } I stopped #{ $number }: of those written to { $told } % came back within a week, of those held back { $held } %. /nudgesetup turns it on again, should you see more than numbers do.
will-mention = A greeting in the group to who has been missed
