menu-stop = 别再主动找我

told = { $lines }
stopped = 明白了。以后只有你找我，或是你自己要的（回答、你定了时间的提醒、你兑换的东西），我才发消息。连续打卡快断的提醒也不发了。
last = 上一次主动发消息是{ $day }，为了 { $community }：{ $about }。
allowed = 谢谢。所有群加起来一周最多 { $words } 条；你没露面之前不发第二条，免打扰时段不发。
button-stop = 别主动找我
button-allow = 可以再找我
