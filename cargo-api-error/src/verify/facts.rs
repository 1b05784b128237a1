//! One variant as the scan and as the compiler have it; every fact on which they disagree, in words.

use api_error_syntax::{MessageDef, RetryAfterDef, SpecDef, VariantDef, VariantKind};

use super::CompiledSpec;

/// The disagreements.
pub(super) fn differing(variant: &VariantDef, compiled: &CompiledSpec) -> Vec<String> {
    let VariantKind::Spec(scanned) = &variant.kind else {
        return vec!["the scan has it as transparent".to_owned()];
    };
    let expected = as_compiled(variant, scanned);
    let from_files = !variant.docs.includes.is_empty() && includes(&expected.docs, &compiled.docs);
    let docs = if from_files { compiled.docs.clone() } else { expected.docs.clone() };
    let param = expected.param.clone().map(|param| {
        let plain = param.replace("{{", "{").replace("}}", "}");
        if compiled.param.as_ref() == Some(&plain) { plain } else { param }
    });
    let expected = CompiledSpec { param, docs, ..expected };
    let pairs = all(&expected).into_iter().zip(all(compiled)).filter(|(scanned, compiled)| scanned != compiled);
    pairs
        .map(|((name, scanned), (_, compiled))| format!("{name} is {scanned} in the scan and {compiled} when compiled"))
        .collect()
}

/// What the derive makes of a contract.
fn as_compiled(variant: &VariantDef, spec: &SpecDef) -> CompiledSpec {
    CompiledSpec {
        variant: variant.name.clone(),
        code: spec.code.clone(),
        status: spec.status,
        error_type: spec.error_type.clone(),
        template: matches!(spec.message, MessageDef::Template { .. }),
        message: match &spec.message {
            MessageDef::Fixed(text) | MessageDef::Literal(text) | MessageDef::Template { text, .. } => text.clone(),
            MessageDef::Display => String::new(),
        },
        param: spec.param.clone(),
        param_template: false,
        doc_url: spec.doc_url.clone(),
        docs: variant.docs.text.clone(),
        retry_after: match spec.retry_after {
            Some(RetryAfterDef::Seconds(seconds)) => Some(seconds),
            _ => None,
        },
        retryable: spec.retryable,
        expose: spec.expose,
        shared: spec.shared,
        unstable: spec.unstable,
        since: spec.since.clone(),
        deprecated: variant.deprecated.as_ref().map(|old| old.note.clone().unwrap_or_default()),
        sunset: spec.sunset.clone(),
        replaced_by: spec.replaced_by.clone(),
        unchecked: spec.unchecked.clone(),
        aliases: spec.aliases.clone(),
        headers: spec.headers.iter().map(|header| (header.name.clone(), header.value.clone())).collect(),
    }
}

/// Whether `scanned` is `compiled` with lines added: the derive cannot read the files that docs include.
fn includes(scanned: &str, compiled: &str) -> bool {
    let mut lines = scanned.lines().map(str::trim);
    compiled.lines().map(str::trim).all(|line| lines.any(|found| found == line))
}

/// Every fact but the name, by the name of the argument that sets it.
fn all(spec: &CompiledSpec) -> [(&'static str, String); 19] {
    [
        ("code", format!("{:?}", spec.code)),
        ("status", spec.status.to_string()),
        ("type", format!("{:?}", spec.error_type)),
        ("message", format!("{:?}{}", spec.message, if spec.template { " with placeholders" } else { "" })),
        ("param", format!("{:?}", spec.param)),
        ("doc_url", format!("{:?}", spec.doc_url)),
        ("docs", format!("{:?}", spec.docs)),
        ("retry_after", format!("{:?}", spec.retry_after)),
        ("retryable", spec.retryable.to_string()),
        ("expose", spec.expose.to_string()),
        ("shared", spec.shared.to_string()),
        ("unstable", spec.unstable.to_string()),
        ("since", format!("{:?}", spec.since)),
        ("deprecated", format!("{:?}", spec.deprecated)),
        ("sunset", format!("{:?}", spec.sunset)),
        ("replaced_by", format!("{:?}", spec.replaced_by)),
        ("unchecked", format!("{:?}", spec.unchecked)),
        ("alias", format!("{:?}", spec.aliases)),
        ("header", format!("{:?}", spec.headers)),
    ]
}

#[cfg(test)]
mod tests {
    use api_error_syntax::ARGUMENTS;

    use super::{CompiledSpec, all};

    /// Arguments that no const spec shows: what they do shows in others, on the wire or in the scan alone.
    const ELSEWHERE: [&str; 7] = ["transparent", "allow", "detail", "rename_all", "prefix", "types", "crate"];
    /// Facts that no argument of ours sets.
    const OTHERS: [&str; 2] = ["docs", "deprecated"];

    #[test]
    fn every_argument_is_compared() {
        let facts = all(&CompiledSpec::default());
        let mut facts: Vec<&str> = facts.iter().map(|(name, _)| *name).filter(|name| !OTHERS.contains(name)).collect();
        let arguments = ARGUMENTS.iter().map(|argument| argument.name);
        let mut arguments: Vec<&str> = arguments.filter(|name| !ELSEWHERE.contains(name)).collect();
        facts.sort_unstable();
        arguments.sort_unstable();
        assert_eq!(facts, arguments);
    }
}
