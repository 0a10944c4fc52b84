menu-challenges = 挑战：有哪些，我走到哪了
menu-challenge = 发起挑战，管理进行中的挑战

# --- 挑战叫什么 ---
titled = { $emoji } { $title }
title-habit = 21 天养成一个习惯
title-month = 30 天 60 公里
title-starter = 7 天起步
title-reading = 一起读书
title-healthy = 每天两件好事
title-steps = 二十万步
title-photo = 每日一照
title-poem = 诗歌接龙
title-blank = 自己设计
about-habit = 一件小事，大多数日子都做，三个星期就留下来了。
about-month = 跑、走、骑都行，每一公里都算，慢的也算。
about-starter = 先来一个星期，不用一上来就做得好。
about-reading = 多数日子读几页，路上有伴。
about-healthy = 动一动，好好吃一顿。小小的就好。
about-steps = 一个月走的每一步，都加起来。
about-photo = 拍下今天看到的东西，手机就够了。
about-poem = 每天一两句，自己写的，或者你喜欢的。
about-blank = 我们自己的挑战。
about = { $about }
task = { $name }

# --- 要做什么 ---
when = 🗓 { $first } 至 { $last }（{ $days } 天）
when-end-open = 🗓 { $first } 开始，共 { $days } 天
paused-since = ⏸ { $day } 起暂停：恢复之前不计数，也不算缺席
rest = 💤 休息日：{ $days }。这几天什么都不要求，也不算谁缺席；想打卡照样欢迎，算作平常的打卡
rest-total = 💤 休息日：{ $days }。这几天我不说话，也不算谁缺席；做了多少照样累计
rest-days = { $days }、{ $day }
rest-today = 💤 今天是休息日，{ $day }继续。
goal-days = 🎯 { $days } 天里做到 { $goal } 天
goal-weekly = 🎯 每周做到 { $goal } 天
goal-total = 🎯 { $days } 天累计 { $goal }
how-checkin = ✍️ 照常打卡就算：/checkin
how-total = ✍️ 打卡时说一声做了多少，比如「打卡 { $unit }」。
how-none = ✍️ { $task }：消息以 { $words } 开头
how-text = ✍️ { $task }：发 { $words }，再写几句自己的话
how-photo = ✍️ { $task }：发一张图，配文带上 { $words }
lines = { $lines }
brings = 🏅 完成的人都得 { $points } 积分
brings-reward = 🎁 完成的人都得商店里的 { $reward }
stake = 🤝 报名押 { $stake } 积分，完成就退回
draw = 🎲 完成的人里抽 { $winners } 位
teams-drawn = 👥 分 { $teams } 队，开始时抽签
teams-of = 👥 每队最多 { $size } 人，开始时抽签
teams-chosen = 👥 { $teams } 个队，报名时自己选
team-list = 🏷 { $names }
team-names = { $names }、{ $name }
from-tier = 🪜 { $tier }及以上可以报名
join-open = 🚪 可以报名
join-until = 🚪 { $day } 之前（含当天）都能报名

# --- 群里 ---
announced =
    <b>{ $title }</b>
    新挑战，一起来：
    { $lines }
button-join = 我参加
button-join-stake = 我参加（押 { $stake } 分）
button-mine = 我的进度
button-board = 都有谁
button-checkin = 打卡
begins =
    <b>{ $title }</b> 今天开始。{ $members ->
        [0] 谁第一个来？
       *[other] 已经有 { $members } 位参加。
    }
    { $lines }
has-begun =
    <b>{ $title }</b> 已经开始了，我刚才不在，说晚了。{ $members ->
        [0] 谁第一个来？
       *[other] 已经有 { $members } 位参加。
    }
    { $lines }
prompt =
    <b>{ $title }</b> · 第 { $number } 天，共 { $days } 天
    { $lines }
yesterday = 昨天 { $members } 位里有 { $done } 位做到了，今天继续。
content = { $content }
midday =
    <b>{ $title }</b> · 第 { $number } 天中午，共 { $days } 天
    { $lines }
