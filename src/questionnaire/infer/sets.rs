//! Multiple-response sets that the file itself names.

use super::{Draft, Role, multiple};
use crate::base::Finding;
use crate::ingest::ResponseSet;
use crate::questionnaire::file::Aside;

/// Takes the members of every set for what the file says that they are. An
/// option that nobody chose belongs to its set too.
pub(super) fn find(draft: &mut Draft<'_>, sets: &[ResponseSet]) {
    for set in sets {
        for &at in &set.members {
            let column = &mut draft.columns[at];
            let free = match &column.reason {
                None => true,
                Some(reason) => reason.role == Role::Aside(Aside::Empty),
            };
            if free {
                let why = Finding::note("inferred-set", column.place());
                column.is(Role::Multiple, why.with("columns", set.members.len()), 1.0);
                multiple::choice(draft, at, Vec::new(), true);
            }
        }
    }
}
