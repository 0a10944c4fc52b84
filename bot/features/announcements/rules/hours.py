"""At which hour most members are there, on working days and at weekends."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

LEAST_DAYS = {"workdays": 5, "weekend": 2}  # with anybody there, before anything is said of them
_BARS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Best:
    """Of the days of one kind."""

    kind: str  # workdays | weekend
    days: int
    hour: int
    members: int  # there in that hour of a day, on average
    averages: tuple[float, ...]  # of each hour

    @property
    def bars(self) -> str:
        """The hours of a day as a line of bars; none for an hour in which nobody is there."""
        most = max(self.averages)
        return "".join(_BARS[round(one / most * (len(_BARS) - 1))] if one else "·" for one in self.averages)


def best_hours(members: Mapping[tuple[date, int], int], days: Sequence[date]) -> list[Best]:
    """From how many were there in each hour of these days. Of two hours alike, the earlier one."""
    lively = {day for day, _ in members}
    found = []
    for kind, least in LEAST_DAYS.items():
        ours = [day for day in days if (day.weekday() > 4) == (kind == "weekend")]
        if len(lively.intersection(ours)) < least:
            continue
        averages = tuple(sum(members.get((day, hour), 0) for day in ours) / len(ours) for hour in range(24))
        hour = max(range(24), key=averages.__getitem__)
        found.append(Best(kind, len(ours), hour, max(round(averages[hour]), 1), averages))
    return found
