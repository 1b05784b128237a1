//! An OpenAPI document that utoipa makes, with the errors of each operation, and Swagger UI to read it.
//!
//! ```text
//! $ cargo run -p api-error-serving-examples --bin axum_openapi --features utoipa
//! listening on http://127.0.0.1:3000
//! ```
//!
//! Open <http://127.0.0.1:3000/docs/>, or read `/openapi.json`.
//!
//! The feature `vendored` of utoipa-swagger-ui compiles the files of the page into the program. Without it, they are downloaded
//! while it compiles; the page of utoipa-scalar loads its script from another server while it is shown.

use std::error::Error;
use std::time::Duration;

use api_error::axum::{Json, Path};
use api_error::{ApiError, ErrorLayer, FrameworkError, ValidationErrors, catalog, error_responses, shape};
use axum::Router;
use axum::http::StatusCode;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use utoipa::{OpenApi, ToSchema};
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use utoipa_swagger_ui::SwaggerUi;

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
    // utoipa does not see what extractors reject.
    ReadsJson = FrameworkError::[UnsupportedMediaType, BodyTooLarge, BodyIncomplete, JsonSyntax, JsonInvalid];
    ReadsPath = FrameworkError::[PathInvalid];
    CreatePayment = PaymentError::[CardDeclined, TooFast] | AuthError | ValidationErrors | ReadsJson;
    ShowPayment = PaymentError::[PaymentNotFound] | AuthError | ReadsPath;
    CancelPayment = PaymentError | ReadsPath;
}

#[derive(Serialize, ToSchema)]
struct Payment {
    id: u32,
    amount: u32,
}

#[derive(Deserialize, ToSchema)]
struct NewPayment {
    amount: u32,
}

/// Pays.
#[utoipa::path(
    post, path = "/payments", request_body = NewPayment,
    responses((status = 201, description = "The payment.", body = Payment), CreatePayment)
)]
async fn create_payment(Json(payment): Json<NewPayment>) -> Result<(StatusCode, Json<Payment>), PaymentError> {
    match payment.amount {
        0..100 => Ok((StatusCode::CREATED, Json(Payment { id: 7, amount: payment.amount }))),
        100..1000 => Err(PaymentError::CardDeclined { attempts_left: 2 }),
        _ => Err(PaymentError::TooFast { wait: Duration::from_secs(30) }),
    }
}

/// Shows a payment.
#[utoipa::path(
    get, path = "/payments/{id}", params(("id" = u32, Path)),
    responses((status = 200, description = "The payment.", body = Payment), ShowPayment)
)]
async fn show_payment(Path(id): Path<u32>) -> Result<Json<Payment>, PaymentError> {
    match id {
        7 => Ok(Json(Payment { id, amount: 5 })),
        8 => Err(PaymentError::Auth(AuthError::SignedOut)),
        9 => Err(PaymentError::Auth(AuthError::ScopeMissing { scope: "payments:read" })),
        _ => Err(PaymentError::PaymentNotFound { id }),
    }
}

/// Cancels a payment. Any error of payments can be the answer.
#[utoipa::path(
    delete, path = "/payments/{id}", params(("id" = u32, Path)),
    responses((status = 204, description = "The payment is cancelled."), CancelPayment)
)]
async fn cancel_payment(Path(id): Path<u32>) -> Result<StatusCode, PaymentError> {
    if id == 7 { Err(PaymentError::AlreadyPaidOut) } else { Err(PaymentError::PaymentNotFound { id }) }
}

#[derive(OpenApi)]
#[openapi(info(title = "Payments", version = "1.0.0"))]
struct Document;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let (service, mut document) = OpenApiRouter::<()>::with_openapi(Document::openapi())
        .routes(routes!(create_payment))
        .routes(routes!(show_payment, cancel_payment))
        .split_for_parts();
    api_error::utoipa::complete(&mut document, &ERRORS, &BODY)?;
    let service: Router =
        service.layer(ErrorLayer::new().shape(&BODY)).merge(SwaggerUi::new("/docs").url("/openapi.json", document));

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
