menu-thanks = Thank somebody, or see who was thanked
menu-thankswords = Words that thank somebody

# --- Said aloud, with /thanks ---
said = 🙏 { $giver } thanks { $receiver }.{ $points ->
        [0] { "" }
       *[other] { " " }+{ $points }{ $people ->
            [one] { "" }
           *[other] { " " }each
        }
    }
said-for = 🙏 { $giver } thanks { $receiver }: { $reason }{ $points ->
        [0] { "" }
       *[other] { " · " }+{ $points }{ $people ->
            [one] { "" }
           *[other] { " " }each
        }
    }
names = { $names }, { $name }
button-undo = Take back
undone = Taken back, as if it had not been said.

# --- What it comes to ---
about =
    { $told }
mine =
    🙏 { $received ->
        [0] Nobody has thanked you here yet.
        [one] You were thanked once.
       *[other] You were thanked { $received } times, by { $helped ->
            [one] one person.
           *[other] { $helped } different people.
        }
    }{ $given ->
        [0] { "" }
        [one] { " " }You thanked somebody once.
       *[other] { " " }You thanked others { $given } times.
    }
lately =
    Lately:
    { $lines }
line = { $day } · { $giver } → { $receiver }
how =
    Answer somebody's message with a thank-you, or write <code>/thanks @name for the notes</code>. { $left ->
        [0] That was all for today; tomorrow there is more.
        [one] You can thank one more today.
       *[other] You can thank { $left } more today.
    }

for-undo = thanks taken back

# --- What is not done ---
whom = Whom? Answer their message with <code>/thanks</code>, or write <code>/thanks @name for the notes</code>.
yourself = Well earned, no doubt. Thanks count when they come from somebody else.
not-here = That person is not in the group at present.
unknown = I know nobody here called { $name }. You can answer one of their messages: <code>/thanks</code>
too-new = Welcome! From tomorrow on your thanks count, too.
today-already = You have thanked them today already. Once a day is what counts.
enough-today =
    { $most ->
        [one] One thanks a day is what counts. Tomorrow there is another.
       *[other] { $most } thanks a day are what counts. Tomorrow there are more.
    }
undo-nothing = There is nothing to take back any more.
undo-late = That was more than ten minutes ago; it stays.
undo-spent = The points for it are spent already, so it stays.

# --- The words of a community ---
words-now =
    Who answers or names somebody and says one of these, thanks them:
    <b>{ $words }</b>
    To change them: <code>/thankswords thanks, cheers, 谢谢</code>, or <code>/thankswords default</code>
words-set = From now on these thank somebody: <b>{ $words }</b>
words-unusable = I can use up to 20 words of 2 to 32 letters, separated by commas. One Chinese character or an emoji will do.
