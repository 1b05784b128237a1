//! The counter of errors. What the program knows by name bounds its labels.

use metrics::{Label, SharedString, counter};

use crate::serve::FrameworkError;
use crate::serve::log::event::Event;
use crate::serve::settings::Settings;
use crate::{CatalogItem, HasCatalog, ValidationErrors};

/// The label of what the program does not know by name.
const OTHER: &str = "_OTHER";

/// Adds one to `api.errors`. No label is text of a client: they are a status, a type, a code and the template of a route.
pub(crate) fn count(event: &Event<'_>, settings: Option<&Settings>) {
    let error = event.error.as_ref();
    let code = error.map(|error| error.code).filter(|code| settings.is_none_or(|settings| is_known(settings, code)));
    let route = event.request.as_ref().and_then(|request| request.route);
    let route =
        route.map_or(SharedString::const_str(OTHER), |route| SharedString::from(alloc::string::String::from(route)));
    let labels = alloc::vec![
        Label::from_static_parts("api.error.type", error.map_or(OTHER, |error| error.error_type)),
        Label::from_static_parts("api.error.code", code.unwrap_or(OTHER)),
        Label::new("http.response.status_code", alloc::string::String::from(event.status.as_str())),
        Label::new("http.route", route),
    ];
    counter!("api.errors", labels).increment(1);
}

/// Whether the catalog has the code, the service has put it in the place of a framework error, or it is one of this crate.
fn is_known(settings: &Settings, code: &str) -> bool {
    settings.catalog.is_none_or(|catalog| catalog.get(code).is_some())
        || settings.errors.iter().any(|(_, spec)| spec.code == code)
        || has_code(FrameworkError::CATALOG, code)
        || has_code(ValidationErrors::CATALOG, code)
}

fn has_code(items: &[CatalogItem], code: &str) -> bool {
    items.iter().any(|item| match item {
        CatalogItem::Own(own) => own.specs.iter().any(|spec| spec.code == code),
        CatalogItem::Forward(items) => has_code(items, code),
        _ => false,
    })
}
