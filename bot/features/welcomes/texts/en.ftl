# Who joins is greeted, and finds the first steps.
menu-welcome = How newcomers are greeted here
menu-steps = My first steps here
menu-mentor = Be somebody newcomers can ask
menu-funnel = How far newcomers come

welcome = 👋 Welcome to <b>{ $community }</b>, { $names }!
    Good to have you here. Say hello whenever you feel like it; behind the button are a few first steps.
part = { $part }
both = { $first }{ $second }
with-mentors = { $welcome }

    { $lines }
turn-to = 🧭 { $name }, you can ask { $mentor } anything.
button-steps = 🌱 First steps

setup = { $preview }

    ———
    { $lines }

    Other words: <code>/welcome text Hello {"{name}"}, this is {"{community}"}. Begin here: {"{link}"}</code>
    Rules that newcomers can read: <code>/welcome rules …</code>
is-on = ✅ Whoever joins is greeted like this; those who come within minutes are greeted together.
is-off = ⚪️ Nobody is greeted yet. This is how it would read.
rules-none = 📜 No rules to read yet.
rules-are = 📜 Rules: { $rules }
mentors-none = 🧭 Nobody has offered to be a mentor yet (/mentor on, for the highest tier).
mentors = 🧭 Mentors:
    { $lines }
mentor-line = { $name } · { $count ->
        [0] no newcomers now
        [one] one newcomer
       *[other] { $count } newcomers
    }
draft = { $preview }

    ———
    ✏️ This is how it would read. Until you say so, the old words stay.
button-on = ✅ Turn on
button-off = Turn off
button-use = ✅ Use these words
button-show = Back
button-draft = ✏️ See the new words
button-standard = ↩️ The words I came with
turned-on = ✅ From now on, whoever joins is greeted.
turned-off = Nobody is greeted any more. What you wrote stays here for later.
words-used = ✅ These words greet whoever comes next.
words-changed = These words have changed since. /welcome shows them as they are now.
how-to-write = For example:
    <code>/welcome text Hello {"{name}"}, this is {"{community}"}. Begin here: {"{link}"}</code>
    <code>/welcome rules Be kind. No ads.</code>
    <code>/welcome on</code> · <code>/welcome off</code>
    The words may also be in a message that you answer.
unknown-variable = I don't know { $variable }. There are {"{name}"}, {"{community}"} and {"{link}"}.
too-many-variables = That is too many names and links for one welcome: { $most } at most.
too-long = That is too long: { $most } characters at most.

steps = 🌱 <b>Your first steps</b>, at your own pace:

    { $lines }
all-done = 🌳 <b>You have found your way in.</b>

    { $lines }

    It is good to have you here.
done = ✅ { $step }
left = ▫️ { $step }
step-hello = Write something in the group
step-zone = Tell me your time zone
step-checkin = Check in for the first time
step-rules = Read the rules
step-buddy = Meet your mentor
step-meet = Meet your mentor, { $mentor }
way-zone = 🕰 My time zone
way-checkin = 🔥 Check in
way-rules = 📜 The rules
way-buddy = 🤝 We have met
button-again = 🔄 Look again
open-private = Open our private chat
only-in-private = Your first steps are best taken in our private chat.
write-to-me = Write to me in private (@{ $bot }) and send /steps: there are your first steps.
long-here = First steps are for the first month. You have long been at home here; /me shows how you are doing.
rules = 📜 { $rules }
no-rules = There are no rules to read here at the moment.

word = { $day ->
        [2] Hello { $name }, settling in at { $community }? These first steps are still open, whenever you like:
       *[other] { $name }, your first week at { $community } is nearly over. If you like, these are still open:
    }

    { $lines }
unasked-steps = a newcomer's first steps
unasked-mentor = newcomers who may ask you
you-mentor = 🧭 { $names } just came to { $community }, and may turn to you. A hello from you would be a warm start. (/mentor off whenever it is too much.)

mentor-on = 🧭 Thank you. Newcomers will now hear that they can ask you; /mentor off whenever it is too much.
mentor-off = No newcomers more. Thank you for those you helped to settle in.
mentor-is = 🧭 You are a mentor here: newcomers hear that they can ask you. /mentor off ends it.
mentor-may = Mentors are members of the highest tier whom newcomers can ask. /mentor on, and you are one.
mentor-not-yet = Mentors are of the tier { $tier }. You will get there, and newcomers will be glad of you even now.

funnel = 🌱 <b>{ $joined ->
        [one] One newcomer
       *[other] { $joined } newcomers
    }</b> in the last { $days } days

    { $lines }
funnel-hello = 👋 { $count } wrote in the group ({ $share }%)
funnel-first = 🔥 { $count } checked in ({ $share }%)
funnel-second = 🔥 { $count } checked in a second time ({ $share }%)
funnel-week-two = 🌿 { $count } of { $of } were active in their second week ({ $share }%)
funnel-too-new = { $count ->
        [one] One is too new for a second week, and left out of that line.
       *[other] { $count } are too new for a second week, and left out of that line.
    }
funnel-none = Nobody has joined in the last { $days } days, as far as I saw.
button-span = The last { $days } days

will-say-why = Whoever joins is welcomed here; <code>/welcome</code> changes that.
will-say = 👋 A welcome to { $count ->
        [one] whoever just joined
       *[other] the { $count } who just joined
    }
will-say-words-why = In their first week newcomers hear what they could do next, within their own limits; <code>/welcome</code> changes that.
will-say-words = 🌱 A private word about first steps, to { $count ->
        [one] one newcomer
       *[other] { $count } newcomers
    } at most

missed = I was away when { $names } joined { $community }, and it is too late now for the welcome. A hello from you would still be kind.
missed-words = I was away when a gentle word was due to somebody in their first week in { $community }. It is left out, as it would come at an odd hour; what comes next comes as usual.
