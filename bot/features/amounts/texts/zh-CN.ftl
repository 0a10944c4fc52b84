menu-totals = 我累计的页数、公里和分钟
menu-amount = 更正今天的数量
menu-units = 设置这里统计哪些数量

# --- Amounts ---
of-km = { $amount } 公里
of-page = { $amount } 页
of-chapter = { $amount } 章
of-word = { $amount } 字
of-problem = { $amount } 题
of-minute = { $amount } 分钟
of-hours =
    { $minutes ->
        [0] { $hours } 小时
       *[other] { $hours } 小时 { $minutes } 分钟
    }
of-step = { $amount } 步
of-rep = { $amount } 次
of-cup = { $amount } 杯
list = { $first } · { $second }

# --- /totals ---
none =
    { $name }，还没有可以累计的数量。打卡时顺手写上，我来替你加：
    <code>/checkin 5.2公里</code> · <code>打卡 30页</code> · <code>打卡 一个半小时</code>
totals =
    { $name }，你已经做到了：
    { $lines }
line =
    <b>{ $total }</b>，共 { $days } 天
    { $details }
this-week = 本周 { $amount }
this-month = 本月 { $amount }
best = 单日最多 { $amount }（{ $day }）
together =
    我们在<b>{ $community }</b>一起做到了：
    { $lines }
together-line =
    <b>{ $total }</b>
    { $details }
together-none = 这里还没有累计的数量，从第一条 <code>打卡 5.2公里</code> 或 <code>打卡 30页</code> 开始算。
nothing-lately = 这个月还没有新的

# --- /amount ---
noted = ✓ { $day }：{ $amounts }
taken-off = ✓ { $day }的数量已去掉。
unclear =
    告诉我今天是多少就行，比如
    <code>/amount 5.2公里</code> · <code>/amount 30页</code> · <code>/amount 一个半小时</code>
    写 0 就是去掉：<code>/amount 0公里</code>
not-counted = 这里不统计这一项。统计哪些由管理员用 <code>/units</code> 决定。
no-check-in = 你今天还没打卡，可以一起写：<code>/checkin 5.2公里</code>

# --- /units ---
unit-km = 公里
unit-page = 页
unit-chapter = 章
unit-word = 字
unit-problem = 题
unit-minute = 分钟
unit-step = 步
unit-rep = 次
unit-cup = 杯
units-now =
    打卡时写到这些数量，我都会累计：<b>{ $units }</b>
    修改方法（最看重的写在最前）：<code>/units 公里 分钟</code>，全部统计：<code>/units all</code>
units-set = 从现在起，这里统计：<b>{ $units }</b>
units-unknown =
    我会数公里、页、章、字、题、分钟、步、次和杯。写上要统计的，用空格分开：
    <code>/units 公里 分钟</code>

# --- What cannot be meant as it is written ---
and-asked =
    { $noted }
    { $question }
doubt-negative-or = { $said }前面有个负号，是要记 { $likely }吗？这个数量还没记。
doubt-negative = { $said }前面有个负号，这个数量还没记。用 <code>/amount</code> 改一下就好。
doubt-too-much-or = { $said }多得有点难以置信，是想写 { $likely }吗？这个数量还没记。
doubt-too-much = 一天 { $said }，多得有点难以置信，所以还没记。用 <code>/amount</code> 改一下就好。
doubt-too-little = { $said }太少了，我没法累计。这个数量还没记。
doubt-unknown-but =
    我看到了“{ $words }”，但不会按这个单位数，所以还没记。换算成{ $unit }是多少呢？
    <code>/amount { $sample }</code>
doubt-unknown =
    我看到了“{ $words }”，但不会按这个单位数，所以还没记。我会数的有{ $unit }等，比如：
    <code>/amount { $sample }</code>

# --- Where a total comes from ---
button-why = 怎么来的？
why =
    <b>{ $total }</b>是 { $days } 次打卡加起来的，从新到旧{ $pages ->
        [1] {""}
       *[other] （{ $page }/{ $pages }）
    }：
    { $lines }
why-day = { $day }：{ $amount }
why-corrected = { $day }：{ $amount }，更正过；打卡时写的是 { $said }
why-set = { $day }：{ $amount }，打卡之后补的
newer = ‹ 更新的
older = 更早的 ›
