menu-milestones = 连续打卡到几天有什么奖励
menu-milestone = 设置里程碑：/milestone 21 积分 30

ladder =
    <b>本群连续打卡的奖励</b>
    { $steps }
none = • 这里没有设里程碑。
step = • { $days } 天：{ $what }
a-word = 一句鼓励
points = 积分 +{ $points }
freezes = ❄ 保护卡 { $freezes } 张
reward = { $emoji } { $reward }
and = { $first }，{ $second }
bonus = • 每连续 { $every } 天：积分 +{ $points }
bonus-none = • 连续打卡没有额外积分。
every = • 每连续 { $every } 天：❄ 一张保护卡，手里最多 { $most } 张
and-mine =
    { $ladder }
    你已连续 { $streak } 天，下一个里程碑是 { $next } 天。

# --- Changing it ---
how =
    这样设置：
    <code>/milestone 21 积分 30 保护卡 1 徽章 夜猫子 奖品 奶茶</code>
    去掉其中一样：<code>/milestone 21 徽章 无</code>，整级取消：<code>/milestone 21 取消</code>
    <code>/milestone 连续奖励 10 7</code>：每连续 7 天多得 10 分
    <code>/milestone 保护卡 7</code>：每连续 7 天得一张保护卡
    也可以在私聊里用按钮：
unclear =
    没看懂，这样写：
    <code>/milestone 21 积分 30 保护卡 1 徽章 夜猫子 奖品 奶茶</code>
    <code>/milestone 21 取消</code> · <code>/milestone 连续奖励 10 7</code> · <code>/milestone 保护卡 7</code>
no-badge = 这里没有“{ $words }”这枚徽章，或者已经停用了。用 /badge list 查看。
no-reward = 货架上没有“{ $words }”这个奖品。用 /shop 查看。
every-wrong = 保护卡每连续 2 到 365 天一张。
same = 本来就是这样。
set =
    好了，从现在起：
    { $step }
    已经达到的不变。大家都可以用 /milestones 查看。
off =
    { $days } 天不再是里程碑，已经得到的不变。

edit =
    <b>{ $title }</b>
    { $ladder }
    点一下要改的。
draft = { $line }
draft-new =
    现在：
    { $now }
    改成：
    { $line }
meanwhile =
    刚才有人改过了，请再看一眼：
    { $draft }
choose-badge = 连续 { $days } 天送哪枚徽章？没列出的在群里写名字：<code>/milestone { $days } 徽章 …</code>
choose-reward = 连续 { $days } 天免费送哪个奖品？没列出的写名字：<code>/milestone { $days } 奖品 …</code>
saved = 好了，从现在起生效。
button-change = 修改
button-step = { $days } 天
button-add = + { $days } 天
button-bonus = 连续奖励
button-every = 保护卡
button-badge = 徽章…
button-reward = 奖品…
button-none = 不要
button-off = 取消这一级
button-save = ✓ 就这样
button-back = ‹ 返回
button-mine = 我的奖品
points-less = 积分 −
points-more = 积分 +
freezes-less = 保护卡 −
freezes-more = 保护卡 +
days-less = 天数 −
days-more = 天数 +

# --- What somebody is given ---
given =
    🎁 连续打卡 { $days } 天的奖励：
    { $received }
given-group = 🎁 { $name }，连续打卡 { $days } 天，有一份奖励给你，私聊我发 /redeem 查看。
none-left = { $name } 在{ $community }连续打卡 { $days } 天了，可里程碑的奖品{ $reward }已经发完或下架，请看看怎么补上。
gone = （已不存在）
