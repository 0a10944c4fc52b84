menu-showme = Whether my notes and photos may be shown again
menu-highlights = What members showed in a challenge, as one post
unasked = whether something of yours may be shown again

# --- To whoever wrote it ---
asks =
    <b>{ $title }</b> in { $community } is over. The admins may show the group once more what members wrote and showed with their check-ins. May yours be among it?
    { $kept }

    Without your yes nothing of yours is shown. Your answer holds for later challenges in this group, too; <code>/showme</code> changes it.
kept-notes = { $notes ->
        [one] 💬 one note
       *[other] 💬 { $notes } notes
    }
kept-photos = { $photos ->
        [one] 📷 one photo
       *[other] 📷 { $photos } photos
    }
example = · “{ $quote }”
button-which = 👀 Which are they?
button-yes = Yes, show mine
button-no = No, please don't
mine =
    ✨ Highlights of challenges in { $community }
    { $lines }
mine-yes = What you write and show with check-ins of a challenge may be shown to the group once more at its end, with your name; what you write here in private with a check-in, too.
mine-no = Nothing of yours is shown, and nothing of it is kept. What has been published already stays in the group; an admin can delete it.
mine-open = Nothing of yours is shown unless you say yes.
mine-hidden = You would rather not be named (/hide or /celebrations mute), so you are left out here as well.
mine-kept = What I keep of yours, until { $days } days after the end of its challenge at most. Editing the message or taking the check-in back takes it out:
in-private = That is between the two of us. Let's settle it in our private chat.
button-open = Open our chat

# --- To admins ---
ready =
    ✨ <b>{ $title }</b> in { $community } is over, and some of those who were in it agree to be shown once more with what they wrote and their photos.
    Have a look and publish it, or let it be: it is forgotten by itself.
button-see = 👀 Have a look
preview =
    ✨ Highlights of <b>{ $title }</b> in { $community }
    { $lines }

    Only what its author agreed to is here. A number with ✕ leaves that one out, 🖼 shows a photo. I publish exactly what you see here, and once.
numbered = { $number }. { $line }
numbered-photo = 🖼 { $number }. { $line }
quote = “{ $quote }” – { $name }, { $day }
caption = { $name }, { $day }
preview-empty = So far there is nothing that may be shown.
preview-silent = { $silent ->
        [one] One more author has
       *[other] { $silent } more authors have
    } not said whether theirs may be shown. I ask each once, in private where I may; anybody can say it with <code>/showme on</code>.
button-leave = ✕ { $number }
button-photo = 🖼 { $number }
button-leave-photo = ✕ Leave it out
button-look = 🔄 Look again
button-back = ↩️ Bring back ({ $left_out })
button-publish = Publish in the group
left-out = It is left out. “Look again” shows the list without it.
changed = It has changed since you looked: somebody agreed, withdrew, or left something out. Look at it once more, then publish.
gone = This one is not among them any more.
published = ✨ It is on its way to the group. What I had kept for it is forgotten.
published-already = It is published already.
over = Its time is over; what I had kept for it is forgotten.

# --- /highlights ---
setup =
    ✨ { $state }
    Nothing is shown without its author's yes, and nothing is published unless one of you taps the button.
setup-on = Notes and photos that come with check-ins of a challenge are kept until { $days } days after its end, so that you can publish the best of them.
setup-off = Nothing is collected in challenges.
button-on = Collect highlights
button-off = Turn off, and forget what was kept
button-album = ✨ { $title }
write-to-me = I show that in private only. Write to me there once, then press again.

# --- To the group ---
post =
    ✨ <b>{ $title }</b>, in your own words and pictures
    { $lines }
said = · { $line }
photos-follow = { $photos ->
        [one] And a photo 👇
       *[other] And { $photos } photos 👇
    }
