menu-poster = A poster of my last check-in

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
    } in all.{ $note }
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
