menu-why = 我的积分是怎么来的

why-list = <b>最近的积分记录</b>
    { $entries }
    用 /why 回复某条消息，可以看它得了多少分。
why-list-none = 还没有积分记录。在群里说几句话，就会有第一笔。

unknown = 我没有这条消息的记录：可能是我进群之前发的，或者不是群友发的。
unknown-by-now = 我没有这条消息的记录：消息记录只保留 { $days } 天，得到的积分一直都在。
about = { $told }
earned = 这条消息得了 { $points } 分。
cooldown = 这条消息没有加分：距离上一条加分的消息只有 { $seconds } 秒，间隔满 { $least } 秒才会再加。
cap = 这条消息没有加分：当天{ $what }的 { $cap } 分已经拿满了。发言一样欢迎！
off = 本群{ $what }不计积分。
earned-less = 当天满 { $full } 分后，每次 { $after } 分，给大家都留点空间。
answer-earned = 被回复的 { $name } 因此得了 { $points } 分。
answer-cooldown = { $name } 没有因此得分：两次回复至少隔 { $least } 秒才算。
answer-cap = { $name } 没有因此得分：当天被回复的 { $cap } 分已经拿满了。
answer-pair = { $name } 没有因此得分：同一个人的互动每天只算前 { $pair } 次。多聊聊，一样欢迎！
answer-both = { $name } 没有因此得分：同样两个人互相之间，每天合计只算前 { $both } 次。多聊聊，一样欢迎！
reactions = 大家给它点的表情带来了 { $points } 分。
by-rules = 这是按 { $day } 起的规则算的，现在的规则见 /rules。

verdict-command = 对我说的话（命令、打卡口令）不算发言积分，打卡另有积分。
verdict-forwarded = 转发的消息不计积分，自己写的才算。
verdict-via-bot = 借其他机器人发的内容不计积分，自己写的才算。
verdict-sticker = 贴纸和动图不计积分，不过大家看着开心！
verdict-album = 一组图片只算第一张，这是其中的另一张。
verdict-short = 这条消息没有加分：有点短（{ $length } 个字符）。满 { $least } 个字母才算，一个汉字抵三个字母。
verdict-repeated = 这条消息没有加分：跟作者前几条发的差不多。
verdict-burst = 这条消息没有加分：短时间内连着发了好多条，前几条计分。发言一样欢迎！

reaction-taken-back = 收回了表情

# --- Other numbers that can be explained: /why totals, skills, top, streak ---
button-totals = 累计
button-skills = 技能
button-top = 名次
button-streak = 连续

# --- What came and paid nothing ---
button-today = 今天哪些没加分？
reactions-gone = 给它点的表情收回了，积分也跟着收回。
unpaid-to-reply = 收到了 { $count } 条没有加分的回复：{ $why }。
unpaid-to-reaction = 收到了 { $count } 个没有加分的表情：{ $why }。
answer-off = 本群回复不计积分。
answer-self = 它回复的是作者自己，不计积分。
answer-nobody = 它回复的是机器人或频道，不计积分。
answer-verdict = 所以被回复的 { $name } 也没有因此得分。
somebody = 有人
unpaid-self = 自己给自己的不算
unpaid-again = 已经算过一次，后来收回了
unpaid-verdict = 那条内容本身不计分（太短、重复、转发等）
unpaid-off = 本群{ $what }不计积分
unpaid-cooldown = 间隔满 { $least } 秒才算
unpaid-cap = 当天的 { $cap } 分已经拿满了
unpaid-pair = 同一个人的每天只算前 { $pair } 次
unpaid-both = 同样两个人之间每天合计只算前 { $both } 次
unpaid-short = 太短
unpaid-forwarded = 转发的
unpaid-via-bot = 借其他机器人发的
unpaid-sticker = 贴纸和动图
unpaid-album = 同一组图片里的另外几张
unpaid-repeated = 跟前几条差不多
unpaid-burst = 连着发的，前几条计分
today =
    <b>{ $day }收到了、但没有加分的</b>
    { $lines }
    都收到了。用 /why 回复某条消息，可以看那一条。
today-none = { $day }没有什么是收到了却没加分的，以我最近记下的为准。
today-message = • 你的 { $count } 条消息：{ $why }
today-media = • 你的 { $count } 张图片或文件：{ $why }
today-reply = • 给你的 { $count } 条回复：{ $why }
today-reaction = • 给你的 { $count } 个表情：{ $why }
