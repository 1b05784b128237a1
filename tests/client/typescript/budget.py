"""Compares a program that uses the module for 5,000 codes with an empty module, in every `tsc` that is supported.

Prints CPU time, which other work on the machine disturbs less, as a ratio, and memory. Fails above the limits.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

CODES = 5_000
MOST_TIMES, MOST_MIB = 3.0, 1024
TYPESCRIPT = ["typescript-4.7", "typescript-5.9", "typescript"]

FOLDER = Path(__file__).resolve().parent
WORK = FOLDER / "budget"

MANIFEST = '[package]\nname = "many"\nversion = "1.0.0"\nedition = "2024"\n\n[workspace]\n'
# A fifth of the codes has details.
VARIANT = '    /// It failed.\n    #[api_error(status = {status}, message = "It failed.")]\n    Failed{number}{fields},\n'
FIELDS = " { #[api_error(detail)] left: u32, #[api_error(detail)] articles: Vec<String> }"
USE = """\
import { ERROR_CODES, type ApiError, decodeErrorBody, fieldErrors, isErrorCode, retryAdvice } from "./errors.js";

export function describe(error: ApiError): string {
  if (!error.known) return error.code ?? "";
  switch (error.code) {
    case "failed0":
    case "failed5":
      return error.details.articles.join();
    case "failed1":
      return error.message ?? "";
    default:
      return ERROR_CODES[error.code].type;
  }
}

export const error = decodeErrorBody(409, [], "");
export const left = isErrorCode(error, "failed10", "failed20") ? error.details.left : 0;
export const fields = fieldErrors(error);
export const advice = retryAdvice(error, { method: "GET", attempt: 1 });
"""


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def generate(target: Path) -> None:
    variants = "".join(
        VARIANT.format(status=(400, 404, 409, 503)[number % 4], number=number, fields=FIELDS if number % 5 == 0 else "")
        for number in range(CODES)
    )
    write(WORK / "many/Cargo.toml", MANIFEST)
    write(WORK / "many/src/lib.rs", f"#[derive(ApiError)]\npub enum ManyError {{\n{variants}}}\n")
    command = "cargo run --quiet -p cargo-api-error -- api-error generate typescript".split()
    subprocess.run([*command, "--manifest-path", WORK / "many/Cargo.toml", "-o", target], check=True)


def compile(typescript: str, program: str) -> tuple[float, float]:
    """The seconds of CPU time and the MiB of memory that it takes."""
    modules = FOLDER / "node_modules"
    process = subprocess.Popen(["node", modules / typescript / "bin/tsc", "-p", WORK / program])
    _, status, usage = os.wait4(process.pid, 0)
    if status != 0:
        sys.exit(f"{typescript} rejects {program}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def measure(typescript: str) -> tuple[float, float]:
    """How many times the CPU time of an empty module the program takes, and its MiB of memory."""
    (empty, _), (use, memory) = compile(typescript, "empty"), compile(typescript, "use")
    return use / empty, memory


def main() -> None:
    config = json.dumps({"extends": "../../tsconfig.json", "compilerOptions": {"noEmit": True}, "include": ["*.ts"]})
    for program in ("empty", "use"):
        write(WORK / program / "tsconfig.json", config)
    write(WORK / "empty/errors.ts", "export {};\n")
    generate(WORK / "use/errors.ts")
    write(WORK / "use/use.ts", USE)

    exceeded = False
    for typescript in TYPESCRIPT:
        # Up to three times, because other work on the machine can spoil one.
        for _ in range(3):
            times, memory = measure(typescript)
            print(f"{typescript}: {times:.2f} x an empty module, {memory:.0f} MiB")
            within = times <= MOST_TIMES and memory <= MOST_MIB
            if within:
                break
        exceeded |= not within
    if exceeded:
        sys.exit(f"more than {MOST_TIMES} x an empty module, or more than {MOST_MIB} MiB")


main()
