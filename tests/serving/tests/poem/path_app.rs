//! The routes of `tests/paths/`.

use api_error::poem::Path;
use api_error_serving_tests::server::Server;
use poem::{Route, get, handler};

use crate::app;
use crate::paths::Named;

#[handler]
fn one(Path(id): Path<u32>) -> String {
    id.to_string()
}

#[handler]
fn text(Path(name): Path<String>) -> String {
    format!("{name:?}")
}

#[handler]
fn two(Path(pair): Path<(u8, i64)>) -> String {
    format!("{pair:?}")
}

#[handler]
fn named(Path(named): Path<Named>) -> String {
    format!("{named:?}")
}

#[handler]
fn wrong(Path(pair): Path<(u8, u8)>) -> String {
    format!("{pair:?}")
}

pub(crate) fn serve() -> Server {
    let routes = Route::new()
        .at("/one/:id", get(one))
        .at("/text/:name", get(text))
        .at("/two/:first/:second", get(two))
        .at("/named/:user/:plan", get(named))
        .at("/wrong/:only", get(wrong))
        .at("/absent/:user/:other", get(named));
    app::serve(routes)
}
