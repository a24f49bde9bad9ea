# `make demo` sets everything up and runs the main job; `make test` sets up and runs all tests.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input
DEMO := demo
MONTH := 2015-05

.PHONY: setup demo test kills docs gallery lock clean

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Dragoman needs Python 3.11 or newer; name one: make PYTHON=python3.12"; exit 1; }
	@echo "Installing into $(VENV): about 1 GB, a few minutes."
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) install -qq --require-hashes -r requirements.lock
	@$(PIP) install -qq --no-deps --no-build-isolation --editable .
	@touch $(READY)

demo: $(READY)
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/dragoman --ledger $(DEMO)/dragoman.db ingest samples --home BLR
	$(BIN)/dragoman --ledger $(DEMO)/dragoman.db digest --month $(MONTH) --output $(DEMO)/digest-$(MONTH).html
	$(BIN)/dragoman --ledger $(DEMO)/dragoman.db digest --month $(MONTH) --output $(DEMO)/digest-$(MONTH).md
	@echo
	@echo "$(DEMO)/dragoman.db is the ledger. Open $(DEMO)/digest-$(MONTH).html in a browser for the digest with its pictures."
	@echo "Next, try:"
	@echo "  . $(BIN)/activate; export DRAGOMAN_LEDGER=$(DEMO)/dragoman.db"
	@echo "  dragoman events --with PAK"
	@echo "and go on with the tour in README.md."

test: $(READY)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n auto

KILLS := 300
kills: $(READY) ## kill a program that writes to a ledger KILLS times at random moments, on SQLite, and a third as often on PostgreSQL
	DRAGOMAN_KILLS=$(KILLS) $(BIN)/python -m pytest -q tests/ledger/test_killed.py -k killed_program

docs: $(READY) ## write anew what is generated: docs/codebook.md, the gaps in docs/reading.md, the output in README.md
	$(BIN)/python scripts/make_codebook.py
	$(BIN)/python scripts/make_gaps.py
	$(BIN)/python scripts/make_readme.py

gallery: $(READY) ## draw docs/gallery.md and its pictures anew from the samples (pages on paper need pdftoppm, of poppler-utils)
	$(BIN)/python scripts/make_gallery.py

lock: ## write requirements.lock anew from pyproject.toml (needs uv)
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --group dev --output-file requirements.lock pyproject.toml

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .ruff_cache .pytest_cache
