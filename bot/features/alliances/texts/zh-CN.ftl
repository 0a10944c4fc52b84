menu-together = 联合挑战：我们和别的群进展如何
menu-ally = 和别的群一起办挑战

# --- The common board ---
none = 现在没有和别的群一起办的挑战。/challenges 看看本群有什么。
which = 看哪一个？
alone = 这个挑战现在只有我们自己，不作比较。
unpublished = 这个挑战在本群还没发布。
board =
    🤝 <b>{ $title }</b> · 联合挑战
    { $lines }
own = 🔥 我们这一圈，{ $group }：{ $members } 个人一起做到了 { $total }，每一点都算数。
own-before = 🔥 我们这一圈，{ $group }：{ $members ->
        [0] 还没有人报名，谁来第一个？
       *[other] 已经有 { $members } 人报名。
    }
own-small = 🔥 我们这一圈，{ $group }：人还不多，正在路上。满 { $least } 人才有数字，这样谁做了多少只有自己知道。
own-place = { $groups } 个群里{ $tied ->
        [0] { "" }
       *[other] 并列
    }第 { $rank }：{ $value }。
begins = 🗓 { $day } 开始，各群按自己的时间算。目前报名：
line-before = • { $group }：{ $members } 人
by-average = 📊 按人均：参加的人平均每人做到多少
by-total = 📊 按总量：全群加起来做到多少
by-active = 📊 按活跃占比：参加的人里，最近七天有行动的占多少
line = { $rank }. { $own ->
        [0] { $group }
       *[other] <b>{ $group }</b>
    } · { $value }{ $tied ->
        [0] { "" }
       *[other] （并列）
    }
line-small = 🌱 { $group }正在路上，满 { $least } 人参加就有名次
line-apart = 🔀 { $group }改了自己的要求，不作比较
nothing-to-compare = 别的群正在路上，等第二个群有了名次就在这里比。
counted-at = ⏱ 统计到 { $at }，各群按自己的日子算。
each = 人均 { $amount }
percent = { $percent }%
button-board = 🤝 联合榜
button-average = 按人均
button-total = 按总量
button-active = 按活跃占比
result =
    🤝 <b>{ $title }</b>：各群都走到了终点。这是我们一起做到的：
    { $lines }
will-say-why = 这个挑战是几个群一起做的；<code>/ally</code> 看有哪些群。
will-say-result = { $title }：公布各群的共同成绩

# --- Admins: who is in it ---
no-challenge = 还没有可以一起办的挑战。先用 /challenge 建一个，再从它的卡片里邀请别的群。
choose = 想和别的群一起办哪个挑战？
desk =
    🤝 <b>{ $title }</b> · 联合挑战
    { $lines }
desk-alone =
    还没有别的群。用链接邀请别的群的管理员：谁接受，谁的群里就有一份自己的挑战，日期和任务一样，大家在一张联合榜上见。
    共享的只有各群的合计和群名，没有任何人的信息。
ally-draft = 📝 { $group }：还没发布{ $host ->
        [0] { "" }
       *[other] （发起群）
    }
ally-live = ▶️ { $group }{ $host ->
        [0] { "" }
       *[other] （发起群）
    }
ally-closed = 🏁 { $group }：已结束{ $host ->
        [0] { "" }
       *[other] （发起群）
    }
ally-cancelled = ⏹ { $group }：已取消{ $host ->
        [0] { "" }
       *[other] （发起群）
    }
ally-apart = 🔀 { $group }：要求和你们不一样，不作比较{ $host ->
        [0] { "" }
       *[other] （发起群）
    }
ally-away = 💤 { $group }：我已经不在那个群了{ $host ->
        [0] { "" }
       *[other] （发起群）
    }
button-desk = 🤝 和别的群一起
button-invite = 邀请别的群
button-revoke = 收回邀请
button-back = ‹ 返回
button-challenge = 我们的挑战 ›
button-remove = 和{ $group }分开
button-remove-sure = 确定和{ $group }分开
button-leave = 我们自己继续
button-leave-sure = 确定，挑战留在本群
button-end = 结束联合
button-end-sure = 确定结束，各群保留自己的
invited =
    <b>{ $title }</b>：{ $day } 之前（含当天），别的群的管理员可以用这个链接接受邀请：
    { $link }
    或者在他们群里发 <code>/ally { $code }</code>。每个群都有自己的一份；共享的只有各群的合计和群名，没有任何人的信息。
revoked = 链接失效了，已经加入的不受影响。
left = 接下来你们自己继续，挑战照旧。
removed = 已经分开，他们的挑战还是他们的。
ended = 联合结束了，各群保留自己的挑战。

# --- Admins: invited ---
offered =
    🤝 { $group }邀请你们一起参加：
    <b>{ $title }</b>
    { $lines }

    你们群里会有自己的一份草稿：积分、几点说话由你们定，你们不发布就什么都不发。
    各群之间共享的只有：群名、几个人参加、一共做到多少、活跃的占多少。谁参加、谁做了什么，都不会说出去。{ $own ->
        [0] 要接受，请以管理员身份在自己群里发 <code>/ally { $code }</code>。
       *[other] { "" }
    }
when = 🗓 { $first } 至 { $last }（{ $days } 天）
button-accept = 为{ $group }接受
button-decline = 这次不了
accepted = { $title }已经是{ $group }的草稿了。改成你们自己的，在开始之前发布，联合榜上就有你们。
declined = 那就下次吧，不会告诉别人。邀请有效期内还可以接受{ $title }。
has-joined = 🤝 { $group }接受了「{ $title }」的邀请。
now-host = 🤝 发起「{ $title }」的群自己继续了，现在由你们群牵头：可以邀请别的群，也可以结束联合。
parted = 🤝「{ $title }」不再和别的群联合了。你们的挑战照旧，做过的都在。
over = 这个挑战已经结束了。
begun = { $day } 就开始了，一起办要从第一天起。下一个一起来吧。
invite-over = 没有这个邀请，或者已经失效了。请对方再发一个。
own-invitation = 这是你们自己的邀请，是给别的群的管理员的。
enough = 已经有 { $most } 个群了，一张榜就放这么多。
not-host = 这个挑战由别的群牵头，请他们的管理员来邀请。
gone = 已经没有联合了。
