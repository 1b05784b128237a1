//! Pieces of client code, right for the body of the API.

use serde::Serialize;

use super::CodePage;
use super::index::Format;
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
}

impl Shown {
    pub(crate) fn of(body: &Body) -> Self {
        Self { path: path_of_code(body) }
    }

    /// The way to the code as JSON.
    pub(crate) fn path(&self) -> Option<&[Step]> {
        self.path.as_deref()
    }

    /// What clients write, in each language. A code is needed to handle it.
    pub(crate) fn snippets(&self, kind: Snippets, page: Option<&CodePage>, format: Format) -> Vec<Snippet> {
        let texts = match (kind, &self.path, page) {
            (Snippets::Log, ..) => LOG.map(str::to_owned),
            (Snippets::Retry, ..) => RETRY.map(str::to_owned),
            (Snippets::Handle, Some(path), Some(page)) => handle(path, page),
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

fn handle(path: &[Step], page: &CodePage) -> [String; 4] {
    let code = quoted(&page.link.code);
    let advice = match (page.retryable, &page.says.param) {
        (true, _) => "wait, then send the request again",
        (false, Some(_)) => "show the message next to the field",
        (false, None) => "change the request, or tell the user",
    };
    let rest = "handle other codes by their type";
    [
        format!(
            "code=$(curl -sS \"$url\" | jq -r '{}')\nif [ \"$code\" = {code} ]; then\n  echo \"{advice}\" >&2\nfi",
            jq(path)
        ),
        format!(
            "let body: serde_json::Value = response.json().await?;\nmatch body{}.as_str() {{\n    Some({code}) => {{\n        \
             // {advice}\n    }}\n    _ => {{\n        // {rest}\n    }}\n}}",
            indexed(path)
        ),
        format!(
            "const body = await response.json().catch(() => null);\nswitch (body{}) {{\n  case {code}:\n    // {advice}\n    \
             break;\n  default:\n    // {rest}\n}}",
            chained(path)
        ),
        format!(
            "body = response.json()\nmatch body{}:\n    case {code}:\n        ...  # {advice}\n    case _:\n        \
             ...  # {rest}",
            got(path)
        ),
    ]
}

const LOG: [&str; 4] = [
    "# -i shows the status and the headers too\ncurl -sS -i \"$url\"",
    "let status = response.status();\nlet body = response.text().await?;\n\
     tracing::error!(%status, %body, \"the request failed\");",
    "console.error(\"the request failed\", response.status, await response.text());",
    "logging.error(\"the request failed: %s %s\", response.status_code, response.text)",
];

const RETRY: [&str; 4] = [
    "# waits 1, 2, 4 and 8 seconds, or as long as Retry-After says\n\
     curl -sS --retry 4 -H \"Idempotency-Key: $(uuidgen)\" --json @payment.json \"$url\"",
    "let mut response = send(&request).await?;
for attempt in 0..4 {
    let status = response.status().as_u16();
    if status != 429 && status < 500 {
        break;
    }
    let header = response.headers().get(\"retry-after\").and_then(|it| it.to_str().ok()?.parse().ok());
    let wait = Duration::from_secs(header.unwrap_or(1 << attempt));
    tokio::time::sleep(wait + Duration::from_millis(rand::random_range(0..1000))).await;
    response = send(&request).await?;
}",
    "let response = await send();
for (let attempt = 0; attempt < 4; attempt += 1) {
  if (response.status !== 429 && response.status < 500) break;
  const header = Number(response.headers.get(\"retry-after\"));
  const seconds = (header || 2 ** attempt) + Math.random();
  await new Promise((done) => setTimeout(done, seconds * 1000));
  response = await send();
}",
    "response = send()
for attempt in range(4):
    if response.status_code != 429 and response.status_code < 500:
        break
    wait = int(response.headers.get(\"Retry-After\", 2**attempt))
    time.sleep(wait + random.random())
    response = send()",
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

/// `?.error?.code`
fn chained(path: &[Step]) -> String {
    let step = |step: &Step| match step {
        Step::Member(name) if is_plain(name) => format!("?.{name}"),
        Step::Member(name) => format!("?.[{}]", quoted(name)),
        Step::Item(at) => format!("?.[{at}]"),
    };
    path.iter().map(step).collect()
}

/// `.get("error", {}).get("code")`
fn got(path: &[Step]) -> String {
    let step = |(at, step): (usize, &Step)| match (step, path.get(at + 1)) {
        (Step::Item(item), _) => format!("[{item}]"),
        (Step::Member(name), None) => format!(".get({})", quoted(name)),
        (Step::Member(name), Some(Step::Member(_))) => format!(".get({}, {{}})", quoted(name)),
        (Step::Member(name), Some(Step::Item(_))) => format!("[{}]", quoted(name)),
    };
    path.iter().enumerate().map(step).collect()
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
            (
                nested.as_slice(),
                [".error.code", "[\"error\"][\"code\"]", "?.error?.code", ".get(\"error\", {}).get(\"code\")"],
            ),
            (
                odd.as_slice(),
                [
                    ".[\"it'\\''s\"][0].code",
                    "[\"it's\"][0][\"code\"]",
                    "?.[\"it's\"]?.[0]?.code",
                    "[\"it's\"][0].get(\"code\")",
                ],
            ),
        ] {
            assert_eq!([jq(path), indexed(path), chained(path), got(path)], expected);
        }
    }
}
