//! What an expansion passes to the runtime: the spec of a value, and the fields that its templates use.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::{self, Display, Write};
use core::ptr;

use crate::spec::{Dynamic, ErrorSpec};
use crate::{ApiError, echo, template};

/// The largest number of fields that the templates of a variant pass to the runtime. With more, the expansion renders them.
///
/// The derive has the same number.
pub(crate) const MAX_ARGS: usize = 4;

/// An estimate of the bytes that the fields of a template add.
pub(crate) const ROOM_FOR_FIELDS: usize = 64;

/// One value, as the runtime sees it.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and never printed")]
pub enum View<'a> {
    /// The type implements the trait by hand.
    Manual,
    /// The value has a spec of its own.
    Own(OwnView<'a>),
    /// The variant is transparent.
    Forward(&'a dyn ApiError),
    /// The variant is transparent, and has a message of its own.
    Outer(OuterView<'a>),
}

/// A spec and the fields that its templates use, in the order of the placeholders: message, param, headers.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and never printed")]
pub struct OwnView<'a> {
    pub(crate) spec: &'static ErrorSpec,
    args: [&'a dyn Display; MAX_ARGS],
}

/// An inner error, and the message that replaces its message.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and never printed")]
pub struct OuterView<'a> {
    pub(crate) inner: &'a dyn ApiError,
    /// Only the message of its spec counts.
    text: OwnView<'a>,
}

/// A text of an error that depends on values at run time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Part {
    /// The public text.
    Message,
    /// The request parameter at fault.
    Param,
    /// The value of a declared header.
    Header(usize),
}

/// The value of an arm in the `match` of an expansion.
#[derive(Clone, Copy)]
#[allow(missing_debug_implementations, reason = "hidden, and never printed")]
pub enum Arm<'a> {
    /// The index of the spec, and the fields that its templates use.
    Own(usize, [&'a dyn Display; MAX_ARGS]),
    /// The field of a transparent variant.
    Forward(&'a dyn ApiError),
    /// The same, and a message.
    Outer(&'a dyn ApiError, &'static ErrorSpec, [&'a dyn Display; MAX_ARGS]),
}

/// A variant whose templates use no field.
#[must_use]
pub fn a0<'a>(index: usize) -> Arm<'a> {
    Arm::Own(index, [&"", &"", &"", &""])
}

/// A variant whose templates use one field.
#[must_use]
pub fn a1(index: usize, a: &dyn Display) -> Arm<'_> {
    Arm::Own(index, [a, &"", &"", &""])
}

/// A variant whose templates use two fields.
#[must_use]
pub fn a2<'a>(index: usize, a: &'a dyn Display, b: &'a dyn Display) -> Arm<'a> {
    Arm::Own(index, [a, b, &"", &""])
}

/// A variant whose templates use three fields.
#[must_use]
pub fn a3<'a>(index: usize, a: &'a dyn Display, b: &'a dyn Display, c: &'a dyn Display) -> Arm<'a> {
    Arm::Own(index, [a, b, c, &""])
}

/// A variant whose templates use four fields.
#[must_use]
pub fn a4<'a>(index: usize, a: &'a dyn Display, b: &'a dyn Display, c: &'a dyn Display, d: &'a dyn Display) -> Arm<'a> {
    Arm::Own(index, [a, b, c, d])
}

/// A transparent variant.
#[must_use]
pub fn forward(inner: &dyn ApiError) -> Arm<'_> {
    Arm::Forward(inner)
}

/// A transparent variant with a message of its own, from an arm with the fields that the message uses.
#[must_use]
pub fn outer<'a>(inner: &'a dyn ApiError, text: &'static ErrorSpec, fields: Arm<'a>) -> Arm<'a> {
    match fields {
        Arm::Own(_, args) => Arm::Outer(inner, text, args),
        arm => arm,
    }
}

/// Makes a view from the specs of an expansion and the value of its `match`.
#[must_use]
pub fn view<'a>(specs: &'static [ErrorSpec], arm: Arm<'a>) -> View<'a> {
    match arm {
        Arm::Own(index, args) => View::Own(OwnView { spec: specs.get(index).unwrap_or(&crate::spec::STUB), args }),
        Arm::Forward(inner) => View::Forward(inner),
        Arm::Outer(inner, spec, args) => View::Outer(OuterView { inner, text: OwnView { spec, args } }),
    }
}

/// The view of an error. A type by hand forwards to the inner error that it names.
pub(crate) fn of<E: ApiError + ?Sized>(error: &E) -> View<'_> {
    match error.__view() {
        View::Manual => error.inner().map_or(View::Manual, View::Forward),
        view => view,
    }
}