midday-done = ✅ { $members } 位里已经有 { $done } 位完成了今天的。
midday-all = ✅ 今天还早，{ $members } 位就全都完成了！
midday-team = 👥 全队到齐：{ $team }
evening =
    <b>{ $title }</b> · 第 { $number } 天晚上，共 { $days } 天
    { $lines }
evening-done = ✅ { $members } 位里有 { $done } 位完成了今天的。
evening-all = ✅ { $members } 位今天全都完成了，真了不起！
evening-finished = 🏁 今天达成目标的有：{ $names }。真好！
extended = <b>{ $title }</b> 延长到 { $last }。多几天，目标不变。
extended-paused = <b>{ $title }</b> 恢复以后一共 { $days } 天，目标不变。
paused-word = ⏸ <b>{ $title }</b> 先歇一歇。恢复之前不计数，也不算谁缺席。
resumed = ▶️ <b>{ $title }</b> 继续，今天是{ $number ->
        [0] 休息日。
       *[other] 第 { $number } 天，共 { $days } 天。
    }{ $later ->
        [0] {""}
       *[other] 结束往后挪 { $later } 天，到 { $last }。
    }
cancelled = <b>{ $title }</b> 取消了。{ $stake ->
        [0] {""}
       *[other] 还在挑战里的人，押的 { $stake } 积分都退回了。
    }已经做到的，都还是你的。
completed = 🏁 { $name } 完成了 <b>{ $title }</b>：{ $so_far }。{ $points ->
        [0] {""}
       *[other] +{ $points } 积分。
    }真好！

# --- 进度卡，置顶在群里 ---
placard-members = 👥 { $members ->
        [0] 还没有人参加，你来当第一个！
       *[other] { $members } 位参加
    }{ $done ->
        [0] {""}
       *[other] {" "}· ✅ 今天 { $done } 位已完成
    }
placard-completed = 🏁 { $completed } 位已达成目标
placard-until = 🗓 到 { $last } 结束
placard-over = 每一天都过完了，结果马上公布。
placard-ended = <b>{ $title }</b> 结束了。
placard-off = 这张进度卡不再更新了，点「我的进度」看你走到哪了。

# --- 分队 ---
team = { $name }
team-1 = 🦊 狐狸队
team-2 = 🐼 熊猫队
team-3 = 🦉 猫头鹰队
team-4 = 🐬 海豚队
team-5 = 🐢 乌龟队
team-6 = 🦁 狮子队
team-7 = 🐝 蜜蜂队
team-8 = 🦋 蝴蝶队
team-9 = 🐧 企鹅队
team-10 = 🐘 大象队
team-11 = 🦌 小鹿队
team-12 = 🐺 狼队
team-13 = 🦅 雄鹰队
team-14 = 🐻 棕熊队
team-15 = 🐰 兔子队
team-16 = 🐯 老虎队
team-17 = 🦔 刺猬队
team-18 = 🐨 考拉队
team-19 = 🐳 鲸鱼队
team-20 = 🦩 火烈鸟队
team-more = 第 { $number } 队
button-team = { $team }{ $stake ->
        [0] {""}
       *[other] （押 { $stake } 分）
    }
teams-told =
    <b>{ $title }</b> 分好队了。
    { $lines }
teams-seed = 🎲 抽签种子 <code>{ $seed }</code>
teams-many = 👥 一共分了 { $teams } 队，点「我的进度」看你在哪队。
team-members = { $team }：{ $names }
teams-board = 👥 各队平均完成率
team-line = { $rank }. { $team } · { $percent }% · { $members } 人{ $tied ->
        [0] {""}
       *[other] {" "}· 并列
    }
team-own = ➤ { $line }
joined-team = { $told } 你的队：{ $team }。
mine-in-team = { $mine } { $team }
team-choose = 这个挑战要选队参加，点一个你喜欢的队。
team-full = { $team }现在人多了一些，去别的队吧，那边等着你！

# --- 结束 ---
results =
    <b>{ $title }</b> 结束了，谢谢大家这些天的陪伴！
    { $lines }
results-members = 共 { $members } 位参加，{ $completed ->
        [0] 目标留到下次。
       *[other] { $completed } 位达成目标。
    }
