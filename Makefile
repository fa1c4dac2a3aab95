# Two commands: `make demo` does the main job on the bundled example, `make test` runs the suite.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
COMPILE := uv pip compile --universal --no-strip-extras --generate-hashes --no-header --python-version 3.11 pyproject.toml

.PHONY: demo test record lint types imports check wheel lock clean

# Exit code 3 is meant: one ask of the example has no support in its papers, and the reply says so.
demo: .venv/installed
	$(BIN)/drafter demo || test $$? -eq 3

test: .venv/tested
	$(BIN)/python -m pytest --cov --cov-report=term

# Ask the server of fixtures/recordings/server.toml (or OPENAI_BASE_URL, DRAFTER_MODEL) for what is not recorded yet and
# remove what nothing uses any more; `make record AGAIN=--again` records everything anew.
record: .venv/tested
	$(BIN)/python -m tests.recordings --record $(AGAIN)

lint: .venv/tested
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: .venv/tested
	$(BIN)/mypy

imports: .venv/tested
	$(BIN)/lint-imports

check: lint types imports test

wheel: .venv/tested
	$(BIN)/python -m hatchling build -t wheel

# The package and what it needs, from the lock; a no-op while lock and pyproject.toml are unchanged.
.venv/installed: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --no-build-isolation -e .
	touch $@

# The same with what tests, linters and type checkers need.
.venv/tested: .venv/installed requirements-dev.lock
	$(PIP) install --require-hashes -r requirements-dev.lock
	touch $@

# Re-resolve the locks from pyproject.toml (needs uv: pip install uv).
lock:
	$(COMPILE) --group build -o requirements.lock
	$(COMPILE) --group dev -o requirements-dev.lock

clean:
	rm -rf .venv out dist .mypy_cache .ruff_cache .pytest_cache
