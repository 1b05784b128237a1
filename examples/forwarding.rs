//! Three levels: the handler's error forwards to the service's, which forwards to the store's.
//!
//! `cargo run --example forwarding`

use api_error::{ApiError, HasCatalog, catalog};

/// The bottom: knows keys and rows.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "store_")]
enum StoreError {
    /// No such row.
    #[error("no row for key {key}")]
    #[api_error(status = 404, message = "There is nothing under `{key}`.", param = "key")]
    Missing {
        /// As asked for.
        key: String,
    },

    /// The connection broke.
    #[error("connection to {host} broke")]
    #[api_error(status = 503, retry_after = 2)]
    Unavailable {
        /// Internal.
        host: &'static str,
    },
}

/// The middle: adds a rule of its own.
#[derive(Debug, thiserror::Error, ApiError)]
enum CartError {
    /// Whatever the store says.
    #[error(transparent)]
    #[api_error(transparent)]
    Store(#[from] StoreError),

    /// Too many items.
    #[error("{items} items")]
    #[api_error(status = 422, message = "A cart holds 50 items, not {items}.", param = "items")]
    TooManyItems {
        /// How many.
        items: usize,
    },
}

/// The top: what a handler returns.
#[derive(Debug, thiserror::Error, ApiError)]
enum HandlerError {
    /// Whatever the cart says.
    #[error(transparent)]
    #[api_error(transparent)]
    Cart(#[from] CartError),

    /// Whatever a plug-in says; its codes are not known here, so the catalog is open.
    #[error("a plug-in failed")]
    #[api_error(transparent)]
    Plugin(Box<dyn ApiError + Send + Sync>),
}

catalog! {
    static ERRORS = [HandlerError];
}

fn main() {
    let errors: [HandlerError; 4] = [
        CartError::from(StoreError::Missing { key: "cart:81".into() }).into(),
        CartError::from(StoreError::Unavailable { host: "db01.internal" }).into(),
        CartError::TooManyItems { items: 73 }.into(),
        HandlerError::Plugin(Box::new(StoreError::Missing { key: "coupon:XMAS".into() })),
    ];
    for error in &errors {
        println!("{} {}", error.status(), error.to_json(Some("req_1")));
        for (name, value) in error.headers() {
            println!("    {name}: {value}");
        }
        if let Some(error) = error.as_error() {
            println!("    log: {error}");
        }
    }
    println!("\nThe top level's catalog has {} parts and reaches {} codes:", HandlerError::CATALOG.len(), ERRORS.len());
    for spec in ERRORS.iter() {
        println!("    {:<20} {:<28} {}", spec.code, spec.variant, spec.status);
    }
    println!("open, because of the plug-ins: {}", ERRORS.is_open());
}
