//! Turns the tokens between the parentheses of one attribute into a list of arguments.

use proc_macro2::{Delimiter, Group, Literal, Spacing, Span, TokenStream, TokenTree};

use crate::errors::Errors;
use crate::mark::{Mark, Spanned};
use crate::messages::{EXPECTED_ARGUMENT, EXPECTED_COMMA};

/// `name`, `name = value` or `name(list)`.
#[derive(Debug)]
pub(crate) struct WrittenArgument {
    pub(crate) name: Spanned<String>,
    pub(crate) form: Form,
}

#[derive(Debug)]
pub(crate) enum Form {
    Flag,
    /// The mark is that of the value; of the `=` if there is none.
    Value(Value, Mark),
    /// The mark is that of the parentheses.
    List(TokenStream, Mark),
}

/// What follows `=`.
#[derive(Debug)]
pub(crate) enum Value {
    Missing,
    Literal(Literal),
    Negative(Literal),
    /// `a::b`, `::a::b`
    Path(TokenStream),
    /// `.0`, `.name`
    Member(String),
    Other,
}

/// Trees with one token of look-ahead; groups that macros leave around `$x:expr` are opened.
#[derive(Debug)]
pub(crate) struct Tokens {
    trees: std::vec::IntoIter<TokenTree>,
    end: Span,
}

impl Tokens {
    /// `end` is where an error points when there is nothing left to read.
    pub(crate) fn new(stream: TokenStream, end: Span) -> Self {
        let mut trees: Vec<TokenTree> = Vec::new();
        let mut open = vec![stream.into_iter()];
        while let Some(stream) = open.last_mut() {
            match stream.next() {
                Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
                    open.push(group.stream().into_iter());
                }
                Some(tree) => trees.push(tree),
                None => drop(open.pop()),
            }
        }
        Self { trees: trees.into_iter(), end }
    }

    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.trees.as_slice().first()
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        self.trees.next()
    }

    pub(crate) fn span(&self) -> Span {
        self.peek().map_or(self.end, TokenTree::span)
    }

    pub(crate) fn is_punct(&self, ch: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == ch)
    }

    pub(crate) fn eat_punct(&mut self, ch: char) -> bool {
        let found = self.is_punct(ch);
        if found {
            self.next();
        }
        found
    }

    // `::`
    fn is_path_separator(&self) -> bool {
        let colon = |tree: Option<&TokenTree>, joint: bool| matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == ':' && (!joint || punct.spacing() == Spacing::Joint));
        let trees = self.trees.as_slice();
        colon(trees.first(), true) && colon(trees.get(1), false)
    }

    /// What follows an item of a list: nothing, or a comma. Anything else is reported.
    pub(crate) fn end_item(&mut self, errors: &mut Errors) -> bool {
        if self.peek().is_none() || self.eat_punct(',') {
            return true;
        }
        let mark = errors.mark(self.span(), self.span());
        errors.report(mark, &EXPECTED_COMMA, &[]);
        false
    }

    pub(crate) fn skip_past_comma(&mut self) {
        while let Some(tree) = self.next() {
            if matches!(&tree, TokenTree::Punct(punct) if punct.as_char() == ',') {
                return;
            }
        }
    }

    // `a`, `a::b`, `::a::b`; stops before anything else.
    fn path(&mut self) -> Option<(Vec<TokenTree>, Span)> {
        let mut path = Vec::new();
        loop {
            if self.is_path_separator() {
                path.extend(self.next());
                path.extend(self.next());
            } else if !path.is_empty() {
                break;
            }
            match self.peek() {
                Some(TokenTree::Ident(_)) => path.extend(self.next()),
                _ => return None,
            }
        }
        let end = path.last().map_or(self.end, TokenTree::span);
        Some((path, end))
    }
}

/// Reads the whole list; hands each argument on as soon as it is read, so that errors keep source order.
pub(crate) fn arguments(group: &Group, errors: &mut Errors, mut apply: impl FnMut(WrittenArgument, &mut Errors)) {
    let mut tokens = Tokens::new(group.stream(), group.span_close());
    while let Some(tree) = tokens.peek() {
        let start = tree.span();
        let Some((path, end)) = tokens.path() else {
            let mark = errors.mark(start, start);
            errors.report(mark, &EXPECTED_ARGUMENT, &[]);
            tokens.skip_past_comma();
            continue;
        };
        let name = Spanned { value: path.iter().map(TokenTree::to_string).collect(), mark: errors.mark(start, end) };
        let form = form(&mut tokens, errors);
        let before = errors.len();
        apply(WrittenArgument { name, form }, errors);
        // What follows a rejected value may be the rest of an expression, such as `concat!(..)`: one mistake, one report.
        let ended = errors.len() == before && tokens.end_item(errors);
        if !ended && !matches!(tokens.peek(), Some(TokenTree::Ident(_)) | None) {
            tokens.skip_past_comma();
        }
    }
}

fn form(tokens: &mut Tokens, errors: &mut Errors) -> Form {
    if let Some(TokenTree::Group(group)) = tokens.peek()
        && group.delimiter() == Delimiter::Parenthesis
    {
        let (stream, mark) = (group.stream(), errors.mark(group.span_open(), group.span_close()));
        tokens.next();
        return Form::List(stream, mark);
    }
    let equals = tokens.span();
    if !tokens.eat_punct('=') {
        return Form::Flag;
    }
    let start = tokens.span();
    let (value, end) = value(tokens);
    let mark = if matches!(value, Value::Missing) { errors.mark(equals, equals) } else { errors.mark(start, end) };
    Form::Value(value, mark)
}

fn value(tokens: &mut Tokens) -> (Value, Span) {
    let start = tokens.span();
    if tokens.is_path_separator() || matches!(tokens.peek(), Some(TokenTree::Ident(_))) {
        let value = |(path, end): (Vec<_>, _)| (Value::Path(path.into_iter().collect()), end);
        return tokens.path().map_or((Value::Other, start), value);
    }
    if tokens.peek().is_none() || tokens.is_punct(',') {
        return (Value::Missing, start);
    }
    match tokens.next() {
        Some(TokenTree::Literal(literal)) => (Value::Literal(literal), start),
        Some(TokenTree::Punct(punct)) => match (punct.as_char(), tokens.peek()) {
            ('-', Some(TokenTree::Literal(_))) => match tokens.next() {
                Some(TokenTree::Literal(literal)) => {
                    let end = literal.span();
                    (Value::Negative(literal), end)
                }
                _ => (Value::Other, start),
            },
            ('.', Some(TokenTree::Literal(_) | TokenTree::Ident(_))) => match tokens.next() {
                Some(member) => (Value::Member(member.to_string()), member.span()),
                None => (Value::Other, start),
            },
            _ => (Value::Other, start),
        },
        _ => (Value::Other, start),
    }
}
