#!/usr/bin/env bash
# Runs the tools that readers of OpenAPI use over the errors of the examples, in every union and version.
# It needs Node, npm, Python 3 and the network, and installs the tools into the folder of its argument.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(mkdir -p "${1:?usage: tests/openapi/check.sh FOLDER}" && cd "$1" && pwd)

npm install --prefix "$tools" --no-audit --no-fund --save-exact --loglevel=error \
  @redocly/cli@2.77.0 @stoplight/spectral-cli@6.16.3 openapi-typescript@7.13.0 typescript@5.9.3
[ -d "$tools/venv" ] || python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check \
  openapi-spec-validator==0.9.0 openapi-python-client==0.29.1 'datamodel-code-generator[ruff]==0.89.0' pydantic==2.14.4
npm_tools="$tools/node_modules/.bin" py_tools="$tools/venv/bin"
export PATH="$py_tools:$PATH"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'extends: [[spectral:oas, all]]' > "$work/spectral.yaml"

for version in 3.1 3.0; do
  for union in none open closed; do
    echo "== $version $union"
    file="$work/$version-$union.yaml"
    sed "s/^openapi: .*/openapi: $version.0/" tests/openapi/api.yaml > "$file"
    cargo run --quiet -p cargo-api-error -- generate openapi --merge "$file" --union "$union" --quiet

    "$npm_tools/redocly" lint --max-problems=20 "$file"
    "$npm_tools/spectral" lint --fail-severity=warn --ruleset "$work/spectral.yaml" "$file"
    "$py_tools/openapi-spec-validator" "$file"

    "$npm_tools/openapi-typescript" "$file" --output "$work/api.ts"
    "$npm_tools/tsc" --strict --noEmit "$work/api.ts"

    rm -rf "$work/client"
    "$py_tools/openapi-python-client" generate --path "$file" --output-path "$work/client" --meta none --fail-on-warning
    "$py_tools/python" -m compileall -q "$work/client"

    "$py_tools/datamodel-codegen" --input "$file" --input-file-type openapi --output "$work/models.py" \
      --output-model-type pydantic_v2.BaseModel --target-python-version 3.11
    (cd "$work" && "$py_tools/python" -c 'import models')
  done
done
