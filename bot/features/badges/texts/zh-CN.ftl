# 徽章：做过的事，有个名字记着。
menu-badges = 我的徽章，还有快到手的

badge = { $emoji } { $name }
both-names = { $first } / { $second }
badge-level = { $badge } · { $level }
level-checkins = 打卡 { $n } 次
level-streak = 连续 { $n } 天
level-comeback = { $n } 次
level-days = { $n } 天
level-helped = 帮过 { $n } 个人
level-challenges = 完成 { $n } 个挑战
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
name-helper = 热心肠
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
about-helper = 有不同的人谢过你。
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
step-came-with = 随 { $what } 一起得到
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

# --- 管理员 ---

menu-badge = 新建徽章，或亲手送出一枚

admin =
    <b>本群的徽章</b>
    { $lines }

    { $how }
admin-list =
    <b>本群的徽章</b>
    { $lines }
admin-none = 还没有自己的徽章；我自带的那些在 <code>/badge 列表</code> 里。
admin-how =
    一行就能新建：<code>/badge 新建 🌙 “夜读人” 打卡 30 时段 21-24</code>
    保存之前，先给你看谁会拿到。
    亲手送：<code>/badge 送 @name 🌙 理由</code>，或者回复对方的消息发 <code>/badge 送 🌙 理由</code>；收回用 <code>/badge 收回</code>，写法一样。
    改条件：<code>/badge 改条件 🌙 打卡 50</code>
    还有：<code>/badge 列表</code>、<code>/badge 改名 🌙 “月下读者”</code>、<code>/badge 停用 🌙</code>、<code>/badge 恢复 🌙</code>
    给看英文的人另起一个名字：<code>/badge 改名 🌙 英文 Night reader</code>
    配一张图：回复一张照片，发 <code>/badge 图片 🌙</code>
    也可以从样例改起：
list-line = { $badge }：{ $how }{ $holders ->
    [0] 还没有人拿到。
   *[other] { $holders } 人有。
    }
list-line-retired = { $badge }：已停用。{ $holders ->
    [0] 没有人有。
   *[other] { $holders } 人有。
    }
pattern-checkins = ✅ 打卡次数
pattern-streak = 🔥 连续打卡
pattern-hours = 🕰 某个时段
pattern-days = 💬 发言天数
pattern-hand = 🤝 亲手送
pattern = 复制下面这行，改成你想要的，再发出来：

    <code>{ $example }</code>

    { $explained }
example-checkins = /badge 新建 📚 “书虫” 打卡 30/100 积分 20
example-streak = /badge 新建 🧗 “攀登者” 连续 14 可收回
example-hours = /badge 新建 🌙 “夜读人” 打卡 30 时段 21-24
example-days = /badge 新建 🪑 “老座位” 活跃 50
example-hand = /badge 新建 💛 “群里的暖心人”
explained-checkins = 30/100 表示两级。加上 <code>带图</code>、<code>带话</code>、<code>周末</code> 或 <code>工作日</code>，就只数这样的打卡；加 <code>隐藏</code>，没拿到之前看不见。
explained-streak = 加 <code>可收回</code>，条件不再成立就收回，比如撤销了打卡。
explained-hours = 时段按每个人自己的钟点算；22-2 表示跨过半夜。
explained-days = 在群里说过话的日子，一天算一次。
explained-hand = 不计数，由你来送：<code>/badge 送 @name 💛 理由</code>。

how-given = 由管理员亲手送出。
how-checkins = { $since }{ $days }{ $hours }{ $photo }{ $note }打卡 { $n } 次。
how-streak = { $since }连续打卡 { $n } 天。
how-days = { $since }有 { $n } 天在群里说过话。
how-comeback = { $since }{ $n } 天没打卡，又回来了。
how-helped = { $since }被 { $n } 个不同的人感谢过。
how-challenges = { $since }完成过 { $n } 个挑战。
how-years = 来到这里满整年。
part-hours = { $from } 到 { $to } 之间
part-weekend = 周末
part-workdays = 工作日
part-weekdays = { $days }
part-on = { $days }{ $day }
part-photo = 带图
part-note = 带话
part-since = 从 { $day } 起，
extra-levels = 级别：{ $levels }
extra-points = 值 { $points } 分
extra-secret = 没拿到之前看不见
extra-revocable = 条件不再成立就收回

preview =
    <b>{ $badge }</b>
    { $how }
    { $extras }

    { $who }

    现在还没有保存。
preview-who = 按目前的记录，有 { $count } 人会拿到：{ $names }
preview-everybody = 按目前的记录，群里每个人都会拿到：{ $names }。数字设高一点，会更难得。
preview-one = { $name }（{ $n }）
preview-and = { $first }、{ $second }
preview-more = { $names }，还有 { $count } 人
preview-nobody = 按目前的记录，还没有人够得着。
preview-hand = 只由管理员亲手送出。
button-save-quietly = 保存，悄悄补发
button-save-from-now = 保存，从今天算起
button-save = 保存
button-cancel = 不要了
saved-quietly = { $badge } 建好了。已经够条件的，几分钟内会悄悄拿到。
saved-from-now = { $badge } 建好了。从今天起，大家都从零算起。
saved-hand = { $badge } 建好了。回复对方的消息，用 <code>/badge 送</code> 就能送出。
cancelled = 好，什么都没有保存。

