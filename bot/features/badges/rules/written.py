"""A badge as it is written in a file: one table, every key checked, the usual values left out."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, StrictStr, ValidationInfo, field_validator

from bot.features.badges.rules import (
    BUILT_IN,
    LEVELS_LIMIT,
    MOST,
    NAME_LIMIT,
    Badge,
    Criterion,
    is_emoji,
    is_name,
    read_hours,
)

Kind = Literal["by hand", "checkins", "streak", "days", "comeback", "helped", "challenges", "years"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
Number = Annotated[int, Field(strict=True, ge=1, le=MOST)]

WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_ID = re.compile(r"[a-z0-9][a-z0-9-]{0,19}")
_LEAP = 2000  # a year that has every day


def is_id(text: str) -> bool:
    """Whether a badge may be known by this: it travels in buttons and in the ledger."""
    return bool(_ID.fullmatch(text))


def _name(text: str) -> str:
    if not is_name(text.strip()):
        raise ValueError(f"a name has letters or digits, and {NAME_LIMIT} characters at most")
    return text.strip()


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Written(_Table):
    """A badge of a community's own."""

    emoji: StrictStr
    name: StrictStr
    name_en: StrictStr = ""
    name_zh: StrictStr = ""
    counts: Kind = "by hand"
    levels: Annotated[tuple[Number, ...], Field(min_length=1, max_length=LEVELS_LIMIT)] = (1,)
    hours: StrictStr = ""
    weekdays: tuple[Weekday, ...] = ()
    on: StrictStr = ""
    photo: StrictBool = False
    note: StrictBool = False
    away_days: Annotated[int, Field(strict=True, ge=0, le=MOST, validate_default=True)] = 0
    since: Annotated[date, Field(strict=True)] | None = None
    points: Annotated[int, Field(strict=True, ge=0, le=MOST)] = 0
    secret: StrictBool = False
    revocable: StrictBool = False
    retired: StrictBool = False

    @field_validator("emoji")
    @classmethod
    def _check_emoji(cls, value: str) -> str:
        if not is_emoji(value):
            raise ValueError("one emoji was expected")
        return value

    @field_validator("name")
    @classmethod
    def _check_name(cls, value: str) -> str:
        return _name(value)

    @field_validator("name_en", "name_zh")
    @classmethod
    def _check_other_name(cls, value: str) -> str:
        return _name(value) if value.strip() else ""

    @field_validator("levels")
    @classmethod
    def _check_levels(cls, value: tuple[int, ...], info: ValidationInfo) -> tuple[int, ...]:
        if len(set(value)) < len(value):
            raise ValueError("each level once")
        if info.data.get("counts") == "by hand" and value != (1,):
            raise ValueError("nothing is counted: `counts` says what")
        return tuple(sorted(value))

    @field_validator("hours", "weekdays", "on", "photo", "note")
    @classmethod
    def _check_which(cls, value: Any, info: ValidationInfo) -> Any:
        if value and info.data.get("counts", "checkins") != "checkins":
            raise ValueError('goes with counts = "checkins" only')
        return value

    @field_validator("hours")
    @classmethod
    def _check_hours(cls, value: str) -> str:
        found = read_hours(value) if value else None
        if value and found is None:
            raise ValueError('hours look like "21-24" or "22-2"')
        return _hours(found)

    @field_validator("weekdays")
    @classmethod
    def _check_weekdays(cls, value: tuple[Weekday, ...]) -> tuple[Weekday, ...]:
        return tuple(day for day in WEEKDAYS if day in value)

    @field_validator("on")
    @classmethod
    def _check_on(cls, value: str) -> str:
        if value and _month_and_day(value) is None:
            raise ValueError('a day of the year looks like "12-31", the month first')
        return value

    @field_validator("away_days")
    @classmethod
    def _check_away(cls, value: int, info: ValidationInfo) -> int:
        counts = info.data.get("counts")
        if value and counts not in ("comeback", None):
            raise ValueError('goes with counts = "comeback" only')
        if not value and counts == "comeback":
            raise ValueError("after how many days away?")
        return value

    @field_validator("since")
    @classmethod
    def _check_since(cls, value: date | None, info: ValidationInfo) -> date | None:
        if value and info.data.get("counts") in ("by hand", "years"):
            raise ValueError(f'does not go with counts = "{info.data["counts"]}"')
        return value

    @classmethod
    def of(cls, badge: Badge) -> "Written":
        which = badge.criterion or Criterion("by hand")
        return cls.model_construct(  # what is there is written as it is
            emoji=badge.emoji,
            name=badge.name,
            name_en=badge.name_en,
            name_zh=badge.name_zh,
            counts=which.kind,  # type: ignore[arg-type]
            levels=badge.levels,
            hours=_hours(which.hours),
            weekdays=tuple(WEEKDAYS[day] for day in which.weekdays),
            on="-".join(f"{number:02}" for number in which.on or ()),
            photo=which.with_photo,
            note=which.with_note,
            away_days=which.away_days,
            since=which.since,
            points=badge.points,
            secret=badge.is_secret,
            revocable=badge.is_revocable,
            retired=badge.is_retired,
        )

    def as_badge(self, badge_id: str) -> Badge:
        criterion = None
        if self.counts != "by hand":
            criterion = Criterion(
                self.counts,
                hours=read_hours(self.hours) if self.hours else None,
                weekdays=tuple(WEEKDAYS.index(day) for day in self.weekdays),
                on=_month_and_day(self.on),
                with_photo=self.photo,
                with_note=self.note,
                away_days=self.away_days,
                since=self.since,
            )
        return Badge(
            badge_id,
            self.emoji,
            criterion,
            self.levels,
            self.points,
            self.secret,
            self.revocable,
            self.retired,
            self.name,
            self.name_en,
            self.name_zh,
        )


class BuiltIn(_Table):
    """What a community changed about a badge that Hearth brings along."""

    name: StrictStr = ""
    name_en: StrictStr = ""
    name_zh: StrictStr = ""
    retired: StrictBool = False

    @field_validator("name", "name_en", "name_zh")
    @classmethod
    def _check_name(cls, value: str) -> str:
        return _name(value) if value.strip() else ""

    @classmethod
    def of(cls, badge: Badge) -> "BuiltIn":
        return cls.model_construct(
            name=badge.name, name_en=badge.name_en, name_zh=badge.name_zh, retired=badge.is_retired
        )

    def as_badge(self, badge_id: str) -> Badge:
        return replace(
            BUILT_IN[badge_id], name=self.name, name_en=self.name_en, name_zh=self.name_zh, is_retired=self.retired
        )


Table = Written | BuiltIn


def read_table(badge_id: str, table: Mapping[str, Any]) -> Table:
    """
    Raises:
        ValidationError: what in it does not fit, each with its key.
    """
    return (BuiltIn if badge_id in BUILT_IN else Written).model_validate(table)


def table_of(badge: Badge) -> Table:
    return (BuiltIn if badge.id in BUILT_IN else Written).of(badge)


def _hours(hours: tuple[int, int] | None) -> str:
    return f"{hours[0]}-{hours[1] or 24}" if hours else ""


def _month_and_day(text: str) -> tuple[int, int] | None:
    found = re.fullmatch(r"([0-9]{2})-([0-9]{2})", text)
    try:
        return (found and date(_LEAP, int(found[1]), int(found[2])) and (int(found[1]), int(found[2]))) or None
    except ValueError:
        return None
