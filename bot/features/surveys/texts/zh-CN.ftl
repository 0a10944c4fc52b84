menu-surveysetup = 挑战结束后问几句，看看大家怎么说
unasked = 你参加过的挑战，想问几句

# --- 问成员 ---
asks =
    { $community } 的 <b>{ $title }</b> 结束了。愿意的话，回答一个问题：
    你会推荐给朋友吗？0 是不会，10 是一定会。

    管理员只看到大家合在一起的数字和话，看不到是谁说的。
button-score = { $score }
button-skip = 这次不了
asks-words =
    谢谢，你给 <b>{ $title }</b> 打了 { $score } 分。
    哪里要保留，哪里可以更好？直接在这里发下一条消息告诉我，不写也没关系。
asks-own =
    还有一个问题：
    <b>{ $question }</b>
    直接在这里发下一条消息告诉我，不写也没关系。
button-next = 没有要补充的 ›
button-enough = 就这些
button-take-back = ↩️ 收回我的回答
heard =
    记下了，不带名字：<i>{ $words }</i>

    { $next }
thanks = 关于 <b>{ $title }</b> 就问这些，谢谢你！
skipped = 好的，这件事不再问了。
taken-back =
    你的回答已经删掉了。

    { $asks }
over = 这份问卷已经结束了，谢谢你还记得。想说的话，直接找管理员就好。

# --- 给管理员 ---
report =
    📝 { $community } 的成员怎么看 <b>{ $title }</b>
    { $lines }
report-counts = 问了 { $asked } 位，{ $answered } 位回答，{ $skipped } 位不想答。
report-few = 回答不到 { $least } 份，所以不显示内容：人少容易猜出是谁说的。
report-net = 推荐意愿（NPS）：<b>{ $score }</b>。就这么多份回答，真实值可能在 { $least } 到 { $most } 之间（95%）。
report-parts = 9–10 分：{ $promoters } 位 · 7–8 分：{ $passives } 位 · 0–6 分：{ $detractors } 位。NPS 就是第一组的占比减去最后一组的占比。
report-words = <b>哪里要保留，哪里可以更好：</b>
report-own = <b>{ $question }</b>
report-quote = · { $words }
report-more = ……还有 { $more } 条

# --- /surveysetup ---
setup =
    📝 { $state }
    { $own }
    问题只在私聊里问，可以不答，谁也看不到是谁说的。过几天给你一份汇总。
    加一个自己的问题：<code>/surveysetup 问题 接下来想做什么？</code>
setup-on = 挑战结束后，会问参加过的人几句。
setup-off = 挑战结束后不问，除非那个挑战自己打开了。
setup-own = 你们自己的问题：<b>{ $question }</b>
setup-no-own = 没有自己的问题。
button-turn-on = 每个挑战结束都问
button-turn-off = 不自动问
button-report = 📝 { $title }
question-kept = 从下一份问卷起，还会问：<b>{ $question }</b>
question-none = 不再有自己的问题了。
question-long = 这个问题太长了，最多 { $most } 个字。
how = 这样写：<code>/surveysetup 问题 接下来想做什么？</code>，或 <code>/surveysetup 问题 无</code>
still-open = 还没结束。结束前谁也看不到，不然就能猜出最后一份是谁的。
in-private = 这个只在私聊里说。先给我发一条私信，再点一次。
