//! Every derived type of a program, wherever it stands: collected by the linker, printed for `cargo api-error verify`.

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
    /// As the compiler was given it.
    pub file: &'static str,
}

inventory::collect!(Registered);

/// Enters the type of an expansion; `__ENUM` is what the expansion calls its specs.
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
        "shape": if is_struct { "struct" } else { "enum" },
        "variants": variants.collect::<Vec<_>>(),
    })
}

// `api_error_syntax::SpecDef`, without what no const spec holds: details, and what is said of a deprecation beside its note.
fn contract(spec: &ErrorSpec) -> Value {
    let (dynamic, history) = (spec.dynamic, &spec.history);
    let template = |text: &str, is_template| if is_template { text.to_string() } else { escaped(text) };
    let message_from = match (dynamic.has(Dynamic::DISPLAY), dynamic.has(Dynamic::WRITTEN)) {
        (true, _) => "display",
        (_, true) => "written",
        _ => "fixed",
    };
    let message = (message_from != "display").then(|| template(spec.message, dynamic.has(Dynamic::MESSAGE)));
    let retry_after = match spec.retry_after {
        Some(wait) => json!({ "seconds": wait.as_secs() }),
        None if dynamic.has(Dynamic::WAITS) => json!("field"),
        None => Value::Null,
    };
    let note = |note: &str| if note.is_empty() { json!({}) } else { json!({ "note": note }) };
    json!({
        "code": spec.code,
        "status": spec.status.as_u16(),
        "type": spec.error_type.as_str(),
        "message_from": message_from,
        "message": message,
        "param": spec.param.map(|param| template(param, dynamic.has(Dynamic::PARAM))),
        "doc_url": spec.doc_url,
        "retryable": spec.retryable,
        "retry_after": retry_after,
        "headers": spec.headers.iter().map(|(name, value)| json!({ "name": name, "value": value, "required": true })).collect::<Vec<_>>(),
        "expose": spec.expose,
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

    use serde_json::Value;

    #[derive(Debug, crate::ApiError)]
    #[api_error(status = 410, param = "id", header("Allow", "GET"))]
    struct Registered;

    #[test]
    fn a_type_in_a_function_is_registered_with_its_facts() {
        #[derive(Debug, crate::ApiError)]
        #[api_error(status = 404)]
        struct Inner;
        let _ = (Registered, Inner);
        let types: Value = serde_json::from_str(&super::to_json()).unwrap_or_default();
        let types = types.as_array().map(Vec::as_slice).unwrap_or_default();
        let find = |name: &str| types.iter().find(|one| one["def"]["name"] == name).cloned().unwrap_or_default();
        assert_eq!(find("Inner")["def"]["variants"][0]["spec"]["status"], 404);
        let spec = &find("Registered")["def"]["variants"][0]["spec"];
        assert_eq!((&spec["param"], &spec["headers"][0]["value"]), (&"id".into(), &"GET".into()));
    }
}
