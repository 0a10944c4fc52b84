menu-celebrations = 徽章怎么公布，要不要提到我
menu-celebrationsetup = 徽章要不要公布、几点公布

# --- 每天一条 ---
told =
    🎉 <b>{ $greeting }</b>
    { $lines }
greeting-1 = 今天的好消息
greeting-2 = 今天值得鼓掌的人
greeting-3 = 又有人往前走了一步
growth-1 = 今天又长高了
growth-2 = 今天值得鼓掌的人
growth-3 = 成长树又添新叶
line = { $name }：{ $badges }
joined = { $first }、{ $second }
first-checkin = 🌱 第一次打卡
first-photo = 📷 第一张照片
first-thanks = 💛 第一次被感谢
first-answer = 💬 第一次回复别人
more = ……还有 { $count } 位。大家都很棒！

# --- /celebrations ---
about =
    { $how }
    { $mine }
mode-digest = 有人拿到新徽章或升了级，每天 { $at } 用一条消息一起公布；没有就不发。
mode-now = 有人拿到新徽章或升了级，当场公布。
mode-off = 这里不公布新徽章和升级，发 /badges、/skills 看自己的。
mine-named = 公布时会提到你。
mine-hidden = 公布时不提你，该是你的一样不少。
button-hide = 别提我
button-show = 可以提我
hidden = 好，以后不提你。该是你的一样不少。
shown = 好，以后会提到你。

# --- /celebrationsetup ---
setup =
    { $how }
    选一种方式和时间：
button-digest = 每天一次
button-now = 当场公布
button-off = 不公布
button-hour = { $at }
chosen-digest = 从现在起，新徽章和升级每天 { $at } 用一条消息一起公布。
chosen-now = 从现在起，新徽章和升级当场公布。
chosen-off = 从现在起不公布新徽章和升级，大家发 /badges、/skills 看自己的。
button-firsts = 说第一次
button-no-firsts = 不说第一次
chosen-firsts = 从现在起，当天的消息里会提到新成员的第一次：打卡、发照片、被感谢、回复别人。
chosen-no-firsts = 好，不再提第一次。
chosen-hour = 从现在起，每天 { $at } 公布。

will-say-why = 这里每天说一次新徽章、新等级和第一次；<code>/celebrationsetup</code> 可以改。
will-say = 当天的新徽章、新技能和第一次
