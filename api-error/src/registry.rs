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

/// All types of the program as a JSON array.
#[must_use]
pub fn to_json() -> String {
    let types = inventory::iter::<Registered>.into_iter().map(|Registered { spec, file }| {
        json!({
            "name": spec.name, "module": spec.module, "file": file, "line": spec.line, "column": spec.column,
            "specs": spec.specs.iter().map(value).collect::<Vec<_>>(),
        })
    });
    Value::Array(types.collect()).to_string()
}

fn value(spec: &ErrorSpec) -> Value {
    json!({
        "variant": spec.variant,
        "code": spec.code,
        "status": spec.status.as_u16(),
        "type": spec.error_type.as_str(),
        "message": spec.message,
        "template": spec.dynamic.has(Dynamic::MESSAGE),
        "param": spec.param,
        "param_template": spec.dynamic.has(Dynamic::PARAM),
        "doc_url": spec.doc_url,
        "docs": spec.docs,
        "retry_after": spec.retry_after.map(|wait| wait.as_secs()),
        "retryable": spec.retryable,
        "expose": spec.expose,
        "shared": spec.shared,
        "unstable": spec.unstable,
        "since": spec.history.since,
        "deprecated": spec.history.deprecated,
        "sunset": spec.history.sunset,
        "replaced_by": spec.history.replaced_by,
        "unchecked": spec.history.unchecked,
        "aliases": spec.history.aliases,
        "headers": spec.headers,
    })
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
        let find = |name: &str| types.iter().find(|one| one["name"] == name).cloned().unwrap_or_default();
        assert_eq!(find("Inner")["specs"][0]["status"], 404);
        let spec = &find("Registered")["specs"][0];
        assert_eq!((&spec["param"], &spec["headers"][0][1]), (&"id".into(), &"GET".into()));
    }
}
