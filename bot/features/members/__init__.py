"""Members: the people of the communities, known by their Telegram id whatever they call themselves."""

from bot.features.members.facts import MemberBack, MemberJoined, MemberLeft, RoleLost
from bot.features.members.service import (
    absent_among,
    absent_from,
    admins_of,
    asked_about,
    came_within,
    first_seen_within,
    home_of,
    in_a_row,
    is_present,
    joined,
    joined_at,
    known_since,
    language_tag,
    left,
    looked_after_by,
    meet,
    meet_many,
    must_belong,
    named,
    names,
    newcomers,
    of_usernames,
    page,
    present_among,
    present_count,
    refresh,
    role_changed,
    seen_on,
)
from bot.features.members.store import census

__all__ = [
    "MemberBack", "MemberJoined", "MemberLeft", "RoleLost", "absent_among", "absent_from", "admins_of", "asked_about",
    "came_within", "census", "first_seen_within", "home_of", "in_a_row", "is_present", "joined", "joined_at",
    "known_since", "language_tag", "left", "looked_after_by", "meet", "meet_many", "must_belong", "named", "names",
    "newcomers", "of_usernames", "page", "present_among", "present_count", "refresh", "role_changed", "seen_on",
]  # fmt: skip
