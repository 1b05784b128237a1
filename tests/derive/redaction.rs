//! The private text of a server error never reaches the client.

use std::fmt;

use api_error::ApiError;

const PASSWORD: &str = "hunter2";

#[derive(Debug)]
struct Password(&'static str);

impl fmt::Display for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl std::error::Error for Password {}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(message(display), doc_url = "https://x.dev/{code}")]
enum Store {
    #[error("login with {0} failed")]
    #[api_error(status = 500)]
    Sentence(#[source] Password),
    #[error("login with {0} failed")]
    #[api_error(status = 503, message = "The store is down.", retry_after = 5)]
    Written(#[source] Password),
    #[error("login with {0} failed")]
    #[api_error(status = 404)]
    ClientError(String),
    #[error("login with {0} failed")]
    #[api_error(status = 500, expose)]
    Exposed(String),
    #[error("login with {0} failed")]
    #[api_error(status = 502, expose, message = "Upstream said {0}.")]
    ExposedTemplate(String),
    #[error("login with {0} failed")]
    #[api_error(status = 502, expose, message(display))]
    ExposedDisplay(String),
}

fn outputs(error: &dyn ApiError) -> String {
    let headers: Vec<_> = error.headers().collect();
    let response = api_error::http::response(error, Some("req_1"));
    format!(
        "{} {} {:?} {headers:?} {} {:?} {}",
        error.to_json(None),
        error.to_json(Some("req_1")),
        error.envelope(),
        error.message(),
        response.headers(),
        String::from_utf8_lossy(response.body()),
    )
}

#[test]
fn a_server_error_sends_no_display() {
    let sentence = Store::Sentence(Password(PASSWORD));
    let written = Store::Written(Password(PASSWORD));
    assert!(!outputs(&sentence).contains(PASSWORD));
    assert!(!outputs(&written).contains(PASSWORD));
    assert!(!outputs(&Box::new(&sentence)).contains(PASSWORD));
    assert_eq!(sentence.message(), "An internal error occurred.");
    assert_eq!(written.message(), "The store is down.");
}

#[test]
fn the_log_still_gets_everything() {
    let error = Store::Sentence(Password(PASSWORD));
    let logged = error.as_error().unwrap();
    assert_eq!(logged.to_string(), "login with hunter2 failed");
    assert_eq!(logged.source().unwrap().to_string(), PASSWORD);
}

#[test]
fn the_default_reaches_client_errors_and_what_says_expose() {
    let message = |error: Store| error.message().into_owned();
    assert_eq!(message(Store::ClientError("x".into())), "login with x failed");
    assert_eq!(message(Store::Exposed("x".into())), "login with x failed");
    assert_eq!(message(Store::ExposedTemplate("x".into())), "Upstream said x.");
    assert_eq!(message(Store::ExposedDisplay("x".into())), "login with x failed");
    assert!(Store::Exposed("x".into()).spec().expose);
}

#[derive(Debug, ApiError)]
enum Outer {
    #[api_error(transparent)]
    Store(Store),
}

#[test]
fn a_forward_does_not_undo_it() {
    let error = Outer::Store(Store::Sentence(Password(PASSWORD)));
    assert!(!outputs(&error).contains(PASSWORD));
    assert_eq!(error.as_error().unwrap().to_string(), "login with hunter2 failed");
}

#[derive(Debug, thiserror::Error, ApiError)]
#[api_error(message(display), expose = "only our own services call this API")]
enum Internal {
    #[error("shard {0} is down")]
    #[api_error(status = 503)]
    Display(u8),
    #[error("private")]
    #[api_error(status = 500, message = "Query {0} failed.", expose = "admins read it")]
    Template(u8),
    #[error("secret")]
    #[api_error(status = 500, message = "It failed.")]
    Fixed,
    #[error("no shard {0}")]
    #[api_error(status = 404)]
    ClientError(u8),
}

#[test]
fn expose_on_the_enum_reaches_every_5xx_message_that_needs_it() {
    let errors = [Internal::Display(7), Internal::Template(7), Internal::Fixed, Internal::ClientError(7)];
    let facts: Vec<_> = errors
        .iter()
        .map(|error| (error.message().into_owned(), error.spec().expose, error.spec().expose_reason))
        .collect();
    let reason = Some("only our own services call this API");
    assert_eq!(
        facts,
        [
            ("shard 7 is down".to_owned(), true, reason),
            ("Query 7 failed.".to_owned(), true, Some("admins read it")),
            ("It failed.".to_owned(), false, None),
            ("no shard 7".to_owned(), false, None),
        ]
    );
}
