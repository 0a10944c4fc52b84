# 技能：做得多，长得高。
menu-skills = 我的成长树：每项技能长到了几级
menu-skill = 成长树上长什么、升级有什么

skill = { $emoji } { $name }
skill-level = { $skill } · { $level } 级
name-reading = 阅读
name-talking = 交流
name-helping = 互助
name-running = 跑步
name-staying = 坚持
name-together = 陪伴

# --- /skills ---
tree =
    🌳 <b>{ $name }</b> · { $title }
    { $lines }
in-all = { $levels ->
    [0] 刚种下
   *[other] 一共 { $levels } 级
    }
line = { $skill }：{ $level } · { $ahead }
at-level = { $level ->
    [0] 种子
   *[other] { $level } 级
    }
at-level-titled = { $level } 级，{ $title }
ahead = 再攒 { $missing } 点经验到 { $level } 级
full = 已经长成
rests = 暂时休眠
best = { $skill }：{ $level }
detail =
    <b>{ $skill }</b> · { $level }
    经验 { $experience } · { $ahead }
    怎么长：{ $sources }
    { $perks }
perk = { $level } 级：{ $what }
joined = { $first }、{ $second }

source-checkins = 打卡（每次 { $n }）
source-track = “{ $track }”打卡（每次 { $n }）
source-thanks = 收到感谢（每次 { $n }）
source-challenges = 完成挑战（每个 { $n }）
source-messages = 发言（每条 { $n }，每天最多 { $most }，过完当天再算）
source-amounts = 打卡时写的数量（每 { $amount }算 1）

perk-is-title = 头衔“{ $title }”
perk-is-points = { $points } 积分
perk-is-badge = 徽章 { $badge }

none-here = 这里还没有成长树，管理员发 /skill 就能种下。
unknown = 这里没有叫 { $word } 的技能，发 /skills 看看有哪些。
unknown-member = 这里没有叫 { $word } 的成员。也可以直接回复对方的消息。
hidden = { $name } 想把成长树留给自己看。

# --- 账本里 ---
for-level = 技能升级
for-undo = 撤回的技能等级

# --- /skill ---
admin =
    🌳 <b>我们的成长树</b>
    { $lines }

    { $how }
admin-none = 还是空的。点下面的现成组合，一下就种好。
admin-line = { $skill }：{ $sources }
admin-line-retired = { $skill }：休眠中
admin-how =
    自己种一项，一行就够：<code>/skill 阅读 📖 来自 打卡、页/5、感谢</code>
    可以来自 打卡、感谢、发言、挑战、某个项目（<code>项目:晨读</code>），或者数量：<code>页/5</code> 就是每 5 页算 1 点经验。
    <code>/skill 奖励 阅读 3 头衔 书虫</code>（也可以是 <code>积分 20</code>、<code>徽章 🌙</code>、<code>取消</code>）决定升到这一级有什么。
    <code>/skill 门槛 阅读 50/150/300</code> 自定每级要多少经验，写 <code>默认</code> 就恢复；还有 <code>改名</code>、<code>停用</code>、<code>恢复</code>。
set-readers = 📖 读书会组合
set-runners = 🏃 跑团组合
set-parents = 🧸 亲子组合
adopted =
    种好了：
    { $lines }
    之前做的都算数，几分钟内悄悄补上。发 /skills 看自己的成长树。
set-is-there = 这个组合里的技能这里都有了。

preview =
    <b>{ $skill }</b>
    怎么长：{ $sources }
    每级需要经验：{ $levels }
levels-more = { $levels }……
level-at = { $n }
button-save = 种下
button-cancel = 先不种
saved = { $skill } 种下了。之前做的都算数，几分钟内悄悄补上。
cancelled = 好，什么都没种。
renamed = 现在叫 { $skill } 了。
retired = { $skill } 休眠了：不再长，大家已有的等级都保留。<code>/skill 恢复</code> 可以唤醒。
restored = { $skill } 又开始长了，这段时间做的也会补上。
levels-set = { $skill } 每级需要的经验改为：{ $levels }。大家的等级几分钟内悄悄跟着变。
perk-set =
    { $skill }，从现在起升到的人会得到：
    { $what }
perk-nothing = 没有额外奖励

which = 哪一项技能？在后面写上它的表情或名字：<code>/skill 改名 📖 书香</code>。只发 /skill 可以看到全部。
is-so-already = 已经是这样了。
new-from = 它靠什么长？写在“来自”后面：<code>/skill 阅读 📖 来自 打卡、感谢</code>
new-name = 技能要有 1 到 24 个字的名字：<code>/skill 阅读 📖 来自 打卡</code>
new-emoji = 名字后面要有一个表情：<code>/skill 阅读 📖 来自 打卡</code>
new-source = 不知道 { $word } 怎么让技能长。可以写 打卡、项目:名字、感谢、发言、挑战，一共最多六样；数量写成 页、公里/0.5、分钟/5 这样。
new-levels = 每级要比前一级高，用斜杠隔开，最多二十级：<code>50/150/300</code>。没看懂 { $word }。
new-taken = 已经有同名或同表情的技能了，发 /skill 可以看到。
new-was = 这项技能以前有过，正在休眠：<code>/skill 恢复</code> 加上名字就能唤醒。
new-enough = 同时最多长 { $most } 项技能，再多就看不过来了。<code>/skill 停用</code> 可以腾出位置。
perk-level = 哪一级？先写一个有的级数：<code>/skill 奖励 阅读 3 头衔 书虫</code>。{ $word } 对不上。
perk-what = 升级可以得到 <code>头衔 书虫</code>、<code>积分 20</code>、<code>徽章 🌙</code>，或者写 <code>取消</code>。
perk-title = 头衔要 1 到 24 个字：<code>/skill 奖励 阅读 3 头衔 书虫</code>
perk-points = 积分写 1 到 1000：<code>/skill 奖励 阅读 3 积分 20</code>
perk-badge = 没有可以送的徽章 { $word }，发 <code>/badge 列表</code> 可以看到全部。

# --- What they grew by ---
button-why = 怎么来的？
page-before = ‹ 上一页
page-after = 下一页 ›
why =
    <b>你的技能是这样长起来的</b>{ $pages ->
        [1] {""}
       *[other] （{ $page }/{ $pages }）
    }
    { $skills }
why-skill = { $skill }：{ $level }，经验 { $experience }，来自{ $parts }。{ $ahead }
why-ahead = { $next } 级从 { $needed } 开始，还差 { $missing }。
why-nothing = （还没有）
why-checkins = 打卡 { $times } 次（{ $experience }）
why-amounts = { $times } 天的数量（{ $experience }）
why-thanks = 感谢 { $times } 次（{ $experience }）
why-messages = { $times } 天的发言（{ $experience }）
why-challenges = 完成挑战 { $times } 个（{ $experience }）

# --- What another admin changed just before ---
just-changed =
    ⚠️ { $skill } 刚刚有人改过：
    { $changes }
    你这次的修改没有生效。要以你的为准，再发一遍就行。
changed-name = { $by }：名称 { $old } → { $new }
changed-rests = { $by }：{ $old } → { $new }
changed-levels = { $by }：门槛 { $old } → { $new }
changed-perks = { $by }：{ $old } → { $new }
value-grows = 成长中
value-rests = 停用
value-usual = 默认
value-perk = { $level } 级奖励 { $what }
