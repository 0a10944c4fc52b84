menu-birthday = 我的生日：告诉、修改、忘掉
menu-birthdays = 最近谁过生日
menu-wish = 给寿星的祝福，到那天才说
menu-birthdaysetup = 本群怎么祝生日
menu-birthdaygreetings = 自己写生日祝福

ask =
    🎂 你哪天生日？月和日就够了，哪一年不用说。
    点一下月份，或者直接写：<code>/birthday 4月5日</code>、<code>/birthday 农历八月十五</code>。
    愿意的话，到那天 { $community } 会祝你生日快乐。
which-day = { $month }，哪一天？
month = { $number } 月
number = { $number }
solar = { $day }
lunar = 农历{ $month ->
        [1] 正
        [2] 二
        [3] 三
        [4] 四
        [5] 五
        [6] 六
        [7] 七
        [8] 八
        [9] 九
        [10] 十
        [11] 冬
       *[12] 腊
    }月 { $day } 日
lunar-leap = 农历闰 { $month } 月 { $day } 日
noted = 🎂 记下了：{ $day }。{ $next }
falls = 下一次是公历 { $day }。
falls-in = 下一次祝福在 { $year } 年。
leap =
    { $told }
    没有 2 月 29 日的年份，哪天过？
button-feb28 = 2 月 28 日
button-mar1 = 3 月 1 日
yours =
    🎂 你在 { $community } 的生日：<b>{ $day }</b>。{ $next }
    { $how }
is-public = 到时候在群里祝你，/birthdays 里也看得到。
is-quiet = 我在这里悄悄祝你，群里不说，只有管理员知道是哪天。
is-private = 我在这里悄悄祝你，别人不知道。
at-hour = 在群里时间 { $at } 祝你。
button-private = 只在私聊里说
button-quiet = 低调一点
button-public = 在群里说
button-hours = ⏰ 几点祝福
button-group-hour = 和大家一起，{ $at }
which-hour = ⏰ 几点祝你？按 { $community } 的时间；选了同一个钟点的，一起祝。
button-change = 换一天
button-forget = 忘掉它
button-back = ‹ 选月份
open-private = 打开私聊
only-in-private = 这个到私聊里问你，免得大家都看见。
forgotten = 忘掉了，日期没有留下。
none = 你没有告诉过我生日。
unclear = 「{ $words }」不像是一个日子。可以这样写：<code>/birthday 4月5日</code>。
which = 「{ $words }」，是下面哪一天？
which-year = 「{ $words }」，这一年出生的就已经会写字了？我只记月和日，是这一天吗？

greeting-1 = 🎂 { $names }，生日快乐！愿新的一岁事事温柔。
greeting-2 = 🎉 今天的主角是 { $names }，生日快乐，记得吃蛋糕！
greeting-3 = 🕯 { $names }，生日快乐！有你在真好。
greeting-4 = 🎈 祝 { $names } 生日快乐，万事如意！
late = 🎂 晚了几天，心意不减：{ $names }，生日快乐！
in-private = 🎂 { $name }，生日快乐！{ $community } 祝你一切都好。
gift = 🎁 送上 { $points } 积分。
gift-coupon = 🎁 送上一个积分码，值 { $points } 积分。点按钮看，别人看不到。
present = 🎁 你的礼物：<code>{ $code }</code>，值 { $points } 积分，{ $day } 前有效。发 <code>/code { $code }</code> 拆开。
button-present = 🎁 我的礼物
no-present = 这里没有等你拆的礼物。你的那天会来的！
told = { $lines }

# 管理员写的话，名字嵌在中间。
part = { $part }
both = { $first }{ $second }

# 入群周年。
anniversary = 🌱 { $names }，今天入群满 { $years } 年，谢谢一路同行！
anniversary-late = 🌱 晚了几天：{ $names }，入群满 { $years } 年，谢谢一路同行！

# 大家的祝福，和生日祝福一起说。
wishes-for =
    💌 给 { $name }：
    <blockquote expandable>{ $lines }</blockquote>
wish-line = { $name }：{ $words }
wishes-more = 另有 { $count } 条祝福。
card-title = 生日快乐！
card-more = 还有 { $count } 位

# 提前写下祝福。
wishes-off = 本群没有开启提前收祝福。
wish-how =
    💌 提前写一句祝福，到那天我来说：<code>/wish @用户名 祝福的话</code>。
    在私聊里写，惊喜才不会走漏；在那里发 /wish 能看到最近谁过生日，直接写名字也行。
