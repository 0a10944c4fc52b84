# 成员自己写的提醒。
no-words = 要提醒你什么？例如：<code>/remind 明天9点 给妈妈打电话</code>。
too-long = 太长了，提醒最多 { $most } 个字。
too-many = 你已经有 { $most } 条提醒了。先删一条吧：/remind 里都能看到。
gone = 这条提醒已经不在了。/remind 里能看到现有的。
over = 之后我又提醒过一次了，请点后来那条消息上的按钮。
past = #{ $number } 的时间已经过了。换个时间：<code>/remind #{ $number } 明天9点</code>

card-on = ⏰ <b>{ $words }</b>
    我会在{ $when } 提醒你（{ $zone }时间）。
card-put-off = ⏰ <b>{ $words }</b>
    我会在{ $next } 再提醒你（{ $zone }时间）。
card-paused = ⏸ <b>{ $words }</b>
    已暂停，原定{ $when }（{ $zone }时间）。
card-told = ☑️ <b>{ $words }</b>
    原定{ $when }（{ $zone }时间），已经提醒过了。
card-draft = <b>{ $words }</b>
    { $why }
took-nine = 你没说几点，我就定在 9:00 了。
took-next = 我定在了最近的一个 { $at }。
cut-short = 小月没有这一天，就放在月底。
in-quiet = 这个时间在你的免打扰时段里，我等时段一结束就写给你。
or-write-again = 也可以换个时间重新写一遍。

list = ⏰ <b>自己写的提醒</b>
    { $lines }

    再加一条：<code>/remind 每周五18点 给妈妈打电话</code>
    改时间：<code>/remind #{ $number } 周六10点</code>
list-none = 还没有自己写的提醒。可以这样开始：
    <code>/remind 明天9点 给妈妈打电话</code>
    <code>/remind 工作日21:30 拉伸</code>
line-on = ⏰ #{ $number } · { $when }
line-put-off = ⏰ #{ $number } · { $next } 再提醒
line-paused = ⏸ #{ $number } · 已暂停
line-told = ☑️ #{ $number } · 已提醒
line-draft = ✏️ #{ $number } · 什么时候？

button-open = #{ $number } { $glimpse }
button-choose = { $when }
button-pause = ⏸ 暂停
button-resume = ▶️ 继续
button-delete = 🗑 删除
button-list = 全部
button-restore = ↩️ 恢复
deleted = 已删除：<b>{ $words }</b>。一小时内可以恢复。

told = ⏰ { $words }
told-late = ⏰ { $words }
    <i>原定{ $time }，我刚才不在，抱歉晚了。</i>
done = ✅ 完成
in-ten-minutes = 10 分钟后
in-an-hour = 一小时后
tomorrow = 明天
ticked = ✅ { $words }
ticked-again = ✅ { $words }
    下一次：{ $next }。

# 接下来的安排，给管理员看。
will-say = ✍️ 给 { $members } 人：他们写给自己的 { $count } 条提醒
will-say-why = 用 <code>/remind</code> 写的。写了什么、几点，只有写的人知道。
