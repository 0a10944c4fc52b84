# 迎接新成员，带他们走好头几步。
menu-welcome = 怎样欢迎新成员
menu-steps = 我的新手清单
menu-mentor = 做新人的领路人
menu-funnel = 新成员走到了哪一步

welcome = 👋 欢迎 { $names } 来到<b>{ $community }</b>！
    很高兴你来。想说话的时候打个招呼吧，按钮里有几件可以先做的小事。
part = { $part }
both = { $first }{ $second }
with-mentors = { $welcome }

    { $lines }
turn-to = 🧭 { $name }，有什么都可以问 { $mentor }。
button-steps = 🌱 新手清单

setup = { $preview }

    ———
    { $lines }

    换一段欢迎语：<code>/welcome text 欢迎{"{名字}"}来到{"{社群}"}，从这里开始：{"{链接}"}</code>
    写给新人看的群规：<code>/welcome rules …</code>
is-on = ✅ 新成员进群时这样欢迎；几分钟内来的合成一条。
is-off = ⚪️ 还没有开启，开启后会是这个样子。
rules-none = 📜 还没有写群规。
rules-are = 📜 群规：{ $rules }
mentors-none = 🧭 还没有人愿意当领路人（最高等级的成员发 /mentor on 即可）。
mentors = 🧭 领路人：
    { $lines }
mentor-line = { $name } · { $count ->
        [0] 目前没有带新人
       *[other] 正带着 { $count } 位新人
    }
draft = { $preview }

    ———
    ✏️ 新的欢迎语是这个样子。你确认之前，仍用原来的。
button-on = ✅ 开启
button-off = 关闭
button-use = ✅ 就用这段
button-show = 返回
button-draft = ✏️ 看看新写的
button-standard = ↩️ 用回自带的欢迎语
turned-on = ✅ 从现在起，新成员进群都会收到欢迎。
turned-off = 不再欢迎新成员了。写好的内容都留着，以后还能用。
words-used = ✅ 下一位新成员就会看到这段话。
words-changed = 欢迎语后来又改过了，发 /welcome 看看现在的。
how-to-write = 可以这样写：
    <code>/welcome text 欢迎{"{名字}"}来到{"{社群}"}，从这里开始：{"{链接}"}</code>
    <code>/welcome rules 友善交流，不发广告。</code>
    <code>/welcome on</code> · <code>/welcome off</code>
    也可以回复一条写好的消息。
unknown-variable = 不认识 { $variable }，可以用的有 {"{名字}"}、{"{社群}"} 和 {"{链接}"}。
too-many-variables = 一段欢迎语里的名字和链接太多了，最多 { $most } 处。
too-long = 太长了，最多 { $most } 个字。

steps = 🌱 <b>新手清单</b>，不着急，慢慢来：

    { $lines }
all-done = 🌳 <b>你已经在这里安顿下来了。</b>

    { $lines }

    有你在真好。
done = ✅ { $step }
left = ▫️ { $step }
step-hello = 在群里说句话
step-zone = 告诉我你的时区
step-checkin = 第一次打卡
step-rules = 看看群规
step-buddy = 认识你的领路人
step-meet = 认识你的领路人 { $mentor }
way-zone = 🕰 我的时区
way-checkin = 🔥 打卡
way-rules = 📜 群规
way-buddy = 🤝 我们认识了
button-again = 🔄 再看一眼
open-private = 打开私聊
only-in-private = 新手清单在私聊里看更方便。
write-to-me = 私聊我（@{ $bot }）发 /steps，就能看到新手清单。
long-here = 新手清单只陪第一个月。你早就是自己人了，/me 看看近况吧。
rules = 📜 { $rules }
no-rules = 这里目前没有写群规。

word = { $day ->
        [2] { $name }，在{ $community }还习惯吗？这几件小事还没做，什么时候都可以：
       *[other] { $name }，来{ $community }快一周了。有兴趣的话，还有这几件小事：
    }

    { $lines }
unasked-steps = 新手清单
unasked-mentor = 可以请教你的新人
you-mentor = 🧭 { $names } 刚来到{ $community }，有事可能会请教你。你先打个招呼，对方会很暖心。（忙不过来就发 /mentor off。）

mentor-on = 🧭 谢谢你！之后新人会知道可以请教你；忙不过来就发 /mentor off。
mentor-off = 不会再有新人找你了，谢谢你带过的每一位。
mentor-is = 🧭 你是这里的领路人，新人会知道可以请教你。发 /mentor off 可以退出。
mentor-may = 领路人是最高等级里愿意被新人请教的成员。发 /mentor on 就能加入。
mentor-not-yet = 领路人需要达到“{ $tier }”。慢慢来，现在就去陪陪新人，他们也会很高兴。

funnel = 🌱 最近 { $days } 天来了 <b>{ $joined }</b> 位新成员

    { $lines }
funnel-hello = 👋 { $count } 位在群里说过话（{ $share }%）
funnel-first = 🔥 { $count } 位打过卡（{ $share }%）
funnel-second = 🔥 { $count } 位打了第二次卡（{ $share }%）
funnel-week-two = 🌿 { $of } 位里有 { $count } 位第二周仍活跃（{ $share }%）
funnel-too-new = 另有 { $count } 位还没满两周，没有算进第二周。
funnel-none = 最近 { $days } 天，我没有看到新成员进来。
button-span = 最近 { $days } 天

will-say-why = 新人进群会被欢迎；<code>/welcome</code> 可以改。
will-say = 👋 欢迎刚进群的 { $count } 位
will-say-words-why = 头一周，新人会听到下一步可以做什么，绝不超过各人的限度；<code>/welcome</code> 可以改。
will-say-words = 🌱 私下提醒新手清单，最多 { $count } 位

missed = { $names } 加入 { $community } 的时候我离线了，现在再欢迎太晚。你去打个招呼，还是暖的。
missed-words = { $community } 里该给第一周的新成员捎句话的时候我离线了，时间不合适就不补了，后面的照常。
