"""How admins say what a badge is called: to everybody, or to the readers of one language."""

from dataclasses import dataclass

from bot.features.badges.rules import take_name

_LANGUAGES = {**dict.fromkeys(("zh", "中文"), "zh"), **dict.fromkeys(("en", "英文"), "en")}
_OFF = frozenset({"off", "关", "关闭", "去掉", "不要", '""', "“”", "「」", "『』", "《》"})


@dataclass(frozen=True, slots=True)
class Naming:
    """A name as an admin wrote it."""

    language: str  # "en" or "zh"; empty: whoever has none of their own language sees it
    name: str | None  # empty: none any more; None: it is not said

    @property
    def column(self) -> str:
        return f"name_{self.language}" if self.language else "name"


def read_naming(text: str) -> Naming:
    """`"Moon reader"`, `zh 夜读人`, `zh off`. What is to be called like a language, or off, stands in quotes."""
    first, *rest = text.split(maxsplit=1)[:2] or [""]
    language = _LANGUAGES.get(first.casefold())
    if language is None:
        return Naming("", _whole(text))
    if not rest:
        return Naming(language, None)
    return Naming(language, "" if is_off(rest[0]) else _whole(rest[0]))


def is_off(text: str) -> bool:
    """Whether something is to be taken back."""
    return text.strip().casefold() in _OFF


def _whole(text: str) -> str:
    """In quotes or not: nothing stands behind a name here."""
    name, after = take_name(text)
    return text.strip() if after and text.strip().startswith(name) else name
