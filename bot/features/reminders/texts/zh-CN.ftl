# 到了你定的钟点，说一句话。
menu-remind = 到点提醒我：打卡，或任何别的事

in-private = 提醒我只在私聊里发，我们到那边定个时间吧。
noted = 好，记下了。还差一步，得你来：打开和我的私聊，我才能给你发消息。
open-private = 打开私聊
unclear = “{ $words }”我没看懂是几点。
    试试 <code>/remind 20:00</code>、<code>/remind 明天9点 给妈妈打电话</code>；不想要了就发 <code>/remind 关</code>。

view = <b>{ $community }</b>
    { $daily }
    { $warning }

    想换别的时间？直接发给我，比如 <code>/remind 19:30</code>。
    要提醒别的事？<code>/remind 明天9点 给妈妈打电话</code>
daily-none = 还没有设每日提醒。几点叫你合适？
daily-at = ⏰ 每天 { $at }（{ $zone }时间）提醒你；那时已经打过卡，我就不出声。
daily-after-quiet = ⏰ 你定的是 { $at }，正好在免打扰时段里，所以等到 { $heard } 再提醒你（{ $zone }时间）。
daily-never-heard = ⏰ 你定的是 { $at }，可免打扰要到当天结束才停，我没机会开口。
    换个时间，或者用 /quiet 改一下免打扰吧。
warning-on = 🔥 另外，连续天数眼看要断的那天，{ $at } 告诉你一声。
warning-off = 需要的话，连续天数眼看要断的那天，我也可以在 { $at } 告诉你一声。
hour = { $at }
button-warn = 🔥 快断的时候告诉我
button-no-warning = 快断的时候不用告诉我
button-own = ✍️ 自己写的提醒
button-off = 不要每日提醒

line-daily = { $streak ->
    [0] 你让我叫你一声：「{ $community }」今天还没打卡。
    [1] 你让我叫你一声：「{ $community }」今天还没打卡。
        昨天刚开了个头，今天接上就是两天。
   *[other] 你让我叫你一声：「{ $community }」今天还没打卡。
        已经连续 { $streak } 天了。
    }
line-streak = { $streak ->
    [1] 昨天你在「{ $community }」开了个头，今天的卡 { $until } 前打都算。
   *[other] 你在「{ $community }」已经连续打卡 { $streak } 天，今天的卡 { $until } 前打都算。
    }
check-in = ✅ 现在打卡
not-today = 今天先不打
stop = 别再提醒我
skipped = 好，今天就不打了。炉火一直给你留着。
day-over = 那一天已经过去了。
stopped = 好，以后不再提醒。想要的时候，随时用 /remind。

# --- 接下来的安排，给管理员看 ---
will-say-daily = ⏰ 给定了提醒的 { $count } 人：当天还没打卡就说一声
will-say-daily-why = 各人用 <code>/remind</code> 定自己的时间。是谁、几点，只有本人知道。
will-say-streak = 🔥 给要了提醒的 { $count } 人：连续打卡当晚会断就说一声（每天）
will-say-streak-why = 本人用 <code>/remind</code> 打开的；时间是设置里的 <code>warn_at</code>，按各人自己的时区。是谁，只有本人知道。
