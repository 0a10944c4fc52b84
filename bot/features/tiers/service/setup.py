"""Changing the ladder: written down, rehearsed, and put up only then."""

import hashlib
import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.features import members
from bot.features.tiers import rules, store
from bot.features.tiers.rules import Act, Line
from bot.features.tiers.service.judging import FEW, begin_in, judge, naming
from bot.features.tiers.service.ladders import WORDS, names_of, settings_of
from bot.features.tiers.settings import MOST, Privilege, Settings, Step
from bot.kit.history import Changed, History
from bot.kit.texts import Name
from bot.kit.work import Refusal, Weight, Work

PAGE = 1_000  # members rehearsed at a time
NAMED = 5


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What a ladder would mean if it were put up now."""

    steps: tuple[Step, ...]
    risen: tuple[tuple[int, str], ...]  # members who would rise, and to which tier
    first: tuple[int, ...]  # those of them who never were so high: it is told
    names: tuple[Name, ...]  # of the first few
    falling: tuple[int, ...]  # members who would go down a step after the grace
    falling_names: tuple[Name, ...]  # of the first few
    warned: int  # those of them who can be told
    gone: tuple[str, ...]  # tiers that there would be no more
    token: str
    version: int = 0  # of what admins changed so far

    @property
    def messages(self) -> int:
        """In the group."""
        return len(self.first) if len(self.first) <= FEW else 1


def read_ladder(work: Work, community_id: int, text: str) -> tuple[Step, ...]:
    """The steps that an admin wrote, one a line; what goes by an old name, or stands in its place, is the old step.

    Raises:
        Refusal: it cannot be read, or is no ladder.
    """
    cfg = settings_of(work, community_id)
    lines = []
    for written in text.splitlines():
        if not written.strip():
            continue
        line = rules.read_line(written)
        if line is None:
            raise Refusal("tiers.setup-unclear", line=written.strip()[:60], most=rules.TITLE_LIMIT)
        lines.append(line)
    if not 2 <= len(lines) <= MOST:
        raise Refusal("tiers.setup-number", most=MOST)
    if any(lines[0].asked):
        raise Refusal("tiers.setup-first", title=lines[0].title)
    for at in range(1, len(lines)):
        if not rules.goes_up([line.asked for line in lines[at - 1 : at + 1]]):
            raise Refusal("tiers.setup-order", title=lines[at].title, below=lines[at - 1].title)
    if lines[-1].asked.active_days > cfg.window_days:
        raise Refusal("tiers.setup-days", title=lines[-1].title, window=cfg.window_days)
    titles = [rules.plain(line.title).casefold() or line.title for line in lines]
    if len(set(titles)) < len(titles):
        raise Refusal("tiers.setup-twice")
    return _keyed(cfg.ladder, lines)


def _keyed(old: Sequence[Step], lines: Sequence[Line]) -> tuple[Step, ...]:
    names, keys = names_of(old), dict[int, str]()
    for at, line in enumerate(lines):
        key = names.get(rules.plain(line.title).casefold())
        if key and key not in keys.values():
            keys[at] = key
    known = [step.key for step in old]
    for at, line in enumerate(lines):
        if at in keys:
            continue
        word = WORDS.get(rules.plain(line.title).casefold())
        if word and word not in keys.values():
            keys[at] = word.value
        elif len(lines) == len(old) and known[at] not in keys.values():
            keys[at] = known[at]  # renamed
        else:
            used = {*known, *keys.values()}
            keys[at] = next(new for number in range(1, 99) if (new := f"step-{number}") not in used)
    steps = []
    for at, line in enumerate(lines):
        is_plain = WORDS.get(rules.plain(line.title).casefold()) == keys[at]
        title = "" if is_plain else line.title
        steps.append(Step(key=keys[at], title=title, **line.asked._asdict()))
    return _with_privileges(old, steps)


def _with_privileges(old: Sequence[Step], new: Sequence[Step]) -> tuple[Step, ...]:
    """What the steps bring is not written with them: it stays as it is now, even when it changed since a rehearsal."""
    before = {step.key: step.privileges for step in old}
    return tuple(step.model_copy(update={"privileges": before.get(step.key, ())}) for step in new)


def _moved(old: Sequence[Step], new: Sequence[Step]) -> dict[str, str]:
    """Where those go whose step is no longer there: to the next one below that is."""
    left = {step.key for step in new}
    moved, below = {}, new[0].key
    for step in old:
        if step.key in left:
            below = step.key
        else:
            moved[step.key] = below
    return moved


async def rehearse(work: Work, community_id: int, steps: tuple[Step, ...], *, changed_by_id: int) -> Rehearsal:
    """Looks at everybody who is there as if the ladder were up; nothing changes but the draft that is kept."""
    rehearsal = await _rehearse(work, community_id, steps)
    await begin_in(work, community_id)
    row = await store.held_setup(work.db, community_id)
    await store.put_draft(work.db, community_id, _dump(steps))
    draft = (row.draft or "" if row else "", _dump(steps))
    return replace(rehearsal, version=await _note(work, community_id, changed_by_id, {"draft": draft}))


async def rehearsed(work: Work, community_id: int) -> Rehearsal | None:
    """The draft that is there, whoever wrote it, by how everybody stands now."""
    row = await store.setup(work.db, community_id)
    if row is None or row.draft is None:
        return None
    return replace(await _rehearse(work, community_id, ladder_of(row.draft)), version=History.read(row.history).version)


def ladder_of(dumped: str) -> tuple[Step, ...]:
    return tuple(Step.model_validate(step) for step in json.loads(dumped))


async def version_of(work: Work, community_id: int) -> int:
    row = await store.setup(work.db, community_id)
    return History.read(row.history).version if row else 0


async def changed_since(
    work: Work, community_id: int, version: int, by: int, names: Collection[str]
) -> Sequence[Changed]:
    """What other admins changed of these since `by` looked; nobody else does until this transaction ends."""
    row = await store.held_setup(work.db, community_id)
    since = History.read(row.history).since(version) if row else []
    return [one for one in since if one.by != by and one.name in names]


async def _note(work: Work, community_id: int, by: int, changes: Mapping[str, tuple[str, str]]) -> int:
    row = await store.held_setup(work.db, community_id)
    history = History.read(row.history if row else "").noted(by, work.now, changes)
    await store.put_history(work.db, community_id, str(history))
    return history.version


async def _rehearse(work: Work, community_id: int, steps: tuple[Step, ...]) -> Rehearsal:
    present = settings_of(work, community_id)
    cfg = present.model_copy(update={"ladder": steps})
    moved = _moved(present.ladder, steps)
    risen: list[tuple[int, str]] = []
    first: list[int] = []
    falling: list[int] = []
    after = warned = 0
    while ids := await members.page(work, community_id, after, PAGE):
        after = ids[-1]
        absent = await members.absent_among(work, community_id, ids)
        there = [one for one in ids if one not in absent]
        rows = await store.some(work.db, community_id, there)
        reached = await store.rises(work.db, community_id, there)
        for look in await judge(work, community_id, cfg, there, rows, moved):
            standing = look.verdict.standing
            if look.verdict.act is Act.RISE:
                tier = steps[standing.step].key
                risen.append((look.member_id, tier))
                first += [look.member_id] if (look.member_id, tier) not in reached else []
            elif standing.below_at is not None or look.verdict.act is Act.FALL:
                falling.append(look.member_id)
                warned += look.verdict.act is Act.TELL
    shown, fallen = [member_id for member_id, _ in risen[:NAMED]], falling[:NAMED]
    names = await members.names(work, [*shown, *fallen])
    return Rehearsal(
        steps, tuple(risen), tuple(first), tuple(names[one] for one in shown), tuple(falling),
        tuple(names[one] for one in fallen), warned, tuple(_moved(present.ladder, steps)), _token(_dump(steps)),
    )  # fmt: skip


async def put_up(work: Work, community_id: int, token: str, *, changed_by_id: int) -> Rehearsal:
    """Puts a ladder up that was rehearsed, and has everybody looked at. Many rises are told in one message.

    Raises:
        Refusal: that draft is gone, by whoever's hand.
    """
    row = await store.setup(work.db, community_id)
    draft = row.draft if row else None
    if draft is None or _token(draft) != token or not await store.take_draft(work.db, community_id, draft):
        raise Refusal("kit.expired")
    old = settings_of(work, community_id).ladder
    steps = _with_privileges(old, ladder_of(draft))
    rehearsal = await _rehearse(work, community_id, steps)
    for gone, tier in _moved(old, steps).items():
        await store.rename(work.db, community_id, gone, tier)
    await work.change_setting(Settings, community_id, "ladder", json.loads(_dump(steps)))
    await _note(work, community_id, changed_by_id, {"ladder": (_dump(old), _dump(steps))})
    is_quiet = len(rehearsal.first) > FEW
    if is_quiet:
        text = await naming("tiers.rises", work, rehearsal.first)
        key = f"tiers.rises:{work.now.isoformat()}"
        await work.say(text, key=key, community_id=community_id, weight=Weight.FOLDS)
    await work.plan("tiers.review", "daily", work.now, community_id=community_id, after=0, is_quiet=is_quiet)
    return rehearsal


async def leave(work: Work, community_id: int, token: str, *, changed_by_id: int) -> None:
    """Lets a draft go; one that is gone already is no less gone."""
    row = await store.setup(work.db, community_id)
    if row and row.draft is not None and _token(row.draft) == token:
        await store.take_draft(work.db, community_id, row.draft)
        await _note(work, community_id, changed_by_id, {"draft": (row.draft, "")})


async def give(
    work: Work, community_id: int, privilege: Privilege, begins: int, *, changed_by_id: int
) -> tuple[Step, ...]:  # fmt: skip
    """Lets a privilege begin with a step; with the number behind the last one, nobody has it."""
    steps = settings_of(work, community_id).ladder
    if not 0 <= begins <= len(steps):
        raise Refusal("kit.expired")
    changed = tuple(
        step.model_copy(
            update={
                "privileges": tuple(
                    one for one in Privilege if (at == begins if one is privilege else one in step.privileges)
                )
            }
        )
        for at, step in enumerate(steps)
    )
    await work.change_setting(Settings, community_id, "ladder", json.loads(_dump(changed)))
    await begin_in(work, community_id)
    keys = [*(step.key for step in steps), ""]
    change = (keys[begins_at(steps, privilege)], keys[begins])
    await _note(work, community_id, changed_by_id, {privilege.value: change})
    return changed


def begins_at(steps: Sequence[Step], privilege: Privilege) -> int:
    """The first step that brings it; the number behind the last one when none does."""
    return next((at for at, step in enumerate(steps) if privilege in step.privileges), len(steps))


def _dump(steps: Sequence[Step]) -> str:
    return json.dumps([step.model_dump(mode="json") for step in steps], ensure_ascii=False)


def _token(draft: str) -> str:
    """A button does what it was shown with, and nothing else."""
    return hashlib.sha256(draft.encode()).hexdigest()[:12]
