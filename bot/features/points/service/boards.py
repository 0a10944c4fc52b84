"""Who stands where. Small communities are looked through; the boards of large ones are kept up to date beside it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, timedelta

from bot.features import members, preferences
from bot.features.points import rules
from bot.features.points.rules import Around, Period, Ranked
from bot.features.points.store import boards, ladder, scores
from bot.features.points.store.boards import Standing
from bot.kit.work import Work

SMALL = 1_000  # accounts that are looked through in half a millisecond
STEP = 1_000  # members filled in at a time
LATE = timedelta(days=2)  # for which somebody's local day may still be going on


async def top(work: Work, community_id: int, period: Period, on_day: date, limit: int = 10) -> Sequence[Ranked]:
    """Who earned most in the period around `on_day`, of those who are there and want to be seen."""
    board = await _board(work, community_id, period, on_day)
    return list(rules.ranked(await board.top(limit)))


async def rank_of(work: Work, community_id: int, member_id: int, period: Period, on_day: date) -> Ranked | None:
    """A member's place; None for who earned nothing in the period, or is not shown."""
    board = await _board(work, community_id, period, on_day)
    mine = await board.standing_of(member_id)
    return Ranked(await board.with_more(mine.points) + 1, *mine) if mine else None


NOBODY = 0  # before every member


async def around(work: Work, community_id: int, member_id: int, period: Period, on_day: date) -> Around | None:
    """None for who earned nothing in the period, or is not shown."""
    board = await _board(work, community_id, period, on_day)
    mine = await board.standing_of(member_id)
    if mine is None:
        return None
    more = await board.with_more(mine.points)
    tied = await board.with_more(mine.points - 1) - more - 1
    first, *_ = await board.around(Standing(NOBODY, mine.points), 1)
    if first.member_id == NOBODY:
        return Around(Ranked(1, *mine), tied, None, 0)
    before = await board.with_more(first.points)
    return Around(Ranked(more + 1, *mine), tied, Ranked(before + 1, *first), more - before)


async def neighbours(
    work: Work, community_id: int, member_id: int, period: Period, on_day: date, reach: int = 2
) -> Sequence[Ranked]:
    """A member and up to `reach` others before and after, in order; empty for who has no place."""
    board = await _board(work, community_id, period, on_day)
    mine = await board.standing_of(member_id)
    if mine is None:
        return []
    around = await board.around(mine, reach)
    ranks = {points: await board.with_more(points) + 1 for points in {one.points for one in around}}
    return [Ranked(ranks[one.points], *one) for one in around]


async def _board(work: Work, community_id: int, period: Period, on_day: date) -> boards.Board | ladder.Ladder:
    """Whoever asks for the board of a community that has become large has it made, and reads on as before until then:
    what nobody looks at costs nothing."""
    since = period.begins(on_day)
    kept = await ladder.board_of(work.db, community_id)
    if kept is None and await ladder.is_large(work.db, community_id, SMALL):
        await ladder.want(work.db, community_id, work.now.date() - LATE)
    if kept is not None and kept.filled_to is None and kept.keeps(period.value, since):
        return ladder.Ladder(work.db, community_id, period.value, since)
    hidden = {*preferences.hidden(work), *await members.absent_from(work, community_id)}
    return boards.Board(work.db, community_id, period.value, since, hidden)


# --- Keeping up ---


async def follow(work: Work, changed: Mapping[int, Collection[int]]) -> None:
    """The accounts of these members, by community, have changed, or whether they are to be seen."""
    for board in await ladder.lock(work.db, changed):
        ids = {one for one in changed[board.community_id] if board.filled_to is None or one <= board.filled_to}
        if ids:
            await _follow(work, board, ids)


async def follow_everywhere(work: Work, member_id: int) -> None:
    await follow(work, {community_id: [member_id] for community_id in await ladder.boards_of(work.db, member_id)})


async def tend(work: Work, step: int = STEP) -> None:
    """One small step: members are filled into a board that lacks them, or a period that is over is let go."""
    if found := await ladder.fill_next(work.db, step):
        await _follow(work, *found)
    else:
        await ladder.let_go(work.db, work.now.date() - LATE)


async def merged(work: Work, kept_id: int, retired_id: int) -> None:
    """Everybody of the kept community is looked at anew, in small steps like at the beginning."""
    await ladder.remove(work.db, retired_id)
    await ladder.fill_again(work.db, kept_id)


async def _follow(work: Work, board: ladder.Board, ids: Collection[int]) -> None:
    hidden = await preferences.hidden_among(work, ids)
    unseen = hidden | await members.absent_among(work, board.community_id, ids)
    await scores.follow(work.db, board, ids, unseen)
