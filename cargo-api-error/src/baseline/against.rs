//! The earlier contract that a person names on the command line.

use std::fmt;
use std::path::PathBuf;
use std::str::FromStr;

/// What to compare with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Against {
    /// A lock or a catalog in JSON.
    File(PathBuf),
    /// A lock or a catalog of a commit.
    Git {
        /// The commit.
        rev: String,
        /// Its path, relative to the workspace root, or else to the repository's; by default the lock.
        path: Option<String>,
    },
    /// The lock at the commit where this branch left another.
    MergeBase(Option<String>),
    /// The lock of the last release.
    Release,
}

impl fmt::Display for Against {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{}", path.display()),
            Self::Git { rev, path: Some(path) } => write!(f, "git:{rev}:{path}"),
            Self::Git { rev, path: None } => write!(f, "git:{rev}"),
            Self::MergeBase(Some(rev)) => write!(f, "merge-base:{rev}"),
            Self::MergeBase(None) => f.write_str("merge-base"),
            Self::Release => f.write_str("release"),
        }
    }
}

impl FromStr for Against {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            _ if text == "release" => Ok(Self::Release),
            _ if text == "merge-base" => Ok(Self::MergeBase(None)),
            Some(("merge-base", rev)) => Ok(Self::MergeBase(Some(rev.to_owned()))),
            Some(("git", rest)) => {
                let (rev, path) = rest.split_once(':').map_or((rest, None), |(rev, path)| (rev, Some(path.to_owned())));
                Ok(Self::Git { rev: rev.to_owned(), path })
            }
            Some(("crate", _)) => {
                Err("a published version cannot be the baseline; name a file or `git:TAG`".to_owned())
            }
            _ if text.is_empty() => Err("expected FILE, git:REV[:PATH], merge-base[:REF] or release".to_owned()),
            _ => Ok(Self::File(PathBuf::from(text))),
        }
    }
}
