# 语言、时区、免打扰时段、排行榜：每个人自己说了算的事。
menu-language = 选择私聊时用的语言
menu-timezone = 告诉我你在哪个时区
menu-quiet = 设置免打扰时段
menu-hide = 在排行榜上隐身，或重新露面

in-private = 这是你我之间的事，到私聊里说吧。
open-private = 打开私聊

language-ask = 我们私聊用哪种语言？
language-english = English
language-chinese = 简体中文
language-auto = 跟随我的 Telegram
language-set = 好，以后私聊就说中文。

zone-own = 你的时区是 <b>{ $zone }</b>，那边现在 { $now }。
zone-group = 你跟着群里的时间走：<b>{ $zone }</b>，现在 { $now }。
zone-how = { $current }

    人在别处？把城市发给我就行，比如 <code>/timezone 成都</code>。
    也可以分享位置，我只记时区，不记地点。
zone-share = 📍 用我的位置
zone-share-how = 点一下底部的按钮，我来查时区。地点本身不会留下来。
zone-share-button = 📍 分享我的位置
zone-follow-group = 跟着群里的时间走
zone-which = 是哪一个？
zone-choice = { $zone } · { $now }
zone-here = 看起来是 <b>{ $zone }</b>，那边现在 { $now }。就用这个时区吗？
zone-yes = 对，就是它
zone-unknown = 没找到“{ $city }”。换个附近的大城市试试，或者写成 <code>Asia/Shanghai</code> 这样。
zone-set = 好了，以后按 <b>{ $zone }</b> 的时间算，那边现在 { $now }。连续天数照旧，不会断。
zone-set-group = 好了，以后跟着群里的时间走：<b>{ $zone }</b>，现在 { $now }。连续天数照旧，不会断。

quiet-now = 每天 { $from } 到 { $to } 我不打扰你（{ $zone }时间）。
quiet-none = 你还没有设免打扰时段。
quiet-how = { $current }

    点下面选一个，或者自己写：<code>/quiet 22:00-08:00</code>。
quiet-preset = { $from } – { $to }
quiet-button-off = 不设免打扰
quiet-set = 好，每天 { $from } 到 { $to } 我不打扰你（{ $zone }时间）。你来找我，我照样回。
quiet-off = 好，不设免打扰。放心，我话不多。
quiet-unclear = “{ $words }”我没看懂是几点到几点。试试 <code>/quiet 晚上10点到早上8点</code>，或 <code>/quiet 关</code>。

hidden = 好了，排行榜上不再显示你。积分和连续天数照常累计。
shown = 欢迎回来！排行榜上又能看到你了。
hide-button = 在排行榜上隐身
show-button = 让我重新上榜
