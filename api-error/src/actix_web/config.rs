//! The envelope for the errors of actix-web in a service without the layer.

use actix_web::web::{FormConfig, JsonConfig, PathConfig, QueryConfig, ServiceConfig, to};

use super::rejection;
use crate::serve::FrameworkError;

/// Makes the extractors of actix-web reject with the envelope, and answers 404 `route_not_found` if no route matches.
///
/// A service with [`ErrorLayer`](crate::ErrorLayer) does not need this. A configuration that the service sets afterwards, such as
/// a larger `JsonConfig::limit`, replaces the one of the same type.
///
/// ```
/// use actix_web::App;
///
/// let app = App::new().configure(api_error::actix_web::configure);
/// # let _ = app;
/// ```
pub fn configure(config: &mut ServiceConfig) {
    config
        .app_data(JsonConfig::default().error_handler(|error, _| rejection::of_json(&error).into()))
        .app_data(QueryConfig::default().error_handler(|error, _| rejection::of_query(&error).into()))
        .app_data(
            PathConfig::default().error_handler(|error, request| rejection::of_path(&error, Some(request)).into()),
        )
        .app_data(FormConfig::default().error_handler(|error, _| rejection::of_form(&error).into()))
        .default_service(to(|| async { FrameworkError::RouteNotFound }));
}
