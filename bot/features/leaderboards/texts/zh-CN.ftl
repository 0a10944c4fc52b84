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
