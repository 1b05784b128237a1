//! Changes that no rule finds, each with the reason; the page of the rules lists them.

/// The changes, and why no rule finds them.
pub const UNCOVERED: &[(&str, &str)] = &[
    ("which endpoints answer with a code", "the attribute language does not know endpoints"),
    (
        "visibility, domains, numeric ids, locales, gRPC and exit codes",
        "the attribute language has none of them; a code is public and unique in its workspace",
    ),
    ("a type's set of codes opening or closing", "every set is open: clients must expect codes that they do not know"),
    ("statuses that become dynamic or fixed", "a status is always a literal"),
    ("types that become equivalent, titles", "a type is a name, not an address, and has no title of its own"),
    ("the envelope's own members and its media type", "they belong to the runtime, whose own tests guard them"),
    ("the value of a declared header", "it is a template, and clients read it from every response"),
    (
        "whether the field behind `retry_after` is an `Option`, and which type an alias of a detail means",
        "the source shows the names of types, not their definitions",
    ),
    (
        "a `cfg` that names a feature which the package does not have",
        "`became-conditional` warns about the condition; the compiler's `unexpected_cfgs` names the feature",
    ),
    ("the set of values of a detail", "the Rust type of a field does not show its values"),
    ("redirects from an old `doc_url`", "they are not in the source, so `doc-url-changed` is always a warning"),
    (
        "whether a `cfg` is on in the deployed build",
        "the catalog is the union over all builds, so `became-conditional` is a warning",
    ),
    (
        "a removed code that returns with its status and type, and another meaning",
        "its tombstone knows no more; the same status and type end it",
    ),
    ("what a transparent variant forwards to", "the codes behind it are judged where they are declared"),
];
