"""Honours in words. Every number is told with what it counts."""

from collections.abc import Mapping, Sequence

from bot.features import members
from bot.features.honours import rules
from bot.features.honours.rules import Honoured, Period, Span
from bot.features.honours.service.deciding import least_of
from bot.features.honours.settings import Settings
from bot.kit.texts import Text, lines, say
from bot.kit.work import Work


def title_of(kind: str) -> Text:
    return say(f"honours.{kind}-title")


def title_of_period(period: Period) -> Text:
    year = str(period.first.year)
    if period.span is Span.YEAR:
        return say("honours.of-year", year=year)
    return say("honours.of-month", month=period.first.month, year=year)


async def period_told(work: Work, period: Period, found: Mapping[str, Sequence[Honoured]]) -> Text | None:
    """Under the name of the period; None when nobody is honoured."""
    told: list[Text] = []
    for kind, honoured in found.items():
        told += await kind_told(work, kind, honoured)
    return say("honours.period", title=title_of_period(period), lines=lines(told)) if told else None


async def kind_told(work: Work, kind: str, honoured: Sequence[Honoured]) -> list[Text]:
    """One line where there is one place, else a line for each."""
    groups = rules.by_rank(honoured)
    if len(groups) == 1 and groups[0][0].rank == 1:
        return [say("honours.one", title=title_of(kind), **await _place(work, kind, groups[0]))]
    places = [say("honours.place", rank=group[0].rank, **await _place(work, kind, group)) for group in groups]
    return [say("honours.several", title=title_of(kind)), *places] if places else []


async def _place(work: Work, kind: str, group: Sequence[Honoured]) -> Mapping[str, object]:
    names = await members.in_a_row(work, [one.member_id for one in group])
    return {"names": names, "by": _by(kind, group[0].value), "members": len(group)}


def _by(kind: str, value: int) -> Text:
    return say(f"honours.{kind}-by", value=value)


def how(cfg: Settings, kind: str) -> Text:
    """What decides, in a line for everybody."""
    return say(f"honours.{kind}-how", title=title_of(kind), least=least_of(cfg, kind), places=cfg.year_places)


async def rehearsed(work: Work, community_id: int, period: Period, found: Mapping[str, Sequence[Honoured]]) -> Text:
    """The same as if the period ended now, with those kinds that nobody has come far enough in."""
    cfg = work.settings(Settings, community_id)
    told: list[Text] = []
    for kind, honoured in found.items():
        nobody = say("honours.nobody", title=title_of(kind), by=_by(kind, least_of(cfg, kind)))
        told += await kind_told(work, kind, honoured) or [nobody]
    return say("honours.if-ended", title=title_of_period(period), lines=lines(told))
