menu-theme = How this group looks on pictures

now =
    This is how <b>{ $community }</b> looks on its pictures.

    Colour: tap one below, or write <code>/theme #1d7fc4</code>
    Symbol: <code>/theme 🌻</code>
    Logo: answer a photo with <code>/theme logo</code>
    Everything back to how it was at first: <code>/theme default</code>
preview = This is how <b>{ $community }</b> would look on its pictures. Shall I keep it?
button-keep = Keep it
button-leave = Leave it as it was
kept = This is how <b>{ $community }</b> looks on its pictures from now on.
left = All stays as it was.
unknown = I can take a colour (<code>/theme pine</code>, <code>/theme #1d7fc4</code>), one emoji (<code>/theme 🌻</code>), or a logo (answer a photo with <code>/theme logo</code>).
logo-how = Which photo? Send it here, then answer it with <code>/theme logo</code>.
sample-words = days in a row
sample-note = Posters and cards will look like this

colour-ember = 🟥 Ember
colour-amber = 🟧 Amber
colour-moss = 🟩 Moss
colour-pine = 🌲 Pine
colour-sky = 🟦 Sky
colour-ink = 🌌 Ink
colour-plum = 🟪 Plum
colour-rose = 🌹 Rose
colour-clay = 🟫 Clay
colour-slate = ⬛ Slate
