"""Which pieces are shown: something of everybody first, in one message, and always the same."""

from datetime import date
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.highlights.rules import QUOTE, ROOM, Piece, Selection, selected

DAY = date(2026, 5, 4)
PIECES = st.lists(
    st.builds(
        Piece,
        st.integers(1, 6),
        st.dates(DAY, date(2026, 5, 20)),
        st.text(max_size=400) | st.text("<&\U0001f525", min_size=150, max_size=400),
        st.sampled_from(["", "a", "b"]),
    ),
    max_size=40,
    unique_by=lambda one: (one.member_id, one.day),
)
NAMES = dict.fromkeys(range(1, 7), "&" * 48)


@given(PIECES, st.integers(1, 20), st.integers(0, 10))
def test_there_is_room_for_it_in_one_message(pieces: list[Piece], quotes: int, photos: int) -> None:
    found = selected(pieces, NAMES, "7", quotes=quotes, photos=photos)
    assert len(found.quotes) <= quotes
    assert len(found.photos) <= photos
    html = "".join(escape(one.quote + NAMES[one.member_id]) for one in found.pieces)
    assert len(html.encode("utf-16-le", "surrogatepass")) // 2 <= ROOM


@given(PIECES, st.randoms())
def test_the_order_in_which_they_came_makes_no_difference(pieces: list[Piece], random: object) -> None:
    found = selected(pieces, {}, "7", quotes=3, photos=2)
    mixed = list(pieces)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    assert selected(mixed, {}, "7", quotes=3, photos=2) == found


@given(PIECES)
def test_each_is_shown_once_and_nothing_is_made_up(pieces: list[Piece]) -> None:
    found = selected(pieces, {}, "7", quotes=20, photos=10)
    assert len(found.pieces) == len({(one.member_id, one.day) for one in found.pieces})
    assert all(one in pieces for one in found.pieces)
    assert all(one.photo_id for one in found.photos)
    assert all(one.quote for one in found.quotes)


def test_something_of_everybody_comes_before_more_of_anybody() -> None:
    pieces = [Piece(1, date(2026, 5, day), "a long story of what I did all day") for day in range(4, 14)]
    pieces += [Piece(member_id, DAY, "ok") for member_id in range(2, 6)]
    shown = selected(pieces, {}, "7", quotes=5, photos=0).quotes
    assert {one.member_id for one in shown} == {1, 2, 3, 4, 5}


def test_where_not_all_fit_it_goes_by_lot() -> None:
    pieces = [Piece(member_id, DAY, "ok") for member_id in range(1, 20)]
    first = {selected(pieces, {}, str(key), quotes=1, photos=0).quotes[0].member_id for key in range(40)}
    assert len(first) > 5


@given(PIECES, PIECES)
def test_what_was_looked_at_is_known_again(some: list[Piece], others: list[Piece]) -> None:
    one, other = (selected(pieces, {}, "7", quotes=20, photos=10) for pieces in (some, others))
    assert (one.fingerprint == other.fingerprint) == (one == other)


def test_of_nothing_there_is_nothing_to_publish() -> None:
    assert Selection().fingerprint == ""


@pytest.mark.parametrize(
    ("note", "quote"),
    [("  one\n\n line\t", "one line"), ("x" * QUOTE, "x" * QUOTE), ("x" * 500, "x" * (QUOTE - 1) + "…"), (" \n ", "")],
)
def test_a_quote_is_a_short_line(note: str, quote: str) -> None:
    assert Piece(1, DAY, note).quote == quote
