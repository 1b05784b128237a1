//! Follows variants that forward to other types.

use std::collections::BTreeSet;

use api_error_syntax::Forward;

use crate::catalog::{Catalog, Entry, ErrorPath, SourceLocation, Variant, type_path};
use crate::scan::{Scan, ScannedEnum};

/// A variant that sends what another error sends.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forwarding<'a> {
    /// Its path.
    pub path: ErrorPath,
    /// The same with its place.
    pub site: Variant,
    /// The type of its field, as written.
    pub ty: &'a str,
    /// The types that can answer, those behind others included; none if the type is not in the selected packages.
    pub targets: Vec<ErrorPath>,
    /// The codes of these types.
    pub entries: Vec<&'a Entry>,
    /// Types, as written, that they forward to and that are not in the selected packages.
    pub external: Vec<&'a str>,
}

/// The forwarding variants that a person means by a name: of a variant, or of a type.
pub(super) fn forwardings<'a>(catalog: &'a Catalog, scan: &'a Scan, name: &str) -> Vec<Forwarding<'a>> {
    let mut found = Vec::new();
    for item in &scan.enums {
        let ty = type_path(item);
        for (variant, place, forward) in item.forwards() {
            let path = ErrorPath { variant: Some(variant.name.clone()), ..ty.clone() };
            if path.is_called(name) || ty.is_called(name) {
                let source = Some(SourceLocation::from(&place.location));
                let site = Variant { path: path.clone(), source, ..Variant::default() };
                found.push(Forwarding { site, ..follow(catalog, scan, item, forward, path) });
            }
        }
    }
    found
}

/// The names of all variants that forward.
pub(super) fn names(scan: &Scan) -> impl Iterator<Item = ErrorPath> {
    scan.enums.iter().flat_map(|item| {
        let path = |name: &String| ErrorPath { variant: Some(name.clone()), ..type_path(item) };
        item.forwards().map(|(variant, ..)| path(&variant.name)).collect::<Vec<_>>()
    })
}

fn follow<'a>(
    catalog: &'a Catalog,
    scan: &'a Scan,
    from: &'a ScannedEnum,
    forward: &'a Forward,
    path: ErrorPath,
) -> Forwarding<'a> {
    let mut targets = BTreeSet::new();
    let mut external = BTreeSet::new();
    let mut open = vec![(from, forward.ty.as_str())];
    while let Some((from, ty)) = open.pop() {
        let meant = declared(scan, from, ty);
        if meant.is_empty() {
            external.insert(ty);
        }
        for item in meant {
            if targets.insert(type_path(item)) {
                open.extend(item.forwards().map(|(_, _, next)| (item, next.ty.as_str())));
            }
        }
    }
    let of_target = |variant: &Variant| targets.contains(&variant.path.type_path());
    let entries = catalog.errors.iter().filter(|entry| entry.variants.iter().any(of_target)).collect();
    let (targets, external) = (targets.into_iter().collect(), external.into_iter().collect());
    Forwarding { path, site: Variant::default(), ty: &forward.ty, targets, entries, external }
}

/// The scanned types that a type's name can mean, those of the same package before others.
fn declared<'a>(scan: &'a Scan, from: &ScannedEnum, written: &str) -> Vec<&'a ScannedEnum> {
    let name = plain(written);
    let called: Vec<&ScannedEnum> = scan.enums.iter().filter(|item| type_path(item).is_called(&name)).collect();
    let near: Vec<&ScannedEnum> = called.iter().copied().filter(|item| item.package == from.package).collect();
    if near.is_empty() { called } else { near }
}

/// `Box<crate::bank::BankError<T>>` as `bank::BankError`.
fn plain(written: &str) -> String {
    let mut name = written.trim();
    for wrapper in ["Box<", "Arc<", "Rc<", "Option<"] {
        let inner = name.split_once(wrapper).filter(|(path, _)| path.is_empty() || path.ends_with("::"));
        name = inner.and_then(|(_, inner)| inner.strip_suffix('>')).unwrap_or(name).trim();
    }
    let path = name.split('<').next().unwrap_or_default();
    let segments = path.split("::").map(str::trim).filter(|it| !["", "crate", "self", "super"].contains(it));
    segments.map(|segment| segment.strip_prefix("r#").unwrap_or(segment)).collect::<Vec<_>>().join("::")
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn a_type_is_found_behind_its_wrappers() {
        for (written, name) in [
            ("BankError", "BankError"),
            ("Box<crate::bank::BankError>", "bank::BankError"),
            ("std::sync::Arc<BankError<T>>", "BankError"),
            ("sqlx::Error", "sqlx::Error"),
        ] {
            assert_eq!(plain(written), name);
        }
    }
}
