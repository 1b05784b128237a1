//! A framework under test, and how checks ask it.

use std::fmt;

use api_error::{ErrorLayer, Shape, shape};

use super::exception::Exception;
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
    /// The layer, and something that puts the header [`REGION`](crate::cases::REGION) of a request into its `ErrorExtra`.
    WithExtra(ErrorLayer),
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
pub(super) fn layered<F: Framework>(layer: ErrorLayer) -> Server {
    F::serve(Readers::Ours, Setup::Layered(layer))
}

/// A layer that takes over the ids of requests.
pub(super) fn trusting() -> ErrorLayer {
    ErrorLayer::new().trust_request_id(true)
}

/// The setups in which errors have our shape, by name.
pub(super) fn setups() -> [(&'static str, Readers, Setup); 3] {
    [
        ("our readers and the layer", Readers::Ours, Setup::Layered(trusting())),
        ("their readers and the layer", Readers::Theirs, Setup::Layered(trusting())),
        ("our readers without the layer", Readers::Ours, Setup::Converted),
    ]
}

shape! {
    /// A body with everything that differs from ours.
    pub(super) static OWN = "application/vnd.example+json" {
        "ok": false,
        "error": {
            "status": status, "title": title, "id": code, "text": message, "where"?: param, ..details,
            "errors"?: errors [ { "name": param, "rule": code } ], "more_errors"?: more_errors,
        },
        "wait"?: retry_after,
        "trace": request_id,
        "region": extra("region"),
    };
}

/// The layer with each shape, by name.
pub(super) fn shaped_layers() -> [(&'static str, ErrorLayer); 4] {
    [("flat", Shape::FLAT), ("nested", Shape::NESTED), ("problem", Shape::PROBLEM), ("own", OWN)]
        .map(|(name, shape)| (name, trusting().shape(&shape)))
}

/// An id that no other check uses.
pub(super) fn id<F: Framework>(check: &str, number: usize) -> String {
    format!("{}-{check}-{number}", F::NAME)
}

/// A request with one more header, given as its whole line without the line's end.
pub(super) fn with_header(request: &[u8], header: &[u8]) -> Vec<u8> {
    let end = request.windows(2).position(|pair| pair == b"\r\n").unwrap_or_default();
    let (line, rest) = request.split_at(end);
    [line, b"\r\n", header, rest].concat()
}

pub(super) fn with_id(request: &[u8], id: impl AsRef<[u8]>) -> Vec<u8> {
    with_header(request, &[b"X-Request-Id: ", id.as_ref()].concat())
}
