# Two commands: `make demo` does the main job on the bundled example, `make test` runs the suite.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: demo test setup lint types imports lock clean

demo: setup
	$(BIN)/drafter demo

test: setup
	$(BIN)/python -m pytest --cov --cov-report=term-missing

lint: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check .

types: setup
	$(BIN)/mypy

imports: setup
	$(BIN)/lint-imports

setup: .venv/ready

# No-op while pyproject.toml and the lock are unchanged.
.venv/ready: requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --quiet --no-deps --no-build-isolation -e .
	touch $@

# Re-resolve the lock from pyproject.toml (needs uv: pip install uv).
lock:
	uv pip compile --universal --generate-hashes --no-header --group dev pyproject.toml -o requirements.lock

clean:
	rm -rf .venv out dist .mypy_cache .ruff_cache .pytest_cache
