#!/bin/sh
# Builds and tests every crate of this folder: what needs its own features, names or lints, and so stays out of the
# workspace. `check.sh NAME..` runs some of them.
set -eu
cd "$(dirname "$0")"
target=${CARGO_TARGET_DIR:-$PWD/../../target}
export CARGO_TARGET_DIR="$target/outside"

# forbid NAME PATTERN: what the crates that NAME is built from must not have.
forbid() {
    if cargo tree --quiet --manifest-path "$1/Cargo.toml" --edges normal,features | grep "$2"; then
        echo "$1 must not depend on this" >&2
        exit 1
    fi
}

no_std() {
    cargo test --quiet --manifest-path no-std/Cargo.toml
    forbid no-std ' feature "std"'
    # The host may lend `std` to a dependency; a bare target cannot.
    bare=$(rustup target list --installed 2>/dev/null | grep -m 1 -e '-none' || true)
    if [ -n "$bare" ]; then
        cargo build --quiet --manifest-path no-std/Cargo.toml --target "$bare"
    fi
}

no_default() {
    cargo test --quiet --manifest-path no-default/Cargo.toml
    forbid no-default 'api-error-derive\| feature "std"'
}

lints() {
    cargo clippy --quiet --manifest-path lints/Cargo.toml --all-targets
    cargo test --quiet --manifest-path lints/Cargo.toml
}

# The compiler hashes constants only if it is incremental, as it is by default. A crate takes seconds; the limit is for what
# grows exponentially.
recursive() {
    cargo build --quiet --manifest-path recursive/Cargo.toml --package api-error
    CARGO_INCREMENTAL=1 timeout 60 cargo test --quiet --manifest-path recursive/Cargo.toml
}

for folder in ${*:-*/}; do
    name=${folder%/}
    echo "outside the workspace: $name"
    case $name in
    no-std) no_std ;;
    no-default) no_default ;;
    lints) lints ;;
    recursive) recursive ;;
    hostile-names | large | macro-made | no-prelude | renamed)
        cargo test --quiet --manifest-path "$name/Cargo.toml"
        ;;
    *)
        echo "check.sh does not know $name" >&2
        exit 1
        ;;
    esac
done
