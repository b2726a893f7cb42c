//! The growth tables as the bytes that are compiled into `core`.
//!
//! Each row is 7 bytes, all whole numbers, lowest byte first: L × 10⁴ (2 bytes, signed), S × 10⁵ (2), M × 10⁴ (3).
//! They are stored as seven planes, first byte of every row, then second byte of every row, and so on: neighbouring rows
//! are alike, so planes compress to half of what rows do, and nothing has to be unpacked when the program starts.

use super::canonical::Table;
use crate::run::Fault;

/// Packs the tables in the order given.
pub(crate) fn pack<'a>(tables: impl Iterator<Item = &'a Table>) -> Result<Vec<u8>, Fault> {
    let mut planes: [Vec<u8>; 7] = Default::default();
    for table in tables {
        let rows = table.scaled().ok_or_else(too_wide)?;
        for [l, m, s] in rows {
            let l = i16::try_from(l).map_err(|_| too_wide())?.to_le_bytes();
            let s = u16::try_from(s).map_err(|_| too_wide())?.to_le_bytes();
            let [m0, m1, m2, 0] = u32::try_from(m).map_err(|_| too_wide())?.to_le_bytes() else {
                return Err(too_wide());
            };
            for (plane, byte) in planes.iter_mut().zip([l[0], l[1], s[0], s[1], m0, m1, m2]) {
                plane.push(byte);
            }
        }
    }
    Ok(planes.concat())
}

fn too_wide() -> Fault {
    Fault::Unreadable { what: "a number that does not fit the packed form".into() }
}