wishes =
    💌 <b>提前写一句祝福</b>
    { $lines }
    这样写：<code>/wish @用户名 祝福的话</code>，或者直接写上面的名字。生日那天一起送出，之前谁也看不到。
wishes-none = 未来 { $days } 天没有能说的生日，还没有人可以祝福。
awaited = { $day }：{ $name }
awaited-wished = { $day }：{ $name } · 你写的：「{ $words }」
awaited-moved = { $name } · 你写的：「{ $words }」（保留到 { $day }）
wish-kept = 🤫 收好了，{ $day } 送给 { $name }：「{ $words }」。之前谁也看不到。
wish-next-time = 下次在这里写，惊喜才不会走漏。
button-unwish = 收回：{ $name }
wish-taken-back = 收回了，给 { $name } 的祝福没有留下。
wish-gone = 那里没有你的祝福了。
wish-own = 自己的生日，等大家来祝福吧。
wish-unknown = { $name }：我不认识群里的这个人。
wish-long = 这有 { $length } 个字，祝福最多 { $limit } 个字。
wish-none = 未来 { $days } 天里，没有听说 { $name } 过生日（或者不方便说）。

coming =
    🎂 <b>最近的生日</b>
    { $lines }
coming-line = { $day }：{ $name }
coming-quiet = { $day }：{ $name }（低调）
coming-wish =
    { $told }
    💌 想祝福谁？用 /wish 写下来，到那天才说。
coming-none = 最近没有能说的生日。你的呢？/birthday

setup =
    { $state }
    想改哪一样？
setup-on = 生日在 { $at } 祝福，{ $gift ->
        [0] 不送积分。
       *[other] 送{ $gift_as ->
            [coupon] 一个值 { $gift } 积分的积分码
           *[points] { " " }{ $gift } 积分
        }。
    }
setup-off = 本群不祝生日。
setup-wishes = { $days ->
        [0] 不提前收大家的祝福。
       *[other] 提前 { $days } 天起，大家可以用 /wish 写祝福，到那天一起送出。
    }
setup-card = 祝福时附一张贺卡。
setup-no-card = 祝福时不附贺卡。
setup-written = 用的是你们写的 { $count } 条祝福。
setup-anniversaries = 入群周年也会祝贺。
button-as-coupon = 改送积分码
button-as-points = 改送积分
button-anniversaries = 祝贺入群周年
button-no-anniversaries = 不祝贺周年
button-greetings = ✍️ 自己写的祝福
greetings =
    ✍️ <b>你们写的祝福</b>
    { $lines }
    轮着说，不会连着说同一条。再加一条：<code>/birthdaygreetings {"{"}名字{"}"}，生日快乐！</code>
greetings-line = { $number }. { $words }
greetings-none = 现在用的是我自己的话。想用你们写的，哪种语言都行：<code>/birthdaygreetings {"{"}名字{"}"}，生日快乐！</code>
greeting-kept = 记下了，第 { $number } 条。到时候是这样：{ $words }
greeting-how = 名字放在哪里？这样写：<code>/birthdaygreetings {"{"}名字{"}"}，生日快乐！</code>
greeting-long = 这有 { $length } 个字，一条祝福最多 { $limit } 个字。
greeting-there = 这一条已经有了。
greeting-many = { $most } 条够了，先删掉一条吧。
button-remove = 删掉第 { $number } 条
button-hour = { $at }
button-gift = { $points ->
        [0] 不送积分
       *[other] 送 { $points } 分
    }
button-wishes = { $days ->
        [0] 不收祝福
       *[other] 提前 { $days } 天收祝福
    }
button-card = 附贺卡
button-no-card = 不附贺卡
button-files = 📁 导出文件
button-calendar = 📅 日历
button-table = 📊 表格
files = 📁 { $community } 里你们可以知道的生日，不含年份。要哪一种？
file = 🎂 { $community }：{ $count } 个生日，不含年份。文件请自己留着，不要外传。
button-turn-off = 不祝生日
button-turn-on = 祝生日
chosen = 好了，从现在起生效。

# 账本里每一笔是因为什么。
for-birthday = 生日礼物

will-say-why = 那天是他们的日子，他们愿意在这里收到祝福；<code>/birthdaysetup</code> 可以改。
will-say = 给 { $names } 的生日祝福
will-say-anniversary = 入群周年：{ $names }
will-say-both = { $first }；{ $second }

missed = { $names } 在 { $community } 过生日那天我离线了，现在再祝贺太晚。你去说一句，还是暖的。
missed-anniversaries = { $names } 加入 { $community } 满整年那天我离线了，现在再说太晚。你去说一句，还是暖的。
