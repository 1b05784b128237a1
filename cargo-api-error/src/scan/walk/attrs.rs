//! The attributes before an item, read from tokens: its `cfg`, its `path`, whether it derives and whether it is ours.

use super::super::lexer::Kind;
use super::super::predicate::{Known, Predicate, arguments};
use super::super::tokens::Tokens;
use super::HELPER;

/// `cfg_attr` inside `cfg_attr` beyond this depth is ignored.
const MAX_DEPTH: usize = 32;

/// What the attributes before one item say.
#[derive(Debug)]
pub(crate) struct Attrs {
    /// The number of the first attribute's first token.
    pub(crate) first: Option<usize>,
    pub(crate) cfg: Predicate,
    pub(crate) files: Vec<(Predicate, String)>,
    pub(crate) derive: bool,
    pub(crate) helper: bool,
}

impl Default for Attrs {
    fn default() -> Self {
        Self { first: None, cfg: Predicate::True, files: Vec::new(), derive: false, helper: false }
    }
}

impl Attrs {
    /// Reads `#[..]`, `#![..]` or a doc comment at `at`; the answer is the number of the token behind it.
    pub(crate) fn read(&mut self, tokens: &Tokens<'_>, at: usize, known: Known) -> usize {
        self.first.get_or_insert(at);
        let open = if tokens.is_punct(at + 1, "!") { at + 2 } else { at + 1 };
        if tokens.kind(at) == Some(Kind::Doc) || !tokens.is_open(open, "[") {
            return at + 1;
        }
        let close = tokens.mate(open);
        self.meta(tokens, open + 1, close, &Predicate::True, known, 0);
        close + 1
    }

    fn meta(&mut self, tokens: &Tokens<'_>, first: usize, end: usize, when: &Predicate, known: Known, depth: usize) {
        let open = first + 1;
        let list = tokens.is_open(open, "(");
        match tokens.name(first).unwrap_or_default() {
            "cfg" if list => {
                let predicate = Predicate::parse(tokens, open + 1, tokens.mate(open), known);
                self.cfg = self.cfg.clone().and(when.clone().negate().or(predicate));
            }
            "cfg_attr" if list && depth < MAX_DEPTH => {
                let mut parts = arguments(tokens, open);
                let Some((a, b)) = parts.next() else { return };
                let when = when.clone().and(Predicate::parse(tokens, a, b, known));
                if when != Predicate::False {
                    parts.for_each(|(a, b)| self.meta(tokens, a, b, &when, known, depth + 1));
                }
            }
            "path" if tokens.is_punct(open, "=") && open + 2 == end => {
                if let Some(file) = string(tokens.text(open + 1)) {
                    self.files.push((when.clone(), file));
                }
            }
            "derive" if list => self.derive = true,
            HELPER => self.helper = true,
            _ => {}
        }
    }
}

/// The value of a string literal.
pub(crate) fn string(literal: &str) -> Option<String> {
    syn::parse_str::<syn::LitStr>(literal).ok().map(|literal| literal.value())
}

/// The first attribute in the tokens `first..end` that is the helper attribute, also inside `cfg_attr`.
pub(crate) fn helper_in(tokens: &Tokens<'_>, first: usize, end: usize) -> Option<usize> {
    (first..end).find(|at| {
        let open = if tokens.is_punct(at + 1, "!") { at + 2 } else { at + 1 };
        tokens.is_punct(*at, "#") && tokens.is_open(open, "[") && {
            let mut attrs = Attrs::default();
            attrs.read(tokens, *at, Known { test: false });
            attrs.helper
        }
    })
}
