# Everything a fresh machine needs is Python 3.11+ and make.
PYTHON ?= python3
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
	$(PYTHON) -m venv .venv
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
