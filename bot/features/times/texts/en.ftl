# A time said back, in words that are understood again.
mon = Monday
tue = Tuesday
wed = Wednesday
thu = Thursday
fri = Friday
sat = Saturday
sun = Sunday
and = { $first }, { $rest }
day = { $weekday } { $day }
day-of-year = { $weekday } { $day } { $year }
once = { $day } at { $at }
daily = every day at { $at }
weekdays = every weekday at { $at }
weekly = every { $days } at { $at }
fortnightly = every other { $weekday } at { $at }, from { $first }
monthly = every month on the { $day ->
    [1] 1st
    [2] 2nd
    [3] 3rd
    [21] 21st
    [22] 22nd
    [23] 23rd
    [31] 31st
   *[other] { $day }th
    } at { $at }

# A time nobody can mean.
no-hour = No clock shows that hour.
no-date = No calendar has that day.
past = That time is over.
gap = Clocks are put forward that night, and never show that hour.
far = That is too far away for me: ten years at most.
perhaps = { $why } Did you mean <b>{ $first }</b>?
either = { $why } Did you mean <b>{ $first }</b> or <b>{ $second }</b>?
