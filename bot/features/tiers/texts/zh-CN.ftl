menu-tiers = 等级说明和我的等级

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
list = { $names }、{ $name }

# --- 降级，只在私聊里说 ---
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
both = { $one } · { $other }
with = { $step } · { $gift }

gift-early = 提前报名
gift-hosting = 主持活动
gift-booking = 可被预约
gift-tag = 名字旁显示等级

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
