//! Pieces of client code, right for the body of the API.

use serde::Serialize;

use super::CodePage;
use super::format::Format;
use super::object::{Step, path_of_code};
use crate::catalog::Body;
use crate::texts::Snippets;

/// A piece of code in one language.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Snippet {
    id: &'static str,
    label: &'static str,
    #[serde(rename = "html")]
    text: String,
}

/// How clients reach the code in a body.
pub(crate) struct Shown {
    path: Option<Vec<Step>>,
    /// Whether the body is one that the runtime brings along.
    known: bool,
}

impl Shown {
    pub(crate) fn of(body: &Body) -> Self {
        Self { path: path_of_code(body), known: matches!(body.shape.as_str(), "flat" | "nested" | "problem") }
    }

    /// The way to the code as JSON.
    pub(crate) fn path(&self) -> Option<&[Step]> {
        self.path.as_deref()
    }

    /// What clients write, in each language. A code is needed to handle it.
    pub(crate) fn snippets(&self, kind: Snippets, page: Option<&CodePage>, format: Format) -> Vec<Snippet> {
        let texts = match (kind, &self.path, page) {
            (Snippets::Log, ..) => log(self.known),
            (Snippets::Retry, ..) => RETRY.map(str::to_owned),
            (Snippets::Handle, Some(path), Some(page)) => handle(path, self.known, page),
            (Snippets::Handle, ..) => return Vec::new(),
        };
        let languages = [
            ("curl", "curl", "#"),
            ("rust", "Rust", "//"),
            ("typescript", "TypeScript", "//"),
            ("python", "Python", "#"),
        ];
        let snippet = |((id, label, comment), text): ((_, _, &str), String)| Snippet {
            id,
            label,
            text: (format.program)(&text, comment),
        };
        languages.into_iter().zip(texts).map(snippet).collect()
    }
}

fn handle(path: &[Step], known: bool, page: &CodePage) -> [String; 4] {
    let code = quoted(&page.link.code);
    let advice = match (page.retryable, &page.says.param) {
        (true, _) => "wait, then send the request again",
        (false, Some(_)) => "show the message next to the field",
        (false, None) => "change the request, or tell the user",
    };
    [
        format!(
            "code=$(curl -sS \"$url\" | jq -r '{}')\nif [ \"$code\" = {code} ]; then\n  echo \"{advice}\" >&2\nfi",
            jq(path)
        ),
        rust(path, known, &code, advice),
        format!(
            "import {{ decodeError, isErrorCode }} from \"./errors.js\"; // the client module of this API\n\n\
             if (!response.ok) {{\n  const error = await decodeError(response);\n  if (isErrorCode(error, {code})) {{\n    \
             // {advice}\n  }} else {{\n    // {REST}\n  }}\n}}"
        ),
        format!(
            "from errors import decode_error  # the client module of this API\n\nif response.status_code >= 400:\n    \
             error = decode_error(response)\n    match error.code:\n        case {code}:\n            ...  # {advice}\n        \
             case _:\n            ...  # {REST}"
        ),
    ]
}

/// The client knows the bodies that the runtime brings along. It would need the declaration of another one.
fn rust(path: &[Step], known: bool, code: &str, advice: &str) -> String {
    if known {
        return format!(
            "use api_error::reqwest::{{SendWithRetry, Sender}};\n\n\
             match request.send_with_retry(&Sender::new()).await {{\n    Ok(response) => response,\n    \
             Err(error) if error.code() == Some({code}) => {{\n        // {advice}\n    }}\n    \
             Err(error) => {{\n        // {REST}\n    }}\n}}"
        );
    }
    format!(
        "let body: serde_json::Value = response.json().await?;\nmatch body{}.as_str() {{\n    Some({code}) => {{\n        \
         // {advice}\n    }}\n    _ => {{\n        // {REST}\n    }}\n}}",
        indexed(path)
    )
}

const REST: &str = "handle other codes by their type";

fn log(known: bool) -> [String; 4] {
    let rust = if known {
        "use api_error::reqwest::{SendWithRetry, Sender};

if let Err(error) = request.send_with_retry(&Sender::new()).await {
    tracing::error!(code = error.code(), request_id = error.request_id(), \"{error}\");
}"
    } else {
        "let status = response.status();
let body = response.text().await?;
tracing::error!(%status, %body, \"the request failed\");"
    };
    [
        "# -i shows the status and the headers too\ncurl -sS -i \"$url\"",
        rust,
        "import { decodeError } from \"./errors.js\"; // the client module of this API

const error = await decodeError(response);
console.error(\"the request failed\", error);",
        "from errors import decode_error  # the client module of this API

error = decode_error(response)
logging.error(\"the request failed: %r\", error)",
    ]
    .map(str::to_owned)
}

const RETRY: [&str; 4] = [
    "# waits 1, 2, 4 and 8 seconds, or as long as Retry-After says
curl -sS --retry 4 -H \"Idempotency-Key: $(uuidgen)\" --json \"$body\" \"$url\"",
    "use api_error::reqwest::{SendWithRetry, Sender};

let sender = Sender::new().idempotency_keys(true);
let response = client.post(url).json(&body).send_with_retry(&sender).await?;",
    "import { fetchWithRetry } from \"./errors.js\"; // the client module of this API

const response = await fetchWithRetry(url, {
  method: \"POST\",
  body: JSON.stringify(body),
  idempotencyKey: crypto.randomUUID(),
});",
    "from errors import send_with_retry  # the client module of this API

key = str(uuid.uuid4())
response = send_with_retry(
    lambda: client.post(url, json=body, headers={\"Idempotency-Key\": key}),
    method=\"POST\",
    url=url,
    idempotency_key=key,
)",
];

/// A text of all four languages: what is odd in it is an escape of JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

/// `.error.code`, inside of single quotes of a shell.
fn jq(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Member(name) if is_plain(name) => format!(".{name}"),
        Step::Member(name) => format!("[{}]", quoted(name).replace('\'', "'\\''")),
        Step::Item(at) => format!("[{at}]"),
    };
    let text: String = path.iter().map(step).collect();
    if text.starts_with('.') { text } else { format!(".{text}") }
}

/// `["error"]["code"]`
fn indexed(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Member(name) => format!("[{}]", quoted(name)),
        Step::Item(at) => format!("[{at}]"),
    };
    path.iter().map(step).collect()
}

/// Whether a name needs no quotes.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && !name.starts_with(|c: char| c.is_ascii_digit())
        && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_reaches_the_code() {
        let member = |name: &str| Step::Member(name.to_owned());
        let nested = [member("error"), member("code")];
        let odd = [member("it's"), Step::Item(0), member("code")];
        for (path, expected) in [
            (nested.as_slice(), [".error.code", "[\"error\"][\"code\"]"]),
            (odd.as_slice(), [".[\"it'\\''s\"][0].code", "[\"it's\"][0][\"code\"]"]),
        ] {
            assert_eq!([jq(path), indexed(path)], expected);
        }
    }
}
