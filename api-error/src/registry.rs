//! Collects every derived type of a program with the linker, and prints them all for `cargo api-error verify`.

#[cfg(all(test, feature = "__serve"))]
mod built_in;

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde_json::{Value, json};

use crate::catalog::EnumSpec;
use crate::spec::{Dynamic, ErrorSpec};

/// A type's const catalog, and the file that declares it.
#[derive(Debug)]
pub struct Registered {
    /// Its specs.
    pub spec: &'static EnumSpec,
    /// The file's name, as the compiler got it.
    pub file: &'static str,
}

inventory::collect!(Registered);

/// Registers the type of an expansion, which calls its specs `__ENUM`.
#[doc(hidden)]
#[macro_export]
macro_rules! __registry {
    ($($item:tt)*) => {
        $crate::__private::registry::submit! {
            $crate::__private::registry::Registered {
                spec: &__ENUM,
                file: $crate::__private::registry::file!(),
            }
        }
    };
}

/// All types of the program as a JSON array: where each is, and its contract in the form that the command reads.
#[must_use]
pub fn to_json() -> String {
    let types = inventory::iter::<Registered>.into_iter().map(|Registered { spec, file }| {
        json!({
            "module": spec.module, "file": file, "line": spec.line, "column": spec.column, "def": definition(spec),
        })
    });
    Value::Array(types.collect()).to_string()
}

// `api_error_syntax::ErrorDef`
fn definition(item: &EnumSpec) -> Value {
    let of_enum = |spec: &ErrorSpec| spec.variant.strip_prefix(item.name)?.strip_prefix("::");
    let is_struct = item.specs.iter().any(|spec| of_enum(spec).is_none());
    let variants = item.specs.iter().map(|spec| {
        json!({ "name": of_enum(spec).unwrap_or(spec.variant), "docs": { "text": spec.docs }, "spec": contract(spec) })
    });
    json!({
        "name": item.name,
        "kind": if is_struct { "struct" } else { "enum" },
        "variants": variants.collect::<Vec<_>>(),
    })
}

// `api_error_syntax::SpecDef`, without the facts that a const spec does not have: details, and the version of a
// deprecation.
fn contract(spec: &ErrorSpec) -> Value {
    let (dynamic, history) = (spec.dynamic, &spec.history);
    let template = |text: &str, is_template| if is_template { text.to_string() } else { escaped(text) };
    let message_from = match (dynamic.has(Dynamic::DISPLAY), dynamic.has(Dynamic::WRITTEN)) {
        (true, _) => "display",
        (_, true) => "written",
        _ => "fixed",
    };
    let is_template = dynamic.has(Dynamic::MESSAGE | Dynamic::DISPLAY);
    let is_known = message_from != "display" || !spec.message.is_empty();
    let message = is_known.then(|| template(spec.message, is_template));
    let retry_after = match spec.retry_after {
        Some(wait) => json!({ "seconds": wait.as_secs() }),
        None if dynamic.has(Dynamic::WAITS) => json!("field"),
        None => Value::Null,
    };
    let note = |note: &str| if note.is_empty() { json!({}) } else { json!({ "note": note }) };
    json!({
        "code": spec.code,
        "status": spec.status.as_u16(),
        "status_from": spec.status_from(),
        "type": spec.error_type.as_str(),
        "message_from": message_from,
        "message": message,
        "param": spec.param.map(|param| template(param, dynamic.has(Dynamic::PARAM))),
        "doc_url": spec.doc_url,
        "retryable": spec.retryable,
        "retry_after": retry_after,
        "headers": spec.headers.iter().map(|(name, value)| json!({ "name": name, "value": value, "required": true })).collect::<Vec<_>>(),
        "expose": spec.expose,
        "expose_reason": spec.expose_reason,
        "shared": spec.shared,
        "unchecked": history.unchecked,
        "since": history.since,
        "unstable": spec.unstable,
        "deprecated": history.deprecated.map(note),
        "replaced_by": history.replaced_by,
        "sunset": history.sunset,
        "aliases": history.aliases,
    })
}

