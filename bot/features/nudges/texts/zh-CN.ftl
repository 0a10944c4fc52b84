menu-nudges = 久没露面时，我可以问候一声
menu-nudgesetup = 问候渐渐沉默的群友：先看看，再开关

unasked = 好久没见你，问候一声
by-admins = 管理员写的问候
word-1 =
    { $name }，好久没在 { $community } 看到你了，没关系的。
    想来的时候打个招呼就好，炉边给你留着位子。
word-2 =
    { $name }，{ $community } 有点想你。
    不用补课，也不用解释，说一句话就算回来了。
button-here = 我在
button-stop = 不用问候我
button-allow = 可以再问候我
stopped = 好，以后不打扰了，什么时候来都欢迎。
allowed = 好。最多一个月一次，一段沉默只说一次。
about =
    有人离开的时间比自己平时久得多，或者管理员给新来的、回来的写了话，我可能在私聊里问候一声：最多一个月一次，一段沉默只说一次，免打扰时段不发。在私聊里发 /nudges 可以关掉。
    没和我开过私聊的，愿意的话点下面的按钮，我可以在群里点名打个招呼。
mine-on = 你离开的时间比平时久得多，或者刚来、刚回来而管理员写了话时，我可能问候一声：最多一个月一次，一段沉默只说一次，免打扰时段不发。
mine-off = 我不会在你沉默时发消息。
button-greet = 可以在群里招呼我
button-greet-not = 群里别点我的名
greeted = 好。不能私聊你的时候，我会在群里点名打个招呼，最多一个月一次。
not-greeted = 好，群里不点你的名。

setup = { $lines }
stages = 按各人自己的节奏：{ $new } 位还看不出，{ $activated } 位刚上手，{ $active } 位活跃，{ $drifting } 位渐渐远了，{ $silent } 位沉默，{ $lost } 位离开很久，{ $returned } 位刚回来。
would = 现在看一遍的话，会私聊问候 { $words } 位。
is-on = 每天 { $at } 看看谁渐渐远了。
is-off = 现在不问候渐渐沉默的群友。
results = 问候过的，两周内回来：{ $share }。
results-held = 留着没问候、用来对照的：{ $share }。
share = { $of } 位里 { $back } 位（{ $percent }%，95% 区间 { $least }–{ $most }%）
button-on = 打开
button-off = 关掉
turned-on = 好了，从明天起，渐渐沉默的群友会收到一句问候，最多一个月一次。我不能私聊的那些，每周一私下告诉你。
turned-off = 好了，不再问候。
listed = { $community } 里，{ $names } 最近沉默了，我不能私聊他们。你说一句，也许更管用。
listed-by-policy =
    { $community } 里，等你亲自写一句的：
    { $lines }
by-hand = #{ $number } { $to }：{ $names }
no-use = { $community } 里，我不再问候渐渐沉默的群友了：问候过的有 { $told }% 回来，没问候的有 { $held }%，问候并没有用。你若看得比数字更清楚，用 /nudgesetup 可以再打开。

will-say-why = 谁安静得不像平时，就轻声问一句，绝不超过各人的限度；<code>/nudgesetup</code> 可以改。
will-say = 私聊问候渐渐沉默的群友（每天重新看一遍）

part = { $part }
both = { $first }{ $second }
with-present =
    { $words }

    🎁 随信送你 { $points } 分。
with-code =
    { $words }

    🎁 随信送你积分码 <code>{ $code }</code>，值 { $points } 分：发 <code>/code { $code }</code>
with-code-behind =
    { $words }

    🎁 随信送一个积分码，值 { $points } 分，点按钮看。
code = 🎁 <code>{ $code }</code> 值 { $points } 分，{ $day } 前有效：发 <code>/code { $code }</code>
button-present = 🎁 我的礼物
no-present = 这里没有等你拆的礼物。
present = 问候里的小礼物
mention = 👋 { $names }：{ $words }

stage-new = 新来
stage-activated = 刚上手
stage-active = 活跃
stage-drifting = 渐渐远了
stage-silent = 沉默
stage-lost = 离开很久
stage-returned = 刚回来
to = { $stage }{ $days ->
        [0] {""}
       *[other] ，满 { $days } 天
    }
line-off = #{ $number } ⏸ { $to }
line-on = #{ $number } ✅ { $to }
line-stopped = #{ $number } ⏹ { $to }（没唤回谁，已停）
line-deleted = #{ $number } { $to }（已删除）
policies =
    你们自己写的问候，每天最多 { $most } 位：
    { $lines }
