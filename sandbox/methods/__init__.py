"""The Bot API's methods. Importing this package registers them all."""

from sandbox.methods import (
    callbacks,
    chats,
    commands,
    editing,
    forwarding,
    invites,
    media,
    members,
    polls,
    profile,
    reactions,
    sending,
    topics,
    updates,
)

__all__ = [
    "callbacks",
    "chats",
    "commands",
    "editing",
    "forwarding",
    "invites",
    "media",
    "members",
    "polls",
    "profile",
    "reactions",
    "sending",
    "topics",
    "updates",
]
