#!/usr/bin/env bash
# Generates the clients' modules for the shop, and runs the corpus and the type checkers with them.
# Needs Rust, Node 20 and Python 3.11, and installs pinned packages of npm and PyPI into ignored folders.
set -euo pipefail
cd "$(dirname "$0")"

generate() {
    cargo run --quiet -p cargo-api-error -- api-error generate "$1" --manifest-path shop/Cargo.toml -o "$2"
}

typescript() {
    cd typescript
    npm ci --silent --no-audit --no-fund
    # 4.7 is the oldest one that is supported; the newest one writes what Node runs.
    node node_modules/typescript-4.7/bin/tsc -p . --noEmit
    node node_modules/typescript-5.9/bin/tsc -p . --noEmit --erasableSyntaxOnly
    npx tsc -p . --erasableSyntaxOnly
    node --test --test-reporter=dot ./*.test.mjs
    python3 budget.py
}

python() {
    cd python
    [ -d venv ] || python3 -m venv venv
    venv/bin/pip install --quiet --disable-pip-version-check -r requirements.txt
    export PYTHONPATH=.
    venv/bin/python -m pytest --quiet
    venv/bin/mypy --strict --warn-unused-ignores --exclude venv .
    venv/bin/pyright --pythonpath venv/bin/python use.py test_*.py generated
}

mkdir -p typescript/generated python/generated
touch python/generated/__init__.py
generate typescript typescript/generated/shop.ts
generate python python/generated/shop.py
(typescript)
(python)
