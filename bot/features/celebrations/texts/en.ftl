menu-celebrations = How badges are told here, and whether you are named
menu-celebrationsetup = When and whether badges are told

# --- The message of the day ---
told =
    🎉 <b>{ $greeting }</b>
    { $lines }
greeting-1 = Today’s good news
greeting-2 = Worth a cheer today
greeting-3 = New on the shelf
growth-1 = Grown today
growth-2 = Worth a cheer today
growth-3 = Our tree has new leaves
line = { $name }: { $badges }
joined = { $first }, { $second }
first-checkin = 🌱 first check-in
first-photo = 📷 first photo
first-thanks = 💛 first thanks received
first-answer = 💬 first answer to somebody
more = … and { $count ->
        [one] one more
       *[other] { $count } more
    }. Well done, all of you!

# --- /celebrations ---
about =
    { $how }
    { $mine }
mode-digest = New badges and levels are told in one message a day, at { $at }, when there are any.
mode-now = New badges and levels are told as they come.
mode-off = New badges and levels are not told here; /badges and /skills show yours.
mine-named = You are named with yours.
mine-hidden = You are left out; what you earn is yours all the same.
button-hide = Leave me out
button-show = Name me again
hidden = All right, I won't name you. What you earn is yours all the same.
shown = Good, you are named again.

# --- /celebrationsetup ---
setup =
    { $how }
    Choose how and when:
button-digest = Once a day
button-now = At once
button-off = Not at all
button-hour = { $at }
chosen-digest = From now on new badges and levels are told in one message a day, at { $at }.
chosen-now = From now on new badges and levels are told as they come.
chosen-off = From now on new badges and levels are not told here. Members see theirs with /badges and /skills.
button-firsts = Tell first times
button-no-firsts = No first times
chosen-firsts = From now on the message of the day tells what those who joined do for the first time: a check-in, a photo, thanks received, an answer to somebody.
chosen-no-firsts = First times are not told any more.
chosen-hour = The message of the day comes at { $at } from now on.

will-say-why = New badges, levels and first times are told once a day here; <code>/celebrationsetup</code> changes that.
will-say = New badges, skills and first times of the day