results-completed = 🏁 { $names }
results-reward = 🎁 { $reward }：达成目标的 { $members } 位已经拿到，/redeem 里看
results-faithful = 🕯 坚持天数最多（{ $days } 天）：{ $names }
results-place = { $place ->
        [1] 🥇
        [2] 🥈
       *[3] 🥉
    } { $amount }：{ $names }{ $tied ->
        [1] {""}
       *[other] （并列）
    }
results-improved = 📈 最大进步（后半程比前半程多 { $gain }）：{ $names }{ $tied ->
        [1] {""}
       *[other] （并列）
    }
full-days = { $days } 天
draw-seal = 🔏 抽奖封印：<code>{ $seal }</code>
draw-winner = 🎲 抽中：{ $who }
draw-among = 在达成目标的 { $numbers } 位里抽：
draw-number = { $number }. { $name }
draw-unnamed = { $number }. 一位不想公开名字的群友
draw-how =
    密钥是 <code>{ $secret }</code>，它的 SHA-256 就是预告里的封印 <code>{ $seal }</code>。想自己重抽一遍：给每个号码算“密钥:号码”（英文冒号）的 SHA-256，最小的中奖。
report =
    { $community }的 <b>{ $title }</b>，数字是这样
    { $lines }
report-members = { $members } 位参加，{ $completed } 位达成目标。
report-none = 还没有人参加。
report-days = 每天的参与：<code>{ $bars }</code>
report-earlier = { $number ->
        [1] 上一次
       *[other] 之前 { $number } 次平均
    }有 { $members } 人参加，{ $then }% 达成；这次 { $now }%。
report-steepest = 第 { $number } 天少得最多，比前一天少 { $fewer } 位。
button-rematch = ↻ 下周一再来一次
button-again = 再来一次
button-report = 📊 报告

# --- 给群友 ---
none = 现在没有挑战，先歇一歇。
list =
    <b>挑战</b>
    { $lines }
listed = { $title } · { $when } · { $members } 位{ $mine }
listed-mine = { " " }· 你在里面
when-coming = { $day } 开始
when-on = 第 { $number } 天，共 { $days } 天
when-over = 已结束
when-resting = 今天休息
when-paused = 暂停中
card =
    <b>{ $title }</b>
    { $lines }
so-far-days = 已做到 { $progress } 天，目标 { $target } 天
so-far-weekly = 已做到 { $progress } 周，目标 { $target } 周
so-far-total = 已完成 { $progress }，目标 { $target }
measure-days = { $number } 天
measure-weekly = { $number } 周
mine = 你：{ $so_far }。{ $today }
mine-alone = 你：{ $so_far }。
mine-done = 第 { $number } 天（共 { $days } 天）完成了 ✅
mine-open = 第 { $number } 天（共 { $days } 天）还没做。
mine-paused = { $day } 起暂停，不算缺席。
mine-halves = 📈 你的前半程：{ $first }，后半程：{ $second }。「最大进步」只和自己比：从第一天就在、前半程也做过，后半程比前半程多得最多的人。
mine-completed = { $day } 达成目标 🏁
board =
    <b>{ $title }</b> · { $members } 位参加
    { $lines }
