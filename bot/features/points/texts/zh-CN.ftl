menu-points = 我的积分：余额、今日、本周
menu-rules = 本群怎么得积分
menu-rule = 调整积分规则：/rule 回复 2 上限 20

balance = 可用积分 <b>{ $balance }</b>
    今日 +{ $today }，本周 +{ $week }，累计获得 { $lifetime }。
balance-none = 还没有积分。多参与就会有，先跟大家打个招呼吧！
too-few = 需要 { $needed } 积分，你现在有 { $balance }。

# 账本里每一笔是因为什么。
for-message = 发言
for-media = 发图片等
for-reply = 有人回复你
for-reaction = 有人给你点了表情
for-thanks = 有人感谢你
for-merge = 两个群合并前已花掉的部分

entry-plus = <b>+{ $points }</b> { $what } · { $day }
entry-minus = <b>−{ $points }</b> { $what } · { $day }

# --- 规则 ---

kind-checkin = 打卡
kind-message = 发言
kind-media = 发图片、视频、语音等
kind-reply = 被人回复
kind-reaction = 被人点表情
kind-thanks = 被人感谢
kind-pair = 两人之间
kind-least = 最短字数
kind-burst = 连发计分
kind-similar = 重复相似度
kind-milestone = 连续打卡里程碑
kind-streak-bonus = 连续打卡奖励
kind-streak-every = 连续奖励的天数
kind-freezes = 保护卡上限
kind-freeze-every = 得保护卡的天数
preset-calm = 清静
preset-balanced = 均衡
preset-lively = 热闹

rules =
    <b>本群怎么得积分</b>
    { $rules }
rules-checkin = • 打卡：<b>{ $points }</b> 分
rule = • { $what }：每次 <b>{ $points }</b> 分，每天最多 { $cap } 分{ $cooldown ->
        [0] {""}
       *[other] ，间隔 { $cooldown } 秒
    }{ $full ->
        [0] {""}
       *[other] ；当天满 { $full } 分后，每次 { $after } 分
    }
rule-off = • { $what }：不计分
rules-pair = • 同一个人给你的回复、表情和感谢，每天只算前 { $pair } 次。
rules-pair-both = • 同样两个人互相之间，每天合计只算前 { $both } 次。
rules-least = • 发言满 { $least } 个字母才算，一个汉字抵三个字母。
rules-least-none = • 发言不论长短都算。
rules-burst = { $messages ->
        [0] • 连着发多少条都算。
       *[other] • 连着发的消息，{ $seconds } 秒内只算前 { $messages } 条。
    }
rules-similar = { $percent ->
        [0] • 重复的内容也算。
       *[other] • 跟自己前几条相似满 { $percent }% 的，算重复。
    }
rules-never = { $percent ->
        [0] 命令、转发和贴纸不计分，自己回复自己也不算。想知道某条消息得没得分，用 /why 回复它。
       *[other] 命令、转发、贴纸和重复的内容不计分，自己回复自己也不算。想知道某条消息得没得分，用 /why 回复它。
    }
rules-changed = { $day } { $name } 调整了：{ $what }
rules-changed-operator = { $day } 运营者调整了：{ $what }
rules-value = { $what } { $value }
rules-several = { $first }、{ $second }
rules-number = { $number }
rules-number-rule = { $points } 分（每天最多 { $cap } 分）
rules-number-milestone = { $days } 天（/milestones）
rules-number-milestone-off = { $days } 天，取消了
rules-milestones = • 连续打卡的奖励：/milestones
rules-several-at-once = 好几项
rules-admins = 管理员
rules-change = 调整规则
rules-where =
    单独调整：<code>/rule 回复 2 上限 20 间隔 60</code>
    两个人之间能计几次：<code>/rule 两人 6 10</code>
    打卡一次几分：<code>/rule 打卡 5</code>
    多长的发言才算：<code>/rule 字数 8</code>
    整套更换：<code>/rule 清静</code>、<code>均衡</code>、<code>热闹</code>
    想点按钮的话，到私聊里：
rule-unclear =
    没看懂。可以这样写：
    <code>/rule 回复 2 上限 20</code>
    <code>/rule 发言 1 间隔 60</code>（两次至少隔 60 秒）
    <code>/rule 图片 3 满 9 之后 1</code>（当天满 9 分后每次 1 分）
    能调的有：打卡、发言、图片、回复、表情、感谢、两人、字数；还有整套的清静、均衡、热闹。
rule-too-much = 这个数太大了，最多 { $most }。规则没有变。
rule-cap-too-low = 每天最多 { $cap } 分，还不够给一次 { $points } 分的。规则没有变。
rule-set =
    好了，从现在起：
    { $rules }
    已经得到的积分不变。大家都可以用 /rules 查看。
rule-same = 现在就是这样的。

# 在私聊里点按钮调整。
edit =
    <b>{ $title }</b>：积分规则
    { $rules }

    点一下要调整的那项。已经得到的积分不变，大家都可以用 /rules 查看规则。
edit-rule =
    <b>{ $what }</b>
    { $now }
edit-rule-new =
    <b>{ $what }</b>，现在：
    { $now }

    改成：
    { $new }
edit-meanwhile =
    ⚠️ 刚才有人改过这条规则。还没保存，请再看一眼。

    { $draft }
edit-preset =
    <b>{ $name }</b>
    { $rules }
edit-each-less = 分值 −
edit-each-more = 分值 +
edit-points-less = 每次 −
edit-points-more = 每次 +
edit-cap-less = 每天 −
edit-cap-more = 每天 +
edit-cooldown-less = 间隔 −
edit-cooldown-more = 间隔 +
edit-full-less = 全额 −
edit-full-more = 全额 +
edit-after-less = 之后 −
edit-after-more = 之后 +
edit-pair-less = 单向 −
edit-pair-more = 单向 +
edit-both-less = 合计 −
edit-both-more = 合计 +
edit-least-less = 字数 −
edit-least-more = 字数 +
edit-save = ✓ 就这样
edit-back = ‹ 返回
edit-saved = 好了，从现在起生效。
