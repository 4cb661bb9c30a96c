# Everything runs in .venv, made from requirements.lock. Only python3 (3.11 or later), git and make
# are asked for; what the tests of the real parts need besides is said by them at their end.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
QUICK  := not neo4j and not gephi and not browser and not slow

.PHONY: help setup demo test check lock bench clean
.DEFAULT_GOAL := help

help:  ## Say what there is to make
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "make %-7s %s\n", $$1, $$2}'

demo: setup  ## Set everything up, then take the articles in examples/ to a graph that answers
	@$(BIN)/claimgraph demo

test: setup  ## Run all tests, those on a real Neo4j, Gephi and browser included
	$(BIN)/python -m pytest

check: setup  ## Check style, types and layers, and run the quick tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q -m "$(QUICK)"

bench: setup  ## Measure start-up, loading, pushing and querying on this machine
	$(BIN)/python bench/run.py

lock:  ## Pin every dependency with its hashes in requirements.lock
	$(PYTHON) -m venv .cache/lock
	.cache/lock/bin/python -m pip install --quiet uv
	.cache/lock/bin/uv pip compile --quiet --universal --generate-hashes --no-emit-index-url \
	    --no-annotate --no-header --group dev pyproject.toml -o requirements.lock

clean:  ## Remove what was made: the environment, caches, builds and the demo
	rm -rf $(VENV) .cache build dist *.egg-info claimgraph-demo
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamp holds the environment to the lock and to the list of packages. The .pth file lets Python
# find the package also from the folder that holds the checkout, itself called claimgraph.
setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("claimgraph needs Python 3.11 or later, and $(PYTHON) is " + sys.version.split()[0] + ". Name another one: make PYTHON=python3.12 demo")'
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) cannot make a virtual environment: its venv module is missing. On Debian or Ubuntu: apt-get install python3-venv. Then run make again." >&2; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing what requirements.lock names into $(VENV); the first time takes a minute or two."
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "claimgraph-checkout.pth").write_text(str(pathlib.Path.cwd()))'
	@touch $@
