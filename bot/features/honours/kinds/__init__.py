"""What members are honoured for, one kind a file; the folder is the registry. A kind is told in texts of its own
(`<kind>-title`, `-by`, `-how`), and turned on by a setting of its name."""

import importlib
import pkgutil
from collections.abc import Mapping
from typing import Any, Protocol

from bot.features.honours.rules import Period, Span
from bot.kit.work import Work


class Kind(Protocol):
    """What each file has."""

    SPAN: Span
    """What it is for: a month, or a year."""

    IS_ONCE: bool
    """Whether nobody is honoured so a second time."""

    async def count(self, work: Work, community_id: int, period: Period, least: int) -> Mapping[int, int]:
        """The number that decides, of everybody who may have `least` or more."""
        ...


_MODULES: Mapping[str, Any] = {
    module.name: importlib.import_module(f"{__name__}.{module.name}") for module in pkgutil.iter_modules(__path__)
}
KINDS: Mapping[str, Kind] = _MODULES