board-line = { $sign } { $name } · { $so_far }
board-none = <b>{ $title }</b>：还没有人参加。
board-admins = 在本群，这份名单只给管理员看。
sent-private = 发到我们的私聊里了。
in-private = 这个我在私聊里给你看。点我的名字，再点「开始」。
joined = 你参加了。{ $title }，欢迎！
joined-before = 你已经参加了。
joined-first = { $told } { $day } 开始。
join-late = 这个挑战已经不能报名了，下次再来！
tier-below = 这个挑战要到「{ $need }」才能参加，你现在是「{ $have }」。不急，/tiers 里看怎么走。
tier-missing = 这个挑战要到「{ $need }」才能参加，你现在是「{ $have }」，还差 { $missing }。不急，/tiers 里看怎么走。
missing-points = { $points } 积分
missing-days = { $days } 个活跃日
missing-people = 帮到 { $people } 个人
missing-both = { $one }、{ $other }
over = 这个挑战已经结束了。
not-in = 你没有参加这个挑战。
not-yet = { $day } 才开始，先好好休息！
paused = { $title } 暂停中，恢复之前不计数，也不算缺席。
goes-on = 对你来说，{ $day } 继续。
proof-photo = 这个挑战要有图才算：发图的时候把口令写在配文里。
forwarded = { $name }，转发的图片没法算进 <b>{ $title }</b>，说不定是别的日子的。自己发一张今天的，配文带上口令就好，今天还来得及。
proof-text = 这个挑战要在口令后面写几句自己的话才算。
done = { $task }，完成。{ $so_far }
done-at-rest = { $title } 今天休息，什么都不用做。你的打卡照样算作平常的打卡，真好！
done-before = { $task } 已经记过了。{ $so_far }
undone = 今天的撤回了。
undo-nothing = 今天没有可以撤回的。
undo-late = 时间太久，撤不回来了。
leave =
    退出 <b>{ $title }</b> 吗？
    已经做的可以留着，也可以清掉。{ $lost ->
        [0] {""}
       *[other] 挑战已经开始，押的 { $lost } 积分就不退了。
    }
leave-in-private = 退出要到私聊里：在那里发 /challenges。
left = 你退出了 <b>{ $title }</b>。{ $stake ->
        [0] {""}
       *[other] 押的 { $stake } 积分退回了。
    }随时欢迎再来。
certificate-later = 挑战结束后才有证书。
certificate-none = 证书是给达成目标的人的。还会有下一次！
button-leave = 退出
button-leave-keep = 退出，记录留着
button-leave-forget = 退出，记录清掉
button-stay = 不退了
button-list = ‹ 全部挑战
button-back = ‹ 返回
button-certificate = 我的证书
button-undo = 撤回今天的

# --- 给管理员 ---
desk =
    <b>{ $community }的挑战</b>
    点开已有的，或者选一个模板开始。发布之前，群里什么都不会收到。
button-draft = ✏️ { $title }
button-live = ▶️ { $title }
button-paused = ⏸ { $title }
button-pause = 暂停
button-resume = 继续
button-clone = ↻ { $title }
button-private = 还是去私聊里弄
button-desk = ‹ 全部
draft =
    ✏️ <b>{ $title }</b>（草稿）
    { $lines }

    { $how }
draft-how =
    点按钮就能改；要写字的，在群里发：
    <code>/challenge 标题 🏃 晨跑</code>
    <code>/challenge 介绍 为什么做这件事</code>
    <code>/challenge 任务 跑步：#跑步 #晨跑</code>
    <code>/challenge 内容</code>，下面一行写一天
    <code>/challenge 队名 红队，蓝队</code>
    <code>/challenge 开始 2027-01-04</code>
draft-how-private = 点按钮就能改；带 ✍️ 的会在这里问你要写什么。
speaks = 🔔 { $prompts ->
        [0] 只在开始时说一次，{ $prompt }
       *[other] 每天 { $prompt } 说一次
    }{ $evenings ->
        [0] ，晚上不说
       *[other] ，晚上 { $evening } 有内容才说
    }
