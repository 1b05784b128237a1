//! What the compiler made of macros in, a scan that has these types too out.

use api_error_syntax::{
    Deprecated, Docs, ErrorDef, HeaderDef, MessageDef, RetryAfterDef, Shape, SpecDef, VariantDef, VariantKind, status,
};

use super::{CompiledOnly, CompiledSpec, Verification};
use crate::catalog::{as_template, placeholders};
use crate::scan::{Location, Scan, ScannedEnum, VariantSite};

/// Adds the types, and takes back the findings of the places that this build had, whatever came of them. A macro's definition
/// makes nothing by itself. What this build left out stays a finding.
pub(crate) fn adopt(scan: &mut Scan, verification: &Verification) {
    scan.hidden.retain(|hidden| !verification.resolved.contains(&hidden.location));
    let open = |at: &Location| scan.hidden.iter().any(|hidden| hidden.location == *at);
    scan.findings.retain(|finding| match finding.rule {
        "macro-generated" => open(&finding.location),
        "unresolved" => !verification.resolved.contains(&finding.location),
        _ => true,
    });
    scan.enums.extend(verification.compiled_only.iter().map(scanned));
    scan.enums.sort_by(|a, b| (&a.package, &a.path, &a.location).cmp(&(&b.package, &b.path, &b.location)));
}

fn scanned(made: &CompiledOnly) -> ScannedEnum {
    let nowhere = || Location { file: "Cargo.toml".to_owned(), line: 1, column: 1 };
    let location = made.location.clone().or_else(|| made.explained_by.first().cloned()).unwrap_or_else(nowhere);
    let in_enum = made.item.specs.iter().any(|spec| spec.variant.contains("::"));
    let site = VariantSite { location: location.clone(), cfg: None };
    ScannedEnum {
        package: made.package.clone(),
        targets: made.targets.clone(),
        path: made.path.clone(),
        location,
        cfg: None,
        variants: vec![site; made.item.specs.len()],
        def: ErrorDef {
            name: made.item.name.clone(),
            shape: if in_enum { Shape::Enum } else { Shape::Struct },
            docs: Docs::default(),
            types: Vec::new(),
            allows: Vec::new(),
            variants: made.item.specs.iter().map(variant).collect(),
        },
    }
}

fn variant(spec: &CompiledSpec) -> VariantDef {
    let note = |note: &String| Deprecated { since: None, note: Some(note.clone()).filter(|note| !note.is_empty()) };
    VariantDef {
        name: spec.name().to_owned(),
        docs: Docs { text: spec.docs.clone(), includes: Vec::new() },
        deprecated: spec.deprecated.as_ref().map(note),
        allows: Vec::new(),
        kind: VariantKind::Spec(contract(spec)),
    }
}

/// What a macro writes is written: whether a code follows from a name, the compiled side does not tell. Nor has it details.
fn contract(spec: &CompiledSpec) -> SpecDef {
    SpecDef {
        code: spec.code.clone(),
        code_written: true,
        status: spec.status,
        error_type: spec.error_type.clone(),
        message: message(spec),
        param: spec.param.as_deref().map(|text| if spec.param_template { text.to_owned() } else { as_template(text) }),
        doc_url: spec.doc_url.clone(),
        retryable: spec.retryable,
        retry_after: spec.retry_after.map(RetryAfterDef::Seconds),
        headers: spec.headers.iter().cloned().map(|(name, value)| HeaderDef { name, value }).collect(),
        details: Vec::new(),
        expose: spec.expose,
        shared: spec.shared,
        unchecked: spec.unchecked.clone(),
        since: spec.since.clone(),
        sunset: spec.sunset.clone(),
        replaced_by: spec.replaced_by.clone(),
        aliases: spec.aliases.clone(),
        unstable: spec.unstable,
    }
}

fn message(spec: &CompiledSpec) -> MessageDef {
    let text = spec.message.clone();
    if text.is_empty() {
        MessageDef::Display
    } else if spec.template {
        MessageDef::Template { fields: placeholders(&text), text }
    } else if text == status::sentence(spec.status) {
        MessageDef::Fixed(text)
    } else {
        MessageDef::Literal(text)
    }
}
