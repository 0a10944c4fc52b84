# Language, time zone, quiet hours and boards: what each person chooses for themselves.
menu-language = Choose the language we speak in private
menu-timezone = Tell me what time it is where you live
menu-quiet = Hours in which I leave you in peace
menu-hide = Step off the leaderboards, or back on

in-private = That is between the two of us. Let's settle it in our private chat.
open-private = Open our private chat

language-ask = Which language shall we speak here?
language-english = English
language-chinese = 简体中文
language-auto = Same as my Telegram
language-set = Good, here we speak English from now on.

zone-own = Your days follow <b>{ $zone }</b>, where it is { $now } now.
zone-group = Your days follow the group's clock: <b>{ $zone }</b>, where it is { $now } now.
zone-how = { $current }

    Somewhere else? Send me your city, like this: <code>/timezone Lisbon</code>.
    Or share your location; I keep the time zone only, never the place.
zone-share = 📍 Use my location
zone-share-how = Tap the button below and I will look up the time zone. The place itself is not kept.
zone-share-button = 📍 Share my location
zone-follow-group = Follow the group's clock
zone-which = Which of these is yours?
zone-choice = { $zone } · { $now }
zone-here = That looks like <b>{ $zone }</b>, where it is { $now } now. Shall your days follow it?
zone-yes = Yes, that's mine
zone-unknown = I don't know “{ $city }”. Try the nearest big city, or a name like <code>Europe/Lisbon</code>.
zone-set = Done. Your days now follow <b>{ $zone }</b>, where it is { $now }. Your streak comes along.
zone-set-group = Done. Your days now follow the group's clock: <b>{ $zone }</b>, where it is { $now }. Your streak comes along.

quiet-now = From { $from } to { $to } I leave you in peace ({ $zone } time).
quiet-none = You have no quiet hours yet.
quiet-how = { $current }

    Choose below, or send me your own: <code>/quiet 22:00-08:00</code>.
quiet-preset = { $from } – { $to }
quiet-button-off = No quiet hours
quiet-set = Good. From { $from } to { $to } I leave you in peace ({ $zone } time). If you write to me, I still answer.
quiet-off = Good, no quiet hours. I won't chatter all the same.
quiet-unclear = I could not make hours out of “{ $words }”. Try <code>/quiet 22:00-08:00</code>, or <code>/quiet off</code>.

hidden = Done, the boards no longer show you. Your points and your streak go on as ever.
shown = Welcome back! The boards show you again.
hide-button = Step off the boards
show-button = Show me on the boards
