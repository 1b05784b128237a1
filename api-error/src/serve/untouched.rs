//! The mark of a response whose body the layer does not replace.

/// A response extension: [`ErrorLayer`](crate::ErrorLayer) does not change the body of this response, whatever its status.
///
/// ```
/// use api_error::Untouched;
///
/// let mut response = http::Response::new("<h1>Not here</h1>");
/// *response.status_mut() = http::StatusCode::NOT_FOUND;
/// response.extensions_mut().insert(Untouched);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Untouched;
