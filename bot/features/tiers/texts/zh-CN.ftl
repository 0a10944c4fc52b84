menu-tiers = 等级说明和我的等级

newcomer = 🌰 新人
growing = 🌱 成长
expert = 🌳 达人

rise-growing = 🌱 { $name } 升到<b>「成长」</b>啦，很高兴有你同行！
rise-expert = 🌳 { $name } 成为<b>「达人」</b>了，谢谢你一路以来的投入！

ladder =
    { $steps }

    { $mine }
step = { $tier }：累计 { $points } 分起
step-mine = <b>{ $tier }：累计 { $points } 分起 ← 你在这里</b>
mine = 你已累计 { $points } 分，再得 { $missing } 分就到 { $next }。
mine-last = 你已累计 { $points } 分，到顶啦。
