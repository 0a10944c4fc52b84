menu-why = Where your points come from

why-list = <b>Your last entries</b>
    { $entries }
    Reply to a message with /why to hear what that one earned.
why-list-none = Nothing in your book yet. Write a few words to the group and it begins.

unknown = I have no note of that message. It was written before I came, or not by a member.
earned = That message earned { $points ->
        [one] 1 point
       *[other] { $points } points
    }.
cooldown = That message earned nothing, as it came { $seconds } s after one that did. Between two there should be { $least } s.
cap = That message earned nothing, as the day already had its { $cap ->
        [one] 1 point
       *[other] { $cap } points
    } for messages. It was welcome all the same.
off = Messages earn no points in this group.

verdict-command = Commands earn no points. They are between you and me.
verdict-forwarded = Forwarded messages earn no points. Your own words do.
verdict-via-bot = What another bot wrote for you earns no points. Your own words do.
verdict-sticker = Stickers and animations earn no points. They are fun anyway!
verdict-album = Of the pictures in an album the first one counts; this is another of them.
verdict-short = That message earned nothing, as it was short ({ $length }). From { $least } letters on it counts; a Chinese character is worth three.
verdict-repeated = That message earned nothing, as it is much like one that its author wrote shortly before.

reaction-taken-back = for a reaction that was taken back
