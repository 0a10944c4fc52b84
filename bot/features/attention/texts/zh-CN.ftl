menu-stop = 别再主动找我

told = { $lines }
stopped = 明白了。以后只有你找我，或是你自己要的（回答、你定了时间的提醒、你兑换的东西），我才发消息。连续打卡快断的提醒也不发了。
last = 上一次主动发消息是{ $day }，为了 { $community }：{ $about }。
allowed = 谢谢。所有群加起来一周最多 { $words } 条；你没露面之前不发第二条，免打扰时段不发。
button-stop = 别主动找我
button-allow = 可以再找我

# --- 一个群一天听多少 ---
menu-budget = 我一天在群里主动说多少
in-private = 一天在这里说多少，是管理员之间的事，到私聊里看吧。
open = 给我看看
budget =
    { $most ->
        [0] 我在 { $community } 里主动说话不限条数。今天 { $said } 条。
       *[other] 我在 { $community } 里一天最多主动说 { $most } 条。今天 { $said } 条，排在今天晚些时候的也算。
    }
    挑战、生日、欢迎和你定了时间的公告一定会发，也计数。一天满了以后，升级和新徽章合到当天的好消息里说；周报、表彰和固定栏目改到后面有空的那天。
    { $lines }
budget-none-put-off = 最近没有推后的。
budget-later = ⏳ { $what }：{ $full }满了，改在{ $day } { $at }。
budget-folded = 🎉 { $what }：{ $full }满了，和别的好消息一起说。
button-most = { $most ->
        [0] 不限
       *[other] { $most }
    }
button-budget = 一天说多少
budget-usage = 写一个 0 到 { $most } 的数，比如 <code>/budget 8</code>；0 是不限。
will-say-why = { $day }说得够多了，所以推后；<code>/budget</code> 可以改一天的条数。
