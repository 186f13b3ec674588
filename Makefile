# `make demo` sets up and checks a sample draft; `make test` sets up and runs all tests; `make serve` starts the page.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
MAIL   ?= docs/voorbeeld.txt

.PHONY: demo test serve lint evaluate bench clean

$(BIN)/python:
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: $(BIN)/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[web]'
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@

demo: $(VENV)/.installed
	@$(BIN)/klantcheck check --fail-on never '$(MAIL)'

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest -n auto --dist loadfile

serve: $(VENV)/.installed
	$(BIN)/klantcheck serve

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/evaluate.py $(ARGS)
	@echo
	$(BIN)/python benchmarks/rewrites.py

bench: $(VENV)/.installed-dev
	$(BIN)/python benchmarks/speed.py

clean:
	rm -rf $(VENV) build dist *.egg-info
