//! A type as a person would write it, whatever white space its tokens lost.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;

/// A type as a person would write it.
pub(crate) fn type_text(ty: impl ToTokens) -> String {
    let mut text = String::new();
    write(ty.into_token_stream(), &mut text, 0);
    text
}

fn write(tokens: TokenStream, text: &mut String, depth: usize) {
    for tree in tokens {
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::None => ("", ""),
                };
                if group.delimiter() != Delimiter::Parenthesis {
                    space_between_words(text);
                }
                text.push_str(open);
                // Deeper types than this do not compile anyway.
                if depth < 128 {
                    write(group.stream(), text, depth + 1);
                }
                text.push_str(close);
            }
            TokenTree::Ident(ident) => {
                space_between_words(text);
                text.push_str(&ident.to_string());
            }
            TokenTree::Literal(literal) => {
                space_between_words(text);
                text.push_str(&literal.to_string());
            }
            TokenTree::Punct(punct) => match punct.as_char() {
                ch @ (',' | ';') => text.extend([ch, ' ']),
                ch @ ('+' | '=') => text.extend([' ', ch, ' ']),
                '-' if punct.spacing() == Spacing::Joint => text.push_str(" -"),
                ch => text.push(ch),
            },
        }
    }
}

fn space_between_words(text: &mut String) {
    if text.ends_with(|ch: char| ch.is_alphanumeric() || ch == '_') || text.ends_with("->") {
        text.push(' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_read_as_written() {
        for text in [
            "Vec<Option<String>>",
            "Box<dyn Error + Send>",
            "&'a str",
            "[u8; 4]",
            "HashMap<K, V>",
            "(A, B)",
            "fn(u8) -> u8",
        ] {
            assert_eq!(syn::parse_str::<syn::Type>(text).map(type_text).ok().as_deref(), Some(text));
        }
    }
}