announced-at = ⏰ { $when } 自动发布
has-content = 📚 有 { $days } 天写好了内容
has-placard = 📌 预告会置顶在群里，变成一张随时更新的进度卡
has-midday = 🕐 { $at } 说一声已经有多少人完成，满两位才说，从不点名谁还没做
has-survey = 📝 结束后会私下问问参加的人感受如何
language-en = 🗣 在群里用英文说
language-zh-CN = 🗣 在群里用中文说
language-group-button = 🗣 用群里的语言
language-en-button = 🗣 English
language-zh-CN-button = 🗣 中文
less-days = 天数 −
more-days = 天数 +
less-goal = 目标 −
more-goal = 目标 +
less-points = 积分 −
more-points = 积分 +
less-stake = 押金 −
more-stake = 押金 +
less-join-days = 报名天数 −
more-join-days = 报名天数 +
less-team-count = 队数 −
more-team-count = 队数 +
less-team-size = 每队人数 −
more-team-size = 每队人数 +
less-draw = 抽奖 −
more-draw = 抽奖 +
less-prompt-at = 早上 −
more-prompt-at = 早上 +
less-midday-at = 中午 −
more-midday-at = 中午 +
less-evening-at = 晚上 −
more-evening-at = 晚上 +
kind-days = 按天数
kind-weekly = 按每周几天
kind-total = 按数量
button-start = { $day } 开始
button-more = 更多……
button-drop = 丢掉
button-rehearse = 下一步：看看会发什么 ›
prompts-on = 每天早上说一声
prompts-off = 早上不说
midday-on-button = 中午说一声
midday-off-button = 中午不说
evenings-on = 晚上说一声
evenings-off = 晚上不说
placard-on-button = 📌 置顶进度卡
placard-off-button = 📌 不要进度卡
rest-off-button = { $day }
rest-on-button = 💤 { $day }
survey-on-button = 📝 结束后问问感受
survey-off-button = 📝 结束后不问
placard-on-toast = 进度卡会置顶在群里。
placard-off-toast = 进度卡不再更新了。
board-for-admins = 名单只给管理员看
board-for-everybody = 名单大家都能看
teams-none-button = 不分队
teams-drawn-button = 抽签分队
teams-chosen-button = 自己选队
proof-none-button = 不用证明
proof-text-button = 要有文字
proof-photo-button = 要有图片
tier-any = 谁都能参加
tier-from = { $tier }及以上
rehearsal =
    <b>{ $title }</b> 最多会在群里发 { $messages } 条：
    { $lines }
says-now = • 一发布就发预告
says-then = • { $when }：自动发预告
says-begin = • { $day }：开始
says-prompt = • { $day }：当天的提醒
says-midday = • { $day }：中午小结，有可说的才发
says-evening = • { $day }：晚上小结，有可说的才发
says-empty = { $line }（这天没有内容）
says-close = • { $day }：结果
says-more = …… 中间还有 { $more } 条 ……
button-publish = 发布
published = <b>{ $title }</b> 已经在群里预告了，我从现在起开始记。
button-extend = 延长 { $days } 天
button-cancel = 取消挑战……
button-cancel-sure = 确定取消{ $stake ->
        [0] {""}
       *[other] （押金全退）
    }
longer-toast = 现在一共 { $days } 天。
extended-toast = 延长到 { $last }。
paused-toast = 已暂停。
paused-before = 已经暂停了。
resumed-toast = 继续了，到 { $last }。
resumed-before = 它已经不在暂停中了。
not-running = 开始的话说过以后、最后一天过完之前，才能暂停。
none-to-pause = 现在没有进行中的挑战可以暂停。
none-to-resume = 现在没有暂停的挑战。
which-to-pause = 暂停哪一个？
which-to-resume = 继续哪一个？
cancelled-toast = 取消了。
dropped = 丢掉了。

# --- 私聊里问的 ---
button-ask-title = ✍️ 标题
button-ask-about = ✍️ 介绍
button-ask-content = ✍️ 每天的内容
button-ask-task = ✍️ 加一项任务
button-ask-words = ✍️ 只留一项任务
button-ask-badge = ✍️ 徽章
button-ask-reward = ✍️ 奖品
button-ask-team-names = ✍️ 队名
button-ask-start = ✍️ 开始日期
button-ask-days = ✍️ 多少天
button-ask-until = ✍️ 结束日期
button-ask-goal = ✍️ 目标
button-ask-announce = ⏰ 定时发布
button-not-then = ⏰ 不定时了
button-never-mind = 算了
asks =
    <b>{ $title }</b>
    { $asks }{ $now }
ask-again =
    { $why }
    再写一次，或者发「取消」。
ask-now = {""}
    现在是：{ $now }
ask-now-lines = {""}
    现在是：
    { $lines }
