# 看看谁在添柴。
menu-top = 排行榜：今日、本周、本月、总榜

board = { $title }

    { $lines }
board-around = { $title }

    { $lines }
    ⋯
    { $around }
title-day = 🏆 <b>{ $community }</b> · 今日榜（{ $begins }）
title-week = 🏆 <b>{ $community }</b> · 本周榜（{ $begins }起）
title-month = 🏆 <b>{ $community }</b> · 本月榜（{ $begins }起）
title-all = 🏆 <b>{ $community }</b> · 总榜
empty = { $title }

    榜上还没有人。第一把柴，等你来添。

# 同分同名次。奖牌最多三枚，并列的人太多就不发，这时 medal 为 0。
place = { $medal ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $rank }.
    } { $name } · { $points }
place-own = { $medal ->
    [1] 🥇
    [2] 🥈
    [3] 🥉
   *[other] { $rank }.
    } <b>{ $name } · { $points }</b>

day = 今日
week = 本周
month = 本月
all = 总榜
chosen = · { $period } ·
hidden = 你选了不上榜，想回来就发 /hide。
with-note = { $board }

    <i>{ $note }</i>

# --- Why one stands there ---
button-why = 怎么排的？
back = ‹ 返回
why = { $title }

    { $lines }
    算的是这段时间得到的积分，花没花都算；退群的和选择不上榜的不在内。
why-mine = 你得了 { $points } 分，排第 { $rank }。
why-first = 没有人比你多。
why-above = 前面一位是 { $name }，{ $points } 分，多 { $more } 分。
why-above-several = 前面是 { $name } 等{ $others ->
        [1] 两人
       *[other] 几位（另外 { $others } 人同分）
    }，{ $points } 分，多 { $more } 分。
why-tied = 还有 { $others } 人和你同分：同分同名次，后面的名次空出来。
why-nothing = { $title }

    这段时间你还没有得分，所以没有名次。怎么得分见 /rules。
why-hidden = { $title }

    你选了不上榜，所以没有名次，积分照常算。想回来就发 /hide。
