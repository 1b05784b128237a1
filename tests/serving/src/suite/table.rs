//! The table: what each row of the cases is answered with, as text for people.

use crate::cases;
use crate::server::Server;
use crate::wire::once;

/// The answers to all rows.
#[must_use]
pub fn table(server: &Server) -> String {
    let mut table = String::new();
    for case in cases::all() {
        let reply = match once(server.address, &case.request) {
            Ok(reply) => reply.show(),
            Err(error) => format!("connection dropped: {:?}", error.kind()),
        };
        table.extend(["## ", case.name, "\n", &reply, "\n\n"]);
    }
    table
}
