menu-nudges = 久没露面时，我可以问候一声
menu-nudgesetup = 问候渐渐沉默的群友：先看看，再开关

unasked = 好久没见你，问候一声
word-1 =
    { $name }，好久没在 { $community } 看到你了，没关系的。
    想来的时候打个招呼就好，炉边给你留着位子。
word-2 =
    { $name }，{ $community } 有点想你。
    不用补课，也不用解释，说一句话就算回来了。
button-here = 我在
button-stop = 不用问候我
button-allow = 可以再问候我
stopped = 好，以后不打扰了，什么时候来都欢迎。
allowed = 好。最多一个月一次，一段沉默只说一次。
about = 有人离开的时间比自己平时久得多，我可能在私聊里问候一声：最多一个月一次，一段沉默只说一次，免打扰时段不发。在私聊里发 /nudges 可以关掉。
mine-on = 你离开的时间比平时久得多时，我可能问候一声：最多一个月一次，一段沉默只说一次，免打扰时段不发。
mine-off = 我不会在你沉默时发消息。

setup = { $lines }
stages = 按各人自己的节奏：{ $active } 位活跃，{ $drifting } 位渐渐远了，{ $lost } 位离开很久，{ $new } 位还看不出。
would = 现在看一遍的话，会私聊问候 { $words } 位。
is-on = 每天 { $at } 看看谁渐渐远了。
is-off = 现在不问候渐渐沉默的群友。
results = 问候过的，两周内回来：{ $share }。
results-held = 留着没问候、用来对照的：{ $share }。
share = { $of } 位里 { $back } 位（{ $percent }%，95% 区间 { $least }–{ $most }%）
button-on = 打开
button-off = 关掉
turned-on = 好了，从明天起，渐渐沉默的群友会收到一句问候，最多一个月一次。我不能私聊的那些，每周一私下告诉你。
turned-off = 好了，不再问候。
listed = { $community } 里，{ $names } 最近沉默了，我不能私聊他们。你说一句，也许更管用。
no-use = { $community } 里，我不再问候渐渐沉默的群友了：问候过的有 { $told }% 回来，没问候的有 { $held }%，问候并没有用。你若看得比数字更清楚，用 /nudgesetup 可以再打开。

will-say = 私聊问候渐渐沉默的群友（每天重新看一遍）