change =
    <b>{ $badge }</b>
    { $changes }

    { $who }
    { $meant }

    现在还没有改。
change-meant = { $get ->
    [0] 这样一改，没有人多拿到一枚或一级
   *[other] 这样一改，有 { $get } 人会拿到，或者升一级
    }；{ $lose ->
    [0] 也没有人会失去。
   *[other] { $lose } 人会失去，或者退一级。
    }
button-change = 就这样改
saved-change = { $badge } 改好了。几分钟内会悄悄按新条件补发或收回。
change-what = { $badge } 要改成什么条件？一行写全：<code>/badge 改条件 🌙 打卡 30/100 时段 21-24 积分 20</code>

    { $now }
change-now = 现在：{ $how }
change-built-in = { $badge } 是我自带的，条件不能改。可以 <code>/badge 停用</code> 它，再用 <code>/badge 新建</code> 做一枚自己的。
changed-name = { $before } 现在叫 { $after }。
changed-name-in = { $language ->
    [zh] 中文
   *[en] 英文
    }名现在叫 { $name }。
changed-no-name-in = { $language ->
    [zh] 中文
   *[en] 英文
    }名不再是 { $name }。
changed-picture = { $now ->
    [1] 换了一张图。
   *[other] 不再配图。
    }
changed-retired = { $now ->
    [1] 停用了，以后不再发。
   *[other] 又可以拿了。
    }
changed-how = 原来：{ $before }现在：{ $after }
changed-levels = 级别：{ $before } → { $after }
changed-points = 分值：{ $before } → { $after }
changed-secret = { $now ->
    [1] 以后没拿到之前看不见。
   *[other] 不再隐藏。
    }
changed-revocable = { $now ->
    [1] 以后条件不再成立就收回。
   *[other] 以后不再收回。
    }
overtaken =
    你看过之后，{ $by } 改了 { $badge }：
    { $meanwhile }

    你的改动没有保存。加上你的改动，会变成：

    { $change }
overtaken-same =
    你看过之后，{ $by } 改了 { $badge }：
    { $meanwhile }

    正好是你想要的样子。
by-file = 运维用文件

new-emoji = 徽章要以表情开头：<code>/badge 新建 🌙 “夜读人” 打卡 30</code>。“{ $word }”我没认出来。
new-name = 徽章要有名字，1 到 40 个字，有空格就加上引号：<code>/badge 新建 🌙 “夜读人” 打卡 30</code>
new-number = 要多少？数字写在后面，分几级就用斜线隔开：<code>打卡 30</code>、<code>连续 7/21</code>
new-word = “{ $word }”放在这里我没看懂。我认得：打卡、连续、活跃、帮助、挑战、归来（后面跟数字）；时段 21-24、周末、工作日、带图、带话；积分 20、隐藏、可收回。
new-hours = 时段要写成 21-24 或 22-2 这样，“{ $word }”我没看懂。
new-only-checkins = “{ $word }”只能和打卡一起用。
new-taken = 已经有徽章用了这个表情或名字。<code>/badge 列表</code> 能看到全部。
new-enough = 自己的徽章已经有 { $most } 枚了，再多我就照看不过来了。
is-retired = 这枚徽章停用了，<code>/badge 恢复</code> 可以让它回来。
which-badge = 哪一枚徽章？写上它的表情就行：<code>/badge { $verb } 🌙</code>
whom = 给谁？回复对方的一条消息，或者写上名字：<code>/badge { $verb } @name 🌙 理由</code>
nobody-there = 这里没找到 { $words }。回复对方的一条消息也行。
given = { $badge } 送给 { $name }！
given-for = { $badge } 送给 { $name }：{ $reason }
has-it-already = { $name } 已经有了。
taken = { $badge } 收回来了。
has-it-not = { $name } 没有这枚徽章。
renamed = 它现在叫 { $badge }。
renamed-in = 以后看{ $language ->
    [zh] 中文
   *[en] 英文
    }的人，看到的是 { $badge }。
unnamed-in = { $language ->
    [zh] 中文
   *[en] 英文
    }名去掉了，看{ $language ->
    [zh] 中文
   *[en] 英文
    }的人看到的也是 { $badge }。
name-in-what = { $badge } 的{ $language ->
    [zh] 中文名叫什么？<code>/badge 改名 🌙 中文 夜读人</code>
   *[en] 英文名叫什么？<code>/badge 改名 🌙 英文 Night reader</code>
    }
    名字写成 <code>不要</code>，就去掉它。要是名字本身就是“中文”或“英文”这样的词，请加上引号。
pictured = { $badge } 配上这张图了：查看它、单独公布它的时候会带上。
unpictured = { $badge } 不再配图。
picture-which = 用哪张图？回复一张照片，发 <code>/badge 图片 🌙</code>；或者发照片时，把这句写在下面。<code>/badge 图片 🌙 不要</code> 可以去掉 { $badge } 的图。
retired = { $badge } 停用了：有的人留着，以后不再发。
restored = { $badge } 又可以拿了。
is-so-already = 本来就是这样。
