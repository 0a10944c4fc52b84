# 打个招呼，指个路。
menu-help = 我能帮你做什么
menu-me = 我的连续天数、积分和名次

hello = { $name }，你好，我是围炉，很高兴你来。

    我在<b>{ $community }</b>照看炉火：你每天来打个卡，连续天数和积分我替你记着。
    你在这里跟我说的，只有你我知道。其余的看 /help。
hello-nowhere = { $name }，你好，我是围炉。群里的打卡、连续天数、积分，还有到点的一句问候，都由我来照看。

    把我拉进你的群就能开始，不用先做任何设置。
hello-group = 你好，我在呢。个人的事，我们到私聊里说更方便。
add-me = ➕ 把我拉进群
button-remind = ⏰ 每天提醒我打卡
button-zone = 🕰 我的时区
button-language = 🌐 语言 · Language
in-private = 我到私聊里告诉你，群里接着聊。
open-private = 打开私聊

commands = <b>我能做的事</b>
    { $everybody }

    <b>管理员在群里还可以用</b>
    { $admins }
command = /{ $command } · { $what }

me = <b>{ $name }</b> · { $community }
    { $tier }

    { $lines }
me-short = { $name } · { $tier }{ $streak ->
    [0] {""}
   *[other] {" "}· 🔥 { $streak }
    } · ⭐ { $points }
me-streak = 🔥 已连续打卡 { $streak } 天（最长 { $longest } 天）
me-streak-none = 🔥 下一次打卡就是新的开始（最长 { $longest } 天）
me-streak-first = 🔥 第一次打卡，连续天数就从那天算起
me-done = ✅ 今天已打卡
me-open = 🌤 今天还没打卡，随时都可以
me-points = ⭐ { $balance } 分 · 今天 { $today } · 本周 { $week }
me-skill = 🌳 { $skill }
me-rank = 🏆 本周第 { $rank } 名
