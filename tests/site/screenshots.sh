#!/usr/bin/env bash
# Takes the pictures of the README anew: writes docs/images/reference-index.png and reference-code.png.
# Run tests/site/check.sh with the same folder first, which installs what this needs.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(cd "${1:?usage: tests/site/screenshots.sh FOLDER}" && pwd)

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cargo run --quiet -p cargo-api-error -- generate html --quiet -o "$work"
mkdir -p docs/images
cp tests/site/*.mjs "$tools"
node "$tools/screenshots.mjs" "$work" docs/images
