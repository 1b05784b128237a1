//! An OpenAPI document that aide makes, with the errors of each operation, and Scalar to read it.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --bin axum_aide --features aide
//! listening on http://127.0.0.1:3000
//! ```
//!
//! Open <http://127.0.0.1:3000/docs>, or read `/openapi.json`. The files of the page are part of aide; nothing is downloaded.

use std::error::Error;
use std::time::Duration;

use aide::axum::ApiRouter;
use aide::axum::routing::{get_with, post_with};
use aide::openapi::{Info, OpenApi};
use aide::scalar::Scalar;
use api_error::aide::only;
use api_error::axum::{Json, Path};
use api_error::{ApiError, ErrorLayer, FrameworkError, ValidationErrors, catalog, error_responses, shape};
use axum::routing::get;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

shape! {
    /// The body of every error.
    static BODY = {
        "error": {
            "object": "error",
            "type": type,
            "code": code,
            "message": message,
            "param"?: param,
            "help": doc_url,
            "request_id": request_id,
            ..details,
            "errors"?: errors,
        },
    };
}

/// What can go wrong with a payment.
#[derive(Debug, ApiError)]
#[api_error(doc_url = "https://docs.example.com/errors/{code}")]
enum PaymentError {
    /// The issuer declined the card.
    #[api_error(status = 422, message = "Your card was declined.", param = "card")]
    CardDeclined {
        /// The number of attempts that are left for the card.
        #[api_error(detail)]
        attempts_left: u8,
    },
    /// There is no payment with this id.
    #[api_error(status = 404, message = "There is no payment {id}.", param = "id")]
    PaymentNotFound { id: u32 },
    /// A payment that is paid out cannot be cancelled.
    #[api_error(status = 409)]
    AlreadyPaidOut,
    /// The client sent too many requests.
    #[api_error(status = 429, message = "Too many requests.", retry_after = wait, header("X-Limit", "100"))]
    TooFast { wait: Duration },
    #[api_error(transparent)]
    Auth(AuthError),
}

/// Who may not pay.
#[derive(Debug, ApiError)]
enum AuthError {
    #[api_error(status = 401)]
    SignedOut,
    #[api_error(status = 403, message = "The key lacks the scope `{scope}`.")]
    ScopeMissing { scope: &'static str },
}

catalog! {
    /// Every code of this service: what its extractors reject has those of `FrameworkError`.
    static ERRORS = [PaymentError, FrameworkError, ValidationErrors];
}

error_responses! {
    CreatePayment = PaymentError::[CardDeclined, TooFast] | AuthError | ValidationErrors;
    ShowPayment = PaymentError::[PaymentNotFound] | AuthError;
}

#[derive(Serialize, JsonSchema)]
struct Payment {
    id: u32,
    amount: u32,
}

#[derive(Deserialize, JsonSchema)]
struct NewPayment {
    amount: u32,
}

async fn create_payment(Json(payment): Json<NewPayment>) -> Result<Json<Payment>, PaymentError> {
    match payment.amount {
        0..100 => Ok(Json(Payment { id: 7, amount: payment.amount })),
        100..1000 => Err(PaymentError::CardDeclined { attempts_left: 2 }),
        _ => Err(PaymentError::TooFast { wait: Duration::from_secs(30) }),
    }
}

async fn show_payment(Path(id): Path<u32>) -> Result<Json<Payment>, PaymentError> {
    match id {
        7 => Ok(Json(Payment { id, amount: 5 })),
        8 => Err(PaymentError::Auth(AuthError::SignedOut)),
        9 => Err(PaymentError::Auth(AuthError::ScopeMissing { scope: "payments:read" })),
        _ => Err(PaymentError::PaymentNotFound { id }),
    }
}

/// aide infers that any error of payments can be the answer.
async fn cancel_payment(Path(id): Path<u32>) -> Result<(), PaymentError> {
    if id == 7 { Err(PaymentError::AlreadyPaidOut) } else { Err(PaymentError::PaymentNotFound { id }) }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let mut document = OpenApi {
        info: Info { title: "Payments".into(), version: "1.0.0".into(), ..Info::default() },
        ..OpenApi::default()
    };
    let service = ApiRouter::new()
        .api_route("/payments", post_with(create_payment, only::<CreatePayment>))
        .api_route("/payments/{id}", get_with(show_payment, only::<ShowPayment>).delete(cancel_payment))
        .finish_api(&mut document);
    api_error::aide::complete(&mut document, &ERRORS, &BODY)?;
    let document = Json(document);
    let service = service
        .layer(ErrorLayer::new().shape(&BODY))
        .route("/openapi.json", get(|| async { document }))
        .route("/docs", get(Scalar::new("/openapi.json").axum_handler()));

    let port = std::env::var("PORT").ok().and_then(|port| port.parse().ok()).unwrap_or(3000);
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    println!("listening on http://{}", listener.local_addr()?);
    axum::serve(listener, service)
        .with_graceful_shutdown(async {
            if tokio::signal::ctrl_c().await.is_err() {
                std::future::pending::<()>().await;
            }
        })
        .await?;
    Ok(())
}
