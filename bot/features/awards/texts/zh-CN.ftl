menu-award = 给某位成员加分，写明原因
menu-take = 扣某位成员的分，写明原因
menu-awards = 管理员加过和扣过的分

given = ⭐ { $by } 给 { $name } 加 { $points } 分：{ $reason }
taken = { $by } 扣了 { $name } { $points } 分：{ $reason }
all-there-was = { $text }（只有这么多，分数不会扣成负的。）
an-admin = 管理员
button-undo = 撤回
undone-given = 已撤回给 { $name } 加的 { $points } 分（{ $reason }）
undone-taken = 已还给 { $name } { $points } 分（{ $reason }）

# --- /awards ---
none = 还没有手动加过或扣过分。回复某条消息发 <code>/award 10 主持读书会</code> 就可以。
list =
    <b>手动加分和扣分</b>
    { $lines }
line-given = { $day } · +{ $points } { $name }：{ $reason }（{ $by }）
line-taken = { $day } · −{ $points } { $name }：{ $reason }（{ $by }）
line-undone = <s>{ $day } · { $points } { $name }：{ $reason }（{ $by }）</s>

# --- 账本里 ---
for-award = 管理员加分
for-taking = 管理员扣分
for-undo = 管理员撤回
for-told = { $reason }（{ $by }）

# --- 不算的 ---
how =
    回复对方的消息发 <code>/award 10 主持读书会</code>，或者写 <code>/award @名字 10 主持读书会</code>。
    <code>/take</code> 是扣分，用法一样。
no-reason = 请写上原因，大家都看得到：<code>/award 10 主持读书会</code>
yourself = 不能给自己加减分，请别的管理员来。
not-here = 对方现在不在群里。
unknown = 这里没有叫 { $name } 的成员。也可以直接回复对方的消息。
too-much = 每次 1 到 { $most } 分。
too-much-today =
    每位管理员每天最多加减 { $most } 分，{ $left ->
        [0] 今天的用完了。
       *[other] 今天还剩 { $left } 分。
    }
nothing-there = 对方没有可扣的积分。
