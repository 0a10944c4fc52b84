menu-showme = 我写的话和照片，能不能再展示一次
menu-highlights = 把挑战里的话和照片，汇成一篇回顾
unasked = 你写的话、发的照片，能不能再展示一次

# --- 问写的人 ---
asks =
    { $community } 的 <b>{ $title }</b> 结束了。管理员可能会把大家打卡时写的话、发的照片在群里再展示一次。可以有你的吗？
    { $kept }

    你不点头，就不会展示。这个回答对本群以后的挑战也算数，发 <code>/showme</code> 随时能改。
kept-notes = 💬 { $notes } 段话
kept-photos = 📷 { $photos } 张照片
example = · “{ $quote }”
button-which = 👀 是哪些？
button-yes = 可以，展示吧
button-no = 不要展示
mine =
    ✨ { $community } 的挑战回顾
    { $lines }
mine-yes = 挑战结束时，你打卡写的话、发的照片可以在群里再展示一次，会写上你的名字；在私聊里打卡写的也算在内。
mine-no = 不会展示你的内容，也不再保留。已经发出去的还在群里，管理员可以删。
mine-open = 你不点头，就不会展示你的内容。
mine-hidden = 你不想被提到（/hide 或 /celebrations），所以这里也不会出现你。
mine-kept = 现在替你留着这些，最多留到那个挑战结束后 { $days } 天；改过的消息、撤销的打卡不算在内：
in-private = 这是你我之间的事，到私聊里说吧。
button-open = 打开私聊

# --- 给管理员 ---
ready =
    ✨ { $community } 的 <b>{ $title }</b> 结束了，有人愿意把自己写的话、拍的照片在群里再展示一次。
    先看看再发；不发也行，到期自动删掉。
button-see = 👀 看一看
preview =
    ✨ { $community } 的 <b>{ $title }</b> 回顾
    { $lines }

    这里只有本人同意展示的。点 ✕ 加数字就不放那一条，点 🖼 看照片。发出去的就是你现在看到的这些，只发一次。
numbered = { $number }. { $line }
numbered-photo = 🖼 { $number }. { $line }
quote = “{ $quote }” —— { $name }，{ $day }
caption = { $name }，{ $day }
preview-empty = 目前还没有可以展示的。
preview-silent = 还有 { $silent } 位没说能不能展示。能私聊的，我会各问一次；谁都可以自己发 <code>/showme 好</code>。
button-leave = ✕ { $number }
button-photo = 🖼 { $number }
button-leave-photo = ✕ 不放这张
button-look = 🔄 再看一次
button-back = ↩️ 放回来（{ $left_out }）
button-publish = 发到群里
left-out = 不放了。点“再看一次”就能看到去掉后的样子。
changed = 你看过之后有变化：有人刚同意、收回，或者去掉了一条。再看一眼，然后再发。
gone = 这一条已经不在里面了。
published = ✨ 这就发到群里。为它留着的内容都删掉了。
published-already = 已经发过了。
over = 时间过了，为它留着的内容都删掉了。

# --- /highlights ---
setup =
    ✨ { $state }
    本人不点头就不展示；你们不点按钮，我就不发。
setup-on = 挑战里打卡时写的话、发的照片，会留到挑战结束后 { $days } 天，你们可以挑好的发出来。
setup-off = 现在不收集挑战里的内容。
button-on = 收集挑战回顾
button-off = 关掉，并删掉留着的内容
button-album = ✨ { $title }
write-to-me = 这个只在私聊里看。先给我发一条私信，再点一次。

# --- 发到群里 ---
post =
    ✨ <b>{ $title }</b>：大家写的、拍的
    { $lines }
said = · { $line }
photos-follow = 还有 { $photos } 张照片 👇
