#!/usr/bin/env bash
# Generates and compiles the page's script, and tests the page in Chromium, against the service.
# Needs Rust. Installs Chromium and Node from Debian if they are missing, and pinned packages of npm into an ignored folder.
set -euo pipefail
cd "$(dirname "$0")"

../../.ci/install chromium:chromium node:nodejs npm:npm

cargo run --quiet -p cargo-api-error -- api-error generate typescript -p api-error-web-example --target-kind bin -o errors.ts
npm ci --silent --no-audit --no-fund
npm run --silent build
cargo build --quiet -p api-error-web-example
npm test --silent
