"""The command menus: what the routes say they answer, where, and to whom."""

from collections.abc import Iterable, Mapping

from bot.kit.routing import Place, Role, Route
from bot.kit.texts import Text, Texts


def menus(routes: Iterable[Route], texts: Texts, language: str) -> Mapping[str, list[dict[str, str]]]:
    """The command menus of a language by Bot API scope, in the order of the routes."""
    by_scope: dict[str, list[dict[str, str]]] = {
        "all_private_chats": [],
        "all_group_chats": [],
        "all_chat_administrators": [],
    }
    for route in (route for route in routes if route.kind == "command" and route.in_menu):
        line = {"command": route.name, "description": texts.plain(Text(f"{route.room}.menu-{route.name}"), language)}
        if route.place is not Place.GROUP and route.role is Role.MEMBER:
            by_scope["all_private_chats"].append(line)
        if route.place is not Place.PRIVATE:
            by_scope["all_chat_administrators"].append(line)
            if route.role is Role.MEMBER:
                by_scope["all_group_chats"].append(line)
    return by_scope
