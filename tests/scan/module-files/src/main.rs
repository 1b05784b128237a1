mod a;
mod b;
mod r#async;
#[path = "größe.rs"]
mod größe;
pub(crate) mod /* with */ c /* comments */;
fn main() {}
mod outer { pub mod inner; mod deeper { mod deepest; } }
