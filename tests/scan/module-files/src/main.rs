mod a;
mod b;
mod r#async;
mod größe;
pub(crate) mod /* with */ c /* comments */;
mod outer { pub mod inner; mod deeper { mod deepest; } }
