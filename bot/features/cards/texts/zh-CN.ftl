menu-poster = 把最近一次打卡做成海报

button-poster = 🖼 生成海报
no-checkin = 还没有打过卡，暂时没有内容可以做成图片。先来第一次打卡吧：/checkin

# --- The poster, in words and on the picture ---
poster =
    🖼 <b>{ $name }</b> · { $community }
    { $day }打卡，{ $streak ->
        [1] 连续打卡的第一天
       *[other] 已连续 { $streak } 天
    }，累计打卡 { $total } 次。{ $note }
quote = { "" }
    「{ $note }」
days-in-a-row = { $days ->
    [1] 天，新的连续打卡开始了
   *[other] 天连续打卡
    }
in-all = { $total ->
    [1] 第一次打卡
   *[other] 累计打卡 { $total } 次
    }
on-its-way = 海报马上就来。
already-here = 这一天的海报已经发过了，就在这个聊天里。
