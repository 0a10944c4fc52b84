menu-shop = 积分能换什么
menu-redeem = 我换到的奖品和兑换码
menu-reward = 管理积分商店，查看兑换记录

# Lines of a longer text
lines = { $lines }

# --- The shelf ---
empty = 商店还没上架东西，积分先攒着，不会过期。
shop =
    <b>积分商店</b> · { $community }
    可用积分 { $balance }。花积分不影响等级和名次，放心换。

    { $items }
open-shop = 进店看看
button-mine = 🎒 我的奖品
button-shop = ‹ 回商店
before = ‹
after = ›
label = { $emoji } { $reward } · { $price } 分
label-gift = { $emoji } { $reward }
line-free = ✅ { $item }
line-missing = ▫️ { $item } – { $missing }

# What is in the way, in a word or two
missing-gone = 暂不提供
missing-tier-gone = 所需等级已取消
missing-early = { $day }开始
missing-over = { $day }已截止
missing-sold-out = 暂时兑完
missing-limit = 你已换过
missing-tier = 需要{ $tier }
missing-streak = 再连续打卡 { $missing } 天
missing-lifetime = 累计还差 { $missing } 分
missing-points = 还差 { $missing } 分

# The same in a sentence
no-gone = 这件奖品暂时不提供。
no-tier-gone = 这件奖品要的等级已经取消了，等管理员重新开放吧。
no-early = 这件奖品 { $day }开始兑换。
no-over = 这件奖品的兑换 { $day }已经截止。
no-sold-out = 最后一份刚刚被换走了，你的积分一分没动。
no-limit = 你已经换过啦：每人{ $period }最多 { $limit } 份。
no-tier = 这件要到{ $tier }才能换，你已经在路上了。
no-streak = 再连续打卡 { $missing } 天，就能换了。
no-lifetime = 累计积分再多 { $missing } 分就能换了。
no-points = 还差 { $missing } 分。
price-changed = 价格刚刚变了，现在是 { $price } 分。没有扣分，再看一眼吧。
per-ever = 总共
per-day = 每天
per-week = 每周
per-month = 每月

# --- One reward ---
title = { $emoji } <b>{ $reward }</b>
about = { $about }
costs = { $price ->
        [0] 不用积分
       *[other] { $price } 积分
    }
left = { $left ->
        [0] 暂时没有了
        [1] 只剩最后一份
       *[other] 还有 { $left } 份
    }
tier-is-gone = 🔒 要求的等级已取消，管理员另选等级后才能换
takes-tier = 需要达到{ $tier }
takes-streak = 需要连续打卡 { $days } 天
takes-lifetime = 需要累计获得 { $points } 分
at-most = 每人{ $period }最多 { $limit } 份
by-approval = 由管理员确认；没通过的话，积分退还给你
valid = 有效期 { $days } 天
from = { $day }开始
until = { $day }截止
button-redeem = 用 { $price } 积分换
button-take = 领取

# --- Taken ---
done-requested = { $emoji } <b>{ $reward }</b>：已经告诉管理员，有结果我来通知你；没通过的话，积分退还给你。
done-ready = { $emoji } <b>{ $reward }</b>归你啦，好好享用！
done-delivered = { $emoji } <b>{ $reward }</b>归你啦，好好享用！
done-used = { $emoji } <b>{ $reward }</b>已经交到你手上了。
done-declined = { $emoji } <b>{ $reward }</b>这次没通过，积分已退还。
done-cancelled = { $emoji } <b>{ $reward }</b>已取消，积分已退还。
done-expired = { $emoji } <b>{ $reward }</b>过了有效期，积分已退还。
code = 兑换码：<code>{ $code }</code>
use-until = 请在 { $day }之前使用（含当天）。
balance-left = 还剩 { $balance } 积分。

