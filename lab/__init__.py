"""Faults on order: the real bot process against the Telegram in a box, and a checker that believes neither.

    python -m lab                          # what there is
    python -m lab kill9 --db sqlite --seed 7
    python -m lab --tier quick             # five minutes, as CI runs it
    python -m lab --tier full --publish    # everything, and the table in docs/GUARANTEES.md

A scenario is one file in `lab/scenarios/`; the folder is the registry.
"""
