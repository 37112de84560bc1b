# The recipes: people, CI and the README call the same ones.
#   make run     a WeCom of one's own with the sample notice; prints the two addresses; Ctrl-C stops all
#   make test    every test, on real servers          make lint    style, types, import contract
#   make setup   only the environment                 make bench   make faults   make lock
#   make audit   do the locked packages have known holes

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := run
.DELETE_ON_ERROR:
.ONESHELL:
.PHONY: run test setup dev servers lint types style contract risks format bench faults lock audit

PORT ?= 8080
SANDBOX_PORT ?= 8090
VAR ?= var/
export PORT SANDBOX_PORT VAR
unexport PYTHONDONTWRITEBYTECODE  # the tests start the product some hundred times: it is compiled once

VENV := .venv
PY := $(VENV)/bin/python
INSTALL := $(PY) -m pip install --quiet --disable-pip-version-check --require-virtualenv
LOCK := $(VENV)/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-annotate --no-header

run: setup
	@exec $(PY) -m sandbox

test: dev servers
	FAULTS=small $(PY) -m pytest -n $$(($$(nproc) * 5 / 2)) --dist worksteal  # a story waits half of its time

setup: $(VENV)/.installed
dev: $(VENV)/.installed-dev
servers: dev
	@$(PY) -m tests.binaries

lint: types style contract risks  # -j2: the types take as long as the rest together
types: dev
	$(PY) -m mypy
style: dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
contract: dev
	$(VENV)/bin/lint-imports --no-logo
risks: dev
	$(PY) -m bandit --quiet --configfile pyproject.toml --recursive bot config migrations sandbox

format: dev
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

bench: dev servers
	$(PY) -m bench

# The tests of tests/faults alone, at full size, some hours; FAULTS=small: some minutes, as in `make test`;
# FAULTS_PART=0.05 makes it a part, FAULTS_SEED=7 plays a run again, FAULTS_ONLY=siege picks. The figures are printed
# and kept in var/faults/figures.jsonl.
faults: dev servers
	FAULTS=$(or $(FAULTS),nightly) $(PY) -m pytest tests/faults -n 0 -s -rA --durations=0 -k "$(FAULTS_ONLY)"

# The lock: every package by version and hash, for every Python from 3.11 on, without the address of any registry.
lock: dev
	$(LOCK) --output-file requirements/run.txt --group build pyproject.toml
	$(LOCK) --output-file requirements/dev.txt --group build --group dev -c requirements/run.txt pyproject.toml
	$(LOCK) --output-file requirements/servers.txt --no-deps requirements/servers.in

# Which locked packages have known holes. Asks a database on the internet: who cannot ask has audited nothing, and fails.
audit: dev
	@found=$$(mktemp)
	trap 'rm -f "$$found" "$$found.why"' EXIT
	if $(PY) -m pip_audit --progress-spinner off --strict --disable-pip --require-hashes \
	  -r requirements/run.txt --format json --output "$$found" 2>"$$found.why"; then
	  echo '锁定的包没有已知漏洞。'
	elif [ -s "$$found" ]; then
	  $(PY) -m pip_audit --progress-spinner off --disable-pip --require-hashes -r requirements/run.txt || true
	  echo '锁定的包有已知漏洞，见上表：改 pyproject.toml 的版本，再 make lock。' >&2
	  exit 1
	else
	  tail -n 1 "$$found.why" >&2
	  echo '没有审计成：问不到漏洞库（要能上网）。这不等于没有漏洞。' >&2
	  exit 1
	fi

# An environment knows where it lies: one that was moved or was only half made is made anew.
ifneq ($(shell cat $(VENV)/.place 2>/dev/null),$(CURDIR))
.PHONY: $(VENV)/.place
$(shell rm -f $(VENV)/.installed $(VENV)/.installed-dev)
endif

$(VENV)/.place:
	@python=
	for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do
	  if "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi
	done
	if [ -z "$$python" ]; then
	  echo '没有找到 Python 3.11 或更新的版本，请先安装。装在别处的，可写：make PYTHON=/路径/python3 …' >&2
	  exit 1
	fi
	if ! "$$python" -c 'import venv, ensurepip' 2>/dev/null; then
	  echo "$$python 缺少 venv 模块。Debian、Ubuntu 请先运行：apt-get install python3-venv" >&2
	  exit 1
	fi
	echo '准备运行环境 $(VENV)，首次约一分钟…'
	"$$python" -m venv --clear $(VENV)
	echo '$(CURDIR)' > $@

$(VENV)/.installed: requirements/run.txt pyproject.toml | $(VENV)/.place
	@$(INSTALL) --require-hashes -r requirements/run.txt
	$(INSTALL) --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/.installed-dev: requirements/dev.txt $(VENV)/.installed
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	touch $@
