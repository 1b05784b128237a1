//! Macro invocations: reads `include!` and `cfg_if!`, skips text that only looks like an item, and reports the rest.

use api_error_syntax::ATTRIBUTE;

use super::super::cfg::Predicate;
use super::super::lexer::Kind;
use super::attrs::{has_helper, string};
use super::facts::{IncludeDecl, MANIFEST_DIR, MacroCall, RuntimeCall, Unresolved};
use super::{Mode, Walk};

/// Words before `!` that make it a negation.
const NOT_MACROS: [&str; 17] = [
    "as", "break", "else", "for", "if", "in", "let", "loop", "match", "move", "mut", "ref", "return", "unsafe",
    "where", "while", "yield",
];

/// Macros whose input is a template or text: nothing in it is an item. Where items stand, or where the workspace defines a
/// macro of that name, another macro is meant.
const LOOK_ALIKES: [&str; 8] = [
    "quote",
    "quote_spanned",
    "parse_quote",
    "parse_quote_spanned",
    "stringify",
    "compile_error",
    "assert_snapshot",
    "expect",
];

const COMPILED: &str = "take what it makes from a build with `--compiled`";

impl Walk<'_, '_> {
    /// Whether `name!(`, `name![` or `name!{` is at `at`.
    pub(super) fn is_invocation(&self, at: usize) -> bool {
        self.tokens.is_punct(at + 1, "!")
            && self.tokens.kind(at + 2) == Some(Kind::Open)
            && !(self.tokens.kind(at) == Some(Kind::Ident) && NOT_MACROS.contains(&self.tokens.text(at)))
    }

    /// Reads the invocation whose macro's last name is at `at`.
    pub(super) fn invocation(&mut self, at: usize) {
        let open = at + 2;
        let name = self.tokens.name(at).unwrap_or_default();
        let span = (self.tokens.start(at), self.tokens.end(self.tokens.mate(open)));
        if self.names.is_some_and(|names| names.contains(name)) {
            if let Some(scope) = self.scope() {
                let (location, lines) = (self.locator.locate(span.0), self.locator.lines(span));
                let (place, in_macro) = (self.unit.hidden(scope, location, Some(lines)), self.in_macro());
                self.facts.calls.push(MacroCall { name: name.to_owned(), place, in_macro });
            }
            self.skip_group(open);
            return;
        }
        let items = self.frame.statement.first == Some(self.path_start(at));
        match name {
            "include" => self.include(span, open, items),
            "shape" => self.facts.shapes.extend(self.runtime_call(at)),
            "catalog" => self.facts.catalogs.extend(self.runtime_call(at)),
            _ if !self.is_interesting(open) => {}
            _ if LOOK_ALIKES.contains(&name) && !self.frame.items => {
                let unknown = self.unknown(span, open, name);
                self.facts.templates.extend(unknown.map(|unknown| (name.to_owned(), unknown)));
            }
            "cfg_if" if items => {
                return self.enter(open, self.cfg(), self.dir(), Mode::CfgIf(Predicate::False), None);
            }
            "cfg_select" if items => {
                return self.enter(open, self.cfg(), self.dir(), Mode::CfgSelect(Predicate::False, open + 1), None);
            }
            _ => {
                let unknown = self.unknown(span, open, name);
                self.facts.unresolved.extend(unknown);
                if items {
                    return self.enter_macro(open, name);
                }
            }
        }
        self.skip_group(open);
    }

    fn unknown(&mut self, span: (usize, usize), open: usize, name: &str) -> Option<Unresolved> {
        let has_helper = has_helper(self.tokens, open + 1, self.tokens.mate(open));
        let scope = self.scope().filter(|_| has_helper && self.in_macro().is_none())?;
        let message = format!("`{name}!` contains `#[api_error]`, and only a build knows what it expands to");
        Some(self.unresolved(span.0, Some(span), scope, message, COMPILED))
    }

    /// The first token of the path `a::b::name` that ends at `at`.
    fn path_start(&self, mut at: usize) -> usize {
        loop {
            let separator = at.checked_sub(2).filter(|colons| self.tokens.is_path_separator(*colons));
            match separator {
                Some(colons) if colons > 0 && self.tokens.name(colons - 1).is_some() => at = colons - 1,
                Some(colons) => return colons,
                None => return at,
            }
        }
    }

