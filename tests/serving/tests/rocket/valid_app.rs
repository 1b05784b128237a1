//! The routes of `tests/valid/`.

use api_error::ErrorLayer;
use api_error::garde::Valid as Garde;
use api_error::rocket::{Json, Query, catchers};
use api_error::validator::Valid as Validator;
use api_error_serving_tests::server::Server;
use rocket::{get, post, routes};

use crate::app;
use crate::valid::{Guarded, Validated};

pub(crate) const HAS_FORMS: bool = false;
pub(crate) const TAKES_THEIRS: bool = false;

fn guarded(value: &Guarded) -> String {
    format!("{} {}", value.name, value.age)
}

fn validated(value: &Validated) -> String {
    format!("{} {}", value.name, value.age)
}

#[post("/garde/json", data = "<value>")]
fn garde_json(value: Garde<Json<Guarded>>) -> String {
    guarded(&value.0)
}

#[get("/garde/query")]
fn garde_query(value: Garde<Query<Guarded>>) -> String {
    guarded(&value.0)
}

#[post("/validator/json", data = "<value>")]
fn validator_json(value: Validator<Json<Validated>>) -> String {
    validated(&value.0)
}

#[get("/validator/query")]
fn validator_query(value: Validator<Query<Validated>>) -> String {
    validated(&value.0)
}

pub(crate) fn serve(layer: Option<ErrorLayer>) -> Server {
    let rocket = app::build().mount("/", routes![garde_json, garde_query, validator_json, validator_query]);
    app::serve(match layer {
        Some(layer) => rocket.attach(layer),
        None => rocket.register("/", catchers()),
    })
}
