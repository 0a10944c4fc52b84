menu-checkin = 今日打卡
menu-streak = 我的连续天数和最近 14 天
menu-makeup = 给昨天补签
menu-checkinwords = 设置打卡口令

# --- Confirmations ---
first = ✓ { $name }，{ $day }打卡成功，这是你第一次打卡，欢迎！{ $earned }
again = ✓ { $name }，{ $day }打卡成功，很高兴又见到你，新的连续打卡从今天开始。{ $earned }
done = ✓ { $name }，{ $day }打卡成功，已连续 { $streak } 天。{ $earned }
earned = 积分 +{ $points }
earned-bonus = 积分 +{ $points }，连续打卡奖励 +{ $bonus } 🔥
with-more =
    { $first }
    { $more }
froze =
    { $count ->
        [1] ❄ { $first }没打卡，保护卡替你补上了，
        [2] ❄ { $first }和{ $last }没打卡，两张保护卡替你补上了，
       *[other] ❄ { $first }到{ $last }有 { $count } 天没打卡，保护卡替你补上了，
    }{ $left ->
        [0] 现在一张不剩。
       *[other] 还剩 { $left } 张。
    }
freezes = ❄ 手里有 { $freezes } 张保护卡，哪天没打上，它替你顶上。
milestone =
    { $days ->
        [3] 🌱 三天了，开始扎根了。
        [7] 🌿 整整一周，坚持得真好！
        [14] 🌿 两周了，炉火都认得你了。
        [21] 🌳 三周，习惯养成了。
        [30] 🌳 三十天，整整一个月，了不起！
        [50] 🔥 五十天，大家都跟着暖和。
        [100] 💯 一百天，真不简单！
        [365] 🎆 一整年，一天接一天，谢谢你一直守着这炉火。
       *[other] 🏅 { $days } 天，又是一个里程碑。
    }{ $earned }
already = { $name }，{ $day }已经打过卡了，目前连续 { $streak } 天。
# Several names in a row
list = { $names }、{ $name }
folded = ✓ 打卡成功：{ $names }
folded-more = ✓ 打卡成功：{ $names }，以及另外 { $more } 人
button-go = 打卡
button-undo = 撤销
button-undo-mine = 撤销我的打卡

# --- Undo ---
undone = { $name }，{ $day }的打卡已撤销，想打卡时随时再来。
undo-late = 打卡后十分钟内可以撤销，这一次已经过了时间。
undo-spent = 这次打卡的积分已经用掉了，所以不能撤销。
undo-nothing = 这里没有可以撤销的打卡。

# --- /streak ---
nothing-yet = { $name }，你还没有打过卡，第一次打卡就是连续天数的起点。
streak =
    <b>{ $name }</b>：{ $streak ->
        [0] 目前没有连续打卡
       *[other] 已连续打卡 { $streak } 天
    }
    最长连续 { $longest } 天 · 累计 { $total } 次
    { $row }
    { $today }
today-done = 今天已打卡 ✓
today-open = 今天还没打卡，随时都可以。
today-off = 今天不用打卡。
to-freeze =
    { $count ->
        [1] ❄ { $first }没打卡，
        [2] ❄ { $first }和{ $last }没打卡，
       *[other] ❄ { $first }到{ $last }有 { $count } 天没打卡，
    }今天一打卡，保护卡就替你补上（手里有 { $freezes } 张）。
offer = { $day }还可以补签，{ $until } 前都行：/makeup
offer-for = { $day }还可以补签，{ $until } 前都行，需要 { $price } 积分：/makeup
button-makeup = 补签{ $day }
button-why = 这是怎么算的？
legend-list = { $first } · { $next }
legend-made-up = ◉ 补签
legend-frozen = ❄ 保护卡
legend-rest = ☾ 休息日
legend-vacation = ✈ 请假
legend-excused = ◇ 免打卡
legend-away = · 我不在，不算

# --- How it is counted ---
why =
    <b>{ $name } 最近这些天是这样算的</b>
    { $days }
    打了卡的日子，连续天数加一；不用打卡的日子和保护卡补上的日子，不加也不断。
was-done = { $symbol } { $day }：打卡
was-made-up = { $symbol } { $day }：第二天补签
was-frozen = { $symbol } { $day }：用了保护卡
was-rest = { $symbol } { $day }：休息日
was-vacation = { $symbol } { $day }：请假
was-excused = { $symbol } { $day }：{ $by } 免了这天的打卡
was-excused-because = { $symbol } { $day }：{ $by } 免了这天的打卡（{ $reason }）
was-away = { $symbol } { $day }：我不在，这天不算
was-open = { $symbol } { $day }：还可以打
was-left-out = { $symbol } { $day }：没打卡

# --- Yesterday ---
made-up = ◉ { $name }，{ $day }补签成功，已连续 { $streak } 天。
made-up-for = ◉ { $name }，{ $day }补签成功，已连续 { $streak } 天。积分 −{ $price }
makeup-off = 这里不开补签，下一次打卡照常算。
makeup-nothing = 第一次打卡之前没有可以补的日子。
makeup-done = { $day }已经打过卡了，不用补。
makeup-covered = { $day }本来就不用打卡，不用补。
makeup-late = { $day }的补签到今天 { $until } 为止，已经过了。今天的卡还可以打。

# --- When Hearth was away ---
away-day = 抱歉，我离开了一阵子。{ $first }不算，谁的连续天数都不会因此中断。
away-days = 抱歉，我离开了一阵子。{ $first }到{ $last }不算，谁的连续天数都不会因此中断。

# --- The words of a community ---
words-now =
    以这些词开头或带有这些话题标签的消息，都算打卡：
    <b>{ $words }</b>
    修改方法：<code>/checkinwords 打卡 #打卡</code>，恢复默认：<code>/checkinwords default</code>
words-set = 从现在起，这些都算打卡：<b>{ $words }</b>
words-unusable = 最多可以设置 20 个词或话题标签，用空格分开，每个 2 到 32 个字母，汉字一个也行。

# --- Why there are points ---
for-checkin = 打卡
for-streak = 打卡和连续打卡奖励
for-milestone = 连续打卡里程碑
for-makeup = 补签
for-undo = 撤销打卡

# --- The ladder of a community ---
milestone-days = 里程碑是连续 2 到 { $most } 天。
milestone-much = 一个里程碑最多 { $points } 积分、{ $freezes } 张保护卡。
milestone-many = 里程碑最多 { $most } 级。
