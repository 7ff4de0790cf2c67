# The front door for everyone who works on mlteam. `make help` lists what there is.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

AXE := tests/e2e/node_modules/.package-lock.json

.DEFAULT_GOAL := help
.PHONY: help try demo test lint fix docs fuzz bench screenshots snapshots sbom licenses audit wheel pins clean

help: ## List the targets
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

try: $(VENV)/installed ## Set up everything and try the bot on a local Slack page
	$(BIN)/mlteam try

demo: $(VENV)/installed ## Play half a year of a company in a minute on that page
	$(BIN)/python -m playground.demo

test: $(VENV)/installed-dev $(AXE) ## Set up everything and run the whole test suite
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

lint: $(VENV)/installed-dev ## Check style, types, layers, knowledge and generated docs
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/mlteam knowledge check
	$(BIN)/mlteam languages check
	$(BIN)/python scripts/generate_docs.py --check

fix: $(VENV)/installed-dev ## Mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(VENV)/installed-dev ## Write the generated pages of docs/ anew
	$(BIN)/python scripts/generate_docs.py

fuzz: $(VENV)/installed-dev ## Send 20,000 mutated requests to the bot (SEED=2 for others)
	FUZZ_SEED=$(or $(SEED),1) FUZZ_PAYLOADS=20000 $(BIN)/python -m pytest --quiet \
	  --show-capture=no tests/security/test_fuzz.py

bench: $(VENV)/installed-dev ## Measure speed and memory against bare Bolt
	$(BIN)/python benchmarks/run.py

screenshots: $(VENV)/installed-dev ## Take a picture of every message, modal and page (needs chromium)
	$(BIN)/python -m scripts.shots

# Without npm the rest of the suite still runs; in CI the missing part fails.
$(AXE): tests/e2e/package-lock.json
	@cd tests/e2e && { npm ci --silent || \
	  echo "No accessibility checks: they need npm (Debian: nodejs npm) and its registry."; }

snapshots: $(VENV)/installed-dev ## Write down anew what every message, modal and Home is made of
	$(BIN)/python -m tests.bot.replay

sbom: $(VENV)/installed-dev ## Write the bill of materials (CycloneDX) into build/
	$(BIN)/python -m scripts.supply.bill build/mlteam.cdx.json

licenses: $(VENV)/installed-dev ## List the licenses of what the bot is installed with, and check them
	$(BIN)/python -m scripts.supply.licenses

audit: $(VENV)/installed-dev ## Ask PyPI for known weaknesses of what is pinned (needs its JSON API)
	@$(BIN)/pip-audit --strict --require-hashes --disable-pip --progress-spinner off $(AUDIT) \
	  --requirement requirements.txt || { echo "A weakness stands above; or \"not found on PyPI\":" \
	  "then its JSON API did not answer, and nothing is known. Try AUDIT=--vulnerability-service=osv."; exit 1; }

wheel: $(VENV)/installed-dev ## Build the package into dist/, the same bytes each time
	$(PIP) wheel --no-deps --no-build-isolation --no-index --wheel-dir dist .

pins: ## Pin all dependencies anew (needs uv)
	uv pip compile pyproject.toml --extra playground --group build $(UV_FLAGS) -o requirements.txt
	uv pip compile pyproject.toml --extra playground --group build --group dev $(UV_FLAGS) \
	  -c requirements.txt -o requirements-dev.txt

UV_FLAGS := --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
  --no-emit-find-links --custom-compile-command "make pins"

clean: ## Remove what make has made
	rm -rf $(VENV) tests/e2e/node_modules screenshots build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/installed: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(PIP) install --require-hashes -r requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/installed-dev: requirements-dev.txt $(VENV)/installed
	$(PIP) install --require-hashes -r requirements-dev.txt
	@touch $@
