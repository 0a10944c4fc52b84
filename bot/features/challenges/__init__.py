"""Challenges: something to do together for some days, joined by a tap, counted from what members do, told kindly."""

from bot.features.challenges.facts import ChallengeOver
from bot.features.challenges.kinds import KINDS
from bot.features.challenges.rules import Challenge, Plan, Proof, State, What
from bot.features.challenges.service.amending import Amendment, amend, propose
from bot.features.challenges.service.amending import drop as drop_amendment
from bot.features.challenges.service.amending import look as amendment_of
from bot.features.challenges.service.asking import (
    Answered,
    answer,
    answers,
    ask,
    asked_by,
    never_mind,
    refresh,
    warm,
    write,
)
from bot.features.challenges.service.closing import Results, report, result_of, results_of, strike
from bot.features.challenges.service.editing import EXTENSIONS, FIELDS, MAIN, card, chosen, ways
from bot.features.challenges.service.enrolling import Marked, Progress, enrol, leave, mark, progress_of, take_back
from bot.features.challenges.service.entering import lack_of
from bot.features.challenges.service.foreseeing import will_say
from bot.features.challenges.service.forwarding import hears_forwarded, tell_why
from bot.features.challenges.service.improving import own as own_halves
from bot.features.challenges.service.keeping import (
    drop_template,
    from_own_template,
    own_template,
    own_templates,
    restore_template,
    save_template,
    share_template,
    shared_template,
    take_template,
    template_card,
    template_title,
    toml_of,
    unshare_template,
)
from bot.features.challenges.service.leaving import abandon
from bot.features.challenges.service.looking import Figures, Line, board, ended_between, figures_of, is_in, listed
from bot.features.challenges.service.making import (
    Rehearsal,
    begin_on,
    cancel,
    change,
    clone,
    draft,
    drop,
    everything,
    extend,
    from_template,
    last_draft,
    rehearse,
    rematch,
    templates,
)
from bot.features.challenges.service.merging import gather
from bot.features.challenges.service.missing import say_now
from bot.features.challenges.service.pausing import is_running, pause, resume
from bot.features.challenges.service.placards import show, switch
from bot.features.challenges.service.previewing import preview
from bot.features.challenges.service.programme import find, find_live, hears, live, meant, today_in
from bot.features.challenges.service.publishing import announce, announce_at, publish
from bot.features.challenges.service.teams import on_board as teams_on_board
from bot.features.challenges.service.teams import team_of
from bot.features.challenges.service.telling import (
    button,
    day_buttons,
    described,
    in_short,
    join_buttons,
    measured,
    so_far,
    task_name,
    team_name,
    title,
)
from bot.features.challenges.service.words import in_list, on_board, own, question, rehearsed
from bot.features.challenges.settings import Settings
from bot.features.challenges.store.challenges import census

__all__ = [
    "EXTENSIONS", "FIELDS", "KINDS", "MAIN", "Amendment", "Answered", "Challenge", "ChallengeOver", "Figures", "Line",
    "Marked", "Plan", "Progress", "Proof", "Rehearsal", "Results", "Settings", "State", "What", "abandon", "amend",
    "amendment_of", "announce", "announce_at", "answer", "answers", "ask", "asked_by", "begin_on", "board", "button",
    "cancel", "card", "census", "change", "chosen", "clone", "day_buttons", "described", "draft", "drop",
    "drop_amendment", "drop_template", "ended_between", "enrol", "everything", "extend", "figures_of", "find",
    "find_live", "from_own_template", "from_template", "gather", "hears", "hears_forwarded", "in_list", "in_short",
    "is_in", "is_running", "join_buttons", "lack_of", "last_draft", "leave", "listed", "live", "mark", "meant",
    "measured", "never_mind", "on_board", "own", "own_halves", "own_template", "own_templates", "pause", "preview",
    "progress_of", "propose", "publish", "question", "refresh", "rehearse", "rehearsed", "rematch", "report",
    "restore_template", "result_of", "results_of", "resume", "save_template", "say_now", "share_template",
    "shared_template", "show", "so_far", "strike", "switch", "take_back", "take_template", "task_name", "team_name",
    "team_of", "teams_on_board", "tell_why", "template_card", "template_title", "templates", "title", "today_in",
    "toml_of", "unshare_template", "warm", "ways", "will_say", "write",
]  # fmt: skip
