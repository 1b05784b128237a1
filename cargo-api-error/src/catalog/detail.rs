//! A field's Rust type in, what JSON shows out: two spellings of one shape must not look like a change.

/// The shape's name, and whether the member is always there.
pub(crate) fn shape(ty: &str) -> (String, bool) {
    let plain = strip(ty);
    match generic(plain) {
        Some(("Option", inner)) => (shape(inner).0, false),
        _ => (name(plain), true),
    }
}

fn name(ty: &str) -> String {
    let ty = strip(ty);
    match ty {
        "str" | "String" | "char" => return "string".to_owned(),
        "bool" => return "boolean".to_owned(),
        "f32" | "f64" => return "number".to_owned(),
        _ => {}
    }
    if let Some(inner) = ty.strip_prefix('[').and_then(|ty| ty.strip_suffix(']')) {
        let element = inner.rsplit_once(';').map_or(inner, |(element, _)| element);
        return format!("array<{}>", name(element));
    }
    match generic(ty) {
        Some(("Box" | "Rc" | "Arc" | "Cow", inner)) => name(inner),
        Some(("Vec" | "VecDeque" | "HashSet" | "BTreeSet", inner)) => format!("array<{}>", name(inner)),
        Some(("Option", inner)) => format!("nullable<{}>", name(inner)),
        _ => compact(ty),
    }
}

/// Without references, lifetimes and the path before a well-known name.
fn strip(ty: &str) -> &str {
    let mut ty = ty.trim();
    while let Some(rest) = ty.strip_prefix('&') {
        ty = rest.trim_start();
        if let Some(lifetime) = ty.strip_prefix('\'') {
            ty = lifetime.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_').trim_start();
        }
        ty = ty.strip_prefix("mut ").unwrap_or(ty).trim_start();
    }
    let head = ty.find(['<', '[', '(']).unwrap_or(ty.len());
    let (path, _) = ty.split_at(head);
    let known = path.rfind("::").map_or(0, |at| at + 2);
    let root = path.trim_start_matches(':').split("::").next().unwrap_or_default().trim();
    if matches!(root, "std" | "core" | "alloc") { ty.get(known..).unwrap_or(ty).trim() } else { ty }
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
    }

    #[test]
    fn what_source_does_not_tell_keeps_its_rust_name() {
        assert_eq!(shape("HashMap<String, u8>"), ("HashMap<String, u8>".to_owned(), true));
        assert_eq!(shape("billing :: Money"), ("billing::Money".to_owned(), true));
    }
}
