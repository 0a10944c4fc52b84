menu-poster = A poster of my last check-in
menu-month = My month as a picture
menu-card = My card, badges, the board or a certificate as a picture

button-poster = 🖼 Poster
no-checkin = There is nothing to put on a picture yet. Your first check-in will change that: /checkin

# --- The poster, in words and on the picture ---
poster =
    🖼 <b>{ $name }</b> · { $community }
    { $day }: checked in, { $streak ->
        [one] the first day of a streak
       *[other] { $streak } days in a row
    }, { $total ->
        [one] one check-in
       *[other] { $total } check-ins
    } in all.{ $quantity }{ $note }
quantity = {" "}({ $amount })
quote = { "" }
    “{ $note }”
days-in-a-row = { $days ->
    [one] day, and a streak begins
   *[other] days in a row
    }
in-all = { $total ->
    [one] first check-in
   *[other] { $total } check-ins in all
    }
on-its-way = Your poster is on its way.
already-here = Your poster of that day is in this chat already.

# --- The month ---
month = { $number ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[other] December
    } { $year }
weekdays = Mon Tue Wed Thu Fri Sat Sun
month-words = { $days ->
    [0] No check-in yet
    [one] One check-in
   *[other] { $days } check-ins
    } this month{ $streak ->
    [0] { "" }
    [1] { "" }
   *[other] {" "}· { $streak } days in a row
    }
month-caption =
    🗓 <b>{ $name }</b> · { $community }
    { $month }: { $days ->
        [0] no check-in yet
        [one] one check-in
       *[other] { $days } check-ins
    }{ $streak ->
        [0] { "" }
        [1] { "" }
       *[other] , { $streak } days in a row
    }, { $total } in all.

# --- The card ---
fact-streak = { $number ->
    [one] day in a row
   *[other] days in a row
    }
fact-total = { $number ->
    [one] check-in
   *[other] check-ins
    }
fact-points = { $number ->
    [one] point earned
   *[other] points earned
    }
more-badges = and { $count ->
    [one] one badge more
   *[other] { $count } badges more
    }
card =
    🪪 <b>{ $name }</b> · { $tier } · { $community }
    { $streak } { $streak ->
        [one] day
       *[other] days
    } in a row · { $total } { $total ->
        [one] check-in
       *[other] check-ins
    } · { $points } { $points ->
        [one] point
       *[other] points
    } · { $badges ->
        [0] no badge yet
        [one] one badge
       *[other] { $badges } badges
    }
which = I can draw <code>/card</code>, <code>/card badges</code>, <code>/card top</code> and <code>/card certificate</code>.

# --- The board ---
board-empty = Nobody has earned anything this week yet. It begins with a check-in: /checkin
board-title = This week
board =
    🏆 <b>{ $community }</b>, this week
    { $places }
board-line = { $rank } { $name } · { $points }

# --- The badges ---
no-badges = No badge yet, and that changes quickly: /badges shows what is near.
badges-title = { $count ->
    [one] one badge
   *[other] { $count } badges
    }
badges =
    🎖 <b>{ $name }</b> · { $community }
    { $badges }
badge-line = { $badge }

# --- The certificate ---
certificate-early = A certificate is for { $days } days in a row or more. Every one of them begins with /checkin
certificate-title = Certificate
certificate-words = { $days } days in a row
certificate-more = { $total ->
    [one] one check-in in all
   *[other] { $total } check-ins in all
    }
certificate =
    📜 <b>{ $name }</b> kept it up for { $days } days in a row in { $community }, with { $total } check-ins in all ({ $day }).
with-skill = { $tier } · { $skill }
certificate-for =
    <b>{ $name }</b>, { $community }
    { $title }: { $reached }. { $day }