channel-private = 私聊；找不到的，列进周一的名单。
channel-group = 私聊；不行就在群里点名，本人同意才点；其余列进周一的名单。
channel-list = 列进周一的名单，由你亲自写。
head =
    { $line }
    { $channel }
    你会读到的样子：
text =
    ———
    { $text }
days-are = ——— 天数按离开 { $days } 天举例。
today = 今天会问候 { $of } 位里的 { $told } 位。
today-listed = 列进周一名单的：{ $listed } 位。
card = { $lines }
many = 一下子超过了全群的五分之一，或者超过 30 位，真要发吗？会分几天慢慢发，每天最多 { $most } 位。
button-sure = 对，发给 { $number } 位
button-open = #{ $number } { $to }
button-how = 自己写
button-result = 效果
button-change = 修改
button-delete = 删除
button-restore = 恢复
button-list = 全部
policy-on = #{ $number } 打开了。
deleted = #{ $number } 已删除。
a-day = 好了：你们写的问候加起来每天最多发给 { $most } 位。
a-day-unclear = 请给一个 1 到 { $most } 的数：/nudgesetup 每天 20 位
how =
    在群里这样写，比如：
    /nudgesetup 渐远 10天 私聊：{"{名字}"}，炉边的位子还给你留着。 / {"{名字}"}，大家都记得你。

    阶段：新人、上手、活跃、渐远、沉默、失联、回归。后面随意加：在这一阶段的天数 · 私聊、群里（没有私聊、本人同意时点名）或名单（由你亲自写）· 送5分，或者积分码 5分。两段话用“ / ”隔开，会互相比较。{"{名字}"}、{"{社群}"}、{"{天数}"}（离开多少天）会自动填上。[en] …… [zh] …… 写成两种语言，各看各的，群里用群的语言。
    你看过、打开之前，什么都不会发。
how-to-change = 在群里写上新的话：/nudgesetup #{ $number } 渐远 10天：{"{名字}"}，……
no-such-policy = 没有 #{ $number }，也许删掉了。/nudgesetup 看全部。
policy-changed = #{ $number } 刚被改过，请再看一眼。
too-many = 最多 { $most } 条，先删掉一条吧。
unclear-stage = 哪个阶段？新人、上手、活跃、渐远、沉默、失联、回归里选一个，比如 /nudgesetup 渐远 10天：{"{名字}"}，……
unclear-text = 冒号后面请写要说的话，比如 /nudgesetup 渐远 10天：{"{名字}"}，……
unclear-texts = 写一段，或者用“ / ”隔开两段；再多，人数就不够比较了。
unclear-long = 一段最多 { $longest } 个字。
unclear-days = 最多 { $days } 天。
unclear-points = 最多送 { $points } 分。
unclear-coupon = 积分码值多少分？比如：积分码 5分。
unclear-languages = 每种语言写一次，两边段数要一样：[en] Hi {"{name}"} … [zh] {"{名字}"}，……
unclear-placeholder = 不认识 { $what }。可以用 {"{名字}"}、{"{社群}"}、{"{天数}"}。
unclear-placeholders = 一段里最多填 { $placeholders } 处。
unclear-word = 冒号前面的“{ $what }”没看懂。比如：/nudgesetup 渐远 10天 私聊：{"{名字}"}，……

outcomes-none = 还没有你们自己写的问候。
outcomes =
    一周内又活跃的（括号里是 95% 的区间）：
    { $lines }
outcome = { $line }
nobody-yet = 还没有人。
outcome-told = 问候过的：{ $share }
outcome-held = 留着没问候的：{ $share }
outcome-text = 第 { $number } 段：{ $share }
outcome-text-none = 第 { $number } 段：还没有人
outcome-waiting = 还有 { $count } 位，一周没过完
outcome-listed = 列进周一名单的：{ $count } 位
words-too-few = 人数太少，看不出有没有用。
words-open = 也许有用，也许没用，这些数字说不准。
words-more = 问候过的回来得更多，不像是碰巧。
words-fewer = 问候过的反而回来得更少，不像是碰巧。
texts-too-few = 人数太少，两段话还没法比。
texts-open = 两段话的差别，碰巧也说得通。
texts-more = 第一段更管用，不像是碰巧。
texts-fewer = 第二段更管用，不像是碰巧。
policy-no-use = { $community } 里，我停了 #{ $number }：问候过的一周内有 { $told }% 回来，没问候的有 { $held }%。你若看得比数字更清楚，用 /nudgesetup 可以再打开。
will-mention = 在群里问候好久没来的群友
