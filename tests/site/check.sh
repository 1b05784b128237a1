#!/usr/bin/env bash
# Checks the pages of `generate html` with the tools that readers and authors of websites use: Chromium, axe, html-validate,
# vnu if there is Java, and linkinator. It needs Rust, Node, npm and the network, installs Debian's Chromium if it is missing,
# and the tools into the folder of its argument.
set -euo pipefail
cd "$(dirname "$0")/../.."
tools=$(mkdir -p "${1:?usage: tests/site/check.sh FOLDER}" && cd "$1" && pwd)

.ci/install chromium:chromium node:nodejs npm:npm
npm install --prefix "$tools" --no-audit --no-fund --save-exact --loglevel=error \
    playwright-core@1.65.1 axe-core@4.14.1 html-validate@10.17.0 vnu-jar@26.9.27 linkinator@7.6.1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
api_error() {
    cargo run --quiet -p cargo-api-error -- --quiet "$@"
}
hostile=(--manifest-path tests/site/hostile/Cargo.toml)
api_error generate html -o "$work/examples"
api_error generate html -o "$work/hostile" "${hostile[@]}"
api_error generate html -o "$work/framework" --manifest-path tests/site/framework/Cargo.toml
api_error generate json -o "$work/examples.json"
api_error generate json -o "$work/hostile.json" "${hostile[@]}"
api_error merge "$work/examples.json" "$work/hostile.json" -o "$work/services.json"
api_error generate html -o "$work/services" --catalog "$work/services.json"

echo "== html-validate"
"$tools/node_modules/.bin/html-validate" --config tests/site/html-validate.json "$work/**/*.html"

if command -v java >/dev/null; then
    echo "== vnu"
    java -jar "$tools/node_modules/vnu-jar/build/dist/vnu.jar" --errors-only --skip-non-html "$work"
fi

echo "== linkinator"
for site in examples hostile framework services; do
    "$tools/node_modules/.bin/linkinator" "$work/$site" --recurse --check-css --verbosity error --skip '^(?!http://localhost)'
done

echo "== Chromium"
# The tests stand in the repository, and their packages in the folder of the tools.
cp tests/site/*.mjs "$tools"
SITES="$work" node --test "$tools/site.test.mjs"
