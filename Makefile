# Everything a fresh machine needs is Python 3.11+ and make.
PYTHON ?= python3
WRONG_PYTHON = Cần Python 3.11 trở lên (needs Python 3.11 or newer), $(PYTHON) chưa được. Thử: make $(or $(MAKECMDGOALS),site) PYTHON=python3.12
BIN := .venv/bin
.DEFAULT_GOAL := site
unexport PYTHONDONTWRITEBYTECODE  # what is compiled once is kept, for the hundreds of processes that tests and builds start
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCKED := $(PIP) --require-hashes --requirement
UV := $(BIN)/uv pip install --quiet --python $(BIN)/python
LOCK := $(BIN)/uv --no-config pip compile --quiet --universal --python-version 3.11 --group build --generate-hashes --no-annotate \
  --custom-compile-command 'make lock' pyproject.toml

TSC := tests/node/node_modules/.bin/tsc --project docs/assets/js
SCRIPTS_TYPED = $(TSC) && $(TSC)/tsconfig.worker.json

.PHONY: help site test judges serve release tools bench bench-compare fuzz lint lint-python lock upgrade audit licences sbom wheel picture clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1\t\2/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

site: .venv/site  ## the whole build: guides → build/site
	$(BIN)/sotay build

# Fetching tools waits for the network, installing packages and checking types for the processor: both at the same time.
test: .venv/python  ## everything up to a green test run; as root it may call apt-get for the tests' tools
	$(MAKE) --jobs=2 tools lint-python
	$(SCRIPTS_TYPED)
	$(BIN)/python -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

judges: site .venv/test  ## programs of others judge all that was built: PDF/UA, EPUB, HTML, access, links, iPhone's engine, Firefox
	$(BIN)/python -m tests.prepare
	$(BIN)/python -m tests.prepare firefox-esr
	$(BIN)/sotay pack --epub
	$(BIN)/python -m tests.judges

serve: .venv/site  ## live preview on this machine
	$(BIN)/sotay serve

release: .venv/site  ## the whole build for the address in HOST, refused where nobody could open it
	$(BIN)/sotay build --host "$(HOST)" --release

tools:  ## what the tests need besides Python; as root it may call apt-get, otherwise it says what is missing
	$(PYTHON) -m tests.prepare

bench: .venv/bench  ## what is measured, beside goals and others, as a table, JSON and the README's picture; twenty minutes, on a quiet machine
	$(BIN)/python -m tests.bench

bench-compare: .venv/bench  ## the last run of `make bench` beside the one before
	$(BIN)/python -m tests.bench --compare

fuzz: .venv/test  ## the long search for what breaks: FUZZ="guides --spoilt 200000 --from 0" is a part of it
	$(BIN)/python -m tests.fuzz $(FUZZ)

lint: lint-python  ## style and types of Python and of the site's scripts
	$(BIN)/python -m tests.prepare npm
	$(SCRIPTS_TYPED)

lint-python: .venv/test  ## style and types of Python alone
	$(BIN)/ruff check generator tests
	$(BIN)/ruff format --check generator tests
	$(BIN)/mypy

lock: .venv/test  ## requirements/*.lock as pyproject.toml says; UPGRADE=--upgrade takes the newest of what is not pinned there
	$(LOCK) $(UPGRADE) --output-file requirements/site.lock
	$(LOCK) $(UPGRADE) --output-file requirements/test.lock --extra test --constraint requirements/site.lock
	$(LOCK) $(UPGRADE) --output-file requirements/bench.lock --extra test --extra bench --constraint requirements/test.lock

upgrade: .venv/test  ## the newest of everything that is not pinned in pyproject.toml, and then all that judges it
	$(MAKE) lock UPGRADE=--upgrade
	$(MAKE) test judges licences audit

audit: .venv/test  ## known holes in what is installed, asked of PyPI's own list
	$(BIN)/uv --no-config tool run --from pip-audit==2.10.1 pip-audit --disable-pip --require-hashes --strict --requirement requirements/site.lock

licences: .venv/test  ## LICENSES.md: what of others is installed, and under which licence
	$(BIN)/python -m tests.licences

sbom: .venv/test  ## the list of parts for a release (CycloneDX) → build/dist
	mkdir -p build/dist
	$(BIN)/cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --short-PURLs --output-file build/dist/so-tay-so.cdx.json requirements/site.lock

wheel: .venv/test  ## what pip, pipx and uvx install anywhere → build/dist
	$(BIN)/uv build --quiet --no-build-isolation --python $(BIN)/python --out-dir build/dist

picture: .venv/test  ## the README's picture, anew from build/site
	$(BIN)/python -m tests.contact_sheet

clean:  ## forget what was made (the environment stays)
	rm -rf build

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(WRONG_PYTHON)" >&2; exit 1; }
	$(PYTHON) -m venv --clear .venv || { rm -rf .venv; exit 1; }
	touch $@

.venv/site: .venv/python pyproject.toml generator/__init__.py requirements/site.lock
	$(LOCKED) requirements/site.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch $@

# All that the site needs is in the tests' lock too. uv takes a fifth of pip's time; where it does not reach its index, pip knows another way.
.venv/test: .venv/python pyproject.toml generator/__init__.py requirements/site.lock requirements/test.lock
	awk '/^[^ ]/ { own = /^uv==/ } own' requirements/test.lock > .venv/uv.lock
	$(LOCKED) .venv/uv.lock
	$(UV) --require-hashes --requirement requirements/test.lock || $(LOCKED) requirements/test.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	touch .venv/site $@

.venv/bench: .venv/test requirements/bench.lock
	$(LOCKED) requirements/bench.lock
	touch $@
