"""What people call the badges that are there from the beginning, in every language: as the texts do."""

from collections.abc import Mapping

from bot.features.badges.rules import Badge

CALLED: Mapping[str, tuple[str, ...]] = {
    "first": ("First step", "第一步"),
    "regular": ("Regular", "常客"),
    "flame": ("Steady flame", "不灭的火"),
    "early": ("Early bird", "早起的鸟"),
    "owl": ("Night owl", "夜猫子"),
    "noon": ("Lunch guest", "饭点来客"),
    "weekend": ("Weekend camper", "周末不打烊"),
    "monday": ("Monday starter", "周一开工"),
    "snapshot": ("First picture", "第一张照片"),
    "album": ("Photo album", "相册"),
    "diary": ("Diarist", "日记本"),
    "comeback": ("Welcome back", "欢迎回来"),
    "voyage": ("Home from afar", "远航归来"),
    "present": ("Good company", "炉边常伴"),
    "helper": ("Helping hand", "热心肠"),
    "anniversary": ("Anniversary", "周年"),
    "small-hours": ("The small hours", "凌晨的灯"),
    "new-year": ("New Year's morning", "新年第一天"),
    "leap-day": ("Leap day", "四年一遇"),
    "spark": ("A spark", "火花"),
}


def usual_names(badge: Badge) -> tuple[str, ...]:
    """Those that still show: what admins call a badge to everybody takes their place."""
    return () if badge.name else CALLED.get(badge.id, ())


def goes_by(badge: Badge, name: str) -> bool:
    return name.casefold() in map(str.casefold, usual_names(badge))
