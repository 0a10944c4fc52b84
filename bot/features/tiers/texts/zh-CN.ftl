menu-tiers = 等级说明和我的等级
menu-tier = 锁定或解锁某人的等级，或看看原因
menu-tiersetup = 调整等级，先预演再生效

newcomer = 🌰 新人
growing = 🌱 成长
expert = 🌳 达人
# 群里自己取的名字
named = { $title }

# --- 升级 ---
rise-growing = 🌱 { $name } 升到<b>「成长」</b>啦，很高兴有你同行！
rise-expert = 🌳 { $name } 成为<b>「达人」</b>了，谢谢你一路以来的投入！
rise = ✨ { $name } 升到<b>「{ $tier }」</b>啦，很高兴有你同行！
rises =
    ✨ 有 { $number } 位群友升级了：{ $names }{ $more ->
        [0] 。
       *[other] ，以及另外 { $more } 人。
    }下一级要什么，/tiers 里都有。
# 一串名字
list = { $first }、{ $second }

# --- 降级，只在私聊里说 ---
unasked = 和你的等级有关
notice =
    你在 { $community } 是<b>「{ $tier }」</b>，最近来得少了些。
    { $until }之前都还保留着，保级要什么，/tiers 里看得到。
    手头有别的事也没关系，攒下的积分一直是你的。
# 不是来得少了，而是积分被收回，或者群里的要求提高了
notice-other =
    你在 { $community } 是<b>「{ $tier }」</b>，现在离要求还差一点。
    { $until }之前都还保留着，差在哪里，/tiers 里看得到。
fallen =
    你在 { $community } 从「{ $before }」回到了<b>「{ $tier }」</b>。攒下的积分都还在，想回来随时可以：/tiers

# --- /tiers ---
ladder =
    { $steps }

    { $mine }
step = { $tier }：{ $asked }
step-mine = <b>{ $tier }：{ $asked } ← 你在这里</b>
step-start = 大家的起点
asked-points = 累计 { $points } 分起
asked-days = { $window } 天里活跃 { $days } 天
asked-helped = 帮过 { $people } 个人
both = { $first } · { $second }
with = { $step } · { $gift }

gift-early = 奖品提前换

points-so-far = 你已累计 { $points } 分。
to-next = <b>离 { $next } 还有多远</b>
at-the-top = 已经到顶啦。
has-points = { $bar } 积分 { $have } / { $asked }
has-days = { $bar } 活跃天数 { $have } / { $asked }
has-helped = { $bar } 帮过的人 { $have } / { $asked }
keeping = { $window } 天里活跃 { $days } 天就能保住 { $tier }，你目前是 { $have } 天。
below = 现在稍差一点，不过 { $until }之前你都还是 { $tier }。
below-points = 现在离 { $tier } 的要求稍差一点，不过 { $until }之前它都是你的。
locked = { $by } 在 { $day }把你定为 { $tier }，不看数字。{ $why }
an-admin = 管理员

# --- /tier，给管理员 ---
# What an admin wrote behind a lock
why = 原因：{ $why }
held = { $by } 在 { $community } 把你定为<b>「{ $tier }」</b>，不看数字，一直保留。{ $why }
tier-how =
    <code>/tier @名字 锁定 达人</code> 把某人固定在一个等级（后面可以写原因）。
    <code>解锁</code> 之后重新看数字，<code>查看</code> 会告诉你现状。
    不写 @名字，就回复那个人的消息。
tier-nobody = 这里没有叫 { $name } 的人。可以直接回复那个人的消息：<code>/tier 锁定 达人</code>
tier-unknown = 这里没有“{ $words }”这个等级，有的是：{ $tiers }。
tier-locked = { $name } 现在是 { $tier }，一直到你<code>解锁</code>为止。
tier-unlocked = { $name } 从现在起重新看数字，今天什么都不变。
tier-free = { $name } 没有被锁定，和大家一样看数字。
in-private = 这个放在和我的私聊里。
open-private = 打开私聊
about =
    <b>{ $name }</b>：{ $tier }
    { $lines }
about-points = 已累计 { $points } 分，到顶了。
about-keeps = 保级要 { $window } 天里活跃 { $days } 天，目前 { $have } 天。
about-below = 目前不够保级，不变的话 { $until }降一级。
about-locked = 由 { $by } 于 { $day }锁定。{ $why }

