//! Three levels: the error of the handler forwards to that of the service, which forwards to that of the store.
//!
//! `cargo run --example forwarding`

use api_error::{ApiError, HasCatalog, catalog};

/// The errors of the store, at the bottom. It knows keys and rows.
#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(prefix = "store_")]
enum StoreError {
    /// There is no row with this key.
    #[error("no row for key {key}")]
    #[api_error(status = 404, message = "There is nothing under `{key}`.", param = "key")]
    Missing {
        /// The key in the request.
        key: String,
    },

    /// The connection to the store broke.
    #[error("connection to {host} broke")]
    #[api_error(status = 503, retry_after = 2)]
    Unavailable {
        /// For the log only.
        host: &'static str,
    },
}

/// The errors of the cart, in the middle. It adds its own rule.
#[derive(Debug, thiserror::Error, ApiError)]
enum CartError {
    /// An error of the store.
    #[error(transparent)]
    #[api_error(transparent)]
    Store(#[from] StoreError),

    /// The cart has too many items.
    #[error("{items} items")]
    #[api_error(status = 422, message = "A cart holds 50 items, not {items}.", param = "items")]
    TooManyItems {
        /// The number of items.
        items: usize,
    },
}

/// The errors that a handler returns, at the top.
#[derive(Debug, thiserror::Error, ApiError)]
enum HandlerError {
    /// An error of the cart.
    #[error(transparent)]
    #[api_error(transparent)]
    Cart(#[from] CartError),

    /// An error of the cart while an order is placed. The text is this error's, all the rest is the inner one's.
    #[error("order {order}")]
    #[api_error(transparent = source, message = "Order {order} was not placed.")]
    Order {
        /// The number of the order.
        order: u32,
        /// What went wrong.
        source: CartError,
    },

    /// An error of a plug-in. Its codes are not known here, so the catalog is open.
    #[error("a plug-in failed")]
    #[api_error(transparent)]
    Plugin(Box<dyn ApiError + Send + Sync>),
}

catalog! {
    static ERRORS = [HandlerError];
}

fn main() {
    let errors: [HandlerError; 6] = [
        CartError::from(StoreError::Missing { key: "cart:81".into() }).into(),
        CartError::from(StoreError::Unavailable { host: "db01.internal" }).into(),
        CartError::TooManyItems { items: 73 }.into(),
        HandlerError::Order { order: 7, source: CartError::TooManyItems { items: 73 } },
        // A 5xx shows what is known only at run time if the variant says `expose`.
        HandlerError::Order { order: 8, source: StoreError::Unavailable { host: "db01.internal" }.into() },
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
