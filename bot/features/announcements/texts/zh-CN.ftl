# 社群到点对自己说的话。
menu-announce = 到点在群里发公告

how = 没看懂时间。可以这样写：
    <code>/announce 明天 18:00 湖边见</code>
    <code>/announce 每周五 18:00 今晚读书会</code>
    也可以回复一条消息：<code>/announce 每周一 9:00</code>
    第一行以问号结尾，后面每行以“-”或“・”开头，就是投票。几段话之间单独写一行 <code>---</code>，就一次发一段，轮流发。
how-to-change = 在群里发，改时间、改内容都行：
    <code>/announce #{ $number } 每周五 19:00</code>
    <code>/announce #{ $number } 湖边见</code>
    <code>/announce #{ $number } 明天 18:00 湖边见</code>
    回复一张照片 <code>/announce #{ $number }</code> 就配上图，<code>/announce #{ $number } 图片 关</code> 去掉图。
past = #{ $number } 的时间已经过了，换一个：<code>/announce #{ $number } 明天 18:00</code>
no-words = 要发什么呢？写在时间后面，或回复一条写好的消息。
too-long = 太长了，最多 { $most } 个字。
too-long-below-a-picture = 配图的文字太长了，最多 { $most } 个字。
too-many = 已经有 { $most } 条公告了，先在 /announce 里删掉一条吧。
full = 那一天已经有 { $most } 条公告，再多就吵了。换一天，或在 /announce 里暂停一条。
full-today = 今天连同还没发的已经有 { $most } 条公告，再多就吵了。明天再发，或先跳过一条吧。
poll-fault-question = 投票的问题太长了：{ $size } 个字，Telegram 最多 { $most } 个。如果不是投票，下面的行别用“-”开头。
    “{ $text }…”
poll-fault-option = 这个选项太长了：{ $size } 个字，Telegram 最多 { $most } 个。如果不是投票，那些行别用“-”开头。
    “{ $text }…”
poll-fault-options = 一共 { $size } 个选项，Telegram 的投票最多 { $most } 个。如果不是投票，那些行别用“-”开头。
poll-no-picture = Telegram 的投票不能配图。用 <code>/announce #{ $number } 图片 关</code> 去掉图，或者把问题发成文字。
gone = 这条公告已经不在了，/announce 可以看现有的。

card-draft = { $words }

    ✏️ <b>#{ $number }</b> 草稿，将在以下时间发出：
    { $times }
card-on = { $words }

    📣 <b>#{ $number }</b> 接下来：
    { $times }
card-paused = { $words }

    ⏸ <b>#{ $number }</b> 已暂停，恢复后的时间：
    { $times }
time = { $day } { $weekday } { $at }
time-says = { $time } · { $words }
greets = 🌱 会带上上次之后加入的人的名字；没有新人就不发
looks-back = 🎇 会带上当天统计的年度数字和要感谢的名字。按今天算是：
    { $numbers }
    💛 { $names }
no-time = 时间已过

poll-one = 📊 <b>{ $question }</b>
    { $options }
    <i>匿名投票，单选</i>
poll-several = 📊 <b>{ $question }</b>
    { $options }
    <i>匿名投票，多选</i>
option = ○ { $option }
turns-in-order-again = 🔁 <b>{ $count } 个话题</b>，按顺序每次一个，发完从头再来。接下来是第 { $place } 个。
turns-in-order-once = 🔁 <b>{ $count } 个话题</b>，按顺序每次一个，发完为止。接下来是第 { $place } 个。
turns-shuffled-again = 🔀 <b>{ $count } 个话题</b>，打乱顺序每次一个，全部发完之前不重复。接下来是第 { $place } 个。
turns-shuffled-once = 🔀 <b>{ $count } 个话题</b>，打乱顺序每次一个，发完为止。接下来是第 { $place } 个。
filled = { $before }{ $told }{ $after }
greeting = { $before }{ $names }{ $after }

rituals = 🕯 <b>群里的仪式</b>，点一下就有。先是草稿，时间和内容都能改。

    { $lines }
    新人的名字会放在 <code>{"{名字}"}</code> 的位置。自己的话题：<code>/announce 每周三 19:00 …</code>，几个之间单独写一行 <code>---</code>。
ritual = { $emoji } <b>{ $title }</b>（{ $when }）：{ $about }
    <i>{ $words }</i>
title-week-reading = 阅读周
about-week-reading = 连续七天，每天一个问题，发完就歇着。
title-week-movement = 动一动周
about-week-movement = 连续七天，每天一个问题，发完就歇着。
title-week-gratitude = 感恩周
about-week-gratitude = 连续七天，每天一个问题，发完就歇着。
title-week-quiet = 数字静心周
about-week-quiet = 连续七天，每天一个问题，发完就歇着。
title-week-letters = 书信周
about-week-letters = 连续七天，每天一个问题，发完就歇着。
title-year = 年度仪式
about-year = 连续三天三条：这一年的数字、点名感谢、新年愿望。想换日子，点草稿上的“修改”，写任意一个日期。
year-members = 👥 我们有 { $count } 人{ $came ->
        [0] {""}
       *[other] ，其中 { $came } 位是今年新来的
    }
