//! Errors whose status comes from a field, as with an error passed on from another server.

use super::framework::{Framework, Readers, Setup, layered, shaped_layers};
use crate::cases::get;
use crate::secret::SECRET;
use crate::server::Server;
use crate::wire::ask;

/// The status of the field is sent, with the body, the challenge and the retry advice of that status. Text from run time is sent
/// with a 4xx only.
pub fn the_status_of_a_field_is_sent<F: Framework>() {
    for (_, layer) in shaped_layers() {
        check(&layered::<F>(layer));
    }
    check(&F::serve(Readers::Ours, Setup::Converted));
}

fn check(server: &Server) {
    for (field, sent, text, challenge) in [
        (404, 404, SECRET, None),
        (401, 401, SECRET, Some("Bearer")),
        (500, 500, "An internal error occurred.", None),
        // Not the status of an error.
        (200, 502, "An upstream server failed to answer.", None),
    ] {
        let reply = ask(server.address, &get(&format!("/errors/passed-on:{field}")));
        let shown = reply.show();
        assert_eq!((reply.status, reply.header("www-authenticate")), (sent, challenge), "{shown}");
        assert!(shown.contains(text) && shown.contains("passed_on"), "{shown}");
        assert_eq!(shown.contains(SECRET), sent < 500, "{shown}");
    }
}
