# The commands of this repository. `make` alone lists them.
#
# Everything runs in one virtual environment, .venv, made on first use from constraints.txt (exact versions) and
# made anew when pyproject.toml or constraints.txt change. A stamp file in it says which group of tools is installed.

.DEFAULT_GOAL := help
.NOTPARALLEL:
.DELETE_ON_ERROR:

VENV ?= .venv
RUN := $(VENV)/bin/python -m
SUPPORTED := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in python3.11 python3 python3.12 python3.13 python3.14; do \
	if "$$name" -c '$(SUPPORTED)' 2>/dev/null; then echo "$$name"; break; fi; done)
NO_PYTHON := echo "Python 3.11 or newer is needed: make PYTHON=/path/to/python3" >&2; exit 1
PIP := $(RUN) pip --disable-pip-version-check --quiet install --constraint constraints.txt
PIP_PINNED := $(PIP) --build-constraint constraints.txt

.PHONY: help
help: ## list the commands
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /  make \1\t/' | expand -t 20

# ---------------------------------------------------------------- the environment

$(VENV)/.base: pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { $(NO_PYTHON); }
	@echo "Installing the library and what it needs into $(VENV); about ten seconds, once."
	@$(PYTHON) -m venv --clear $(VENV)
	@$(PIP) --upgrade pip
	@$(PIP_PINNED) --editable '.[html,cli]'
	@touch $@

$(VENV)/.%: $(VENV)/.base
	@echo "Installing every extra and the tools of the group '$*' into $(VENV); a minute or two, once."
	@$(PIP_PINNED) --editable '.[all]' --group $*
	@touch $@

# ---------------------------------------------------------------- what users run

.PHONY: demo
demo: $(VENV)/.base ## read the example pages and show records, timeline and JSON
	@$(VENV)/bin/python examples/demo.py

.PHONY: test
# The examples of one page build on each other, so a file is run by one worker.
test: $(VENV)/.test ## all tests, with the coverage of lines and branches
	@echo "Running every test on all cores: about ten minutes on two; 'make test-quick' takes one."
	@HYPOTHESIS_PROFILE=$${HYPOTHESIS_PROFILE:-ci} $(RUN) pytest -n auto --dist loadfile --cov --cov-report=term-missing:skip-covered --durations=15

.PHONY: test-quick
test-quick: $(VENV)/.test ## most tests with few examples each, in under a minute on two cores
	@HYPOTHESIS_PROFILE=quick $(RUN) pytest -q -n auto --dist loadfile -m 'not slow' tests

# ---------------------------------------------------------------- what keeps it good

.PHONY: check
check: lint types package prose api ## lint, types, import layers, packaging, public names

.PHONY: lint
lint: $(VENV)/.check ## ruff, dead code, dependencies, import layers, the tool for mutants
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) vulture
	$(RUN) deptry .
	$(RUN) pytest -q tests/contract/test_imports.py tests/mutants

.PHONY: types
types: $(VENV)/.check ## mypy --strict and pyright strict; all that users see has a type
	$(RUN) mypy
	$(RUN) pytest -q tests/typing
	$(RUN) pyright --pythonpath $(VENV)/bin/python
	PATH="$(abspath $(VENV))/bin:$$PATH" pyright --verifytypes stemtaskforce --ignoreexternal

.PHONY: package
package: $(VENV)/.check ## build the wheel and the sdist, and look hard at both
	@rm -rf dist
	PIP_BUILD_CONSTRAINT=constraints.txt $(RUN) build --outdir dist
	$(RUN) twine check --strict dist/*
	$(RUN) check_wheel_contents dist
	$(RUN) validate_pyproject pyproject.toml
	$(RUN) pyroma --min 10 .
	$(RUN) repo_review .
	$(RUN) pytest -q tests/distributions

.PHONY: prose
prose: $(VENV)/.check ## docstrings and spelling
	$(RUN) interrogate src
	$(RUN) codespell_lib

.PHONY: api
api: $(VENV)/.test ## public names and signatures against tests/contract/public_api.txt
	$(RUN) pytest -q tests/contract/test_public_names.py

.PHONY: names
names: $(VENV)/.test ## write tests/contract/public_api.txt anew; CHANGELOG.md comes first
	$(RUN) tests.contract.public_names

.PHONY: fix
fix: $(VENV)/.check ## let ruff mend and format what it can
	$(RUN) ruff check --fix
	$(RUN) ruff format

.PHONY: bench
bench: $(VENV)/.bench ## measure, and hold the figures; PART=wire for tests/benchmarks/test_wire.py alone, "wire pages" for two
	$(RUN) pytest -q -s $(if $(PART),$(PART:%=tests/benchmarks/test_%.py),tests/benchmarks)

.PHONY: interop
interop: $(VENV)/.interop ## let the readers of other projects read the exported files; needs node and npm
	npm --prefix tests/interop ci --ignore-scripts --no-audit --no-fund --silent
	@# It carries the official schema of CSL-JSON; nothing of it is run, so none of what it depends on is installed.
	$(PIP) --no-deps commonmeta-py==0.312
	$(RUN) pytest -q tests/interop

.PHONY: hostile
hostile: $(VENV)/.fuzz ## the public corpora, faults and floods whole, a long run, and the table of promises; hours
	STEMTASKFORCE_CORPORA=whole $(RUN) pytest -q tests/hostile tests/pages/test_html_trees.py tests/formats/test_hostile.py \
		tests/formats/test_addresses.py tests/formats/test_hostile_exports.py tests/formats/test_html.py tests/pages/test_hostile_text.py
	STEMTASKFORCE_CORPORA=whole $(RUN) tests.fuzz.run --minutes $(or $(MINUTES),60)
	$(RUN) tests.tools.write_promises

.PHONY: fuzz
fuzz: $(VENV)/.fuzz ## give the readers what a fuzzer makes; MINUTES=1 for each of the four entry points
	$(RUN) tests.fuzz.run --minutes $(or $(MINUTES),1)

.PHONY: browser
browser: $(VENV)/.browser ## open the pages and a notebook in Chromium, with axe-core; needs node and npm, installs Chromium
	@command -v chromium >/dev/null || { apt-get update -qq && apt-get install -qq -y --no-install-recommends chromium; }
	npm --prefix tests/browser ci --ignore-scripts --no-audit --no-fund --silent
	CHROMIUM="$$(command -v chromium)" $(RUN) pytest -q tests/browser

.PHONY: mutants
mutants: $(VENV)/.mutants ## break the library on purpose, and count how often a test notices; PARTS="text markup" for some, SAMPLE=10 for a tenth, SECONDS=3 of tests for each; hours
	$(RUN) tests.tools.mutants $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(SECONDS),--at-most $(SECONDS)) $(PARTS)

.PHONY: lowest
lowest: ## all tests with the lowest version of each dependency, in an environment of their own
	@test -n "$(PYTHON)" || { $(NO_PYTHON); }
	.ci/lowest "$(PYTHON)"

.PHONY: docs
docs: $(VENV)/.docs ## build the documentation; a warning is an error
	$(RUN) sphinx -W -n -q --keep-going -b html docs docs/_build/html

# ---------------------------------------------------------------- upkeep

.PHONY: constraints
constraints: ## choose the newest versions of everything and write them to constraints.txt
	@test -n "$(PYTHON)" || { $(NO_PYTHON); }
	.ci/constraints "$(PYTHON)"

.PHONY: clean
clean: ## remove the environment and everything built
	rm -rf $(VENV) build dist docs/_build .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache mutants
