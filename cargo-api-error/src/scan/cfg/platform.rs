//! What the options mean that the compiler sets itself: which of them go together, and which never do.

/// Keys of which a build has at most one value.
const SINGLE: [&str; 8] = [
    "panic",
    "target_abi",
    "target_arch",
    "target_endian",
    "target_env",
    "target_os",
    "target_pointer_width",
    "target_vendor",
];

/// Options of which a build has one or the other.
const EITHER: [(&str, &str); 1] = [("target_endian = \"big\"", "target_endian = \"little\"")];

const APPLE: &str = "target_vendor = \"apple\"";
const LINUX: &str = "target_os = \"linux\"";
const WASM: &str = "target_family = \"wasm\"";
const WIDTH_16: &str = "target_pointer_width = \"16\"";
const WIDTH_32: &str = "target_pointer_width = \"32\"";
const WIDTH_64: &str = "target_pointer_width = \"64\"";

/// For the values of a key: the options that every such target has, and those that none has.
struct Fact {
    key: &'static str,
    values: &'static [&'static str],
    has: &'static [&'static str],
    lacks: &'static [&'static str],
}

#[rustfmt::skip]
const FACTS: &[Fact] = &[
    Fact { key: "target_os", values: &["ios", "macos", "tvos", "visionos", "watchos"], has: &["unix", APPLE], lacks: &[WASM] },
    Fact {
        key: "target_os",
        values: &[
            "aix", "android", "cygwin", "dragonfly", "espidf", "freebsd", "fuchsia", "haiku", "hurd", "illumos", "l4re", "netbsd",
            "nto", "nuttx", "openbsd", "redox", "rtems", "solaris", "vita", "vxworks",
        ],
        has: &["unix"],
        lacks: &[APPLE, WASM],
    },
    Fact { key: "target_os", values: &["linux"], has: &["unix"], lacks: &[APPLE] },
    Fact { key: "target_os", values: &["emscripten"], has: &["unix", WASM], lacks: &[APPLE] },
    Fact { key: "target_os", values: &["wasi"], has: &[WASM], lacks: &["unix", APPLE] },
    Fact { key: "target_os", values: &["none", "unknown"], has: &[], lacks: &["unix", APPLE] },
    Fact {
        key: "target_os",
        values: &["cuda", "hermit", "psp", "psx", "solid_asp3", "teeos", "trusty", "uefi", "windows", "xous", "zkvm"],
        has: &[],
        lacks: &["unix", APPLE, WASM],
    },
    Fact { key: "target_vendor", values: &["apple"], has: &["unix"], lacks: &[WASM] },
    Fact { key: "target_vendor", values: &["uwp", "win7"], has: &["windows"], lacks: &[] },
    Fact { key: "target_env", values: &["msvc"], has: &["windows"], lacks: &[] },
    Fact { key: "target_env", values: &["musl", "ohos"], has: &[LINUX], lacks: &[] },
    Fact { key: "target_arch", values: &["avr", "msp430"], has: &[WIDTH_16], lacks: &["unix", "windows"] },
    Fact {
        key: "target_arch",
        values: &["arm", "csky", "hexagon", "m68k", "mips", "mips32r6", "powerpc", "riscv32", "sparc", "x86", "xtensa"],
        has: &[WIDTH_32],
        lacks: &[WASM],
    },
    Fact {
        key: "target_arch",
        values: &[
            "arm64ec", "bpf", "loongarch64", "mips64", "mips64r6", "nvptx64", "powerpc64", "riscv64", "s390x", "sparc64",
        ],
        has: &[WIDTH_64],
        lacks: &[WASM],
    },
    Fact { key: "target_arch", values: &["wasm32"], has: &[WASM, WIDTH_32], lacks: &["windows", APPLE] },
    Fact { key: "target_arch", values: &["wasm64"], has: &[WASM, WIDTH_64], lacks: &["windows", APPLE] },
    Fact { key: "target_arch", values: &["aarch64", "x86_64"], has: &[], lacks: &[WASM, WIDTH_16] },
];

/// The one spelling of an option that has several.
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

/// The option itself, and what every build with it has or lacks.
fn consequences(option: &str) -> Vec<(&str, bool)> {
    let mut all = vec![(option, true)];
    let Some((key, value)) = value(option) else { return all };
    for fact in FACTS.iter().filter(|fact| fact.key == key && fact.values.contains(&value)) {
        all.extend(fact.has.iter().flat_map(|option| consequences(option)));
        all.extend(fact.lacks.iter().map(|option| (*option, false)));
    }
    all
}

/// Key and value; `windows` is a system, as `linux` is.
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
        for fact in FACTS {
            for named in fact.values {
                let option = canonical(format!("{} = \"{named}\"", fact.key));
                let mut with = targets.iter().filter(|options| options.contains(&option)).peekable();
                assert!(with.peek().is_some(), "no target has `{option}`");
                for options in with {
                    assert!(fact.has.iter().all(|it| options.contains(*it)), "{option}: {options:?}");
                    assert!(!fact.lacks.iter().any(|it| options.contains(*it)), "{option}: {options:?}");
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
