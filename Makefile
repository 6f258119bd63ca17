# make run     sets everything up and opens the window (without a screen: the live monitor in the terminal)
# make test    sets everything up and runs every check and test
# make lint · bench · package · translations · lock · clean

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ARGS   ?=
JOBS   ?= 2
PIP    := $(BIN)/python -m pip --disable-pip-version-check --quiet

.PHONY: run test lint check screen bench package translations lock clean

run: $(VENV)/.run
	@if [ "$$(uname)" = Linux ] && [ -z "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
		echo "There is no screen here: this is the live monitor in the terminal (Ctrl-C ends it)." >&2; \
		exec $(BIN)/news-monitor watch $(ARGS); \
	else exec $(BIN)/news-monitor desk $(ARGS); fi

check screen: export LANGUAGE := en  # the windows that tests open speak what tests expect

test: $(VENV)/.test lint check screen

lint: $(VENV)/.test
	$(BIN)/ruff check src tests benchmarks resources training
	$(BIN)/ruff format --check src tests benchmarks resources training
	$(BIN)/mypy
	$(BIN)/lint-imports

# everything that needs no screen; on a PostgreSQL server of its own where the binaries are there
check: $(VENV)/.test
	QT_QPA_PLATFORM=offscreen packaging/with-postgres.sh $(BIN)/python -m pytest -n $(JOBS) -m "not screen" $(ARGS)

# what needs a real screen: a virtual one, a window manager and a session bus
screen: $(VENV)/.test
	packaging/with-screen.sh $(BIN)/python -m pytest -m screen $(ARGS)

bench: $(VENV)/.test
	packaging/with-screen.sh $(BIN)/python -m benchmarks $(ARGS)

package: $(VENV)/.test
	packaging/build.sh $(BIN)/python

# the window's texts in other languages: new ones into the .ts files, for people to translate, then the .qm files
translations: $(VENV)/.test
	packaging/translations.sh $(BIN)

# new pins: the newest releases that pyproject.toml allows, with the hashes of all their files
lock: $(VENV)/.test
	$(PIP) install uv
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra setup -o packaging/constraints.txt --quiet
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --upgrade --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --extra dev -c packaging/constraints.txt -o packaging/constraints-dev.txt --quiet

$(VENV)/.run: pyproject.toml packaging/constraints.txt packaging/prepare.sh
	packaging/prepare.sh run $(PYTHON)
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) …" >&2
	$(PIP) install --require-hashes -r packaging/constraints.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: pyproject.toml packaging/constraints-dev.txt packaging/prepare.sh
	packaging/prepare.sh test $(PYTHON)
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@echo "Installing into $(VENV) …" >&2
	$(PIP) install --require-hashes -r packaging/constraints-dev.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.run

clean:
	rm -rf $(VENV) build dist src/*.egg-info .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
