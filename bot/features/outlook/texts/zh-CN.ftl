menu-outlook = 看看接下来两周我要说什么，不想说的可以跳过

in-private = 接下来要说什么，是管理员之间的事，到私聊里看吧。
open = 给我看看
none = 接下来两周，{ $community } 里没有安排要说的话。
shown =
    到{ $until }为止，我会在 { $community } 里说这些（{ $zone }时间）：
    { $lines }

    点数字可以跳过或推迟。
day = <b>{ $day }</b>
day-full = <b>{ $day }</b> 🌊 有 { $count } 条，超过一天的上限
line = { $number }. { $at } { $what }
line-skipped = { $number }. <s>{ $at } { $what }</s>
line-moved = { $number }. { $at } { $what }（已推迟）
line-fixed = · { $at } { $what }
button-number = { $number }
button-earlier = ‹ 往前
button-later = 往后 ›

card = { $lines }
to-all = 发到群里。
to-some = 只发给本人，不发到群里。
one = { $day } { $at }（{ $zone }时间）：{ $what }
one-skipped =
    已跳过：{ $what }
    原定{ $day } { $at }（{ $zone }时间）。
one-moved =
    已推迟：{ $what }
    改在{ $day } { $at }（{ $zone }时间）。
button-skip = 跳过
button-hours = { $hours ->
        [24] 晚一天
       *[other] 晚 { $hours } 小时
    }
button-restore = 还是按原计划
button-back = ‹ 全部安排
gone = 这条已经说过，或者不会再说了。/outlook 里是接下来的安排。
