# 社群到点对自己说的话。
menu-announce = 到点在群里发公告

how = 没看懂时间。可以这样写：
    <code>/announce 明天 18:00 湖边见</code>
    <code>/announce 每周五 18:00 今晚读书会</code>
    也可以回复一条消息：<code>/announce 每周一 9:00</code>
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
no-time = 时间已过

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
line-draft = ✏️ #{ $number } · { $time }，草稿
line-on = 📣 #{ $number } · { $time }
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
button-now = 立即发送
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
deleted = 已删除，一小时内可以找回。

missed = { $day } { $at } 我不在线，{ $community } 的公告 #{ $number } 错过了，太晚就没有补发：

    { $words }

    在群里用 /announce 可以立即发送。

will-say = 📣 #{ $number } { $words }
