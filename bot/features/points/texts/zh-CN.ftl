menu-points = 我的积分：余额、今日、本周

balance = 可用积分 <b>{ $balance }</b>
    今日 +{ $today }，本周 +{ $week }，累计获得 { $lifetime }。
balance-none = 还没有积分。多参与就会有，先跟大家打个招呼吧！
too-few = 需要 { $needed } 积分，你现在有 { $balance }。

# 账本里每一笔是因为什么。
for-message = 发言
for-reply = 有人回复你
for-reaction = 有人给你点了表情
for-merge = 两个群合并前已花掉的部分

entry-plus = <b>+{ $points }</b> { $what } · { $day }
entry-minus = <b>−{ $points }</b> { $what } · { $day }
