menu-fairness = 看看有没有互相刷分

ring =
    🔎 <b>{ $community }</b>：最近 { $days } 天，{ $who }因为被回复、点表情、感谢一共得分 { $total } 次，其中 { $inside } 次来自彼此。
    { $lines }
    可能是聊得来，也可能是在刷分。我没有扣分，没有限制，也没有告诉他们，请你来判断。
pair = { $giver } → { $receiver }：{ $times } 次
names = { $names }、{ $name }
button-fine = 没问题
fine = 好，九十天内不再提这几位。

nothing = 没有异常，没有谁主要靠彼此得分。
found =
    { $rings }
in-private = 这件事我只在私聊里说。先打开和我的私聊（点我的名字，再点「开始」），然后再问一次。
