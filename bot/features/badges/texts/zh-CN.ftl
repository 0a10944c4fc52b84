# 徽章：做过的事，有个名字记着。
menu-badges = 我的徽章，还有快到手的

badge = { $emoji } { $name }
badge-level = { $badge } · { $level }
level-checkins = 打卡 { $n } 次
level-streak = 连续 { $n } 天
level-comeback = { $n } 次
level-days = { $n } 天
level-years = { $n } 周年

name-first = 第一步
name-regular = 常客
name-flame = 不灭的火
name-early = 早起的鸟
name-owl = 夜猫子
name-noon = 饭点来客
name-weekend = 周末不打烊
name-monday = 周一开工
name-snapshot = 第一张照片
name-album = 相册
name-diary = 日记本
name-comeback = 欢迎回来
name-voyage = 远航归来
name-present = 炉边常伴
name-anniversary = 周年
name-small-hours = 凌晨的灯
name-new-year = 新年第一天
name-leap-day = 四年一遇
name-spark = 火花

about-first = 第一次打卡就有。
about-regular = 打卡攒够次数，断过也算。
about-flame = 一天不落地连着打卡。
about-early = 清晨 5 点到 8 点之间打卡。
about-owl = 晚上 10 点到凌晨 2 点之间打卡。
about-noon = 上午 11 点到下午 2 点之间打卡。
about-weekend = 周六、周日打卡。
about-monday = 周一打卡。
about-snapshot = 第一次带图打卡。
about-album = 带图打卡。
about-diary = 打卡时写上一句。
about-comeback = 两周没打卡，又回来了。
about-voyage = 两个月没打卡，又回来了。
about-present = 在群里说过话的日子。
about-anniversary = 来到这里满一年、两年……
about-small-hours = 凌晨 3 点到 5 点之间打过卡。
about-new-year = 元旦这天打过卡。
about-leap-day = 2 月 29 日打过卡。
about-spark = 管理员亲手送的，谢的是计数器看不见的事。

mine = 🎖 <b>{ $name }</b> · { $count } 枚徽章
    { $lines }
mine-ahead =
    { $mine }

    <b>快到手的</b>
    { $ahead }
none-yet = 🎖 { $name }，徽章还没有，不过很快就会有。

    <b>快到手的</b>
    { $ahead }
none-of-theirs = 🎖 { $name } 还没有徽章。
line = { $badge }
line-ahead = { $badge }（现在 { $count }）
more = ……还有 { $count } 枚，私聊问我能看到全部。

detail =
    <b>{ $badge }</b>
    { $about }

    { $steps }
step = { $day }：{ $what }
step-earned = { $level }
step-given = { $giver } 送的：{ $reason }
step-given-plainly = { $giver } 送的
detail-ahead = 下一级：{ $level }，你现在是 { $count }。
detail-nothing = 还没有拿到。
level-once = 拿到了
about-custom = 本群自己的徽章。

unknown = 这里没有叫“{ $words }”的徽章。/badges 能看到你的；想问某一枚，发 <code>/badges 🔥</code> 这样就行。
unknown-member = 这里没找到 { $words }。回复 TA 的一条消息再发 /badges 也行。
hidden = { $name } 不想公开展示。

for-badge = 获得徽章
for-revoked = 徽章收回
