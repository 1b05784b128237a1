//! The routes of `tests/valid/`.

use api_error::axum::{Form, Json, Query};
use api_error::{ErrorLayer, garde, validator};
use api_error_serving_tests::server::Server;
use axum::Router;
use axum::routing::{get, post};

use crate::app;
use crate::valid::{Guarded, Validated};

pub(crate) const HAS_FORMS: bool = true;
pub(crate) const TAKES_THEIRS: bool = true;

fn guarded(value: &Guarded) -> String {
    format!("{} {}", value.name, value.age)
}

fn validated(value: &Validated) -> String {
    format!("{} {}", value.name, value.age)
}

pub(crate) fn serve(layer: Option<ErrorLayer>) -> Server {
    use garde::Valid as Garde;
    use validator::Valid as Validator;

    let routes = Router::new()
        .route("/garde/json", post(|Garde(Json(value)): Garde<Json<Guarded>>| async move { guarded(&value) }))
        .route("/garde/query", get(|Garde(Query(value)): Garde<Query<Guarded>>| async move { guarded(&value) }))
        .route("/garde/form", post(|Garde(Form(value)): Garde<Form<Guarded>>| async move { guarded(&value) }))
        .route("/validator/json", post(|Validator(Json(v)): Validator<Json<Validated>>| async move { validated(&v) }))
        .route("/validator/query", get(|Validator(Query(v)): Validator<Query<Validated>>| async move { validated(&v) }))
        .route("/validator/form", post(|Validator(Form(v)): Validator<Form<Validated>>| async move { validated(&v) }))
        .route("/theirs", post(|Garde(value): Garde<axum::Json<Guarded>>| async move { guarded(&value) }));
    app::serve(match layer {
        Some(layer) => routes.layer(layer),
        None => routes,
    })
}
