menu-surveysetup = Short questions after a challenge, and what came back
unasked = a few questions about a challenge you were in

# --- To whoever is asked ---
asks =
    <b>{ $title }</b> in { $community } is over. One question, if you like:
    Would you recommend it to a friend? From 0 (no) to 10 (by all means).

    The admins see numbers and words of all together, never who said what.
button-score = { $score }
button-skip = Not this time
asks-words =
    Thank you, a { $score } for <b>{ $title }</b>.
    What should stay, what should be different? Write it here in your next message, or leave it at that.
asks-own =
    One more:
    <b>{ $question }</b>
    Write it here in your next message, or leave it at that.
button-next = Nothing to add ›
button-enough = That's all
button-take-back = ↩️ Take my answers back
heard =
    Noted, without your name: <i>{ $words }</i>

    { $next }
thanks = That's all there was to ask about <b>{ $title }</b>. Thank you!
skipped = All right. I won't ask about this again.
taken-back =
    Your answers are forgotten.

    { $asks }
over = This survey is over; thank you for thinking of it. What you would like to say, the admins will gladly hear.

# --- To admins ---
report =
    📝 What members say of <b>{ $title }</b> in { $community }
    { $lines }
report-counts = { $asked ->
        [one] One was asked
       *[other] { $asked } were asked
    }, { $answered } answered, { $skipped } would rather not.
report-few = Fewer than { $least } answered, so nothing of it is shown: anybody could guess who said what.
report-net = Would recommend it (NPS): <b>{ $score }</b>. With this many answers, anything from { $least } to { $most } may be the truth (95%).
report-parts = 9–10: { $promoters } · 7–8: { $passives } · 0–6: { $detractors }. The NPS is the share of the first less the share of the last.
report-words = <b>What should stay, what should be different:</b>
report-own = <b>{ $question }</b>
report-quote = · { $words }
report-more = … and { $more } more

# --- /surveysetup ---
setup =
    📝 { $state }
    { $own }
    Members are asked in private, may decline, and nobody sees who said what. You get a report after some days.
    A question of your own: <code>/surveysetup question What next?</code>
setup-on = Whoever was in a challenge is asked about it when it is over.
setup-off = After a challenge nobody is asked, unless that challenge says so.
setup-own = Your own question: <b>{ $question }</b>
setup-no-own = No question of your own.
button-turn-on = Ask after every challenge
button-turn-off = Don't ask by itself
button-report = 📝 { $title }
question-kept = From the next survey on I ask, too: <b>{ $question }</b>
question-none = No question of your own any more.
question-long = That is too long for a question: { $most } characters at most.
how = Like this: <code>/surveysetup question What next?</code>, or <code>/surveysetup question off</code>
still-open = It is still open. Nobody sees anything before it ends, or one could tell whose answer came last.
in-private = I tell that in private only. Write to me there once, then press again.
