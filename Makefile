# Everything anybody does here. `make` alone lists it. Needs only Python 3.11+, make and git; touches only this folder.

# The first Python that is new enough and can make an environment; choose yourself with `make PY=python3.12 …`
PYTHONS := python3.11 python3.12 python3.13 python3 python /usr/bin/python3
NEW_ENOUGH := import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))
PY ?= $(firstword $(foreach p,$(PYTHONS),$(shell $p -c "$(NEW_ENOUGH)" 2>/dev/null && echo $p)))

# What Python has compiled is kept: a start that compiles all anew takes seconds, and tests start many.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
# Running the bot needs less than working on it; a full environment serves for both.
RUN := $(if $(wildcard .venv/full),.venv/full,.venv/run)
UV := $(or $(shell command -v uv),$(BIN)/uv)
LOCK := pip compile pyproject.toml -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --no-annotate

.PHONY: help setup demo run test setup-browser check format lock lab lab-full bench new clean

help:           ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*##/  make \1\t/p' Makefile | expand -t 22

setup: .venv/full ## an environment in .venv with everything of requirements.lock

demo: $(RUN)    ## a community in your browser: no token, no database, no account
	$(BIN)/python -m bot demo $(ARGS)

run: $(RUN)     ## the bot, with your config.toml
	$(BIN)/python -m bot run --config config.toml $(ARGS)

test: .venv/full setup-browser ## every test, on SQLite and on PostgreSQL (ARGS="-k points" for some)
	$(BIN)/python -m pytest -n 2 --inline-snapshot=disable $(ARGS)

setup-browser:  ## a headless browser and fonts for the tests of the pages
	@scripts/setup-browser

check: .venv/full ## all that can be known without running: style, types, architecture, dependencies, texts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .
	$(BIN)/python -m bot check

format: .venv/full ## tidy up
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: .venv/full ## both lock files anew, after changing a dependency in pyproject.toml (UPGRADE=--upgrade for newer ones)
	@command -v $(UV) >/dev/null || $(BIN)/python -m pip install -q --disable-pip-version-check uv
	$(UV) $(LOCK) $(UPGRADE) --group dev -o requirements.lock
	$(UV) $(LOCK) -c requirements.lock -o requirements-run.lock

lab: .venv/full ## faults on order, five minutes of them (ARGS="kill9 --db sqlite --seed 7" for one)
	$(BIN)/python -m lab $(or $(ARGS),--tier quick)

lab-full: .venv/full ## all faults at full size, and the table in docs/GUARANTEES.md: some hours
	$(BIN)/python -m lab --tier full --publish $(ARGS)

bench: .venv/full ## the measured promises
	$(BIN)/python -m benchmarks $(ARGS)

new: .venv/full ## a new room with doors, texts and tests: make new NAME=quizzes
	$(BIN)/python -m bot new $(or $(NAME),$(error Which room? make new NAME=quizzes))

clean:          ## remove what was made here, except your config.toml and data/
	rm -rf .venv build .*_cache .coverage .hypothesis && find . -name __pycache__ -prune -exec rm -rf {} +

# The locks name everything with its hash, so nothing is left to resolve (and an old pip stumbles over extras there).
INSTALL = $(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --require-hashes -r $< && touch $@

.venv/full: requirements.lock | .venv/python
	$(INSTALL)

.venv/run: requirements-run.lock | .venv/python
	$(INSTALL)

.venv/python:
	$(if $(PY),,$(error Hearth needs Python 3.11 or newer, with venv (Debian, Ubuntu: apt-get install python3 python3-venv)))
	@$(PY) -c "$(NEW_ENOUGH)" || { echo "$(PY) is older than Python 3.11, or lacks venv."; exit 1; }
	$(PY) -m venv .venv && touch $@
