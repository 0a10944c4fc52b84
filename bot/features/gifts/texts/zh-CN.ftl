menu-gift = 把自己的积分赠送给别人：/gift 20 @某人
menu-gifts = 群友之间赠送了哪些积分

given = 🎁 { $giver } 赠送给 { $receiver } { $points } 积分，真好！
given-for = 🎁 { $giver } 赠送给 { $receiver } { $points } 积分：{ $reason }
button-undo = 撤回
undone = ↩️ { $giver } 收回了给 { $receiver } 的 { $points } 积分。

# --- /gifts ---
list =
    🎁 <b>群友之间的赠送</b>
    { $lines }
list-none = 还没有人赠送过积分。回复一条消息发 <code>/gift 20 谢谢捎我一程</code> 就行。
line = { $day } · { $giver } 赠送给 { $receiver } { $points } 积分{ $reason }
line-undone = <s>{ $day } · { $giver } 赠送给 { $receiver } { $points } 积分{ $reason }</s>
list-and-state =
    { $told }
    { $state }
state-on = 每人一天最多赠送 { $most } 积分。发 <code>/gifts 30</code> 修改，<code>/gifts 关</code> 关闭。
state-off = 本群已关闭赠送，发 <code>/gifts 开</code> 重新打开；已经送出的不变。
choose-how = 可以发 <code>/gifts 开</code>、<code>/gifts 关</code>，或者每人一天最多赠送多少积分（1 到 { $most }）：<code>/gifts 30</code>
reason = ：{ $reason }

# --- 账本里每一笔是因为什么。 ---
for-giving = 赠送给别人
for-receiving = 别人赠送的
for-undo = 撤回赠送
for-giving-told = 赠送给 { $name }{ $reason }
for-receiving-told = { $name } 赠送的{ $reason }

# --- 没办成的 ---
how =
    回复对方的消息发 <code>/gift 20 谢谢捎我一程</code>，或者写 <code>/gift 20 @某人 谢谢捎我一程</code>。
    用的是你的可用积分，谁的排名和等级都不变。
below-one = 至少要送 1 积分。
too-much = 本群每人一天最多赠送 { $most } 积分。
enough-today = 本群每人一天最多赠送 { $most } 积分，{ $left ->
        [0] 今天的已经送完了，明天再来。
       *[other] 今天还能送 { $left }。
    }
too-new = 欢迎新朋友！再过 { $days } 天就可以赠送积分了。
yourself = 送给自己？换个人吧，对方会高兴的。
robot = 机器人用不上积分，送给群友吧。
not-here = 这位现在不在群里，送了也收不到。
unknown = 群里没找到 { $name }，可以直接回复对方的一条消息。
off = 本群没有开放赠送积分。想道谢，随时可以用 /thanks。
undo-late = 已经过了十分钟，积分归对方了。
undo-spent = 对方已经用掉了一部分，就留给对方吧。
