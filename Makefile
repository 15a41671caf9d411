# Every target sets up what it needs; `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.DEFAULT_GOAL := help
.PHONY: help demo test lint golden bench clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

# Python compiles what it imports; to compile all that the emulator brings takes longer than the rest of the set-up.
$(STAMP): pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("trigscaffold needs Python 3.11 or newer; this is %s. Use: make PYTHON=python3.12 <target>" % sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --editable '.[dev]'
	@touch $@

demo: $(STAMP) ## generate examples/order-charge.yaml into build/ and show the decision, the tree and Terraform's verdict
	$(BIN)/trigscaffold recommend examples/order-charge.yaml
	$(BIN)/trigscaffold generate examples/order-charge.yaml --output build --force --validate

# Many tests start Python, which compiles our modules each time where it may not keep them compiled.
test: export PYTHONDONTWRITEBYTECODE =
test: $(STAMP) ## run every test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 4 --dist loadgroup

lint: $(STAMP) ## format and lint
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/mypy

golden: $(STAMP) ## write golden/ anew after a wanted change
	$(BIN)/python -m pytest -q tests/test_golden.py --update-golden

bench: $(STAMP) ## measure speed and memory against other generators, in one run
	$(BIN)/python -m bench
	$(BIN)/python -m bench.updates
	$(BIN)/python -m bench.check

clean: ## remove everything that was built
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
