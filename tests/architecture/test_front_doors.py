"""A room is entered by its front door: others import `bot.features.points`, never `bot.features.points.store`.

import-linter cannot say this about every room at once, so the graph it is built on is asked here.
"""

import grimp

ROOMS = "bot.features"


def side_entrances(imports: set[tuple[str, str]]) -> list[str]:
    """Imports of a room's inside from anywhere else, among pairs of importer and imported."""
    return sorted(
        f"{importer} enters {imported}"
        for importer, imported in imports
        if imported.startswith(f"{ROOMS}.")
        and len(inside := imported.split(".")) > 3
        and not f"{importer}.".startswith(".".join(inside[:3]) + ".")
        and importer != "bot.app"
    )


def test_rooms_are_entered_by_their_front_door() -> None:
    graph = grimp.build_graph("bot", "handlers", "jobs", cache_dir=None)
    imports = {(one, other) for one in graph.modules for other in graph.find_modules_directly_imported_by(one)}
    assert imports, "nothing was found to look at"
    assert side_entrances(imports) == []


def test_a_side_entrance_is_seen() -> None:
    front, inside = f"{ROOMS}.points", f"{ROOMS}.points.store"
    assert (
        side_entrances({(f"{ROOMS}.badges.service", front), (f"{ROOMS}.points.service", inside), (front, inside)}) == []
    )
    assert side_entrances({(f"{ROOMS}.badges.service", inside)})
    assert side_entrances({("handlers.points", inside)})
    assert side_entrances({(f"{ROOMS}.points_of_view.service", inside)})
