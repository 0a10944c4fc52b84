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
unclear =
    没看懂。可以这样写：
    <code>/fairness 连发 6 60</code>（60 秒内只算前 6 条；最多 20 条，5 到 600 秒）
    <code>/fairness 相似 85</code>（相似度满 85% 算重复；50 到 100）
    <code>/fairness 连发 关</code>、<code>/fairness 相似 关</code>
in-private = 这件事我只在私聊里说。先打开和我的私聊（点我的名字，再点「开始」），然后再问一次。
