//! A text in the configuration: Markdown, or the file that has it.

use std::fmt;
use std::path::{Path, PathBuf};

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};

use crate::failure::Failure;
use crate::write;

/// A text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Text {
    /// `"Markdown"`
    Markdown(String),
    /// `{ file = "docs/intro.md" }`
    File(PathBuf),
}

impl Text {
    /// The Markdown. Nothing for a file that was not [read](Self::read).
    pub(crate) fn markdown(&self) -> &str {
        match self {
            Self::Markdown(text) => text,
            Self::File(_) => "",
        }
    }

    /// Reads the file, relative to the root of the workspace.
    pub(super) fn read(&mut self, root: &Path) -> Result<(), Failure> {
        if let Self::File(path) = self {
            let path = root.join(path);
            *self = Self::Markdown(write::read(&path)?);
        }
        Ok(())
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or `{ file = \"..\" }`")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text, E> {
        Ok(Text::Markdown(text.to_owned()))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut file = None;
        while let Some(key) = map.next_key::<String>()? {
            if key != "file" {
                return Err(Error::unknown_field(&key, &["file"]));
            }
            file = Some(map.next_value()?);
        }
        file.map(Text::File).ok_or_else(|| Error::missing_field("file"))
    }
}
