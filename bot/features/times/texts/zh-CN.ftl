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

# 没有人会指的时间。
no-hour = 钟上没有这个时刻。
no-date = 日历上没有这一天。
past = 这个时间已经过了。
gap = 那天夜里时钟拨快，没有这个时刻。
far = 太远了，我最多记十年以内的事。
perhaps = { $why }是不是指<b>{ $first }</b>？
either = { $why }是<b>{ $first }</b>，还是<b>{ $second }</b>？
