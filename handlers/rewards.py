"""/shop and /redeem, settled in private; /reward for admins."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from bot.features import communities, members, preferences, rewards
from bot.features.rewards import REASONS, Item, Obstacle, Redemption, Reward, Shown, State
from bot.kit.history import Changed
from bot.kit.routing import Button, Page, Place, Reply, Request, Role, Router, id_in, press
from bot.kit.texts import Lines, Name, Text, lines, say
from bot.kit.work import Refusal

router = Router()

PRICE_STEPS, STOCK_STEPS = (-50, -10, 10, 50), (-5, -1, 1, 5)


# --- The shelf ---


@router.command("shop")
async def shop(request: Request) -> Reply:
    await _must_belong(request)
    return await _shop(request)


router.start("shop", community_arg=True)(shop)


@router.button("page", place=Place.PRIVATE, community_arg=True)
async def turn(request: Request) -> Reply:
    await _must_belong(request)
    return replace(await _shop(request, id_in(request.button_args[1])), edit=True)


async def _shop(request: Request, number: int = 0) -> Reply:
    """In a group it is for looking only: what somebody takes is between them and the bot."""
    community_id = request.community_id
    goods = await rewards.look(request.work, community_id, request.person.id, number)
    if not goods.items:
        return Reply(say("rewards.empty"))
    title = Name(communities.get(request.work, community_id).title)
    items = lines(_on_shelf(request, item) for item in goods.items)
    text = say("rewards.shop", community=title, balance=goods.balance, items=items)
    if not request.is_private:
        return Reply(text, [[Button(say("rewards.open-shop"), url=request.deep_link(f"shop_{community_id}"))]])
    rows = [[_press(request, rewards.label(item.reward), "item", item.reward.id)] for item in goods.items]
    rows.append(_turns(request, "page", goods.page))
    rows.append([_press(request, say("rewards.button-mine"), "mine")])
    return Reply(text, [row for row in rows if row])


def _on_shelf(request: Request, item: Item) -> Text:
    """One line, with the first thing in the way."""
    label = rewards.label(item.reward)
    if not item.obstacles:
        return say("rewards.line-free", item=label)
    first = item.obstacles[0]
    missing = say(
        f"rewards.missing-{first.why}",
        **rewards.in_the_way(request.work, request.community_id, first, item.reward.terms),
    )
    return say("rewards.line-missing", item=label, missing=missing)


@router.button("item", place=Place.PRIVATE, community_arg=True)
async def item(request: Request) -> Reply:
    await _must_belong(request)
    found = await rewards.item_of(request.work, request.community_id, request.person.id, id_in(request.button_args[1]))
    reward, price, rows = found.reward, found.reward.terms.price, []
    if not found.obstacles:
        label = say("rewards.button-redeem", price=price) if price else say("rewards.button-take")
        rows.append([_press(request, label, "buy", reward.id, f"{found.next_number}-{price}")])
    rows.append([_press(request, say("rewards.button-shop"), "page", 0)])
    missing = [say(f"rewards.no-{one.why}", **_in_the_way(request, one, reward)) for one in found.obstacles]
    return Reply(_lines(*_described(request, reward), *missing), rows, edit=True)


# --- Taking one ---


@router.button("buy", place=Place.PRIVATE, community_arg=True)
async def buy(request: Request) -> Reply:
    await _must_belong(request)
    number, _, price = request.button_args[2].partition("-")
    outcome = await rewards.redeem(
        request.work, request.community_id, request.person.id,
        id_in(request.button_args[1]), id_in(number), id_in(price),
    )  # fmt: skip
    told = [*rewards.received(outcome.redemption), say("rewards.balance-left", balance=outcome.balance)]
    mine, back = say("rewards.button-mine"), say("rewards.button-shop")
    return Reply(_lines(*told), [[_press(request, mine, "mine"), _press(request, back, "page", 0)]], edit=True)


@router.command("redeem")
async def redeem(request: Request) -> Reply:
    await _must_belong(request)
    if not request.is_private:
        link = request.deep_link(f"redeem_{request.community_id}")
        return Reply(say("rewards.mine-in-private"), [[Button(say("rewards.open-private"), url=link)]])
    return await _mine(request)


router.start("redeem", community_arg=True)(redeem)


@router.button("mine", place=Place.PRIVATE, community_arg=True)
async def mine(request: Request) -> Reply:
    await _must_belong(request)
    return replace(await _mine(request), edit=True)


@router.button("cancel", place=Place.PRIVATE, community_arg=True)
async def cancel(request: Request) -> Reply:
    await _must_belong(request)
    reward_id, number = id_in(request.button_args[1]), id_in(request.button_args[2])
    await rewards.cancel(request.work, request.community_id, reward_id, request.person.id, number)
    return replace(await _mine(request), edit=True, toast=say("rewards.taken-back"))


async def _mine(request: Request) -> Reply:
    """What is theirs and what became of it, the last twenty."""
    taken = (await rewards.mine(request.work, request.community_id, request.person.id))[:20]
    back = [_press(request, say("rewards.button-shop"), "page", 0)]
    if not taken:
        return Reply(say("rewards.mine-none"), [back])
    rows = [
        [_press(request, say("rewards.button-cancel", reward=Name(one.name)), "cancel", one.reward_id, one.number)]
        for one in taken
        if one.state is State.REQUESTED
    ]
    return Reply(say("rewards.mine", redemptions=lines(rewards.owned(one) for one in taken)), [*rows, back])


# --- Admins: the shelf ---


@router.command("reward", role=Role.ADMIN, place=Place.GROUP)
async def reward(request: Request) -> Reply:
    """In words here, by buttons in private."""
    work, community_id = request.work, request.community_id
    what, _, rest = request.args.partition(" ")
    if what.lower() in ("new", "新增", "上架"):
        made = await rewards.create(work, community_id, request.person.id, rest)
        return Reply(_lines(say("rewards.created"), *_described(request, made)), [[_open_desk(request)]])
    if what.lower() in ("change", "修改"):
        changed = await rewards.change(work, community_id, rest, changed_by_id=request.person.id)
        if not isinstance(changed, Reward):
            return Reply(say("rewards.just-changed", changes=await _changes(request, changed)), [[_open_desk(request)]])
        return Reply(_lines(say("rewards.changed"), *_described(request, changed)), [[_open_desk(request)]])
    if what.lower() in ("", "log", "codes", "记录", "兑换码"):
        if not preferences.of(work, request.person.id).is_line_open:
            return Reply(say("rewards.desk-in-private"), [[_open_desk(request)]])
        reply = await (_log(request) if what.lower() in ("log", "记录") else _desk(request))
        return replace(reply, private=True)
    raise Refusal("rewards.how", words=what[:40])


def _open_desk(request: Request) -> Button:
    return Button(say("rewards.open-desk"), url=request.deep_link(f"rewards_{request.community_id}"))


@router.start("rewards", role=Role.ADMIN, community_arg=True)
async def start_desk(request: Request) -> Reply:
    return await _desk(request)


@router.button("desk", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def desk(request: Request) -> Reply:
    return replace(await _desk(request), edit=True)


async def _desk(request: Request) -> Reply:
    shelf = await rewards.everything(request.work, request.community_id)
    title = Name(communities.get(request.work, request.community_id).title)
    rows = [[_press(request, _on_desk(one), "edit", one.id)] for one in shelf]
    rows.append([_press(request, say(f"rewards.button-{name}"), name, 0) for name in ("open", "log")])
    return Reply(say("rewards.desk", community=title, rewards=len(shelf)), rows)


def _on_desk(reward: Reward) -> Text:
    return say("rewards.put-by", item=rewards.label(reward)) if reward.shown is Shown.PAUSED else rewards.label(reward)


@router.button("edit", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def edit(request: Request) -> Reply:
    """Looks at one reward, and changes what the button says."""
    work, community_id = request.work, request.community_id
    reward_id, (what, _, seen) = id_in(request.button_args[1]), request.button_args[2].partition(".")
    found, me = await rewards.reward_of(work, community_id, reward_id), request.person.id
    version = int(seen) if seen.isascii() and seen.isdecimal() and len(seen) < 6 else 0
    if what and (changed := await rewards.changed_since(work, community_id, reward_id, version)):
        return replace(await _overtaken(request, found, changed), edit=True)
    kind, by = what[:1], what[1:]
    if kind in ("p", "s") and by.lstrip("-").isdecimal() and len(by) < 5:
        move = rewards.move_price if kind == "p" else rewards.move_stock
        await move(work, community_id, reward_id, int(by), changed_by_id=me)
    elif what in ("count", "uncount"):
        stock = 1 if what == "count" else None
        await rewards.count_stock(work, community_id, reward_id, stock, changed_by_id=me)
    elif what in ("ask", "trust"):
        await rewards.ask_approval(work, community_id, reward_id, needs_approval=what == "ask", changed_by_id=me)
    elif what in ("pause", "resume"):
        shown = Shown.PAUSED if what == "pause" else Shown.ACTIVE
        await rewards.show(work, community_id, reward_id, shown, changed_by_id=me)
    elif what == "retire":
        await rewards.show(work, community_id, reward_id, Shown.RETIRED, changed_by_id=me)
        return replace(await _desk(request), edit=True, toast=say("rewards.retired"))
    if what:
        found = await rewards.reward_of(work, community_id, reward_id)
    return Reply(
        _lines(*_described(request, found), *rewards.stored(found)),
        _ways(request, found, what == "sure"),
        edit=True,
    )


async def _overtaken(request: Request, reward: Reward, changed: Sequence[Changed]) -> Reply:
    """Nothing is changed: whoever comes second sees what the first has done, and looks again."""
    told = say("rewards.meanwhile", changes=await _changes(request, changed))
    return Reply(_lines(told, *_described(request, reward), *rewards.stored(reward)), _ways(request, reward, False))


async def _changes(request: Request, changed: Sequence[Changed]) -> Lines:
    names = await members.names(request.work, {one.by for one in changed})
    return rewards.changes(request.work, request.community_id, changed, names)


def _ways(request: Request, reward: Reward, is_retiring: bool) -> list[list[Button]]:
    def way(label: str, what: str, by: int = 0) -> Button:
        return _press(request, say(f"rewards.{label}", by=by), "edit", reward.id, f"{what}.{reward.version}")

    rows = [[way("plus-price" if by > 0 else "minus-price", f"p{by}", abs(by)) for by in PRICE_STEPS]]
    if reward.terms.stock is None:
        rows.append([way("button-count", "count")])
    else:
        rows.append([way("plus-stock" if by > 0 else "minus-stock", f"s{by}", abs(by)) for by in STOCK_STEPS])
        rows.append([way("button-uncount", "uncount")])
    rows.append([way("button-trust", "trust") if reward.terms.needs_approval else way("button-ask", "ask")])
    rows.append([_press(request, say("rewards.button-codes"), "codes", reward.id)])
    is_paused = reward.shown is Shown.PAUSED
    retire = way("button-sure", "retire") if is_retiring else way("button-retire", "sure")
    rows.append([way("button-resume", "resume") if is_paused else way("button-pause", "pause"), retire])
    return [*rows, [_press(request, say("rewards.button-desk"), "desk")]]


# --- Admins: codes. They are pasted in private, where Telegram cannot be asked who is an admin, so the button asks ---


@router.button("codes", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def codes(request: Request) -> Reply:
    work, community_id, reward_id = request.work, request.community_id, id_in(request.button_args[1])
    if request.button_args[2] == "forget":
        await rewards.forget_codes(work, community_id, reward_id)
    found = await rewards.begin_filling(work, community_id, reward_id, request.person.id)
    rows = [[_press(request, say("rewards.button-back"), "edit", reward_id)]]
    if found.free_codes:
        rows.insert(0, [_press(request, say("rewards.button-forget"), "codes", reward_id, "forget")])
    text = say("rewards.codes-how", reward=Name(found.terms.name), free=found.free_codes)
    return Reply(text, rows, edit=True)


@router.command("rewardcodes", place=Place.PRIVATE, in_menu=False)
async def fill(request: Request) -> Reply:
    _, *pasted = request.words.split(None, 1)  # the codes may begin on the next line
    filled, new = await rewards.fill(request.work, request.person.id, "".join(pasted))
    return Reply(say("rewards.codes-in", new=new, reward=Name(filled.terms.name), free=filled.free_codes))


# --- Admins: redemptions ---


@router.button("ok", role=Role.ADMIN, community_arg=True)
async def approve(request: Request) -> Reply:
    one = await rewards.approve(request.work, request.community_id, *_which(request), request.person.id)
    return await _settled(request, one, "rewards.approved")


@router.button("no", role=Role.ADMIN, community_arg=True)
async def decline(request: Request) -> Reply:
    """Without a reason, asks for it."""
    reward_id, member_id, number = _which(request)
    chosen = request.button_args[2].split("-")[2:]
    if not chosen:
        which = f"{member_id}-{number}"
        rows = [
            [_press(request, say(f"rewards.reason-{reason}"), "no", reward_id, f"{which}-{at}")]
            for at, reason in enumerate(REASONS)
        ]
        one = await rewards.find(request.work, request.community_id, reward_id, member_id, number)
        name = (await members.names(request.work, [member_id]))[member_id]
        return Reply(say("rewards.why-not", name=name, **rewards.values(one)), rows, edit=True)
    at = id_in(chosen[0])
    if at >= len(REASONS):
        raise Refusal("kit.expired")
    by, reason = request.person.id, REASONS[at]
    one = await rewards.decline(request.work, request.community_id, reward_id, member_id, number, by, reason)
    return await _settled(request, one, "rewards.declined")


async def _settled(request: Request, one: Redemption, key: str) -> Reply:
    name = (await members.names(request.work, [one.member_id]))[one.member_id]
    return Reply(say(key, name=name, by=Name(request.person.name), **rewards.values(one)), edit=True)


@router.button("one", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def look_at(request: Request) -> Reply:
    """One redemption, with what may be done about it."""
    which = _which(request)
    what = request.button_args[2].split("-")[2:]
    act = {"used": rewards.hand_over, "back": rewards.take_back}.get(what[0]) if what else None
    if act is not None:
        one = await act(request.work, request.community_id, *which, request.person.id)
    else:
        one = await rewards.find(request.work, request.community_id, *which)
    name = (await members.names(request.work, [one.member_id]))[one.member_id]
    rows = rewards.answers(request.community_id, *which) if one.state is State.REQUESTED else []
    as_text = f"{one.member_id}-{one.number}"
    if one.state is State.READY:
        rows.append([_press(request, say("rewards.button-used"), "one", one.reward_id, f"{as_text}-used")])
    if one.state in (State.READY, State.DELIVERED, State.USED):
        is_sure = what == ["sure"]
        label, word = ("rewards.button-sure-back", "back") if is_sure else ("rewards.button-take-back", "sure")
        rows.append([_press(request, say(label, price=one.price), "one", one.reward_id, f"{as_text}-{word}")])
    rows.append([_press(request, say("rewards.button-back"), "open", 0)])
    return Reply(rewards.logged(one, name), rows, edit=True)


@router.button("open", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def show_open(request: Request) -> Reply:
    """Each with a button: what waits for an answer or to be handed over."""
    return replace(await _log(request, only_open=True), edit=True)


@router.button("log", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def show_log(request: Request) -> Reply:
    return replace(await _log(request), edit=True)


async def _log(request: Request, *, only_open: bool = False) -> Reply:
    page = id_in(request.button_args[1])
    found, has_more = await rewards.log(request.work, request.community_id, page, only_open=only_open)
    names = await members.names(request.work, {one.member_id for one in found})
    rows = []
    for one in found:
        label, which = rewards.logged(one, names[one.member_id]), f"{one.member_id}-{one.number}"
        rows.append([_press(request, label, "one", one.reward_id, which)])
    here = "open" if only_open else "log"
    rows.append(_turns(request, here, Page(page, page + 1 + has_more)))
    if found and not only_open:
        rows.append([_press(request, say("rewards.button-export"), "export")])
    rows.append([_press(request, say("rewards.button-desk"), "desk")])
    return Reply(say(f"rewards.{here}" if found else f"rewards.{here}-none"), [row for row in rows if row])


@router.button("export", role=Role.ADMIN, place=Place.PRIVATE, community_arg=True)
async def export(request: Request) -> Reply:
    found = await rewards.export(request.work, request.community_id)
    names = await members.names(request.work, {one.member_id for one in found})
    told = lines(rewards.logged(one, names[one.member_id]) for one in found)
    return Reply(say("rewards.exported", redemptions=told))


# --- Steps ---


def _which(request: Request) -> tuple[int, int, int]:
    """The reward, the member and the number."""
    _, reward_id, which, *_ = (*request.button_args, "", "", "")
    member_id, number, *_ = (*which.split("-"), "")
    return id_in(reward_id), id_in(member_id), id_in(number)


def _press(request: Request, label: Text, name: str, *args: object) -> Button:
    return Button(label, press("rewards", name, request.community_id, *args))


def _turns(request: Request, name: str, page: Page) -> list[Button]:
    return page.turns(
        say("rewards.before"), say("rewards.after"), lambda label, to: _press(request, label, name, to)
    )  # fmt: skip


def _described(request: Request, reward: Reward) -> Iterator[Text]:
    return rewards.described(request.work, request.community_id, reward)


def _in_the_way(request: Request, obstacle: Obstacle, reward: Reward) -> dict[str, Any]:
    return rewards.in_the_way(request.work, request.community_id, obstacle, reward.terms)


def _lines(*told: Text) -> Text:
    return say("rewards.lines", lines=lines(told))


async def _must_belong(request: Request) -> None:
    """A deep link may be passed on, and a button outlives one's stay in a group."""
    await members.must_belong(request.work, request.community_id, request.person.id)
