//! The root of the paths in a report: the workspace for people and editors, the repository for GitHub.

use std::path::Path;

use super::Format;
use crate::baseline::Repository;
use crate::finding::Finding;
use crate::location::Location;
use crate::scan::ScanError;

/// The text before the path of every file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Prefix(String);

impl Prefix {
    /// The prefix that a format needs for a workspace; empty without git.
    pub(super) fn of(format: Format, root: &Path) -> Self {
        match format {
            Format::Text | Format::Json | Format::Cargo => Self::default(),
            Format::Github | Format::Sarif => {
                let repository = Repository::of(root).ok().flatten();
                Self(repository.map(|repository| repository.prefix).unwrap_or_default())
            }
        }
    }

    pub(super) fn findings(&self, findings: &[Finding]) -> Vec<Finding> {
        let place = |finding: &Finding| Finding { location: self.location(&finding.location), ..finding.clone() };
        findings.iter().map(place).collect()
    }

    pub(super) fn error(&self, error: &ScanError) -> ScanError {
        ScanError { location: self.location(&error.location), ..error.clone() }
    }

    fn location(&self, location: &Location) -> Location {
        Location { file: self.path(&location.file).into(), ..location.clone() }
    }

    /// `pkg:` names no file of the repository, and an absolute path needs no root.
    fn path(&self, file: &str) -> String {
        if file.starts_with("pkg:") || Path::new(file).is_absolute() {
            file.to_owned()
        } else {
            format!("{}{file}", self.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Prefix;

    #[test]
    fn only_files_of_the_workspace_get_the_prefix() {
        let prefix = Prefix("services/till/".to_owned());
        assert_eq!(prefix.path("src/lib.rs"), "services/till/src/lib.rs");
        assert_eq!(prefix.path("pkg:other/src/lib.rs"), "pkg:other/src/lib.rs");
        let absolute = std::env::temp_dir().join("old.lock").display().to_string();
        assert_eq!(prefix.path(&absolute), absolute);
    }
}
