//! The routes of `tests/valid/`.

use api_error::ErrorLayer;
use api_error::garde::Valid as Garde;
use api_error::poem::{Form, Json, Query, catch};
use api_error::validator::Valid as Validator;
use api_error_serving_tests::server::Server;
use poem::{EndpointExt, Route, get, handler, post};

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

#[handler]
fn garde_json(Garde(Json(value)): Garde<Json<Guarded>>) -> String {
    guarded(&value)
}

#[handler]
fn garde_query(Garde(Query(value)): Garde<Query<Guarded>>) -> String {
    guarded(&value)
}

#[handler]
fn garde_form(Garde(Form(value)): Garde<Form<Guarded>>) -> String {
    guarded(&value)
}

#[handler]
fn validator_json(Validator(Json(value)): Validator<Json<Validated>>) -> String {
    validated(&value)
}

#[handler]
fn validator_query(Validator(Query(value)): Validator<Query<Validated>>) -> String {
    validated(&value)
}

#[handler]
fn validator_form(Validator(Form(value)): Validator<Form<Validated>>) -> String {
    validated(&value)
}

#[handler]
fn theirs(Garde(value): Garde<poem::web::Json<Guarded>>) -> String {
    guarded(&value)
}

pub(crate) fn serve(layer: Option<ErrorLayer>) -> Server {
    let routes = Route::new()
        .at("/garde/json", post(garde_json))
        .at("/garde/query", get(garde_query))
        .at("/garde/form", post(garde_form))
        .at("/validator/json", post(validator_json))
        .at("/validator/query", get(validator_query))
        .at("/validator/form", post(validator_form))
        .at("/theirs", post(theirs));
    match layer {
        Some(layer) => app::serve(routes.with(layer)),
        None => app::serve(routes.catch_all_error(catch)),
    }
}
