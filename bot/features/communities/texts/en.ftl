# The group itself: hello, and what its admins choose for it.
menu-settings = The group's language, time zone and days
menu-zone = Whose clock the group follows: /zone Lisbon

hello =
    👋 Hi, I'm Hearth. I keep an eye on check-ins, streaks and points here, and I keep it short.
    Admins: which language should I speak, and whose clock do we follow?
ready =
    All set: our days follow <b>{ $zone }</b>, where it is { $now } now.
    Say /checkin whenever you like. Admins can change this with /settings.
back = I'm back, and so is everything you had: points, streaks and days.
demoted = I'm no longer an admin here.
told =
    { $text }

    { $lacking }

# What Hearth lacks, and what is off because of it.
lacking =
    <b>Not working yet</b>
    { $lacks }
lack-messages = • Ordinary messages are hidden from me, so they earn nothing, and only commands count as check-ins.
lack-events = • I can't see reactions, nor everybody who comes and goes. Make me an admin and this works.
lack-pinning = • I may not pin, so nothing of mine stays at the top. An admin can grant me that right.

settings =
    <b>{ $title }</b>
    Language: { $language }
    Time zone: { $zone }, where it is { $now } now
    A new day starts at { $start }
settings-in-private = The settings are in our private chat, so that nobody is disturbed here.
open-settings = Open the settings
another-city = Another city…
look-again = Check again

language-en = English
language-zh-CN = 中文
chosen = ✓ { $label }
change-language = Language
change-zone = Time zone
change-day = Start of the day
go-back = ‹ Back

ask-language = Which language should I speak in <b>{ $title }</b>?
ask-zone = Whose clock should <b>{ $title }</b> follow? Choose a city, or tap the time it is at your place now.
ask-city = In these cities it is { $now } now. Which one is closest to you?
ask-day =
    When does a new day begin in <b>{ $title }</b>?
    With 04:00, whoever is still up at 03:59 checks in for yesterday.
zone = { $zone }
at = { $at }
on = { $day }, { $at }

zone-how = Our days follow <b>{ $zone }</b>, where it is { $now } now. To change that, name a city: <code>/zone Lisbon</code>
zone-set = Done: our days follow <b>{ $zone }</b>, where it is { $now } now.
zone-which = Which of these is ours?
zone-choice = { $zone } · { $now }
zone-unknown = I don't know “{ $city }”. Try the nearest big city, or a name like <code>Europe/Lisbon</code>.