    fn include(&mut self, span: (usize, usize), open: usize, items: bool) {
        let Some(scope) = self.scope() else { return };
        let items = items && self.in_macro().is_none();
        if let Some(file) = self.included_file(open) {
            self.facts.includes.push(IncludeDecl { file, span, scope, items });
        } else if items {
            let message = "only a build knows which file `include!` names".to_owned();
            let unresolved = self.unresolved(span.0, None, scope, message, COMPILED);
            self.facts.unresolved.push(unresolved);
        }
    }

    /// The invocation of a macro of the runtime whose name is at `at`; `None` if only a build knows whether it is there.
    fn runtime_call(&self, at: usize) -> Option<RuntimeCall> {
        let scope = self.scope().filter(|scope| scope.in_macro.is_none())?;
        let span = (self.tokens.end(at + 2), self.tokens.start(self.tokens.mate(at + 2)));
        let qualified = self.tokens.is_ident(self.path_start(at), ATTRIBUTE);
        Some(RuntimeCall { span, scope, qualified })
    }

    /// `"file"` or `concat!(env!("CARGO_MANIFEST_DIR"), "/file")` between the delimiters.
    fn included_file(&self, open: usize) -> Option<String> {
        let mut parts = self.tokens.arguments(open);
        let (first, end) = parts.next()?;
        if parts.next().is_some() {
            return None;
        }
        if first + 1 == end {
            return string(self.tokens.text(first));
        }
        let concat = self.macro_input(first, end, "concat")?;
        self.tokens.arguments(concat).map(|(first, end)| self.concat_part(first, end)).collect()
    }

    fn concat_part(&self, first: usize, end: usize) -> Option<String> {
        if first + 1 == end {
            return string(self.tokens.text(first));
        }
        let env = self.macro_input(first, end, "env")?;
        let manifest_dir = string(self.tokens.text(env + 1)).is_some_and(|name| name == "CARGO_MANIFEST_DIR");
        manifest_dir.then(|| MANIFEST_DIR.to_owned())
    }

    /// The opening delimiter if `first..end` is `name!(..)`.
    fn macro_input(&self, first: usize, end: usize, name: &str) -> Option<usize> {
        let open = first + 2;
        let whole = self.tokens.is_punct(first + 1, "!") && self.tokens.mate(open) + 1 == end;
        (self.tokens.is_ident(first, name) && whole && self.tokens.kind(open) == Some(Kind::Open)).then_some(open)
    }

    /// One token of `if #[cfg(a)] { .. } else if #[cfg(b)] { .. } else { .. }`
    pub(super) fn cfg_if(&mut self) {
        let at = self.at;
        if !self.tokens.is_open(at, "{") {
            self.at += 1;
            return;
        }
        let branch = self.frame.statement.attrs.cfg.clone();
        let Mode::CfgIf(previous) = &mut self.frame.mode else { return };
        let cfg = previous.clone().negate().and(branch.clone());
        *previous = previous.clone().or(branch);
        self.enter_branch(at, &cfg);
    }

    /// One token of `unix => { .. } _ => { .. }`
    pub(super) fn cfg_select(&mut self) {
        let at = self.at;
        let arm_body = self.tokens.is_open(at, "{") && at >= 2 && self.tokens.is_punct(at - 1, ">");
        if !arm_body {
            self.at = self.tokens.mate(at).max(at) + 1;
            return;
        }
        let (tokens, test) = (self.tokens, self.unit.test);
        let Mode::CfgSelect(previous, first) = &mut self.frame.mode else { return };
        let branch = match *first {
            first if tokens.is_ident(first, "_") => Predicate::True,
            first => Predicate::from_tokens(tokens, (first, at - 2), test),
        };
        let after = tokens.mate(at) + 1;
        *first = if tokens.is_punct(after, ",") { after + 1 } else { after };
        let cfg = previous.clone().negate().and(branch.clone());
        *previous = previous.clone().or(branch);
        self.enter_branch(at, &cfg);
    }

    fn enter_branch(&mut self, open: usize, cfg: &Predicate) {
        if *cfg == Predicate::False || !self.is_interesting(open) {
            self.skip_group(open);
            return;
        }
        let cfg = (*self.frame.cfg).clone().and(cfg.clone());
        self.enter(open, cfg, self.dir(), Mode::Code, None);
    }
}
