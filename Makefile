# Alur: `make run` starts the demo office, `make test` proves everything, `make quick` core and site on SQLite.
PYTHON ?= python3
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
PEERS := .venv-peers
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run office test quick check bench peers
.DELETE_ON_ERROR:

run: $(VENV)/installed-run
	@exec $(BIN)/python -m alur.web.config.serve --demo --port $(PORT)

# A real office: no demo, no sign-in links; the first start prints the link of the guided set-up.
office: $(VENV)/installed-run
	@exec $(BIN)/python -m alur.web.config.serve --port $(PORT)

test: $(VENV)/installed-test
	@$(BIN)/python -m tests.run

quick: $(VENV)/installed-test
	@$(BIN)/python -m tests.run quick

check: $(VENV)/installed-test
	@$(BIN)/ruff format --check . && $(BIN)/ruff check . && $(BIN)/mypy && $(BIN)/lint-imports

bench: $(VENV)/installed-test
	@$(MAKE) --no-print-directory peers || echo "The peers could not be installed (see above): measuring without them."
	@$(BIN)/python -m benchmarks

# What Alur is measured beside, in an environment of its own: 600 MB, and one of them is AGPL.
peers: $(PEERS)/installed

$(PEERS)/installed: requirements-peers.lock
	@echo "Installing the peers into $(PEERS), 600 MB (once) ..."
	@$(PYTHON) -m venv $(PEERS)
	@$(PEERS)/bin/python -m pip --disable-pip-version-check --quiet install --retries 1 --require-hashes -r requirements-peers.lock
	@touch $@

# Hashed locks only: what is installed is what was reviewed. The package itself is linked, not copied.
$(VENV)/installed-run: requirements.lock pyproject.toml | $(BIN)/python
	@echo "Memasang pustaka (sekali saja) ..."
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/installed-test: requirements-test.lock pyproject.toml | $(BIN)/python
	@echo "Installing what the tests need (once) ..."
	@$(PIP) install --require-hashes -r requirements-test.lock
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/installed-run

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Alur needs Python 3.11 or newer: make PYTHON=python3.12 ...")'
	@echo "Membuat lingkungan Python di $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
