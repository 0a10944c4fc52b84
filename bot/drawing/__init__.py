"""Pictures from data: letters of any script, emoji, colours that can be read, patterns and the parts of a card.

It knows no bot and could move to another one unchanged. A drawer is a function from an `Order` to a `Canvas`. Whoever
only asks for colours or emoji loads nothing of what draws.
"""
