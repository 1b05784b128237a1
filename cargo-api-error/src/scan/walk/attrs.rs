//! The attributes before an item, read from tokens: `cfg`, `path`, derive lists and the helper attribute.

use api_error_syntax::ATTRIBUTE;

use super::super::cfg::Predicate;
use super::super::tokens::Tokens;

/// `cfg_attr` inside `cfg_attr` beyond this depth is ignored.
const MAX_DEPTH: usize = 32;

/// The attributes before one item.
#[derive(Debug, Default)]
pub(crate) struct Attrs {
    /// The number of the first attribute's first token.
    pub(crate) first: Option<usize>,
    pub(crate) cfg: Predicate,
    pub(crate) files: Vec<(Predicate, String)>,
    /// Whether there is a derive list.
    pub(crate) derive: bool,
    /// Whether there is a helper attribute.
    pub(crate) helper: bool,
}

impl Attrs {
    /// Reads `#[..]`, `#![..]` or a doc comment at `at`, and returns the number of the token after it.
    pub(crate) fn read(&mut self, tokens: &Tokens<'_>, at: usize, test: bool) -> usize {
        self.first.get_or_insert(at);
        let Some(open) = tokens.attribute(at) else { return at + 1 };
        let close = tokens.mate(open);
        self.meta(tokens, (open + 1, close), &Predicate::True, test, 0);
        close + 1
    }

    fn meta(&mut self, tokens: &Tokens<'_>, (first, end): (usize, usize), when: &Predicate, test: bool, depth: usize) {
        let open = first + 1;
        let list = tokens.is_open(open, "(");
        match tokens.name(first).unwrap_or_default() {
            "cfg" if list => {
                let predicate = Predicate::from_tokens(tokens, (open + 1, tokens.mate(open)), test);
                self.cfg = std::mem::take(&mut self.cfg).and(when.clone().negate().or(predicate));
            }
            "cfg_attr" if list && depth < MAX_DEPTH => {
                let mut parts = tokens.arguments(open);
                let Some(predicate) = parts.next() else { return };
                let when = when.clone().and(Predicate::from_tokens(tokens, predicate, test));
                if when != Predicate::False {
                    parts.for_each(|part| self.meta(tokens, part, &when, test, depth + 1));
                }
            }
            "path" if tokens.is_punct(open, "=") && open + 2 == end => {
                if let Some(file) = string(tokens.text(open + 1)) {
                    self.files.push((when.clone(), file));
                }
            }
            "derive" if list => self.derive = true,
            ATTRIBUTE => self.helper = true,
            _ => {}
        }
    }
}

/// The value of a string literal.
pub(crate) fn string(literal: &str) -> Option<String> {
    syn::parse_str::<syn::LitStr>(literal).ok().map(|literal| literal.value())
}

/// Whether one of the tokens `first..end` begins the helper attribute, also inside `cfg_attr`.
pub(crate) fn has_helper(tokens: &Tokens<'_>, first: usize, end: usize) -> bool {
    (first..end).filter(|at| tokens.attribute(*at).is_some()).any(|at| {
        let mut attrs = Attrs::default();
        attrs.read(tokens, at, false);
        attrs.helper
    })
}