# --- /redeem ---
mine-in-private = 你换到的奖品和兑换码，我在私聊里给你看。
open-private = 打开私聊
mine-none = 你还没换过东西，商店随时开着。
mine =
    <b>我的奖品</b>
    { $redemptions }
owned = { $emoji } { $reward } · { $day } · { $state }
owned-code = { $emoji } { $reward } · { $day } · <code>{ $code }</code>
owned-until = { $emoji } { $reward } · { $day } · { $state }，{ $until }前有效
owned-reason = { $emoji } { $reward } · { $day } · { $state }：{ $reason }
state-requested = 等管理员确认
state-ready = 可以领取
state-delivered = 已发放
state-used = 已领取
state-declined = 未通过{ $price ->
        [0] {""}
       *[other] ，积分已退还
    }
state-cancelled = 已取消{ $price ->
        [0] {""}
       *[other] ，积分已退还
    }
state-expired = 已过期{ $price ->
        [0] {""}
       *[other] ，积分已退还
    }
button-cancel = 取消 { $reward }
taken-back = 已取消，积分回来了。
settled = 这一份已经处理过了：{ $state }。

# --- To the member ---
told-ready = { $emoji } 你的<b>{ $reward }</b>可以领取啦！
told-delivered = { $emoji } 你的<b>{ $reward }</b>到啦，兑换码在「我的奖品」里。
told-used = { $emoji } 你的<b>{ $reward }</b>已经领取。
told-declined = { $emoji } <b>{ $reward }</b>这次没换成：{ $reason }。{ $price ->
        [0] {""}
       *[other] { $price } 积分已退还。
    }
told-cancelled = { $emoji } <b>{ $reward }</b>被管理员撤回了。{ $price ->
        [0] 不用你付什么。
       *[other] { $price } 积分已退还。
    }
told-expired = { $emoji } <b>{ $reward }</b>过了有效期。{ $price ->
        [0] 已经放回货架。
       *[other] { $price } 积分已退还。
    }
told-unanswered = { $emoji } 你想换的<b>{ $reward }</b>一直没有管理员处理。{ $price ->
        [0] 商店随时欢迎你。
       *[other] { $price } 积分已退还。
    }
told-group = { $name }，你想要的已经准备好了：/redeem
reason-none-left = 已经没有了
reason-not-now = 眼下不方便
reason-talk = 管理员想先跟你聊聊
reason-unanswered = 一直没有人处理

# --- To the admins ---
asked = <b>{ $name }</b> 想在「{ $community }」换 { $item }。积分已先扣下，不同意的话会退还。
button-approve = ✅ 同意
button-decline = 不同意…
why-not = { $name } 的 { $emoji } { $reward }：原因怎么说？
approved = ✅ { $name } 的 { $emoji } { $reward }：{ $by } 已同意。
declined = { $name } 的 { $emoji } { $reward }：{ $by } 没有同意，积分已退还。

how = “{ $words }”我没看懂。可以在群里这样说：
    <code>/reward new "咖啡券" 200 库存 10 等级 成长 审批 限 1/月 有效 30</code>
    <code>/reward change "咖啡券" 价格 150 说明 "街角那家"</code>
    只发 <code>/reward</code>，用按钮管理。
created = 已上架：
changed = 已修改：
open-desk = 去私聊管理
desk-in-private = 商店在私聊里管理。
desk =
    <b>积分商店</b> · { $community }
    { $rewards ->
        [0] 货架还空着。在群里发，比如
            <code>/reward new "☕ 咖啡券" 200 库存 10 审批 限 1/月</code>
       *[other] 共 { $rewards } 件奖品，点一件就能修改。
    }
