# A first hello, and the way around.
menu-help = What I can do for you
menu-me = My streak, points and place at a glance

hello = Hello { $name }, I'm Hearth. Good to have you here.

    I look after the fire in <b>{ $community }</b>: you check in once a day, and I keep your streak and your points.
    Whatever you tell me here stays between us. /help shows the rest.
hello-nowhere = Hello { $name }, I'm Hearth. I look after a group's fire: check-ins, streaks, points, and a kind word at the right hour.

    Add me to your group and I begin; nothing to set up first.
hello-group = Hello! I'm here. Everything personal is best said in our private chat.
add-me = ➕ Add me to a group
button-remind = ⏰ Remind me once a day
button-zone = 🕰 My time zone
button-language = 🌐 Language · 语言
in-private = I'll tell you in our private chat, so the group can go on talking.
open-private = Open our private chat

commands = <b>What I can do</b>
    { $everybody }

    <b>For admins, in the group</b>
    { $admins }
command = /{ $command } · { $what }

me = <b>{ $name }</b> in { $community }
    { $tier }

    { $lines }
me-short = { $name } · { $tier }{ $streak ->
    [0] {""}
   *[other] {" "}· 🔥 { $streak }
    } · ⭐ { $points }
me-streak = { $streak ->
    [one] 🔥 One day so far (longest: { $longest })
   *[other] 🔥 { $streak } days in a row (longest: { $longest })
    }
me-streak-none = 🔥 Your next check-in begins a new streak (longest so far: { $longest })
me-streak-first = 🔥 Your first check-in begins a streak
me-done = ✅ Checked in today
me-open = 🌤 Today's check-in is still open
me-points = ⭐ { $balance ->
    [one] { $balance } point
   *[other] { $balance } points
    } · { $today } today · { $week } this week
me-skill = 🌳 { $skill }
me-rank = 🏆 Place { $rank } this week
