# Badges: what somebody did, with a name to it.
menu-badges = My badges, and the ones ahead

badge = { $emoji } { $name }
badge-level = { $badge } · { $level }
level-checkins = { $n ->
    [one] one check-in
   *[other] { $n } check-ins
    }
level-streak = { $n ->
    [one] one day in a row
   *[other] { $n } days in a row
    }
level-comeback = { $n ->
    [one] once
   *[other] { $n } times
    }
level-days = { $n ->
    [one] one day
   *[other] { $n } different days
    }
level-years = { $n ->
    [one] one year
   *[other] { $n } years
    }

name-first = First step
name-regular = Regular
name-flame = Steady flame
name-early = Early bird
name-owl = Night owl
name-noon = Lunch guest
name-weekend = Weekend camper
name-monday = Monday starter
name-snapshot = First picture
name-album = Photo album
name-diary = Diarist
name-comeback = Welcome back
name-voyage = Home from afar
name-present = Good company
name-anniversary = Anniversary
name-small-hours = The small hours
name-new-year = New Year's morning
name-leap-day = Leap day
name-spark = A spark

about-first = For the first check-in.
about-regular = For check-ins, with breaks or without.
about-flame = For days in a row.
about-early = For check-ins between 5 and 8 in the morning.
about-owl = For check-ins between 10 at night and 2.
about-noon = For check-ins around noon, from 11 to 2.
about-weekend = For check-ins on Saturdays and Sundays.
about-monday = For check-ins on Mondays.
about-snapshot = For the first check-in with a picture.
about-album = For check-ins with a picture.
about-diary = For check-ins with a note.
about-comeback = For coming back after two weeks without a check-in.
about-voyage = For coming back after two months without a check-in.
about-present = For different days with a message here.
about-anniversary = For full years with us.
about-small-hours = For a check-in between 3 and 5 in the morning.
about-new-year = For a check-in on the first of January.
about-leap-day = For a check-in on the 29th of February.
about-spark = From the admins, for something no counter sees.

mine = 🎖 <b>{ $name }</b> · { $count ->
    [one] one badge
   *[other] { $count } badges
    }
    { $lines }
mine-ahead =
    { $mine }

    <b>Not far from here</b>
    { $ahead }
none-yet = 🎖 { $name }, no badge yet, and that changes quickly.

    <b>Not far from here</b>
    { $ahead }
none-of-theirs = 🎖 { $name } has no badge yet.
line = { $badge }
line-ahead = { $badge }: { $count } so far
more = … and { $count ->
    [one] one more
   *[other] { $count } more
    }. Ask me in private for all of them.

detail =
    <b>{ $badge }</b>
    { $about }

    { $steps }
step = { $day }: { $what }
step-earned = { $level }
step-given = given by { $giver }: { $reason }
step-given-plainly = given by { $giver }
detail-ahead = Next: { $level }. You are at { $count }.
detail-nothing = Nothing yet.
level-once = earned
about-custom = A badge of this group.

unknown = I know no badge “{ $words }” here. /badges lists yours; <code>/badges 🔥</code> tells about one.
unknown-member = I know nobody called { $words } here. A reply to one of their messages works too: /badges
hidden = { $name } would rather not be shown.

for-badge = a badge
for-revoked = a badge that was taken back
