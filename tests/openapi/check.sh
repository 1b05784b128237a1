#!/usr/bin/env bash
# Runs the tools that readers of OpenAPI use over the errors of the examples: validators on every union and version, generators
# on the unions of one version, and a tester of services against the example on axum.
# It needs Rust, Node, npm, Python 3 and the network, and installs the tools into the folder of its argument.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(mkdir -p "${1:?usage: tests/openapi/check.sh FOLDER}" && cd "$1" && pwd)

npm install --prefix "$tools" --no-audit --no-fund --save-exact --loglevel=error \
  @redocly/cli@2.77.0 @stoplight/spectral-cli@6.16.3 openapi-typescript@7.13.0 typescript@5.9.3 &
npm=$!
[ -d "$tools/venv" ] || python3 -m venv "$tools/venv"
"$tools/venv/bin/pip" install --quiet --disable-pip-version-check --requirement tests/openapi/requirements.txt
wait "$npm"
export PATH="$tools/node_modules/.bin:$tools/venv/bin:$PATH"
# No tool reports to anybody, or looks for a newer version.
export REDOCLY_TELEMETRY=off REDOCLY_SUPPRESS_UPDATE_NOTICE=true

cargo build --quiet -p cargo-api-error
target=$(cd "${CARGO_TARGET_DIR:-target}" && pwd)
# `AXUM_SERVICE` names a program that is built already.
service=${AXUM_SERVICE:-$target/debug/axum_service}
[ -n "${AXUM_SERVICE:-}" ] || cargo build --quiet -p api-error-serving-examples --bin axum_service

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
echo 'extends: [[spectral:oas, all]]' > "$work/spectral.yaml"

merge() {
  "$target/debug/cargo-api-error" generate openapi --merge "$1" --union "$2" --quiet "${@:3}"
}

for version in 3.1 3.0; do
  for union in none open closed; do
    file="$work/$version-$union.yaml"
    sed "s/^openapi: .*/openapi: $version.0/" tests/openapi/api.yaml > "$file"
    merge "$file" "$union"
  done
done

# A gateway has the operations and errors of two services.
"$target/debug/cargo-api-error" generate json > "$work/api-error-examples.json"
sed 's/"domain": "api-error-examples"/"domain": "tills"/' "$work/api-error-examples.json" > "$work/tills.json"
"$target/debug/cargo-api-error" merge "$work/api-error-examples.json" "$work/tills.json" -o "$work/services.json" --quiet
{
  sed '/^paths:/q' tests/openapi/api.yaml
  for name in ApiErrorExamples Tills; do
    sed -n '/^  \/payments/,/^components:/p' tests/openapi/api.yaml |
      sed "\$d; s|/payments|/$name|; s|getPayment|get$name|; s|responses/Error|responses/${name}Error|"
  done
  sed -n '/^components:/,$p' tests/openapi/api.yaml
} > "$work/3.1-gateway.yaml"
merge "$work/3.1-gateway.yaml" open --catalog "$work/services.json"

validated() {
  redocly lint --max-problems=20 "$work"/3.*.yaml
  spectral lint --fail-severity=warn --ruleset "$work/spectral.yaml" "$work"/3.*.yaml
  openapi-spec-validator "$work"/3.*.yaml
}

# The generated code compiles. Python reads no union better than the open one, and TypeScript the closed one.
generated() {
  local union file
  for union in none open closed gateway; do
    file="$work/3.1-$union.yaml"
    openapi-typescript "$file" --output "$work/$union.ts"
    openapi-python-client generate --path "$file" --output-path "$work/client_$union" --meta none --fail-on-warning
    python -m compileall -q "$work/client_$union"
    datamodel-codegen --input "$file" --input-file-type openapi --output "$work/models_$union.py" \
      --output-model-type pydantic_v2.BaseModel --target-python-version 3.11
    (cd "$work" && python -c "import models_$union")
  done
  tsc --strict --noEmit "$work"/*.ts
}

# Whether what a running service sends fits the document of a union. The document does not know the codes of the service.
fits() {
  local union=$1
  shift
  cp tests/openapi/service.yaml "$work/service-$union.yaml"
  merge "$work/service-$union.yaml" "$union"
  # It keeps what failed in the folder where it runs.
  (cd "$work" && schemathesis run "$work/service-$union.yaml" --url "http://$address" --seed 1 --max-examples 5 --no-color --mode all \
    --phases examples,coverage,fuzzing --continue-on-failure "$@" \
    --checks status_code_conformance,content_type_conformance,response_schema_conformance) > "$work/schemathesis.txt" 2>&1
}

served() {
  PORT=0 "$service" > "$work/address" 2> "$work/log" &
  local process=$! address union result=0
  for _ in $(seq 100); do
    [ -s "$work/address" ] && break
    sleep 0.1
  done
  address=$(sed -n 's|^listening on http://||p' "$work/address")
  for union in none open; do
    echo "-- schemathesis $union"
    fits "$union" || { cat "$work/schemathesis.txt"; result=1; }
  done
  echo '-- schemathesis closed'
  if fits closed --include-path /me || ! grep --quiet 'violates schema' "$work/schemathesis.txt"; then
    cat "$work/schemathesis.txt"
    echo 'a closed union has no place for a code that it does not know'
    result=1
  fi
  kill "$process"
  return "$result"
}

for part in validated generated served; do
  start=$SECONDS
  "$part"
  echo "-- $part: $((SECONDS - start)) s"
done
