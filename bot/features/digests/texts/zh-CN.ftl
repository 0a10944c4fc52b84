menu-digest = 每周摘要：先看看，定时间，开关
menu-letter = 每月给我一封信，开或关

# --- 每周摘要 ---
week =
    🔥 <b>我们这一周（{ $first } – { $last }）</b>
    { $lines }
checkins = ✅ { $members } 人打卡 { $checkins } 次{ $trend }。
daily = 📊 { $days }
on-day = { $day } { $number }
and-day = { $first } · { $second }
writers = 💬 { $members } 人在群里说过话{ $trend }。
trend-much-more = ，比上一周多了不少
trend-more = ，比上一周多一些
trend-alike = ，和上一周差不多
trend-less = ，比上一周略少
trend-much-less = ，比上一周安静些
grown =
    🌱 <b>成长的人</b>
    { $lines }
grew = { $name }：{ $what }
now = 升到 { $title }
streak = 连续 { $days } 天
grew-more = { $named ->
        [0] 有 { $more } 位。
       *[other] ……还有 { $more } 位
    }
welcome = 👋 欢迎 { $names }！
welcome-more = 👋 欢迎 { $names } 和另外 { $more } 位新朋友！
welcome-all = 👋 欢迎 { $members } 位新朋友！
thanks = 🙏 大家说了 { $thanks } 次感谢。
thanked = 🙏 { $thanks ->
        [1] 有人感谢了 { $name }。
       *[other] 大家说了 { $thanks } 次感谢，{ $givers ->
            [1] 其中有给 { $name } 的。
           *[other] 有 { $givers } 个人感谢了 { $name }。
        }
    }
running = { $title }：第 { $number } 天，共 { $days } 天
next =
    📅 <b>接下来一周</b>
    { $lines }
begins = { $title }，{ $day }开始
birthdays = 🎂 { $names }
birthday = { $name }（{ $day }）
and-birthday = { $first }、{ $second }

# --- 图上 ---
chart = 我们这一周（{ $first } – { $last }）
chart-words = 打卡 { $checkins } 次

# --- /digest ---
setup =
    { $state }

    { $preview }
is-on = 每{ $weekday } { $at } 用一条消息说说这一周，没什么可说就不发。
is-off = 现在不发每周摘要。
preview =
    现在发的话，是这样：

    { $digest }
preview-none = 眼下没什么可说，所以不会发。
weekday = { $weekday ->
        [0] 周一
        [1] 周二
        [2] 周三
        [3] 周四
        [4] 周五
        [5] 周六
       *[6] 周日
    }
button-on = 打开
button-off = 关掉
button-hour = { $at }

# --- 每月一封信 ---
letter =
    ✉️ <b>你在 { $community } 的 { $month } 月</b>
    { $name }，你这个月：
    { $lines }
letter-days = ✅ 打卡 { $days } 天{ $streak }
letter-streak = ，最长连续 { $days } 天
letter-points = ⭐ 得了 { $points } 积分
letter-badges = 🏅 新徽章：{ $badges }{ $more ->
        [0] { "" }
       *[other] ，还有 { $more } 枚
    }
and-badge = { $first }、{ $second }
letter-best = 💬 最热闹的一天：{ $day }，你说了 { $messages } 句
ahead-challenge = 🔭 可以期待：{ $title }，{ $day }开始
ahead-badge = 🔭 可以期待：{ $badge }，现在到 { $count } 了
ahead = 🔭 可以期待：新的一个月，每一天都还没用
button-start = 给我写信
button-stop = 不用再写
button-open = 打开私聊
letter-about = 愿意的话，每月 1 号我写信告诉你这个月过得怎么样：打卡、积分、徽章，还有一件可以期待的事。只有你看得到。
letter-on = 每月 1 号我给你写一封信，说说上个月；没来过就不写，免打扰时段也不发。
letter-off = 现在不给你写每月的信。
letter-line = 记下了。你先打开和我的私聊，我才能写给你，点一下就好。

will-say-why = 这里每周总结一次；<code>/digest</code> 可以改。
will-say = 每周摘要，有话才说

missed-week = { $community } 该发每周摘要的时候我离线了一天多，这一期不补了，下一期照常。
missed-letters = { $community } 该写每月来信的时候我离线了一个多星期，这一次不补了，下个月照常。

will-write = 💌 给订了的 { $count } 人：写他们自己这个月的信
will-write-why = 本人用 <code>/letter</code> 订的；这个月没来过就不写。是谁，只有本人知道。
