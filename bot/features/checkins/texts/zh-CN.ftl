menu-checkin = 今日打卡
menu-streak = 我的连续天数和最近 14 天
menu-checkinwords = 设置打卡口令

# --- Confirmations ---
first = ✓ { $name }，{ $day }打卡成功，这是你第一次打卡，欢迎！{ $earned }
again = ✓ { $name }，{ $day }打卡成功，很高兴又见到你，新的连续打卡从今天开始。{ $earned }
done = ✓ { $name }，{ $day }打卡成功，已连续 { $streak } 天。{ $earned }
earned = 积分 +{ $points }
earned-bonus = 积分 +{ $points }，连续打卡奖励 +{ $bonus } 🔥
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
for-undo = 撤销打卡
