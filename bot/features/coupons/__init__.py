"""Coupons: codes that admins hand out, worth points to whoever enters one, once each and as often as they say."""

from bot.features.coupons.rules import Terms, Unclear, read
from bot.features.coupons.service import Coupon, Outcome, Why, end, enter, everything, give, given, make, worth
from bot.features.coupons.settings import Settings
from bot.features.coupons.store import census

__all__ = [
    "Coupon", "Outcome", "Settings", "Terms", "Unclear", "Why", "census", "end", "enter", "everything", "give", "given",
    "make", "read", "worth",
]  # fmt: skip
