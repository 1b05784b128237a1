//! Computes from the tokens of an item an upper bound for the depth of a recursive parser.

use super::super::lexer::Kind;
use super::super::tokens::Tokens;

/// Items beyond this bound are rejected. The scanner's stacks are large enough for several times as much.
pub(super) const MAX_NESTING: usize = 1_000;

/// Whatever nests without a delimiter (`&&T`, `fn() -> fn()`, `a.b.c`) takes at least one token per level and ends
/// at a comma, unless the comma is between angle brackets.
pub(super) fn bound(tokens: &Tokens<'_>) -> usize {
    let is_enum = (0..tokens.len()).find(|at| tokens.is_ident(*at, "enum") || tokens.is_ident(*at, "struct"));
    let is_enum = is_enum.is_some_and(|at| tokens.is_ident(at, "enum"));
    let mut outer: Vec<(usize, usize)> = Vec::new();
    let (mut below, mut angles, mut run, mut deepest) = (0, 0_usize, 0, 0);
    for at in 0..tokens.len() {
        match tokens.kind(at) {
            Some(Kind::Open) => {
                outer.push((angles, run + 1));
                below += angles + run + 1;
                (angles, run) = (0, 0);
            }
            Some(Kind::Close) => {
                (angles, run) = outer.pop().unwrap_or_default();
                below -= (angles + run).min(below);
            }
            Some(Kind::Punct) if matches!(tokens.text(at), "," | ";") => run = 0,
            Some(Kind::Punct) => {
                run += usize::from(tokens.text(at) != "#");
                let directly = is_enum && outer.len() == 1;
                if tokens.text(at) == "<" && (!directly || angles > 0 || !follows_operand(tokens, at)) {
                    angles += 1;
                } else if tokens.text(at) == ">" && !tokens.is_arrow(at) {
                    angles = angles.saturating_sub(1);
                }
            }
            Some(Kind::Doc) | None => {}
            Some(_) => run += 1,
        }
        deepest = deepest.max(below + angles + run);
    }
    deepest
}

/// Whether the `<` at `at` compares or shifts rather than opening generic arguments.
fn follows_operand(tokens: &Tokens<'_>, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| !tokens.is_punct(before, ":") && !tokens.is_punct(before, "="))
}

#[cfg(test)]
mod tests {
    use super::{Tokens, bound};

    fn of(text: &str) -> usize {
        Tokens::lex(text, true).map_or(0, |tokens| bound(&tokens))
    }

    #[test]
    fn whatever_nests_is_bounded_and_whatever_repeats_is_not() {
        assert!(of("enum E { A(u8), B(u8), C { a: Vec<u8> } }") < 20);
        assert!(of(&format!("enum E {{ {} }}", "A = 1 << 3, ".repeat(5_000))) < 20);
        assert!(of(&format!("struct E {{ {} }}", "a: Vec<Vec<u8>>, ".repeat(5_000))) < 20);
        assert!(of(&format!("struct E({}u8)", "&".repeat(5_000))) > 5_000);
        assert!(of(&format!("struct E({}u8)", "A<B, ".repeat(5_000))) > 5_000);
        assert!(of(&format!("enum E {{ A = X::<{}u8> }}", "A<B, ".repeat(5_000))) > 5_000);
        assert!(of(&format!("struct E({}u8{})", "(".repeat(5_000), ")".repeat(5_000))) > 5_000);
        assert!(of(&format!("struct E({}u8)", "fn() -> ".repeat(5_000))) > 5_000);
    }
}