/// The text that the message is made of. What it does not contain comes from run time, and its length is limited.
pub(crate) fn template_of<E: ApiError + ?Sized>(error: &E) -> &'static str {
    match error.__view() {
        View::Outer(outer) => outer.text.spec.message,
        View::Forward(inner) => template_of(inner),
        View::Own(_) | View::Manual => match error.inner() {
            Some(inner) if ptr::eq(error.spec(), inner.spec()) => template_of(inner),
            _ => error.spec().message,
        },
    }
}

/// The answer of the inner error, or else of the spec.
pub(crate) fn ask<E: ApiError + ?Sized, T>(
    error: &E,
    inner: impl FnOnce(&dyn ApiError) -> T,
    spec: impl FnOnce(&'static ErrorSpec) -> T,
) -> T {
    match of(error) {
        View::Forward(error) | View::Outer(OuterView { inner: error, .. }) => inner(error),
        View::Own(own) => spec(own.spec),
        View::Manual => spec(error.spec()),
    }
}

impl<'a> View<'a> {
    /// The error that a transparent variant or a wrapper by hand forwards to.
    pub(crate) fn inner(self) -> Option<&'a dyn ApiError> {
        match self {
            Self::Forward(inner) | Self::Outer(OuterView { inner, .. }) => Some(inner),
            Self::Own(_) | Self::Manual => None,
        }
    }
}

impl OuterView<'_> {
    /// The message. The status is known only now: with a 5xx, text from run time needs `expose`.
    pub(crate) fn message<E: ApiError + ?Sized>(&self, error: &E) -> Cow<'static, str> {
        let (status, spec) = (self.inner.status(), self.text.spec);
        if !self.text.is_dynamic(Part::Message) {
            Cow::Borrowed(spec.message)
        } else if status.as_u16() >= 500 && !spec.expose {
            Cow::Borrowed(status.sentence())
        } else {
            Cow::Owned(self.text.text(error, Part::Message))
        }
    }
}

impl OwnView<'_> {
    /// Whether a part depends on values at run time.
    pub(crate) fn is_dynamic(&self, part: Part) -> bool {
        match part {
            Part::Message => self.spec.dynamic.has(Dynamic::MESSAGE | Dynamic::DISPLAY),
            Part::Param => self.spec.dynamic.has(Dynamic::PARAM),
            Part::Header(_) => true,
        }
    }

    /// The message of this value, if no field is part of it. The status that is sent decides, if it is not always the same.
    pub(crate) fn fixed_message<E: ApiError + ?Sized>(&self, error: &E) -> Option<&'static str> {
        let (spec, is_dynamic) = (self.spec, self.is_dynamic(Part::Message));
        if spec.dynamic.has(Dynamic::STATUS) {
            let status = error.status();
            let is_secret = is_dynamic && status.is_server_error() && !spec.expose;
            if is_secret || !spec.dynamic.has(Dynamic::WRITTEN | Dynamic::DISPLAY) {
                return Some(status.sentence());
            }
        }
        (!is_dynamic).then_some(spec.message)
    }

    pub(crate) fn args(&self) -> &[&dyn Display] {
        &self.args
    }

    /// Writes one part.
    pub(crate) fn write<E: ApiError + ?Sized, W: Write>(&self, error: &E, part: Part, out: &mut W) -> fmt::Result {
        let spec = self.spec;
        if spec.dynamic.has(Dynamic::FORMATTED) || (part == Part::Message && spec.dynamic.has(Dynamic::DISPLAY)) {
            let template = match part {
                Part::Message if spec.dynamic.has(Dynamic::DISPLAY) => "",
                Part::Message => spec.message,
                Part::Param => spec.param.unwrap_or_default(),
                Part::Header(index) => spec.headers.get(index).map_or("", |(_, value)| *value),
            };
            return echo::whole(template, out, |out| error.__format(part, out));
        }
        let message = || if spec.dynamic.has(Dynamic::MESSAGE) { template::count(spec.message) } else { 0 };
        let param = || if spec.dynamic.has(Dynamic::PARAM) { spec.param.map_or(0, template::count) } else { 0 };
        let (text, first) = match part {
            Part::Message => (spec.message, 0),
            Part::Param => (spec.param.unwrap_or_default(), message()),
            Part::Header(index) => {
                let before = spec.headers.iter().take(index).map(|(_, value)| template::count(value));
                let text = spec.headers.get(index).map_or("", |(_, value)| *value);
                (text, message() + param() + before.sum::<usize>())
            }
        };
        template::write(text, self.args.get(first..).unwrap_or_default(), out)
    }

    /// One part as text. If the `Display` of a field fails, the text ends there.
    pub(crate) fn text<E: ApiError + ?Sized>(&self, error: &E, part: Part) -> String {
        let template = if part == Part::Message { self.spec.message.len() } else { 0 };
        let mut text = String::with_capacity(template + ROOM_FOR_FIELDS);
        let _ = self.write(error, part, &mut text);
        text
    }
}
