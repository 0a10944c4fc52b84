menu-outlook = 看看接下来两周我要说什么，不想说的可以跳过

in-private = 接下来要说什么，是管理员之间的事，到私聊里看吧。
open = 给我看看
none = 接下来两周，{ $community } 里没有安排要说的话。
shown =
    到{ $until }为止，我会在 { $community } 里说这些（{ $zone }时间）：
    { $lines }

    点数字看发给谁、为什么，也可以跳过或改时间。
day = <b>{ $day }</b>
day-full = <b>{ $day }</b> 🌊 有 { $count } 条，超过一天的上限
line = { $number }. { $at } { $what }
line-skipped = { $number }. <s>{ $at } { $what }</s>
line-moved = { $number }. { $at } { $what }（已改时间）
own-hours = <b>时间由各人自己定的</b>
line-own = { $number }. { $what }
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
    已改时间：{ $what }
    改在{ $day } { $at }（{ $zone }时间）。
button-skip = 跳过
button-hours = { $hours ->
        [24] 第二天同一时间
       *[other] 晚 { $hours } 小时
    }
button-restore = 还是按原计划
button-back = ‹ 全部安排
button-sooner = 早一小时
button-ask = 换个时间…
button-never-mind = 不改了
one-own = 时间由各人自己定：{ $what }
when =
    改到什么时候？写个时间给我，比如 <code>明天9点</code>、<code>周三晚8点</code>。
    { $what }
ask-again =
    { $why }
    再写一个时间，比如 <code>明天9点</code>，或者点一个。
perhaps = “{ $words }”我没看懂。
no-time = “{ $words }”里没看出时间。
past = 这个时间已经过了。
far = 太远了，最多 { $days } 天。
too-early = 不能这么早说，最早{ $day } { $at }。
fixed = 这一条你我都不能改。
gone = 这条已经说过，或者不会再说了。/outlook 里是接下来的安排。
