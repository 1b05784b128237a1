//! The routes of `tests/valid/`.

use actix_web::App;
use actix_web::web::{self, ServiceConfig, resource};
use api_error::ErrorLayer;
use api_error::actix_web::{Form, Json, Query, configure};
use api_error::garde::Valid as Garde;
use api_error::validator::Valid as Validator;
use api_error_serving_tests::server::Server;

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

fn routes(config: &mut ServiceConfig) {
    config
        .service(resource("/garde/json").post(|Garde(Json(v)): Garde<Json<Guarded>>| async move { guarded(&v) }))
        .service(resource("/garde/query").get(|Garde(Query(v)): Garde<Query<Guarded>>| async move { guarded(&v) }))
        .service(resource("/garde/form").post(|Garde(Form(v)): Garde<Form<Guarded>>| async move { guarded(&v) }))
        .service(resource("/validator/json").post(|v: Validator<Json<Validated>>| async move { validated(&v.0) }))
        .service(resource("/validator/query").get(|v: Validator<Query<Validated>>| async move { validated(&v.0) }))
        .service(resource("/validator/form").post(|v: Validator<Form<Validated>>| async move { validated(&v.0) }))
        .service(resource("/theirs").post(|v: Garde<web::Json<Guarded>>| async move { guarded(&v.0) }));
}

pub(crate) fn serve(layer: Option<ErrorLayer>) -> Server {
    match layer {
        Some(layer) => app::serve(move || App::new().wrap(layer.clone()).configure(routes)),
        None => app::serve(|| App::new().configure(configure).configure(routes)),
    }
}
