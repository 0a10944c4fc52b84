menu-vacation = 请几天假，连续天数等你回来
menu-excuse = 免掉某一天的打卡
menu-streakpolicy = 休息日、保护卡和补签

# --- /vacation ---
vacation-none =
    { $name }，你还没有请假。要出门吗？告诉我从哪天到哪天，连续天数会等你回来：
    <code>/vacation 12-01 12-07</code> 或 <code>/vacation 明天 +7</code>
vacations =
    <b>{ $name }</b>，这些天不用打卡，连续天数等你：
    { $vacations }
vacation-line = ✈ { $days }
vacation-noted = ✈ { $name }，记下了：{ $days }。连续天数等你回来，玩得开心！
vacation-unclear =
    “{ $words }”我没看懂是哪几天。
    试试 <code>/vacation 12-01 12-07</code>、<code>/vacation 明天 +7</code>，或 <code>/vacation 取消</code>。
vacation-past = 请假最早从今天（{ $today }）开始。已经过去的日子，可以请管理员用 /excuse 免掉。
vacation-long = 一次最多请 { $days } 天假，而且要在一年之内开始。更长的话，到时候再接着请就好。
one-day = { $first }
days = { $first } – { $last }
of-year = { $year }年{ $day }
button-cancel = 不请了
button-cancel-one = 取消 { $days }

# --- /excuse ---
ask-all =
    <b>{ $day }全体免打卡？</b>{ $reason }
    群里有 { $members } 人，{ $concerned ->
        [0] 最近在打卡的人那天都打了。
       *[other] 最近在打卡的人里有 { $concerned } 人那天没打，免掉之后连续天数不会因此中断。
    }
ask-some =
    <b>{ $names }：{ $day }免打卡？</b>{ $reason }
    { $concerned ->
        [0] 不影响谁的连续天数：那天都打了卡，或者很久没打了。
       *[other] 其中 { $concerned } 人那天没打卡，免掉之后连续天数不会因此中断。
    }
because = （{ $reason }）
names = { $names }、{ $name }
button-do = 免掉
button-leave = 算了
button-take-back = 收回
button-take-back-day = 收回{ $day }
done-all = ◇ { $day }全体免打卡{ $reason }，谁的连续天数都不会因为这天中断。
done-some = ◇ { $names }：{ $day }免打卡{ $reason }，连续天数不会因为这天中断。
undone-all = { $day }的全体免打卡收回了{ $reason }，连续天数照原来的算。
undone-some = { $names }：{ $day }的免打卡收回了{ $reason }，连续天数照原来的算。
listed-all = ◇ { $day }：全体{ $reason }
listed-some = ◇ { $day }：{ $names }{ $reason }
left = 好，{ $day }照常算。
excuses =
    <b>免打卡的日子</b>
    { $excuses }
    再加一天：<code>/excuse 周二 停电</code>
excuses-none =
    还没有免打卡的日子。全体免一天：<code>/excuse 周二 停电</code>
    只免几个人：<code>/excuse 11-24 @ana @ben 感冒</code>，或者回复某个人的消息。
excuse-unclear =
    “{ $words }”里我没找到日期。先写日期，再写原因：
    <code>/excuse 周二 停电</code> 或 <code>/excuse 2026-11-24 停电</code>
excuse-far = { $year }年{ $day }太远了：最晚到明天，最早到 { $days } 天前。
excuse-done = 那天已经免了。
taken-back-before = 已经收回过了。
nobody-called = 群里没有叫 @{ $name } 的人。你可以回复对方的一条消息，发 /excuse 加日期。

# --- /streakpolicy ---
policy =
    <b>连续天数怎么算</b>
    { $rest }
    { $freezes }
    { $makeup }

    改动从今天起生效，以前算好的不变。
policy-rest-none = ☾ 没有休息日，每天都算。
policy-rest = ☾ 休息日：{ $weekdays }，那天不用打卡。
policy-freezes =
    { $freezes ->
        [0] ❄ 不用保护卡。
       *[other] ❄ 每连续 { $every } 天得一张保护卡，最多留 { $freezes } 张，哪天没打上会自动补上。
    }
policy-makeup =
    { $hour ->
        [0] ◉ 不能补签。
        [24] ◉ 昨天的卡今天一整天都能补，{ $price ->
            [0] 免费。
           *[other] 需要 { $price } 积分。
        }
       *[other] ◉ 昨天的卡今天 { $hour }:00 前能补，{ $price ->
            [0] 免费。
           *[other] 需要 { $price } 积分。
        }
    }
weekday =
    { $weekday ->
        [0] 周一
        [1] 周二
        [2] 周三
        [3] 周四
        [4] 周五
        [5] 周六
       *[6] 周日
    }
weekday-rest = ☾ { weekday }
button-freezes =
    { $value ->
        [0] 无 ❄
       *[other] ❄ { $value }
    }
button-every = 每 { $value } 天一张
button-until =
    { $value ->
        [0] 无 ◉
        [24] ◉ 全天
       *[other] ◉ { $value }:00
    }
button-price =
    { $value ->
        [0] 免费
       *[other] −{ $value }
    }
chosen = ✓ { $what }
