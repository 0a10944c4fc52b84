# 把听懂的时间再说一遍，说出来的话自己也听得懂。
mon = 周一
tue = 周二
wed = 周三
thu = 周四
fri = 周五
sat = 周六
sun = 周日
and = { $first }、{ $rest }
day = { $day }{ $weekday }
day-of-year = { $year }年{ $day }{ $weekday }
once = { $day } { $at }
daily = 每天 { $at }
weekdays = 工作日 { $at }
weekly = 每{ $days } { $at }
fortnightly = 每两周{ $weekday } { $at }，从{ $first }起
monthly = 每月{ $day }号 { $at }