ask-task-line = { $task }：{ $words }
ask-title = 叫什么名字？前面放一个表情，就是它的标志，比如 <code>🏃 晨跑</code>。
ask-about = 为什么做这件事？写一两句，会放进预告；发「无」就不要介绍。
ask-content = 每天说什么？从第一天起，一行写一天；空一行，那天就没有。发「24 章」就把章节分到每一天，发「无」全部去掉。
ask-task = 每天再加一件事，写上名字和口令，比如 <code>跑步：#跑步 #晨跑</code>。发「无」去掉所有任务，照常打卡就算。
ask-words = 只留一项任务，口令是什么？比如 <code>#跑步 #晨跑</code>。它会代替现有的所有任务；发「无」就照常打卡算。
ask-badge = 完成了得哪个徽章？发它的表情或名字；发「无」就不要徽章。
ask-reward = 完成的人都得商店里的哪个奖品？写它的名字；发「无」就不要奖品。挑战结束时发放。
ask-team-names = 各队叫什么？比如 <code>红队，蓝队</code>；发「无」就用我起的名字。
ask-start = 哪天开始？比如 <code>2027-01-04</code>、「1月4日」或「明天」。
ask-days = 一共多少天？写 1 到 366 之间的数字。
ask-until = 哪天结束？比如 <code>2027-01-24</code> 或「6月21日」。从开始那天算起，所以先定好开始日期。
ask-announce = 什么时候预告？比如「明天 18:00」或「6月5日 9:00」。在那之前的修改都算；发「无」就等你自己发布。
ask-goal = 目标是多少？写一个数字：多少天、每周几天，或者一共多少。

# --- 改进行中的挑战 ---
button-amend = ✏️ 修改……
button-amend-save = 就这么改
amend =
    ✏️ <b>{ $title }</b>（进行中）
    { $lines }

    { $stays }
amend-stays = 目标、天数、任务、积分、押金和开始日期不变：大家就是冲着这些来的。想多几天，在上一页延长。
amend-none = 点你想改的，先看清从什么改成什么，再决定改不改。
amend-changes = 会改成这样：
amend-overtaken = ⚠️ 这期间有别人改过，现在是这样：
amend-title = • 标题：{ $old } → { $new }
amend-about = • 介绍：{ $old } → { $new }
amend-prompt-at = • 早上：{ $old } → { $new }
amend-evening-at = • 晚上：{ $old } → { $new }
amend-join-days = • 报名截止：{ $old } → { $new }
amend-board = • 名单：{ $old ->
        [admins] 只给管理员看
       *[other] 大家都能看
    } → { $new ->
        [admins] 只给管理员看
       *[other] 大家都能看
    }
amend-day = • 第 { $number } 天：{ $old } → { $new }
amend-days-more = …… 还有 { $more } 天
amend-saved = 改好了。
amend-dropped = 没有改动。
amend-look = 现在已经不是这样了，请再看一眼。
amend-nothing = 已经没有要改的了。
amend-fixed = 这个不变：大家就是冲着它来的。还能改的都在「修改……」里。
amend-begun = 今天已经开始了，不能再晚些重新开始。早上的时间明天起可以改。
ask-content-live = 接下来每天说什么？从第 { $number } 天起，一行写一天；空一行，那天就没有。发「第 9-24 章」就把这些章节分到每一天。已经发过的不变。
hours-moved = <b>{ $title }</b> 换时间说话了：{ $which ->
        [morning] 以后早上 { $prompt }。
        [evening] 以后晚上 { $evening }。
       *[other] 以后早上 { $prompt }，晚上 { $evening }。
    }

# --- 本群自己的模板 ---
button-save = ⭐ 存为模板
button-template = ⭐ { $title }
template-saved = 存成本群的模板了：{ $title }，在 /challenge 的模板里能找到。
button-template-use = 用它开始
button-template-share = 分享给别的群
button-template-unshare = 停止分享
button-template-file = 看文本（TOML）
button-template-drop = 删除模板
button-template-restore = 恢复
template-dropped = 模板「{ $title }」删除了，一天之内可以恢复。
template-gone = 这个模板已经不在了。
template-restored = 恢复了。
templates-enough = 已经有 { $most } 个模板了，先删掉一个。
template-shared =
    { $day } 之前，别的群的管理员可以用这个链接复制 <b>{ $title }</b>：
    { $link }
    或者在他们群里发 <code>/challenge 领取 { $code }</code>。里面只有挑战的内容，没有任何人的信息。
