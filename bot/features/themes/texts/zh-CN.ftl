menu-theme = 设置本群图片的颜色、图标和标志

now =
    <b>{ $community }</b> 的图片现在是这个样子。

    换颜色：点下面的按钮，或发送 <code>/theme #1d7fc4</code>
    换图标：<code>/theme 🌻</code>
    换标志：用 <code>/theme logo</code> 回复一张照片
    恢复最初的样子：<code>/theme default</code>
preview = <b>{ $community }</b> 的图片会变成这个样子，就用它吗？
button-keep = 就用它
button-leave = 保持原样
kept = 从现在起，<b>{ $community }</b> 的图片就是这个样子。
left = 好的，一切照旧。
unknown = 可以发颜色（<code>/theme pine</code>、<code>/theme #1d7fc4</code>）、一个表情（<code>/theme 🌻</code>），或用 <code>/theme logo</code> 回复一张照片作为标志。
logo-how = 用哪张照片？请先发到群里，再用 <code>/theme logo</code> 回复它。
sample-words = 天连续打卡
sample-note = 海报和卡片会是这个样子

colour-ember = 🟥 炭火
colour-amber = 🟧 琥珀
colour-moss = 🟩 青苔
colour-pine = 🌲 松绿
colour-sky = 🟦 天蓝
colour-ink = 🌌 墨蓝
colour-plum = 🟪 梅紫
colour-rose = 🌹 玫红
colour-clay = 🟫 陶土
colour-slate = ⬛ 石板
