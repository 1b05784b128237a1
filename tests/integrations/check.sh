#!/usr/bin/env bash
# Runs what editors, GitHub Actions and pre-commit read: the settings of `docs/editors.md`, the action, the hook.
# It needs git, Python 3 and the network, and installs the tools into the folder of its argument.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(mkdir -p "${1:?usage: tests/integrations/check.sh FOLDER}" && cd "$1" && pwd)

[ -d "$tools/venv" ] || python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check --requirement tests/integrations/requirements.txt
cargo build --quiet -p cargo-api-error
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)

"$tools/venv/bin/check-jsonschema" --builtin-schema vendor.github-actions integrations/github/action.yml
"$tools/venv/bin/pre-commit" validate-manifest .pre-commit-hooks.yaml
PATH="$target/debug:$tools/venv/bin:$PATH" PRE_COMMIT_HOME="$tools/pre-commit" \
  "$tools/venv/bin/python" tests/integrations/check.py
