menu-thanks = 感谢某位成员，看看最近谁被感谢
menu-thankswords = 设置哪些词算感谢

# --- 用 /thanks 说出来 ---
said = 🙏 { $giver } 感谢 { $receiver }{ $points ->
        [0] { "" }
       *[other] { $people ->
            [1] ，+{ $points }
           *[other] ，每人 +{ $points }
        }
    }
said-for = 🙏 { $giver } 感谢 { $receiver }：{ $reason }{ $points ->
        [0] { "" }
       *[other] { $people ->
            [1] { " · " }+{ $points }
           *[other] { " · " }每人 +{ $points }
        }
    }
names = { $names }、{ $name }
button-undo = 收回
undone = 已收回，就当没说过。

# --- 合计 ---
about =
    { $told }
mine =
    🙏 { $received ->
        [0] 还没有人感谢过你。
        [1] 有人感谢过你一次。
       *[other] { $helped ->
            [1] 同一个人感谢过你 { $received } 次。
           *[other] { $helped } 个人感谢过你，一共 { $received } 次。
        }
    }{ $given ->
        [0] { "" }
       *[other] 你感谢过别人 { $given } 次。
    }
lately =
    最近：
    { $lines }
line = { $day } · { $giver } → { $receiver }
how =
    回复对方的消息说声谢谢，或者发 <code>/thanks @名字 帮我改稿</code>。{ $left ->
        [0] 今天的次数用完了，明天再来。
       *[other] 今天还可以感谢 { $left } 次。
    }

for-undo = 收回感谢

# --- 不算的 ---
whom = 感谢谁呢？回复对方的消息发 <code>/thanks</code>，或者写 <code>/thanks @名字 帮我改稿</code>。
yourself = 你确实不容易。不过感谢要别人来说才算。
not-here = 对方现在不在群里。
unknown = 这里没有叫 { $name } 的成员。也可以回复对方的消息发 <code>/thanks</code>。
too-new = 欢迎！从明天起，你的感谢就能算数了。
today-already = 今天已经感谢过这位了，一天算一次。
enough-today = 每天算 { $most } 次，明天再来。
undo-nothing = 没有可以收回的了。
undo-late = 已经过了十分钟，就留着吧。
undo-spent = 那几分已经花掉了，就留着吧。

# --- 群里的感谢词 ---
words-now =
    回复或点名某人时说了下面的词，就算感谢：
    <b>{ $words }</b>
    修改方法：<code>/thankswords 谢谢, 感谢, 辛苦了</code>，恢复默认：<code>/thankswords default</code>
words-set = 从现在起，这些词都算感谢：<b>{ $words }</b>
words-unusable = 最多可以设置 20 个词，用逗号分开，每个 2 到 32 个字母；汉字或表情一个也行。
