//! A workspace of 800 kB in 50 files per crate, the same on every machine: code, comments, strings, tests and error enums.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

pub(crate) const FILES_PER_CRATE: usize = 50;
const BYTES_PER_FILE: usize = 16_000;
/// Every so many files, one holds an error enum.
const ENUM_EVERY: usize = 5;

/// Writes the workspace into an empty folder.
pub(crate) fn write(dir: &Path, crates: usize) -> io::Result<()> {
    let members: Vec<_> = (0..crates).map(|number| format!("\"crate{number}\"")).collect();
    fs::write(dir.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", ")))?;
    let mut random = Random(1);
    for number in 0..crates {
        let src = dir.join(format!("crate{number}/src"));
        fs::create_dir_all(src.join("deep"))?;
        let manifest = format!("[package]\nname = \"crate{number}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
        fs::write(dir.join(format!("crate{number}/Cargo.toml")), manifest)?;
        let (flat, deep): (Vec<_>, Vec<_>) = (2..FILES_PER_CRATE).partition(|file| file % 2 == 0);
        let declare = |files: &[usize]| files.iter().map(|file| format!("pub mod m{file};\n")).collect::<Vec<_>>();
        let root = format!("//! Crate {number}.\n\nmod deep;\n{}", declare(&flat).concat());
        fs::write(src.join("lib.rs"), root + &code(&mut random))?;
        fs::write(src.join("deep/mod.rs"), declare(&deep).concat() + &code(&mut random))?;
        for file in 2..FILES_PER_CRATE {
            let folder = if file % 2 == 0 { src.clone() } else { src.join("deep") };
            let mut text = code(&mut random);
            if file % ENUM_EVERY == 0 {
                text.push_str(&errors(number, file));
            }
            fs::write(folder.join(format!("m{file}.rs")), text)?;
        }
    }
    Ok(())
}

/// About 16 kB of ordinary Rust.
fn code(random: &mut Random) -> String {
    let mut text = String::from("//! Ordinary code.\n\nuse std::collections::HashMap;\n\n");
    while text.len() < BYTES_PER_FILE - 700 {
        let (a, b, c) = (random.next(), random.next() % 97, random.next() % 13);
        let _ = write!(
            text,
            r#"/// Computes what the module needs for `{a}`, including the model of modes.
///
/// It's "quoted" and has a lifetime's tick.
pub fn function_{a}<'a>(input: &'a str, table: &HashMap<String, Vec<u8>>) -> Result<&'a str, Failure> {{
    // A comment that mentions mod, include and a brace {{.
    let separator = ['\'', '"', '{{', '/'];
    let text = format!("value {{}} of {b}: \"{{:?}}\"", input.len() * {c}, table.get("key_{b}"));
    if text.len() > {b} && input.contains(separator) {{
        return Err(Failure::new(r"raw \ {a}", file!(), line!()));
    }}
    match table.get(input).map(Vec::as_slice) {{
        Some([first, .., last]) if first < last => Ok(input.trim_start_matches(|ch: char| ch.is_numeric())),
        Some([]) | None => Ok(&input[..{c}.min(input.len())]),
        Some(_) => {{ /* nothing to do */ Ok(input) }}
    }}
}}

"#
        );
    }
    text.push_str("#[cfg(test)]\nmod tests {\n    use super::*;\n\n    #[test]\n    fn works() {\n        ");
    text.push_str("assert_eq!(1 + 1, 2, \"arithmetic\");\n    }\n}\n");
    text
}

fn errors(number: usize, file: usize) -> String {
    let mut text = String::from("\n/// What can go wrong.\n#[derive(Debug, ApiError)]\n#[api_error(doc_url = ");
    let _ = writeln!(
        text,
        "\"https://docs.example.com/{{code}}\", prefix = \"c{number}_m{file}_\")]\npub enum ModuleError {{"
    );
    for (variant, status) in [("NotFound", 404), ("Conflict", 409), ("Declined", 402), ("Broken", 500), ("Busy", 503)] {
        let _ = write!(
            text,
            "    /// The `{variant}` case.\n    ///\n    /// # Fix\n    /// Try something else.\n    \
             #[api_error(status = {status})]\n    {variant} {{ id: u64, source: Box<Failure> }},\n"
        );
    }
    text + "}\n"
}

/// Knuth's MMIX generator: enough for text that differs.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 40
    }
}
