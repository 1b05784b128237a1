//! The routes of `tests/paths/`.

use actix_web::App;
use actix_web::web::{ServiceConfig, resource};
use api_error::actix_web::Path;
use api_error_serving_tests::server::Server;

use crate::app;
use crate::paths::Named;

async fn one(Path(id): Path<u32>) -> String {
    id.to_string()
}

async fn text(Path(name): Path<String>) -> String {
    format!("{name:?}")
}

async fn two(Path(pair): Path<(u8, i64)>) -> String {
    format!("{pair:?}")
}

async fn named(Path(named): Path<Named>) -> String {
    format!("{named:?}")
}

async fn wrong(Path(pair): Path<(u8, u8)>) -> String {
    format!("{pair:?}")
}

fn routes(config: &mut ServiceConfig) {
    config
        .service(resource("/one/{id}").get(one))
        .service(resource("/text/{name}").get(text))
        .service(resource("/two/{first}/{second}").get(two))
        .service(resource("/named/{user}/{plan}").get(named))
        .service(resource("/wrong/{only}").get(wrong))
        .service(resource("/absent/{user}/{other}").get(named));
}

pub(crate) fn serve() -> Server {
    app::serve(|| App::new().configure(routes))
}
