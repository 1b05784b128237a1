//! Gives the `main` in the root file of a program another name.

use std::path::Path;

use super::source::SourceFile;
use super::tokens::Tokens;

/// The new name of `main`.
pub(crate) const RENAMED: &str = "__main";

/// The new text; `None` if the file cannot be read.
pub(crate) fn rename_main(file: &Path, edition: u16) -> Option<String> {
    let mut buffer = Vec::new();
    let text = SourceFile::read(file, &mut buffer).ok()?.text().ok()?;
    let tokens = Tokens::lex(&text, edition >= 2021).ok()?;
    let mut renamed = String::new();
    let (mut done, mut top) = (0, 0);
    for at in 0..tokens.len() {
        if at >= top && tokens.is_ident(at, "fn") && tokens.is_ident(at + 1, "main") {
            renamed.push_str(text.get(done..tokens.start(at + 1))?);
            renamed.push_str(RENAMED);
            done = tokens.end(at + 1);
        }
        top = top.max(tokens.mate(at));
    }
    renamed.push_str(text.get(done..)?);
    Some(renamed)
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use super::rename_main;

    #[test]
    fn only_the_main_of_the_root_is_renamed() {
        let dir = tempfile::tempdir().expect("a temporary folder");
        let file = dir.path().join("main.rs");
        let source = "//! fn main\nmod d { fn main() {} }\n#[m]\nasync fn main() { fn main() {} }\n";
        std::fs::write(&file, source).expect("writable");
        let renamed = source.replace("async fn main", "async fn __main");
        assert_eq!(rename_main(&file, 2024), Some(renamed));
    }
}