put-by = ⏸ { $item }
is-paused = ⏸ 已下架，大家看不到。
is-retired = 已永久下架。
codes-free = 兑换码：共 { $codes } 个，还有 { $free } 个没发
plus-price = +{ $by } ⭐
minus-price = −{ $by } ⭐
plus-stock = +{ $by } 📦
minus-stock = −{ $by } 📦
button-count = 限定库存
button-uncount = 不限库存
button-ask = 改为管理员确认
button-trust = 改为直接兑换
button-codes = 🔑 兑换码
button-pause = ⏸ 暂时下架
button-resume = ▶️ 重新上架
button-retire = 永久下架
button-sure = 确定，永久下架
button-desk = ‹ 全部奖品
button-back = ‹ 返回
retired = 已下架，换到手的仍然有效。
not-below-zero = 不能小于 0。

codes-how = <b>{ $reward } 的兑换码</b>（还有 { $free } 个没发）
    15 分钟内发到这里，每行一个：
    <code>/rewardcodes
    ABCD-1234
    EFGH-5678</code>
    每个只发给一位成员，别人都看不到。
codes-in = { $new ->
        [0] 这些之前都收过了。
       *[other] 给 { $reward } 新增 { $new } 个兑换码。
    }现在还有 { $free } 个没发。
codes-what-for = 这些是哪件奖品的？在群里发 /reward，点奖品，再点「🔑 兑换码」。
codes-none = 没找到兑换码。写在 <code>/rewardcodes</code> 后面，每行一个。
codes-too-many = 一次最多 500 个，每个不超过 100 个字符。
button-forget = 清掉没发的兑换码

button-open = ⏳ 待处理
button-log = 📜 记录
open = <b>待处理</b>：等你确认，或等着交到成员手上。点一条处理。
open-none = 没有待处理的。
log = <b>兑换记录</b>，最新的在前。点一条看详情。
log-none = 还没有人换过东西。
logged = { $day } · { $name } · { $emoji } { $reward } · { $price } · { $state }
button-export = 导出为文字
exported = { $redemptions }
button-used = 🤝 已交付
button-take-back = 撤回…
button-sure-back = { $price ->
        [0] 确定撤回
       *[other] 确定撤回，退还 { $price } 积分
    }

name-taken = 已经有叫 { $name } 的奖品了。用 <code>/reward change</code> 修改，或者换个名字。
shelf-full = 货架最多放 { $most } 件，先下架一件吧。
unknown = 没找到叫“{ $name }”的奖品，/reward 里有全部。
unclear-new = 要有名称和价格：<code>/reward new "咖啡券" 200</code>
unclear-name = 名称要有 1 到 48 个字：“{ $words }”
unclear-word = “{ $words }”我没看懂。可以写：
    价格、库存、等级、连续、累计、限、审批、免审、有效、开始、截止、说明、名称。
unclear-end = “{ $words }”后面还少点什么。
unclear-number = “{ $words }”应该是 0 到 1000000 的数字。
unclear-tier = 这里没有“{ $words }”这个等级，看看 /tiers。
unclear-limit = “{ $words }”应该写成 1、2/天、1/周 或 1/月。
unclear-day = “{ $words }”应该是日期，比如 2026-12-31。
unclear-dates = 截止比开始还早。

# --- Why there are points ---
for-reward = 兑换奖品
for-return = 退还奖品积分

# --- What another admin changed in between ---
meanwhile =
    ⚠️ 你看过之后，有人改了：
    { $changes }
    你这次的修改没有生效。现在是这样：

just-changed =
    ⚠️ 刚刚有人改过：
    { $changes }
    你这次的修改没有生效。要以你的为准，再发一遍就行。
changed-one = { $by }：{ $what } { $old } → { $new }
what-name = 名称
what-emoji = 图标
what-about = 说明
what-price = 价格
what-stock = 库存
what-tier = 等级
what-streak = 连续天数
what-lifetime = 累计积分
what-per-member = 每人限换
what-period = 限换周期
what-needs-approval = 管理员确认
what-valid-days = 有效天数
what-from-on = 开始
what-until-on = 截止
what-shown = 上架
value-none = 无
value-yes = 需要
value-no = 不需要
value-active = 在架上
value-paused = 暂时下架
value-retired = 永久下架
