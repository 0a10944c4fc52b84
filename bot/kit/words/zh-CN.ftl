# 围炉自己说的话，与具体功能无关。
apology = 抱歉，我这边出了点问题，什么都没有改动，请稍后再试。
expired = 这个按钮已经失效了，它对应的事情已经结束。
not-yours = 这个按钮是给别人的。
admins-only = 只有本群管理员可以这样做。
owner-only = 只有本群群主可以这样做。
cannot-check = 我暂时连不上 Telegram，没法确认你的权限，请过一分钟再试。
group-only = 请在群里使用。
private-only = 请在和我的私聊里使用。
no-community = 等我和你在同一个群里，就可以用了。
nobody = 已注销账号
too-large = 文件 { $name } 太大了，我最多只能发 { $most } MB。
not-brought = Telegram 没有收下文件 { $name }，请过一会儿再试。
as-is = { $value }
# 在每种语言里叫法不同的东西：取这个文件的语言。
-language = 中文
    .code = zh
by-language = { -language.code ->
        [zh] { $zh }
       *[en] { $en }
    }
as-yourself = 请用你自己的身份发言，不要用群的身份，否则我不知道该记在谁名下。
weekday = { $weekday ->
        [0] 周一
        [1] 周二
        [2] 周三
        [3] 周四
        [4] 周五
        [5] 周六
       *[6] 周日
    }
