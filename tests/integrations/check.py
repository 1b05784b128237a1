"""Runs the settings for editors, the steps of the action and the hook of pre-commit in a small workspace."""

import json
import os
import re
import shutil
import subprocess
import tempfile
import tomllib
from pathlib import Path

import lupa
import yaml

TOP = Path(__file__).resolve().parents[2]
LIB = """\
#[derive(ApiError)]
pub enum PaymentError {
    /// The card was declined.
    #[api_error(status = 402, code = "card_declined", message = "Your card was declined.")]
    CardDeclined,
}
"""
MANIFEST = '[package]\nname = "shop"\nversion = "1.0.0"\nedition = "2024"\n\n[workspace]\n'
NEOVIM = """
vim = { lsp = { enable = function(name) enabled = name end, config = function(name, table) configured = table end } }
"""


def run(*command, cwd, env=None):
    result = subprocess.run(command, cwd=cwd, env={**os.environ, **(env or {})}, capture_output=True, text=True)
    return result.returncode, result.stdout, result.stderr


def git(*arguments, cwd):
    author = ["-c", "user.name=test", "-c", "user.email=test@example.com"]
    code, out, err = run("git", *author, *arguments, cwd=cwd)
    assert code == 0, err
    return out.strip()


def workspace(folder):
    """A workspace whose lock is up to date, in a repository of its own."""
    folder.joinpath("src").mkdir(parents=True)
    folder.joinpath("Cargo.toml").write_text(MANIFEST)
    folder.joinpath("src/lib.rs").write_text(LIB)
    git("init", "--quiet", cwd=folder)
    code, _, err = run("cargo", "api-error", "lock", cwd=folder)
    assert code == 0, err
    git("add", "--all", cwd=folder)
    git("commit", "--quiet", "--message=start", cwd=folder)
    return folder


def break_contract(folder):
    folder.joinpath("src/lib.rs").write_text(LIB.replace("402", "403"))


def snippet(language):
    [text] = re.findall(rf"```{language}\n(.*?)```", TOP.joinpath("docs/editors.md").read_text(), re.DOTALL)
    return text


def editors(folder):
    """The settings of all editors are valid, run the same command, and the command reports the change."""
    vscode = json.loads(snippet("json"))["rust-analyzer.check.overrideCommand"]
    helix = tomllib.loads(snippet("toml"))["language-server"]["rust-analyzer"]["config"]["check"]["overrideCommand"]
    lua = lupa.LuaRuntime()
    lua.execute(NEOVIM + snippet("lua"))
    neovim = lua.globals().configured.settings["rust-analyzer"].check.overrideCommand
    assert lua.globals().enabled == "rust_analyzer"
    assert vscode == helix == list(neovim.values()), (vscode, helix)
    break_contract(folder)
    command = [word.replace("cargo clippy", "cargo check --offline") for word in vscode]
    _, out, err = run(*command, cwd=folder)
    messages = [json.loads(line) for line in out.splitlines()]
    assert messages[0]["message"]["code"]["code"] == "api_error::status-changed", out + err
    assert messages[-1]["reason"] == "build-finished", out + err
    assert "api_error" not in err, err


def action(folder):
    """The steps of the action, as the runner runs them. The build of the command itself is left out."""
    description = yaml.safe_load(TOP.joinpath("integrations/github/action.yml").read_text())
    install, check = description["runs"]["steps"]
    fake = folder.parent / "fake"
    fake.mkdir()
    fake.joinpath("cargo").write_text('#!/bin/sh\nhead -n 2 Cargo.toml > "$REPORT"; echo "$*" >> "$REPORT"\n')
    fake.joinpath("cargo").chmod(0o755)
    report = folder.parent / "installed"
    env = {"GITHUB_ACTION_PATH": str(TOP / "integrations/github"), "REPORT": str(report)}
    code, out, err = run(
        *BASH, install["run"], cwd=folder, env={**env, "PATH": f"{fake}:{os.environ['PATH']}"}
    )
    assert code == 0, out + err
    assert report.read_text() == '[package]\nname = "cargo-api-error"\ninstall --locked --path .\n', report.read_text()

    assert check["env"] == {"ARGUMENTS": "${{ inputs.arguments }}"} and "${{" not in check["run"] + install["run"]
    break_contract(folder)
    for arguments, expected in [("", 1), ("--exit-zero", 0), ("--exit-zero --fail-on warning", 0), ("; exit 7", 2)]:
        outputs = folder.parent / "outputs"
        outputs.unlink(missing_ok=True)
        env = {"ARGUMENTS": arguments, "GITHUB_OUTPUT": str(outputs)}
        code, out, err = run(*BASH, check["run"], cwd=folder, env=env)
        assert code == expected, (arguments, code, out, err)
        if expected != 2:
            assert out.startswith("::error file=src/lib.rs,line=5,col=5,title=status-changed::"), out
            counts = dict(line.split("=") for line in outputs.read_text().splitlines())
            assert counts["breaking"] == "1" and set(description["outputs"]) <= set(counts), counts


def hook(folder):
    """pre-commit finds the hook in a repository, runs it for the files that it names, and it fails as the check does."""
    hooks = folder.parent / "hooks"
    hooks.mkdir()
    shutil.copy(TOP / ".pre-commit-hooks.yaml", hooks)
    git("init", "--quiet", cwd=hooks)
    git("add", "--all", cwd=hooks)
    git("commit", "--quiet", "--message=hook", cwd=hooks)
    repo = {"repo": str(hooks), "rev": git("rev-parse", "HEAD", cwd=hooks), "hooks": [{"id": "cargo-api-error"}]}
    folder.joinpath(".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [repo]}))
    git("add", "--all", cwd=folder)
    code, out, err = run("pre-commit", "run", "--all-files", cwd=folder)
    assert code == 0 and "Passed" in out, out + err
    folder.joinpath("notes.md").write_text("notes\n")
    for files in (["notes.md"], ["tests/Cargo.toml.orig"]):
        assert "Skipped" in run("pre-commit", "run", "--files", *files, cwd=folder)[1]
    break_contract(folder)
    for file in ("src/lib.rs", "Cargo.toml", "api-errors.lock"):
        code, out, err = run("pre-commit", "run", "--files", file, cwd=folder)
        assert code == 1 and "error[status-changed]" in out, out + err


BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]

for check in (editors, action, hook):
    with tempfile.TemporaryDirectory() as folder:
        check(workspace(Path(folder) / "shop"))
    print(f"-- {check.__name__}")
