# make demo   from nothing to a running site       make check   all static checks
# make test   every test                           make fix     format, and mend what can be mended
# make lock   lock the requirements again              make bench   print every figure that README claims

VENV   := .venv
PY     := $(VENV)/bin/python
FONTS   = $(shell $(PY) -c "import pylopdf_fonts_zh_cn as fonts; print(fonts.__path__[0])" 2>/dev/null)
PYTEST  = FONTCONFIG_FILE="$(CURDIR)/$(VENV)/fonts.conf" $(PY) -m pytest
# A killed process of the database ends the connections of all: such tests, and browsers, run by themselves.
PARALLEL := --numprocesses=$$(($$(getconf _NPROCESSORS_ONLN) + 1)) --maxprocesses=4 --dist=loadfile -m "not alone and not browser"
ALONE    := -m "alone or browser"
APPS   := accounts cases config eligibility households monitoring reports tests manage.py

.PHONY: demo test check fix lock bench chromium
.DELETE_ON_ERROR:
export PYTHONUNBUFFERED := 1

# Python and front-end packages arrive side by side.
demo:
	@$(MAKE) --no-print-directory -j2 $(VENV)/.local node_modules/.package-lock.json
	@exec $(PY) -m config.up

test:
	@$(MAKE) --no-print-directory -j2 $(VENV)/.dev node_modules/axe-core/package.json
	@$(MAKE) --no-print-directory chromium $(VENV)/fonts.conf
	@$(PYTEST) $(or $(TESTS),$(PARALLEL))
	@$(if $(TESTS),,$(PYTEST) $(ALONE))

check: $(VENV)/.dev node_modules/.package-lock.json
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/djlint --lint --quiet templates
	$(PY) -W "ignore:Got an error checking" manage.py makemigrations --check --dry-run
	DOUDI_PRODUCTION=1 DOUDI_HOSTS=doudi.example $(PY) manage.py check --deploy --fail-level WARNING

fix: $(VENV)/.dev
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

bench: $(VENV)/.bench
	@$(PY) -m benchmarks

lock: $(VENV)/.dev
	for set in requirements requirements-local requirements-dev requirements-bench requirements-link; do \
	  $(VENV)/bin/uv pip compile $$set.in --output-file $$set.txt --generate-hashes --python-version 3.11 \
	    --no-header --no-emit-index-url --no-emit-find-links --quiet $(UPGRADE) || exit 1; \
	done

# --- Python: an environment from hashed locks, by uv where it can be had, else by pip

$(VENV)/bin/python:
	@for python in python3 python3.13 python3.12 python3.11; do \
	  "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && break; \
	  python=; \
	done; \
	if [ -z "$$python" ]; then \
	  echo "需要 Python 3.11 或更高版本 / Python 3.11 or newer is needed" >&2; exit 1; \
	fi; \
	if ! "$$python" -c 'import ensurepip, venv' 2>/dev/null; then \
	  echo "Python 缺少 venv 模块，先运行 apt install python3-venv / Python lacks venv: apt install python3-venv" >&2; \
	  exit 1; \
	fi; \
	echo "建立 Python 环境 / making the Python environment"; \
	"$$python" -m venv $(VENV)

$(VENV)/bin/uv: | $(VENV)/bin/python
	@sed -n '/^uv==/,/[^\\]$$/p' requirements-dev.txt > $(VENV)/uv.txt
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(VENV)/uv.txt \
	  || echo "没有装上 uv，改用 pip / uv could not be installed, pip will do" >&2

$(VENV)/.local: requirements-local.txt | $(VENV)/bin/uv
	$(call install,$<)
$(VENV)/.dev: requirements-dev.txt | $(VENV)/bin/uv
	$(call install,$<)
$(VENV)/.bench: requirements-bench.txt | $(VENV)/bin/uv
	$(call install,$<)

define install
	@echo "安装 / installing $1"
	@if [ -x $(VENV)/bin/uv ] && $(VENV)/bin/uv pip install --quiet --python $(PY) --require-hashes -r $1; then :; \
	else $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $1; fi
	@touch $@
endef

# --- what the browser needs: by npm, locked, no script of a package is run

node_modules/.package-lock.json: package-lock.json
	@command -v npm >/dev/null || { echo "需要 Node.js 和 npm / Node.js and npm are needed" >&2; exit 1; }
	@echo "安装前端文件 / installing front-end files"
	@NPM_CONFIG_UPDATE_NOTIFIER=false npm ci --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

node_modules/axe-core/package.json: package-lock.json
	@command -v npm >/dev/null || { echo "需要 Node.js 和 npm / Node.js and npm are needed" >&2; exit 1; }
	@NPM_CONFIG_UPDATE_NOTIFIER=false npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@ node_modules/.package-lock.json

# --- what the tests need: Chromium where it may be installed, Chinese glyphs from a package

chromium:
	@command -v chromium >/dev/null && exit 0; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
	  echo "安装 Chromium / installing Chromium"; \
	  { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends chromium; } \
	    >$(VENV)/chromium.log 2>&1 && exit 0; \
	  tail -3 $(VENV)/chromium.log >&2; \
	fi; \
	echo "没有 Chromium，浏览器测试将逐项列为跳过 / no Chromium: browser tests will be listed as skipped" >&2

$(VENV)/fonts.conf: $(VENV)/.dev
	@printf '%s\n' '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">' '<fontconfig>' \
	  '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>' \
	  '<dir>$(FONTS)</dir><cachedir prefix="xdg">fontconfig</cachedir>' '</fontconfig>' > $@