# --- /tiersetup，给管理员 ---
setup =
    <b>{ $community } 的等级</b>
    { $steps }

    想改名称、数字或者增减等级，照下面的样子改好发到群里，一行一级。
    先给你看会影响到谁，你点头了才生效。
    <code>/tiersetup
    { $written }</code>

    下面是各项特权从哪一级开始有，点一下往后移。
written = { $title }
written-with = { $line } { $what }
written-points = { $number }
written-days = { $number }天
written-helped = { $number }人
setup-gift = { $gift }：{ $tier } 起
setup-gift-nobody = { $gift }：都没有
setup-unclear = 看不懂“{ $line }”。一行是名称（最多 { $most } 个字）加数字：<code>达人 1000 10天</code>
setup-number = 等级要有 2 到 { $most } 级，一行一级。
setup-first = “{ $title }”是大家的起点，不能有门槛。
setup-order = “{ $title }”要比“{ $below }”的门槛高，而且没有哪一项更低。
setup-days = “{ $title }”要的活跃天数太多了：活跃天数只看最近 { $window } 天。
setup-twice = 有两级同名了。
rehearsal =
    <b>先预演一下，什么都还没改</b>
    { $steps }

    { $rises }
    { $falls }
    { $said }
rehearsal-no-rise = ↑ 没有人会升级。
rehearsal-rises =
    ↑ { $number } 人会升级：{ $names }{ $more ->
        [0] { "" }
       *[other] { " " }等
    }
rehearsal-falls =
    ↓ { $number ->
        [0] 没有人会降级。
       *[other] { $number } 人会降级，最早也在 { $days } 天之后。
    }
rehearsal-falling = { "  " }{ $names }{ $more ->
        [0] { "" }
       *[other] { " " }等
    }
rehearsal-closed = 🔒 要的等级没了，另选等级之前不开放：{ $names }{ $more ->
        [0] { "" }
       *[other] { " " }等
    }
rehearsal-open = 🔓 这些挑战要的等级没了，不另选等级的话谁都能报名：{ $names }{ $more ->
        [0] { "" }
       *[other] { " " }等
    }
rehearsal-said =
    ✉ { $here ->
        [0] 群里不发消息
       *[other] 群里发 { $here } 条消息
    }，{ $private ->
        [0] 也不打扰私聊。
       *[other] 私聊 { $private } 条。
    }
setup-do = 就这样改
setup-leave = 先不改
setup-done =
    ✓ 现在的等级是：
    { $steps }
setup-left = 保持原样。

# --- 标签，给管理员 ---
tags-off = 🏷 名字旁显示等级：否
tags-on = 🏷 名字旁显示等级：是
tags =
    <b>把等级显示成名字旁的标签</b>
    { $steps }
    还在起点的成员没有标签，管理员也没有。

    { $state }
tags-step = { $tier } → { $tag }
tags-step-none = { $tier } → 没有标签：标签里要有文字或数字
tags-would-come =
    { $number ->
        [0] 目前还没有人会有标签，等第一个人升级就有了。
       *[other] { $number } 位成员，大约要 { $minutes } 分钟。现在什么都还没改。
    }
tags-would-go = 关掉的话，大约 { $minutes } 分钟撤完。
tags-waiting = 还有 { $number } 位成员在等标签，大约 { $minutes } 分钟。
tags-have =
    { $number ->
        [0] 还没有人有标签。
       *[other] { $number } 位成员已有标签。
    }
tags-going = 还有 { $number } 个标签要撤，大约 { $minutes } 分钟。
tags-not-allowed = 我在这里还不能设标签。请在管理员权限里允许我编辑成员标签，之后就可以了。
tags-turn-on = 打开
tags-turn-off = 关掉
tags-turned-on =
    ✓ 从现在起，等级会显示在名字旁{ $minutes ->
        [0] 。
       *[other] ，大约 { $minutes } 分钟后全部到位。
    }
tags-turned-off =
    ✓ 名字旁不再显示等级{ $minutes ->
        [0] 。
       *[other] ，大约 { $minutes } 分钟撤完。
    }

# --- What another admin changed in between ---
meanwhile =
    ⚠️ 你看过之后，有人改了：
    { $changes }

    你这次的修改没有生效。现在是这样：

    { $card }
changed-ladder =
    { $by } 换了等级。原来：
    { $old }
    现在：
    { $new }
changed-draft =
    { $by } 正在预演另一套等级。原来：
    { $old }
    现在：
    { $new }
changed-first =
    { $by } 正在预演另一套等级：
    { $new }
changed-left =
    { $by } 放弃了这一套：
    { $old }
changed-gift = { $by }：{ $gift }：{ $old } → { $new }
nobody = 没人有
