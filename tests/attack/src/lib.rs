//! An attacker: reads exported analysis documents, and nothing else, and tries to narrow
//! what they hide. `random` makes surveys to attack, `trial` sets the attacker on what is
//! exported of one, and holds what it claims against the truth; `demo` does so with a whole file,
//! every two of its splits crossed; `weighted` attacks who knows everybody's weight. `sequence`
//! exports one after another, and attacks all of it together.

pub mod demo;
pub mod joint;
pub mod more;
pub mod printed;
pub mod random;
pub mod sequence;
pub mod system;
pub mod tables;
pub mod third;
pub mod trial;
pub mod weighted;