// A text as a template without placeholders.
fn escaped(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

#[cfg(test)]
mod tests {
    use alloc::vec::Vec;

    use api_error_syntax::{ARGUMENTS, ErrorDef, ErrorEnum, Place, SpecDef, VariantKind};
    use serde_json::Value;

    /// Derives an item, and keeps its source.
    macro_rules! derived {
        ($($item:item)*) => {
            $(#[derive(Debug, crate::ApiError)] #[allow(dead_code, reason = "only the specs matter")] $item)*

            const SOURCES: &[&str] = &[$(stringify!($item)),*];
        };
    }

    derived! {
        #[api_error(doc_url = "https://x.dev/{type}/{code}?{status}", header("X-Enum", "{{1}}"), unstable, types("card_error"))]
        enum Everything {
            /// Summary.
            #[api_error(status = 404)]
            Plain,
            #[api_error(status = 402, type = "card_error", code = "declined", message = "É {{{amount:>8}}}", param = "a[{r#in}]")]
            #[api_error(header("X-Amount", "{amount}"), retry_after = wait, retryable = true)]
            Templates { amount: u8, r#in: u8, wait: u8, #[api_error(detail = "rest")] more: u8 },
            #[api_error(status = 500, message = "{0}", expose, retry_after = 30)]
            Exposed(u8),
            #[api_error(status = 502, status_from = .0, message = "{0}")]
            Upstream(u16),
            #[api_error(status = 400, status_from = status, type = "validation_error", retryable = false)]
            Fixed { status: u16 },
            #[api_error(status = 409, shared, message = "Literal {{}}.", param = "{{x}}", since = "1.0", sunset = "2030-01-01")]
            #[api_error(replaced_by = "declined", alias("old", "older"), unchecked = "so", type = "rate_limit_error")]
            #[deprecated(note = "no more")]
            Ends,
            #[deprecated]
            #[api_error(status = 400)]
            Silent,
            #[api_error(transparent)]
            Inner(Single),
        }

        #[api_error(status = 410, message(display), allow(missing_fix, reason = "none"))]
        struct Single;

        #[api_error(status = 503, message = "An upstream server failed to answer.")]
        struct Written {}

        #[api_error(expose = "the callers are our own")]
        enum Exposing {
            #[api_error(status = 500, message = "{0}")]
            Default(u8),
            #[api_error(status = 503, message = "{0}", expose = "they are admins")]
            Own(u8),
            #[api_error(status = 404, message = "{0}")]
            NoNeed(u8),
        }

        #[derive(thiserror::Error)]
        #[api_error(status = 409, message(display))]
        enum Told {
            #[error("{{{id}}} {id:?}")]
            Template { id: u8 },
            #[error("{{fixed}}")]
            Fixed,
            #[error("{}", 1)]
            Unknown,
        }
    }

    impl core::fmt::Display for Single {
        fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
            f.write_str("single")
        }
    }

    fn registered(name: &str) -> Value {
        let types: Value = serde_json::from_str(&super::to_json()).unwrap_or_default();
        let mut types = types.as_array().map(Vec::as_slice).unwrap_or_default().iter();
        types.find(|one| one["def"]["name"] == name).cloned().unwrap_or_default()
    }

    /// The contract in the source, reduced to the facts that a const spec has.
    fn source(text: &str) -> ErrorDef {
        let input = syn::parse_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
        let item = ErrorEnum::from_input(&input).unwrap_or_else(|errors| panic!("{errors:?}"));
        let def = item.into_def();
        let mut variants = def.variants;
        variants.retain(|variant| variant.spec().is_some());
        for variant in &mut variants {
            variant.allows.clear();
            if let VariantKind::Spec(SpecDef { details, code_written, .. }) = &mut variant.kind {
                details.clear();
                *code_written = false;
            }
        }
        ErrorDef { types: Vec::new(), allows: Vec::new(), docs: api_error_syntax::Docs::default(), variants, ..def }
    }

    /// The same value without the fields that it comes from.
    fn written(def: &ErrorDef) -> Value {
        serde_json::to_value(def).unwrap_or_default()
    }

    #[test]
    fn the_registry_prints_the_contract_that_the_command_reads_from_source() {
        for text in SOURCES {
            let expected = source(text);
            let printed = registered(&expected.name)["def"].clone();
            let read: ErrorDef = serde_json::from_value(printed).unwrap_or_else(|error| panic!("{text}: {error}"));
            assert_eq!(written(&read), written(&expected));
        }
    }

    #[test]
    fn every_argument_of_a_variant_is_compared() {
        let sources = SOURCES.concat();
        let words: Vec<&str> = sources.split(|ch: char| !ch.is_alphanumeric() && ch != '_').collect();
        let rules = ARGUMENTS.iter().filter(|rule| rule.places.contains(&Place::Variant) || rule.name == "detail");
        let missing: Vec<&str> = rules.map(|rule| rule.name).filter(|name| !words.contains(name)).collect();
        assert!(missing.is_empty(), "add them to a type above: {missing:?}");
    }

    #[test]
    fn a_type_in_a_function_is_registered() {
        #[derive(Debug, crate::ApiError)]
        #[api_error(status = 404)]
        struct Hidden;
        let _ = Hidden;
        assert_eq!(registered("Hidden")["def"]["variants"][0]["spec"]["status"], 404);
    }
}
