menu-honours = 最近表彰了谁，为什么
menu-honoursetup = 表彰：表彰什么、几点、先看看、收回

# --- 表彰什么 ---
faithful-title = 🔥 坚持之星
faithful-by = 打卡 { $value } 天
faithful-how = { $title }：当月打卡天数最多，至少 { $least } 天
helpful-title = 🤝 热心之星
helpful-by = 得到 { $value } 个人的感谢
helpful-how = { $title }：当月感谢过 TA 的人最多，至少 { $least } 个人
newcomer-title = 🌱 本月新人
newcomer-by = 有 { $value } 天在群里
newcomer-how = { $title }：最近 31 天加入、说过话或打过卡的天数最多，至少 { $least } 天
year-title = 🏆 年度贡献
year-by = 得了 { $value } 积分
year-how = { $title }：全年所得积分前 { $places } 名，至少 { $least } 分

# --- 公布 ---
of-month = { $year } 年 { $month } 月
of-year = { $year } 年度
period =
    🕯 <b>{ $title }，谢谢你们</b>
    { $lines }
one = { $title }：{ $names }（{ $by }{ $members ->
        [1] { "" }
       *[other] ，并列
    }）
several = { $title }：
place = { $rank }. { $names }（{ $by }{ $members ->
        [1] { "" }
       *[other] ，并列
    }）
told = { $lines }
with-points = 🎁 每项表彰另送 { $points } 积分。
with-badge = 🏅 还没有 { $badge } 的，也一并得到这枚徽章。

# --- /honours ---
about =
    { $last }

    { $how }
none-yet = 这里还没有表彰过谁。
how-on =
    每月 1 号 { $at }，我用一条消息说声谢谢：
    { $lines }
    数字一样就并列。用过 /hide 或 /celebrations mute 的和已经离开的，不提名字，也不参与比较。
how-off = 这里目前没有表彰。
period-empty = 🕯 { $title }没有可以提到的名字。
taken = ↩ 管理员收回了 { $number } 项表彰。
missed = 那个 1 号我不在，所以没有发到群里。

# --- /honoursetup ---
setup =
    { $state }
    { $gift }
is-on =
    每月 1 号 { $at } 用一条消息公布：
    { $lines }
    没有人达到最低要求的月份，我什么也不说。
is-off = 这里现在没有表彰。适合你们群的，打开就好。
item = · { $title }
gift = { $points ->
        [0] 表彰不送积分。
       *[other] 每项表彰送 { $points } 积分。
    }用 <code>/honoursetup 积分 20</code> 修改，用 <code>/honoursetup 徽章 🌟</code> 加上徽章；写 <code>关</code> 就不送。
gift-badge = 每项表彰送{ $points ->
        [0] 徽章 { $badge }
       *[other]  { $points } 积分和徽章 { $badge }
    }。用 <code>/honoursetup 积分 20</code> 和 <code>/honoursetup 徽章 🌟</code> 修改；写 <code>关</code> 就不送。
usage = 这样写：<code>/honoursetup 积分 20</code>（最多 1000）、<code>/honoursetup 徽章 🌟</code>，写 <code>关</code> 就不送。
no-badge = 没有可以送的徽章“{ $words }”。<code>/badge list</code> 里有你们的徽章。
button-setup = 设置
kind-on = ✓ { $title }
kind-off = ○ { $title }
button-hour = { $at }
button-preview = 现在结束的话
button-take = 收回一项
if-ended =
    <b>{ $title }，现在结束的话</b>
    { $lines }
nobody = { $title }：还没有人达到（至少{ $by }）
no-line = 这个我只在私聊里给你看。请先打开和我的私聊。
sent-private = 发到我们的私聊里了。
which = 收回哪一项？下一次公布之前都可以收回。
label = { $told } · { $title }
sure = { $honour }

    { $points ->
        [0] 收回这项表彰吗？
       *[other] 收回这项表彰和它的 { $points } 积分吗？
    }我不会在群里说；/honours 里会写收回了一项，但不写是谁的。
button-sure = 收回
done = 已收回：{ $honour }{ $points ->
        [0] { "" }
       *[other] 。退回 { $points } 积分
    }{ $missing ->
        [0] 。
       *[other] ；另有 { $missing } 积分已经用掉了。
    }
too-late = 这项表彰不能收回了，或者已经收回了。

# 账本里的说明。
for-faithful = 坚持之星
for-helpful = 热心之星
for-newcomer = 本月新人
for-year = 年度贡献
for-taken-back = 收回的表彰

will-say-why = 这里到期会评荣誉；<code>/honoursetup</code> 可以改。
will-say = 公布 { $title }的表彰，有才说
