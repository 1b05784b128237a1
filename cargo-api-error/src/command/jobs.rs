//! The jobs of continuous integration that run the check, ready to copy.

/// Where the program comes from.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// A job for GitHub Actions and one for GitLab, with the flags that select the packages.
pub(super) fn jobs(flags: &str) -> String {
    let install = format!("cargo install --locked --git {REPOSITORY} cargo-api-error");
    format!(
        "\
# GitHub: .github/workflows/api-errors.yml
name: API errors
on: pull_request
jobs:
  api-errors:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
      - run: {install}
      - run: cargo api-error check --format github{flags}

# GitLab: .gitlab-ci.yml
api-errors:
  image: rust:latest
  rules:
    - if: $CI_PIPELINE_SOURCE == \"merge_request_event\"
  variables:
    GIT_DEPTH: 0
  script:
    - {install}
    - cargo api-error check{flags}
"
    )
}
