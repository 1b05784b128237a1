//! The expansion of `shape!`: the steps by which the runtime writes a body.

use api_error_syntax::{BodyMember, BodyShape, BodyValue, Constant, Fact, ShapeErrors, ShapeHead, ShapeItem};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::json;

pub(crate) fn expand(krate: &TokenStream, item: &ShapeItem) -> TokenStream {
    let ShapeItem { head: ShapeHead { prefix, ident }, shape: BodyShape { media_type, members } } = item;
    let mut steps = Steps::new(krate);
    steps.push_str("{");
    steps.object(members);
    steps.push_str("}");
    let list = steps.finish();
    quote! {
        #prefix static #ident: #krate::Shape = #krate::__private::own_shape(#media_type, &[#list]);
    }
}

/// The messages, and a static in the place of the rejected one.
pub(crate) fn fallback(krate: &TokenStream, rejected: &ShapeErrors) -> TokenStream {
    let messages = rejected.errors.to_compile_errors();
    let stubs = rejected
        .heads
        .iter()
        .map(|ShapeHead { prefix, ident }| quote!(#prefix static #ident: #krate::Shape = #krate::Shape::FLAT;));
    quote!(#messages #(#stubs)*)
}

/// Steps, with neighbouring texts joined.
struct Steps<'a> {
    krate: &'a TokenStream,
    text: String,
    list: TokenStream,
}

impl<'a> Steps<'a> {
    fn new(krate: &'a TokenStream) -> Self {
        Self { krate, text: String::new(), list: TokenStream::new() }
    }

    fn push_str(&mut self, text: &str) {
        self.text.push_str(text);
    }

    fn push(&mut self, step: &TokenStream) {
        let krate = self.krate;
        if !self.text.is_empty() {
            let text = Literal::string(&std::mem::take(&mut self.text));
            self.list.extend(quote!(#krate::__private::Step::Text(#text),));
        }
        self.list.extend(quote!(#krate::__private::Step::#step,));
    }

    fn finish(mut self) -> TokenStream {
        let krate = self.krate;
        if !self.text.is_empty() {
            let text = Literal::string(&self.text);
            self.list.extend(quote!(#krate::__private::Step::Text(#text),));
        }
        self.list
    }

    fn object(&mut self, members: &[BodyMember]) {
        let taken: Vec<&str> = members.iter().filter_map(BodyMember::name).collect();
        // Whether a member certainly stands before this one; at the first, nothing does.
        let mut is_first = true;
        let mut has_certain = false;
        for member in members {
            match member {
                BodyMember::Spread { .. } => self.push(&quote!(Details(&[#(#taken),*]))),
                BodyMember::Named { name, value, .. } if !member.is_certain() => {
                    let name = Literal::string(&name_text(name));
                    let step = if let BodyValue::Object(members) = value {
                        let mut inner = Steps::new(self.krate);
                        inner.object(members);
                        let inner = inner.finish();
                        quote!(Object(#name, &[#inner]))
                    } else {
                        let value = self.value_token(value);
                        quote!(Member(#name, #value))
                    };
                    self.push(&step);
                }
                BodyMember::Named { name, value, .. } => {
                    match (is_first, has_certain) {
                        (true, _) => {}
                        (false, true) => self.push_str(","),
                        (false, false) => self.push(&quote!(Comma)),
                    }
                    self.push_str(&name_text(name));
                    self.value(value);
                    has_certain = true;
                }
            }
            is_first = false;
        }
    }

    fn value(&mut self, value: &BodyValue) {
        match value {
            BodyValue::Constant(Constant::Null) => self.push_str("null"),
            BodyValue::Constant(Constant::Bool(flag)) => self.push_str(&flag.to_string()),
            BodyValue::Constant(Constant::Integer(number)) => self.push_str(&number.to_string()),
            BodyValue::Constant(Constant::Text(text)) => json::text(text, &mut self.text),
            BodyValue::Object(members) => {
                self.push_str("{");
                self.object(members);
                self.push_str("}");
            }
            BodyValue::Array(items) => {
                self.push_str("[");
                for (at, item) in items.iter().enumerate() {
                    if at > 0 {
                        self.push_str(",");
                    }
                    self.value(item);
                }
                self.push_str("]");
            }
            BodyValue::Fact(_) | BodyValue::Extra(_) | BodyValue::Errors(_) => {
                let value = self.value_token(value);
                self.push(&quote!(Value(#value)));
            }
        }
    }

    fn value_token(&self, value: &BodyValue) -> TokenStream {
        let krate = self.krate;
        let value = match value {
            BodyValue::Extra(name) => quote!(Extra(#name)),
            BodyValue::Errors(members) => {
                let mut inner = Steps::new(krate);
                inner.push_str("{");
                inner.object(members);
                inner.push_str("}");
                let inner = inner.finish();
                quote!(Errors(&[#inner]))
            }
            BodyValue::Fact(fact) => fact_token(*fact),
            BodyValue::Constant(_) | BodyValue::Object(_) | BodyValue::Array(_) => quote!(Null),
        };
        quote!(#krate::__private::Value::#value)
    }
}

fn fact_token(fact: Fact) -> TokenStream {
    match fact {
        Fact::Type => quote!(Type),
        Fact::Code => quote!(Code),
        Fact::Message => quote!(Message),
        Fact::Param => quote!(Param),
        Fact::DocUrl => quote!(DocUrl),
        Fact::RequestId => quote!(RequestId),
        Fact::Status => quote!(Status),
        Fact::Title => quote!(Title),
        Fact::Retryable => quote!(Retryable),
        Fact::RetryAfter => quote!(RetryAfter),
        Fact::Details => quote!(Details),
        Fact::MoreErrors => quote!(MoreErrors),
    }
}

/// `"name":`
fn name_text(name: &str) -> String {
    let mut text = String::new();
    json::text(name, &mut text);
    text.push(':');
    text
}
