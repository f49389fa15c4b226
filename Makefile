# Everything a fresh machine needs is Python 3.11+ and make.
PYTHON ?= python3
WRONG_PYTHON = Cần Python 3.11 trở lên (needs Python 3.11 or newer), $(PYTHON) chưa được. Thử: make $(or $(MAKECMDGOALS),site) PYTHON=python3.12
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt

.PHONY: site test serve bench lint clean

site: .venv/site  ## the whole build: guides → build/site
	$(BIN)/sotay build

test: .venv/test lint  ## everything up to a green test run
	$(BIN)/python -m tests.prepare
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile

serve: .venv/site  ## live preview on this machine
	$(BIN)/sotay serve

bench: .venv/bench  ## timings and the long fuzz run: ratios, never part of the tests
	$(BIN)/python -m tests.bench

lint: .venv/test
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy

clean:  ## forget what was made (the environment stays)
	rm -rf build

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(WRONG_PYTHON)" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }
	touch $@

.venv/site: .venv/python pyproject.toml constraints.txt
	$(PIP) --editable .
	touch $@

.venv/test: .venv/site
	$(PIP) --editable '.[test]'
	touch $@

.venv/bench: .venv/test
	$(PIP) --editable '.[bench]'
	touch $@
