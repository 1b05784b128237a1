//! What every HTTP framework must do. A framework describes itself as a [`Framework`] that serves the routes of
//! [`cases`](crate::cases); each check asks a real server and compares what comes back.
//!
//! `tests/every_framework/` lists the checks as tests and is part of the test binary of each framework.
#![expect(clippy::missing_panics_doc, clippy::indexing_slicing, reason = "a test that fails panics")]

mod connections;
mod crowd;
mod echoes;
mod exceptions;
mod ids;
mod logging;
mod middleware;
mod reading;
mod secrets;
mod shapes;
mod table;

use std::fmt;

use api_error::{ErrorLayer, Shape};

pub use self::connections::{connections_are_reused, cut_off_bodies, head_has_the_length_of_get, stale_headers};
pub use self::crowd::memory_stays_flat;
pub use self::echoes::{field_values_stay_in_their_place, nothing_long_is_repeated};
pub use self::exceptions::{Check, DROPPED, Exception};
pub use self::ids::{control_bytes_are_rejected, ids_are_not_trusted_by_default, ids_are_validated};
pub use self::logging::{
    a_path_forges_no_line, a_rejected_request_is_logged_without_causes, a_server_error_is_logged_with_everything,
    every_error_is_logged_once, without_the_layer_conversions_are_logged_once,
};
pub use self::middleware::{handlers_read_the_id, panics_go_on_if_configured, two_layers_are_one};
pub use self::reading::json_is_read_strictly;
pub use self::secrets::secrets_stay_in_the_log;
pub use self::shapes::{every_shape, problems_are_negotiated, replaced_errors};
pub use self::table::table;

use self::exceptions::Cases;
use crate::server::Server;

/// A framework under test.
pub trait Framework {
    /// Its name, unique among the frameworks: request ids in the log start with it.
    const NAME: &'static str;
    /// Whether `Setup::Converted` adds something to `Setup::Alone`.
    const NEEDS_CONVERSION: bool;
    /// The cases that this framework cannot pass.
    const EXCEPTIONS: &'static [Exception];

    /// The route `/{folder}/{parameter}` as the framework writes it; `None` if the layer does not learn the route.
    fn route(folder: &str, parameter: &str) -> Option<String>;

    /// Serves the routes of [`cases`](crate::cases).
    fn serve(readers: Readers, setup: Setup) -> Server;
}

/// Who reads parameters and bodies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// The framework's own extractors, guards or filters.
    Theirs,
    /// Those of api-error.
    Ours,
}

/// What is around the routes.
#[derive(Clone, Debug)]
pub enum Setup {
    /// Nothing of api-error.
    Alone,
    /// Without the layer: only what turns errors into responses, such as catchers or a configuration. The same as `Alone`
    /// if a framework has no such thing.
    Converted,
    /// The layer.
    Layered(ErrorLayer),
    /// The layer around the layer.
    LayeredTwice(ErrorLayer),
}

impl fmt::Display for Readers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Theirs => "their readers",
            Self::Ours => "our readers",
        })
    }
}

/// The layer with our readers, the setup that the documentation recommends.
fn layered<F: Framework>(layer: ErrorLayer) -> Server {
    F::serve(Readers::Ours, Setup::Layered(layer))
}

/// A layer that takes over the ids of requests.
fn trusting() -> ErrorLayer {
    ErrorLayer::new().trust_request_id(true)
}

/// The setups in which errors have our shape, by name.
fn setups() -> [(&'static str, Readers, Setup); 3] {
    [
        ("our readers and the layer", Readers::Ours, Setup::Layered(trusting())),
        ("their readers and the layer", Readers::Theirs, Setup::Layered(trusting())),
        ("our readers without the layer", Readers::Ours, Setup::Converted),
    ]
}

/// The layer with each shape, by name.
fn shaped_layers() -> [(&'static str, ErrorLayer); 3] {
    [("flat", Shape::Flat), ("nested", Shape::Nested), ("problem", Shape::Problem)]
        .map(|(name, shape)| (name, trusting().shape(shape)))
}

/// An id that no other check uses.
fn id<F: Framework>(check: &str, number: usize) -> String {
    format!("{}-{check}-{number}", F::NAME)
}

/// A request with one more header, given as its whole line without the line's end.
fn with_header(request: &[u8], header: &[u8]) -> Vec<u8> {
    let end = request.windows(2).position(|pair| pair == b"\r\n").unwrap_or_default();
    let (line, rest) = request.split_at(end);
    [line, b"\r\n", header, rest].concat()
}

fn with_id(request: &[u8], id: impl AsRef<[u8]>) -> Vec<u8> {
    with_header(request, &[b"X-Request-Id: ", id.as_ref()].concat())
}

#[cfg(test)]
mod tests {
    /// The names after `pub use self::`, without types and constants.
    fn checks() -> Vec<&'static str> {
        let uses = include_str!("mod.rs").split("pub use self::").skip(1).filter_map(|rest| rest.split_once(';'));
        let names = uses.filter_map(|(path, _)| path.split_once("::")).flat_map(|(_, names)| names.split(','));
        let names = names.map(|name| name.trim_matches(|c: char| c.is_whitespace() || "{}".contains(c)));
        names.filter(|name| name.starts_with(|first: char| first.is_ascii_lowercase())).collect()
    }

    #[test]
    fn every_check_is_a_test_of_every_framework() {
        let tests = include_str!("../../tests/every_framework/mod.rs");
        let words: Vec<_> = tests.split(|c: char| !(c.is_alphanumeric() || c == '_')).collect();
        assert!(checks().len() > 20, "{:?}", checks());
        for check in checks() {
            assert!(words.contains(&check), "no test calls the check `{check}`");
        }
    }
}
