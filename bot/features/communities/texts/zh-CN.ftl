# 群本身：打招呼，以及管理员为群做的选择。
menu-settings = 本群的语言、时区和每天起点
menu-zone = 设置本群时区，例如 /zone 成都

hello =
    👋 大家好，我是围炉，在这里帮大家记打卡、连续天数和积分，平时话不多。
    请管理员选一下：我说哪种语言？按哪里的时间算一天？
ready =
    好了，按<b>{ $zone }</b>时间算，那边现在 { $now }。
    随时发 /checkin 打卡。管理员想改就用 /settings。
back = 我回来了，大家的积分、连续天数和记录都还在。
demoted = 我不再是这里的管理员了。
told =
    { $text }

    { $lacking }

# 围炉缺少什么权限，哪些功能因此用不了。
lacking =
    <b>这些还用不了</b>
    { $lacks }
lack-messages = • 看不到普通消息，所以聊天不计分，打卡也只认命令。
lack-events = • 看不到表情回应，成员进出也看不全。把我设为管理员就好了。
lack-pinning = • 没有置顶权限，我发的内容没法留在顶部，请管理员给我开一下。

settings =
    <b>{ $title }</b>
    语言：{ $language }
    时区：{ $zone }，那边现在 { $now }
    新的一天从 { $start } 开始
settings-in-private = 设置放在和我的私聊里，免得打扰大家。
open-settings = 打开设置
another-city = 其他城市…
look-again = 再看一下

language-en = English
language-zh-CN = 中文
chosen = ✓ { $label }
change-language = 语言
change-zone = 时区
change-day = 每天起点
go-back = ‹ 返回

ask-language = 我在 <b>{ $title }</b> 里说哪种语言？
ask-zone = <b>{ $title }</b> 按哪里的时间算？选一个城市，或者点一下你那边现在几点。
ask-city = 这些城市现在是 { $now }，哪个离你们最近？
ask-day =
    <b>{ $title }</b> 里，新的一天从几点开始？
    比如选 04:00，凌晨 03:59 还没睡的人，打卡算前一天的。
zone = { $zone }
at = { $at }
on = { $day } { $at }

zone-how = 本群按 <b>{ $zone }</b> 时间算，那边现在 { $now }。想改就带上城市名：<code>/zone 成都</code>
zone-set = 好了，以后按 <b>{ $zone }</b> 时间算，那边现在 { $now }。
zone-which = 是哪一个？
zone-choice = { $zone } · { $now }
zone-unknown = 没找到“{ $city }”。换个附近的大城市试试，或者写成 <code>Asia/Shanghai</code> 这样。