template-unshared = 那个链接不能再用来复制了。
template-file =
    <pre>{ $toml }</pre>
template-long = 内容太长，一条消息放不下。运行我的人可以写成文件：<code>challenges export --templates</code>
share-over = 这个分享码没有内容，或者已经过期，请对方重新分享。
offered =
    { $card }

    这是别的群分享的。想要一份，就以管理员身份在自己群里发 <code>/challenge 领取 { $code }</code>。
button-template-take = 拿到{ $community }
template-taken = { $title } 现在是{ $community }的模板了。改成你们自己的吧，还什么都没发布。
how = 没看懂「{ $words }」。只发 /challenge 就能看到有哪些。
no-draft = 你还没有草稿，发 /challenge 看看模板。
no-draft-any-more = 这已经不是草稿了：有人发布了，或者丢掉了。
somebody-else = 刚刚有别人改过，请再看一眼。
drafts-enough = 已经有 { $most } 份草稿了，先丢掉一份。
live-enough = 群里已经有 { $most } 个挑战在进行，差不多是极限了。
makes-no-sense = 这样对不上：目标要在天数之内，标题最多 60 个字符，队名不能重复。没有改动。
starts-past = 那天已经过去了，请选今天或以后的日子。
ends-before = 那天还没开始（{ $day } 才开始）。选晚一点的日子，或者换个开始日期。
ends-far = 太远了，一个挑战最多 { $most } 天。
announce-past = 那个时间已经过了，选以后的时间。
announce-late = 那时已经开始了（{ $day } 开始）。选早一点的时间，或者换个开始日期。
starts-before = { $when } 才预告，不能比预告还早开始。先改预告的时间。
no-moment = 「{ $words }」不是时间，请写成「明天 18:00」或「6月5日 9:00」这样。
not-announced =
    <b>{ $title }</b> 本来现在该发布，但没发成，还是草稿。
    { $why }
starts-far = 那是一年多以后的事了。
no-day = 「{ $words }」不是日期，请写成 2027-01-04 这样。
unit-not-counted = 本群不统计 { $unit }，用 /units 可以调整。
word-taken = 「{ $word }」在本群已经有别的意思了，换一个口令吧。
words-unusable = 这些不能当口令：至少两个字符，最多六个，不能以斜杠开头。
teams-too-late = 队伍在开始时（{ $at }）抽签，今天已经过了这个点，改成明天开始吧。
tier-unknown = 本群现在没有「{ $tier }」这个等级了，在「更多」里换一个。
reward-unknown = 商店里没有「{ $reward }」，发 /reward 看看有什么。
reward-short =
    <b>{ $title }</b> 结束了，但商店里的 { $reward } 不够：达成目标的人里有 { $missing } 位没拿到。可以用 /coupon 发个积分码补上。
badge-unknown = 本群没有「{ $badge }」这个徽章。

# 账本里每一笔是因为什么。
for-stake = 挑战押金
for-stake-back = 退回押金
for-completion = 完成挑战
for-undo = 撤回了挑战打卡

will-say-why = 这是挑战的一部分；<code>/challenge</code> 可以改。
will-say-announced = { $title }：预告
will-say-begin = { $title }：开始
will-say-prompt = { $title }：第 { $number } 天，共 { $days } 天
will-say-midday = { $title }：第 { $number } 天中午，有话才说
will-say-evening = { $title }：第 { $number } 天晚上，有话才说
will-say-close = { $title }：公布结果

# --- 错过的提示 ---
missed =
    🌙 我离线了一阵，<b>{ $title }</b> 的这几条提示没有发出；太晚了，我不会自己补发：
    { $lines }
missed-line = 第 { $number } 天（{ $day }）：{ $what }
missed-gone = 这一条不能补发了：没有错过，或者隔得太久，或者挑战正在暂停。
button-say-now = 现在补发第 { $number } 天
said-now = 第 { $number } 天的提示已发到群里。
said-before = 这一条已经发过了。
prompt-late =
    <b>{ $title }</b> · 第 { $number } 天（共 { $days } 天），当时我不在
    { $words }
