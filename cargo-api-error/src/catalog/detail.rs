//! A field's Rust type in, what JSON shows out: two spellings of one shape must not look like a change.

/// The shape's name, and whether the member is always there.
pub(crate) fn shape(ty: &str) -> (String, bool) {
    let plain = strip(ty);
    match generic(plain) {
        Some(("Option", inner)) => (shape(inner).0, false),
        Some(("Box" | "Rc" | "Arc", inner)) => shape(inner),
        _ => (name(plain), true),
    }
}

fn name(ty: &str) -> String {
    let ty = strip(ty);
    match ty {
        "str" | "String" | "char" => return "string".to_owned(),
        "bool" => return "boolean".to_owned(),
        "f32" | "f64" => return "number".to_owned(),
        "usize" => return "u64".to_owned(),
        "isize" => return "i64".to_owned(),
        _ => {}
    }
    if let Some(integer) = ty.strip_prefix("NonZero").filter(|rest| rest.starts_with(['U', 'I']) && rest.len() < 6) {
        return name(&integer.to_ascii_lowercase());
    }
    if let Some(inner) = ty.strip_prefix('[').and_then(|ty| ty.strip_suffix(']')) {
        let element = inner.rsplit_once(';').map_or(inner, |(element, _)| element);
        return format!("array<{}>", name(element));
    }
    if let Some(value) = map(ty) {
        return format!("map<{}>", name(value));
    }
    match generic(ty) {
        Some(("Box" | "Rc" | "Arc" | "Cow" | "NonZero", inner)) => name(inner),
        Some(("Vec" | "VecDeque" | "HashSet" | "BTreeSet", inner)) => format!("array<{}>", name(inner)),
        Some(("Option", inner)) => format!("nullable<{}>", name(inner)),
        _ => compact(ty),
    }
}

/// `V` of `HashMap<K, V>` and of maps that look the same in JSON.
fn map(ty: &str) -> Option<&str> {
    let (head, rest) = ty.split_once('<')?;
    let inner =
        rest.trim_end().strip_suffix('>').filter(|_| matches!(head.trim(), "HashMap" | "BTreeMap" | "IndexMap"))?;
    let mut depth = 0_i32;
    let comma = inner.char_indices().find(|(_, c)| {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth -= 1,
            _ => {}
        }
        *c == ',' && depth == 0
    });
    inner.get(comma?.0 + 1..).map(str::trim)
}

/// Without references, lifetimes, superfluous parentheses and the path: where a type is declared is no contract.
fn strip(ty: &str) -> &str {
    let mut ty = ty.trim();
    while let Some(rest) = ty.strip_prefix('&') {
        ty = rest.trim_start();
        if let Some(lifetime) = ty.strip_prefix('\'') {
            ty = lifetime.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').trim_start();
        }
        ty = ty.strip_prefix("mut ").unwrap_or(ty).trim_start();
    }
    if let Some(inner) = ty.strip_prefix('(').and_then(|ty| ty.strip_suffix(')'))
        && !inner.is_empty()
        && !inner.contains([',', '(', ')'])
    {
        return strip(inner);
    }
    let head = ty.find(['<', '[', '(']).unwrap_or(ty.len());
    let (path, _) = ty.split_at(head);
    let last = path.rfind("::").map_or(0, |at| at + 2);
    ty.get(last..).unwrap_or(ty).trim()
}

/// `Name<.., T>` as (`Name`, `T`): the last type argument, which is the content of every wrapper named above.
fn generic(ty: &str) -> Option<(&str, &str)> {
    let (head, rest) = ty.split_once('<')?;
    let inner = rest.trim_end().strip_suffix('>')?;
    let mut depth = 0_i32;
    let mut start = 0;
    for (at, c) in inner.char_indices() {
        match c {
            '<' | '(' | '[' => depth += 1,
            '>' | ')' | ']' => depth -= 1,
            ',' if depth == 0 && inner.get(..at).is_some_and(|first| first.trim().starts_with('\'')) => start = at + 1,
            ',' if depth == 0 => return None,
            _ => {}
        }
    }
    Some((head.trim(), inner.get(start..)?.trim()))
}

fn compact(ty: &str) -> String {
    ty.split_whitespace().collect::<Vec<_>>().join(" ").replace(" ::", "::").replace(":: ", "::").replace(" <", "<")
}

#[cfg(test)]
mod tests {
    use super::shape;

    #[test]
    fn spellings_of_one_shape_are_equal() {
        for ty in ["String", "&'static str", "Box<str>", "Cow<'static, str>", "std::sync::Arc<str>", "& str"] {
            assert_eq!(shape(ty), ("string".to_owned(), true), "{ty}");
        }
        for ty in ["Vec<u8>", "[u8; 4]", "&[u8]", "Box<[u8]>", "std::collections::BTreeSet<u8>"] {
            assert_eq!(shape(ty), ("array<u8>".to_owned(), true), "{ty}");
        }
    }

    #[test]
    fn an_option_is_an_optional_member_and_its_content_counts() {
        assert_eq!(shape("Option<u64>"), ("u64".to_owned(), false));
        assert_eq!(shape("core::option::Option<String>"), ("string".to_owned(), false));
        assert_eq!(shape("Vec<Option<bool>>"), ("array<nullable<boolean>>".to_owned(), true));
        assert_eq!(shape("Box<Option<u32>>"), ("u32".to_owned(), false));
    }

    #[test]
    fn what_looks_the_same_in_json_is_the_same() {
        let same = [
            ["usize", "u64"],
            ["NonZeroU32", "std::num::NonZero<u32>"],
            ["(u32)", "u32"],
            ["HashMap<String, Vec<u8>>", "std::collections::BTreeMap<Uuid, [u8; 4]>"],
            ["crate::money::Amount", "self :: Amount"],
        ];
        for [a, b] in same {
            assert_eq!(shape(a), shape(b), "{a} {b}");
        }
        assert_ne!(shape("(u8, u8)"), shape("u8"));
        assert_ne!(shape("HashMap<String, u8>"), shape("HashMap<String, String>"));
    }

    #[test]
    fn what_source_does_not_tell_keeps_its_rust_name() {
        assert_eq!(shape("Page<String, u8>"), ("Page<String, u8>".to_owned(), true));
        assert_eq!(shape("billing :: Money"), ("Money".to_owned(), true));
    }
}
