mod unclosed;
mod mismatched;
mod string;
mod dull;
mod item;
mod arguments;
mod fine;
