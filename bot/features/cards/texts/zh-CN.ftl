menu-poster = 把最近一次打卡做成海报
menu-month = 我这个月的打卡日历
menu-card = 名片、徽章墙、榜单和证书（图片）

button-poster = 🖼 生成海报
no-checkin = 还没有打过卡，暂时没有内容可以做成图片。先来第一次打卡吧：/checkin

# --- The poster, in words and on the picture ---
poster =
    🖼 <b>{ $name }</b> · { $community }
    { $day }打卡，{ $streak ->
        [1] 连续打卡的第一天
       *[other] 已连续 { $streak } 天
    }，累计打卡 { $total } 次。{ $quantity }{ $note }
quantity = 当天 { $amount }。
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

# --- 打卡日历 ---
month = { $year } 年 { $number } 月
weekdays = 一 二 三 四 五 六 日
month-words = { $days ->
    [0] 这个月还没打过卡
   *[other] 这个月打卡 { $days } 天
    }{ $streak ->
    [0] { "" }
    [1] { "" }
   *[other] {" "}· 已连续 { $streak } 天
    }
month-caption =
    🗓 <b>{ $name }</b> · { $community }
    { $month }：{ $days ->
        [0] 还没打过卡
       *[other] 打卡 { $days } 天
    }{ $streak ->
        [0] { "" }
        [1] { "" }
       *[other] ，已连续 { $streak } 天
    }，累计 { $total } 次。

# --- 名片 ---
fact-streak = 天连续打卡
fact-total = 次打卡
fact-points = 累计积分
more-badges = 还有 { $count } 枚徽章
card =
    🪪 <b>{ $name }</b> · { $tier } · { $community }
    连续 { $streak } 天 · 打卡 { $total } 次 · 累计 { $points } 分 · { $badges ->
        [0] 还没有徽章
       *[other] { $badges } 枚徽章
    }
which = 我会画 <code>/card</code>、<code>/card 徽章</code>、<code>/card 榜单</code> 和 <code>/card 证书</code>。

# --- 榜单 ---
board-empty = 这周还没有人得分。从一次打卡开始：/checkin
board-title = 本周榜
board =
    🏆 <b>{ $community }</b> 本周榜
    { $places }
board-line = { $rank } { $name } · { $points }

# --- 徽章 ---
no-badges = 还没有徽章，不过快了：/badges 看看离哪枚最近。
badges-title = { $count } 枚徽章
badges =
    🎖 <b>{ $name }</b> · { $community }
    { $badges }
badge-line = { $badge }

# --- 证书 ---
certificate-early = 连续打卡 { $days } 天就有证书。每一天都从 /checkin 开始。
certificate-title = 证书
certificate-words = 连续打卡 { $days } 天
certificate-more = 累计打卡 { $total } 次
certificate =
    📜 <b>{ $name }</b>在 { $community } 连续打卡 { $days } 天，累计 { $total } 次（{ $day }）。
with-skill = { $tier } · { $skill }
certificate-for =
    <b>{ $name }</b>，{ $community }
    { $title }：{ $reached }。{ $day }
