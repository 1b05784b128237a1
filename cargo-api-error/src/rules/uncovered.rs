//! What the rules do not judge, and why: said next to what they do.

/// Changes that no rule finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Uncovered {
    /// The changes.
    pub changes: &'static str,
    /// Why no rule finds them.
    pub reason: &'static str,
}

/// All of them.
pub const UNCOVERED: &[Uncovered] = &[
    Uncovered {
        changes: "which endpoints answer with a code",
        reason: "the attribute language does not know endpoints",
    },
    Uncovered {
        changes: "visibility, domains, numeric ids, locales, gRPC and exit codes",
        reason: "the attribute language has none of them; a code is public and unique in its workspace",
    },
    Uncovered {
        changes: "a type's set of codes opening or closing",
        reason: "every set is open: clients must expect codes that they do not know",
    },
    Uncovered { changes: "statuses that become dynamic or fixed", reason: "a status is always a literal" },
    Uncovered {
        changes: "types that become equivalent, titles",
        reason: "a type is a name, not an address, and has no title of its own",
    },
    Uncovered {
        changes: "the envelope's own members and its media type",
        reason: "they belong to the runtime, which has tests for them, and not to one workspace",
    },
    Uncovered {
        changes: "the value of a declared header",
        reason: "it is a template, and clients read it from every response",
    },
    Uncovered {
        changes: "whether the field behind `retry_after` is an `Option`, and what a type alias of a detail stands for",
        reason: "source tells the names of types, not what they are",
    },
    Uncovered {
        changes: "a `cfg` that names a feature which the package does not have",
        reason: "`became-conditional` warns of it; the compiler's own `unexpected_cfgs` names the feature",
    },
    Uncovered { changes: "the set of values of a detail", reason: "a field's Rust type does not tell its values" },
    Uncovered {
        changes: "redirects from an old `doc_url`",
        reason: "they are not in the source, so `doc-url-changed` is a warning everywhere",
    },
    Uncovered {
        changes: "whether a `cfg` is on in the deployed build",
        reason: "the catalog is the union over all builds, so `became-conditional` is a warning",
    },
    Uncovered {
        changes: "a removed code that comes back with its old meaning on purpose",
        reason: "accept `tombstoned-code-reused` with a reason",
    },
    Uncovered {
        changes: "what a transparent variant forwards to",
        reason: "the codes behind it are judged where they are declared",
    },
];
