//! What a failure is, and what form its body has.

/// What kind of failure a status is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FailureKind {
    /// 400 to 499: the request is at fault.
    ClientError,
    /// 500 and above: the server is at fault (RFC 9110 section 15 for 600 and above).
    ServerError,
    /// Below 400: the response is no error, but not what was expected, such as the page of a captive portal.
    UnexpectedContent,
}

impl FailureKind {
    /// The name in the corpus and in logs: `client_error`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ClientError => "client_error",
            Self::ServerError => "server_error",
            Self::UnexpectedContent => "unexpected_content",
        }
    }
}

/// What form a body has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// No body, or white space only.
    #[default]
    Empty,
    /// No JSON object.
    Text,
    /// A JSON object of none of the known forms.
    Json,
    /// The envelope.
    Flat,
    /// The envelope in the member `error`: ours, and that of Stripe.
    Nested,
    /// A problem document (RFC 9457).
    Problem,
    /// The JSON form of `google.rpc.Status`.
    Google,
    /// `error` and `error_description` (RFC 6749 section 5.2).
    Oauth,
    /// The shape that the [`Decoder`](crate::client::Decoder) was given.
    Own,
}

impl Format {
    /// The name in the corpus and in logs: `nested`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Text => "text",
            Self::Json => "json",
            Self::Flat => "flat",
            Self::Nested => "nested",
            Self::Problem => "problem",
            Self::Google => "google",
            Self::Oauth => "oauth",
            Self::Own => "own",
        }
    }
}
