menu-code = 输入积分码
menu-coupon = 做一个积分码
menu-coupons = 本群的积分码，各用了几次

ask = 把积分码写在后面：<code>/code ABCD-2345</code>
got = 🎟 你领到 { $points } 积分{ $reason }，现在可用 { $balance }。
reason = （{ $reason }）
no-unknown = 本群没有这个积分码，再一个字一个字看看？
no-had = 这个积分码你用过了，每人一次哦。
no-used-up = 这个积分码领完了，别人快了一步。
no-over = 这个积分码已经失效了。
no-too-many = 连着几个积分码都不对，过一小时再试吧。

made =
    🎟 <code>{ $code }</code>：{ $points } 积分，{ $uses ->
        [1] 一个人能领
       *[other] { $uses } 个人能领，每人一次
    }{ $until }。
    群友发 <code>/code { $code }</code> 就能领，群里、私聊都行。
until = ，{ $day } 之前（含当天）有效
how = { $word ->
        [none] 可以这样写：
       *[other] 没看懂「{ $word }」。可以这样写：
    }
    <code>/coupon 50</code>
    <code>/coupon 20 次数 30 天数 14 积分码 SPRING24 因为 读书市集</code>
too-much = 一个积分码最多 { $most } 积分。
taken = 积分码 { $code } 已经有了。
list =
    🎟 <b>积分码</b>
    { $lines }
list-none = 还没有积分码，发 <code>/coupon 50</code> 做一个。
line = <code>{ $code }</code> · { $points } 积分 · 已领 { $used }/{ $uses }{ $until }{ $reason }
line-over = ▫️ { $code } · 已领 { $used }/{ $uses }，已结束
button-end = 结束 { $code }
ended = { $code } 结束了，领过的积分不变。

# 账本里每一笔是因为什么。
for-coupon = 积分码