year-checkins = ✅ { $members } 人一共打卡 { $count } 次
year-challenges = 🏁 完成了 { $count } 个挑战
year-thanks = 🙏 说了 { $count } 次感谢
year-everybody = 在座的每一位
year-date = 年度仪式要一个每年都有的日期，比如：<code>/announce #{ $number } 12月20日 18:00</code>
year-too-long = 年度仪式最多 { $most } 天，每天一条。
title-newcomers = 新人日
about-newcomers = 点名欢迎上次之后加入的人，没有新人就不发。
title-week = 小小善意周
about-week = 连续七个早上，每天一条，从发布的第二天开始，发完就歇着，想再来点“恢复”。
title-reading = 读书话题
about-reading = 十二个，每周一个，发完从头再来。
title-running = 跑步话题
about-running = 十二个，每周一个，发完从头再来。
title-parents = 爸妈话题
about-parents = 十二个，每周一个，发完从头再来。
title-careers = 职场话题
about-careers = 十二个，每周一个，发完从头再来。
button-rituals = 🕯 仪式
button-take = { $emoji } { $title }

hours = 🕗 <b>大家什么时候在</b>，按最近四周的发言算：

    { $lines }
    <code>0     6     12    18    </code>

    接着可以：<code>/announce 每周五 18:00 …</code>
hours-workdays = 周一到周五：<b>{ $at }</b>，那一小时大约有 { $members } 人（按 { $days } 天算）
    <code>{ $bars }</code>
hours-weekend = 周末：<b>{ $at }</b>，那一小时大约有 { $members } 人（按 { $days } 天算）
    <code>{ $bars }</code>
hours-unknown = 对这个群还不够了解，等大家聊上一周左右再来问吧。

list = 📣 <b>公告</b>
    { $lines }

    新建：<code>/announce 每周五 18:00 …</code>，大家什么时候在：<code>/announce 最佳时间</code>
list-none = 还没有公告。可以这样开始：
    <code>/announce 每周五 18:00 今晚读书会</code>
mix = 🍱 未来四周：实用 { $useful }%，有趣 { $delightful }%，进阶 { $stretching }%{ $unnamed ->
        [0] {""}
       *[other] ，另有 { $unnamed } 条没标
    }。七分实用、两分有趣、一分进阶最合适。
mix-scarce = { mix }
    可以多来点{ $scarce ->
        [useful] 实用
        [delightful] 有趣
       *[stretching] 进阶
    }的。
line-draft = ✏️ #{ $number } · { $time }，草稿
line-on = 📣 #{ $number } · { $time }
line-next = { $line }
    第 { $place }/{ $count } 个：{ $words }
line-paused = ⏸ #{ $number } · 已暂停

button-open = #{ $number } { $glimpse }
button-restore = ↩️ 找回 #{ $number }
button-publish = ✅ 发布
button-resume = ▶️ 恢复
button-pause = ⏸ 暂停
button-skip = 跳过下一次
button-time = 修改
button-pin = 📌 发出后置顶
button-unpin = 📌 不置顶
button-holidays = 🗓 节假日不发
button-also-on-holidays = 🗓 节假日也发
button-poll = 📊 发成投票
button-several-answers = ☑️ 改为多选
button-one-answer = 🔘 改为单选
button-no-poll = 📝 发成文字
button-apart = 🔁 分开轮流发
button-together = 📄 合成一条
button-shuffled = 🔀 打乱顺序
button-in-order = 🔢 按顺序
button-once = 🏁 发完为止
button-again = 🔁 循环发
button-now = 立即发送
button-useful = 实用
button-useful-chosen = ✓ 实用
button-delightful = 有趣
button-delightful-chosen = ✓ 有趣
button-stretching = 进阶
button-stretching-chosen = ✓ 进阶
button-delete = 🗑 删除
button-list = 全部
not-on-holidays = 🗓 { $country } 的节假日不发
gap = ⚠️ 还没有 { $year } 年的节假日数据，先按没有节假日算。
gap-moved = ⚠️ { $year } 年的调休还没公布，先按法定节假日算。
holiday = { $day } { $weekday }
holidays = 🗓 这里按 { $country } 的节假日算，接下来是：
    { $days }

    换一个地方：<code>/announce 节假日 CN</code>、<code>/announce 节假日 DE-BY</code>。哪条公告避开节假日，在公告上选。
which-country = 不知道按哪里的节假日算，先选一个：<code>/announce 节假日 CN</code>
no-calendar = 没有“{ $text }”的节假日数据，试试国家的两个字母：<code>/announce 节假日 CN</code>
only-holidays = #{ $number } 的时间全在节假日，这样永远不会发。
may-not-pin = 我在这里没有置顶权限。在管理员权限里打开“置顶消息”，再点一次。
pin-refused = 📌 没有置顶权限，发出后不会置顶
not-pinned = 我在 { $community } 已没有置顶权限，刚发的公告没能置顶。权限恢复后，下一条会照常置顶。
posted = 马上发到群里。
just-posted = 这一分钟刚发过。
nobody-to-greet = 上次之后没有可以点名的新人。
deleted = 已删除，一小时内可以找回。

missed = { $day } { $at } 我不在线，{ $community } 的公告 #{ $number } 错过了，太晚就没有补发：

    { $words }

    在群里用 /announce 可以立即发送。

will-say-why = 管理员安排的：<code>/announce { $number }</code>。
will-say = 📣 #{ $number } { $words }
will-greet = 📣 #{ $number } 点名欢迎新人（有新人才发）

# --- 群所关联的频道 ---
button-channel = 📣 也发到频道
button-no-channel = 📣 不发到频道
channel-on = 📣 也发到频道，Telegram 会从那里带到群里
channel-refused = 📣 没有频道的发帖权限，只发在群里
no-channel = 这个群没有关联频道。在频道设置的“讨论”里关联上，再点一次。
may-not-post = 我不能在你们的频道发帖。请在频道里把我设为管理员并打开“发布消息”，再点一次。
not-your-channel = 自己能在频道发帖的人，才能让我发到频道。
not-in-channel = 我在 { $community } 的频道里已经不能发帖了，刚才那条只发在了群里。权限恢复后，用 /announce 重新打开。
