# make build   set everything up in .venv and build the graph of seeds/ into out/
# make test    everything that CI runs
# make format  let ruff lay the code out
PYTHON ?= python3
BIN := .venv/bin

.PHONY: build test check format clean

build: .venv/.installed
	$(BIN)/kg build seeds/ --out out/

test: .venv/.tests-installed
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@{ command -v virtuoso-t && command -v chromium; } >/dev/null || ! command -v apt-get >/dev/null || [ "$$(id -u)" != 0 ] || \
		{ apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends virtuoso-opensource-7-bin chromium; } \
		>/dev/null 2>&1 || echo "Virtuoso 7 or Chromium could not be installed: their tests are skipped"
	$(BIN)/pytest -n auto -rs

format: .venv/.tests-installed
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

.venv/.installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "kg needs Python 3.11 or newer: make PYTHON=python3.12 build"; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing: on Debian and Ubuntu, apt-get install python3-venv"; exit 1; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[parquet,crawl]'
	@$(BIN)/python -m compileall -q kg
	@touch $@

.venv/.tests-installed: pyproject.toml .venv/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[test]'
	@touch $@

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
