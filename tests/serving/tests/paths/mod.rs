//! `Path` of a framework that does not say itself which parameter is invalid, in the test binary of that framework: its
//! `path_app.rs` serves the routes.
//!
//! | route | type |
//! |---|---|
//! | `/one/{id}` | `u32` |
//! | `/text/{name}` | `String` |
//! | `/two/{first}/{second}` | `(u8, i64)` |
//! | `/named/{user}/{plan}` | [`Named`] |
//! | `/wrong/{only}` | `(u8, u8)` |
//! | `/absent/{user}/{other}` | [`Named`] |

use api_error_serving_tests::cases::get;
use api_error_serving_tests::wire::ask;
use serde_json::{Value, json};

use crate::path_app::serve;

#[derive(Debug, serde::Deserialize)]
#[expect(dead_code, reason = "only `Debug` shows it")]
pub(crate) struct Id(u32);

#[derive(Debug, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Plan {
    Free,
    Paid,
}

#[derive(Debug, serde::Deserialize)]
#[expect(dead_code, reason = "only `Debug` shows them")]
pub(crate) struct Named {
    user: Option<Id>,
    plan: Plan,
}

#[test]
fn values_are_read() {
    let server = serve();
    for (target, text) in [
        ("/one/7", "7"),
        ("/text/x%20y%2Fz+1", "\"x y/z+1\""),
        ("/two/7/-3", "(7, -3)"),
        ("/named/7/paid", "Named { user: Some(Id(7)), plan: Paid }"),
    ] {
        let reply = ask(server.address, &get(target));
        assert_eq!((reply.status, reply.text().as_str()), (200, text));
    }
}

#[test]
fn the_parameter_at_fault_is_named() {
    let server = serve();
    for (target, status, code, param) in [
        ("/one/x", 400, "path_invalid", Some("id")),
        ("/one/99999999999", 400, "path_invalid", Some("id")),
        ("/two/7/x", 400, "path_invalid", Some("second")),
        ("/two/300/x", 400, "path_invalid", Some("first")),
        ("/named/x/paid", 400, "path_invalid", Some("user")),
        ("/named/7/gold", 400, "path_invalid", Some("plan")),
        // Mistakes of the service.
        ("/wrong/1", 500, "internal_error", None),
        ("/absent/7/paid", 500, "internal_error", None),
    ] {
        let reply = ask(server.address, &get(target));
        let body: Value = serde_json::from_slice(&reply.body).unwrap_or_default();
        assert_eq!((reply.status, &body["code"], &body["param"]), (status, &json!(code), &json!(param)), "{target}");
        assert!(!reply.text().contains("gold"), "the value is not repeated");
    }
}
