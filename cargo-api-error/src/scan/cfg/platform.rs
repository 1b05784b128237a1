//! The options that the compiler sets: which of them imply each other, and which exclude each other.

/// Keys that have at most one value in a build.
#[rustfmt::skip]
const SINGLE: [&str; 8] = [
    "panic", "target_abi", "target_arch", "target_endian", "target_env", "target_os", "target_pointer_width", "target_vendor",
];

/// Pairs of options. Every build has exactly one option of each pair.
const EITHER: [(&str, &str); 1] = [("target_endian = \"big\"", "target_endian = \"little\"")];

const APPLE: &str = "target_vendor = \"apple\"";
const LINUX: &str = "target_os = \"linux\"";
const WASM: &str = "target_family = \"wasm\"";
const WIDTH_32: &str = "target_pointer_width = \"32\"";
const WIDTH_64: &str = "target_pointer_width = \"64\"";

/// A key, some of its values, the options that every target with such a value has, and the options that none of them
/// has.
type Fact = (&'static str, &'static [&'static str], &'static [&'static str], &'static [&'static str]);

#[rustfmt::skip]
const FACTS: [Fact; 13] = [
    ("target_os", &["ios", "macos", "tvos", "visionos", "watchos"], &["unix", APPLE], &[WASM]),
    ("target_os", &["aix", "android", "cygwin", "dragonfly", "espidf", "freebsd", "fuchsia", "haiku", "hurd", "illumos", "l4re"], &["unix"], &[APPLE, WASM]),
    ("target_os", &["netbsd", "nto", "nuttx", "openbsd", "redox", "rtems", "solaris", "vita", "vxworks"], &["unix"], &[APPLE, WASM]),
    ("target_os", &["linux"], &["unix"], &[APPLE]),
    ("target_os", &["emscripten"], &["unix", WASM], &[APPLE]),
    ("target_os", &["wasi"], &[WASM], &["unix", APPLE]),
    ("target_os", &["none", "unknown"], &[], &["unix", APPLE]),
    ("target_os", &["cuda", "hermit", "psp", "psx", "solid_asp3", "teeos", "trusty", "uefi", "windows", "xous", "zkvm"], &[], &["unix", APPLE, WASM]),
    ("target_vendor", &["apple"], &["unix"], &[WASM]),
    ("target_env", &["msvc"], &["windows"], &[]),
    ("target_env", &["musl", "ohos"], &[LINUX], &[]),
    ("target_arch", &["arm", "riscv32", "wasm32", "x86"], &[WIDTH_32], &[]),
    ("target_arch", &["mips64", "powerpc64", "riscv64", "s390x", "wasm64"], &[WIDTH_64], &[]),
];

/// The normal form of an option that can be written in several ways.
pub(super) fn canonical(option: String) -> String {
    match option.as_str() {
        "target_family = \"unix\"" => "unix".to_owned(),
        "target_family = \"windows\"" | "target_os = \"windows\"" => "windows".to_owned(),
        _ => option,
    }
}

/// Whether a build may have (or lack) the first option and have (or lack) the second one.
pub(super) fn agree((a, has_a): (&str, bool), (b, has_b): (&str, bool)) -> bool {
    match (has_a, has_b) {
        _ if a == b => has_a == has_b,
        (true, true) => !consequences(a).iter().any(|one| consequences(b).iter().any(|other| contradict(*one, *other))),
        (true, false) => !consequences(a).contains(&(b, true)),
        (false, true) => !consequences(b).contains(&(a, true)),
        (false, false) => !EITHER.contains(&(a, b)) && !EITHER.contains(&(b, a)),
    }
}

fn contradict((a, has_a): (&str, bool), (b, has_b): (&str, bool)) -> bool {
    if a == b {
        return has_a != has_b;
    }
    let one_key = value(a).zip(value(b)).is_some_and(|((a, _), (b, _))| a == b && SINGLE.contains(&a));
    has_a && has_b && one_key
}

/// The option itself, and the options that every build with it has or lacks.
fn consequences(option: &str) -> Vec<(&str, bool)> {
    let mut all = vec![(option, true)];
    let Some((key, value)) = value(option) else { return all };
    for (_, _, has, lacks) in FACTS.iter().filter(|fact| fact.0 == key && fact.1.contains(&value)) {
        all.extend(has.iter().flat_map(|option| consequences(option)));
        all.extend(lacks.iter().map(|option| (*option, false)));
    }
    all
}

/// Key and value. `windows` is a system, like `linux`.
fn value(option: &str) -> Option<(&str, &str)> {
    match option {
        "windows" => Some(("target_os", "windows")),
        _ => option.strip_suffix('"')?.split_once(" = \""),
    }
}

#[cfg(test)]
#[allow(clippy::expect_used, reason = "a test may fail")]
mod tests {
    use std::collections::BTreeSet;
    use std::process::Command;

    use super::{APPLE, EITHER, FACTS, LINUX, SINGLE, WASM, agree, canonical, value};

    #[test]
    fn options_are_compared_by_what_they_mean() {
        let os = |name: &str| format!("target_os = \"{name}\"");
        let excluded = [
            ("unix", "windows"),
            (LINUX, "windows"),
            (LINUX, APPLE),
            (LINUX, &os("macos")),
            (APPLE, "windows"),
            (WASM, "windows"),
            (WASM, &os("ios")),
            ("windows", &os("a_new_one")),
            ("target_env = \"msvc\"", "unix"),
            ("target_env = \"msvc\"", "target_env = \"gnu\""),
            ("target_env = \"musl\"", APPLE),
            ("target_arch = \"x86\"", "target_pointer_width = \"64\""),
            ("panic = \"abort\"", "panic = \"unwind\""),
        ];
        for (a, b) in excluded {
            assert!(!agree((a, true), (b, true)) && !agree((b, true), (a, true)), "{a}, {b}");
            assert!(agree((a, true), (b, false)) && agree((a, false), (b, false)), "{a}, {b}");
        }
        let free = [
            ("unix", WASM),
            ("unix", "feature = \"unix\""),
            ("feature = \"a\"", "feature = \"b\""),
            ("target_feature = \"a\"", "target_feature = \"b\""),
            ("target_has_atomic = \"8\"", "target_has_atomic = \"64\""),
            ("debug_assertions", "panic = \"abort\""),
            ("unix", &os("a_new_one")),
        ];
        for (a, b) in free {
            assert!(
                [true, false].iter().all(|has| agree((a, true), (b, *has)) && agree((b, true), (a, *has))),
                "{a}, {b}"
            );
        }
        assert!(!agree((LINUX, true), ("unix", false)) && agree((LINUX, false), ("unix", true)));
        assert!(EITHER.iter().all(|(a, b)| !agree((a, false), (b, false)) && agree((a, false), (b, true))));
    }

    /// The options of every target that the compiler knows.
    fn targets() -> Vec<BTreeSet<String>> {
        let rustc = |arguments: &[&str]| {
            let output = Command::new("rustc").args(arguments).output().expect("rustc runs");
            String::from_utf8(output.stdout).expect("text")
        };
        let list = rustc(&["--print", "target-list"]);
        let options = |target: &str| {
            let lines = rustc(&["--print", "cfg", "--target", target]);
            lines.lines().map(|line| canonical(line.replacen('=', " = ", 1))).collect()
        };
        list.lines().map(options).collect()
    }

    #[test]
    fn every_target_of_the_compiler_agrees_with_the_table() {
        let targets = targets();
        for (key, values, has, lacks) in FACTS {
            for named in values {
                let option = canonical(format!("{key} = \"{named}\""));
                let mut with = targets.iter().filter(|options| options.contains(&option)).peekable();
                assert!(with.peek().is_some(), "no target has `{option}`");
                for options in with {
                    assert!(has.iter().all(|it| options.contains(*it)), "{option}: {options:?}");
                    assert!(!lacks.iter().any(|it| options.contains(*it)), "{option}: {options:?}");
                }
            }
        }
        for options in &targets {
            let keys: Vec<_> = options.iter().filter_map(|option| value(option)).map(|(key, _)| key).collect();
            assert!(SINGLE.iter().all(|key| keys.iter().filter(|it| *it == key).count() <= 1), "{options:?}");
            assert!(EITHER.iter().all(|(a, b)| options.contains(*a) != options.contains(*b)), "{options:?}");
        }
        assert!(targets.len() > 200, "{}", targets.len());
    }
}
