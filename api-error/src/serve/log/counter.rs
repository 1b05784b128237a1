//! The counter of errors. The catalog bounds its labels.

use metrics::{Label, SharedString, counter};

use crate::serve::log::event::Event;
use crate::{ApiError, Catalog};

/// The label of what the program does not know by name.
const OTHER: &str = "_OTHER";

/// Adds one to `api.errors`. No label is text of a client: they are a status, a type, a code and the template of a route.
pub(crate) fn count(event: &Event<'_>, catalog: Option<&Catalog>) {
    let known = |code: &&'static str| catalog.is_none_or(|catalog| catalog.get(code).is_some());
    let code = event.error.map(ApiError::code).filter(known).unwrap_or(OTHER);
    let error_type = event.error.map_or(OTHER, |error| error.error_type().as_str());
    let route = event
        .route
        .map_or(SharedString::const_str(OTHER), |route| SharedString::from(alloc::string::String::from(route)));
    let labels = alloc::vec![
        Label::from_static_parts("api.error.type", error_type),
        Label::from_static_parts("api.error.code", code),
        Label::new("http.response.status_code", alloc::string::String::from(event.status.as_str())),
        Label::new("http.route", route),
    ];
    counter!("api.errors", labels).increment(1);
}
