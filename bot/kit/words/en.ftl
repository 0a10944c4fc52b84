# What Hearth itself says, whatever the room.
apology = Sorry, something went wrong on my side. Nothing was changed; please try again in a while.
expired = This button no longer does anything. It belonged to something that is over.
not-yours = This button is for someone else.
admins-only = Only admins of this group can do that.
owner-only = Only the owner of this group can do that.
cannot-check = I could not reach Telegram to check your rights just now. Please try again in a minute.
group-only = This works inside a group.
private-only = This works in our private chat.
no-community = This works once I am in a group you belong to.
nobody = Deleted account
too-large = { $name } would be too large a file: I send { $most } MB at most.
not-brought = Telegram would not take the file { $name } from me. Please try again in a while.
as-is = { $value }
# What is called something else in each language: the one of this file is chosen.
-language = English
    .code = en
by-language = { -language.code ->
        [zh] { $zh }
       *[en] { $en }
    }
as-yourself = Please write as yourself, not as the group: I would not know whom to note it for.
weekday = { $weekday ->
        [0] Mon
        [1] Tue
        [2] Wed
        [3] Thu
        [4] Fri
        [5] Sat
       *[6] Sun
    }
