//! Opening: check, set aside what is damaged, migrate, and bring both places together.

use super::change::Change;
use super::copy::Copy;
use super::fault::Fault;
use super::{Engine, projection, schema};
use crate::availability::Opened;
use crate::error::StoreError;
use rusqlite::Connection;

/// How one body keeps its two database files.
pub trait Place {
    /// Opens the main database or the second place, making it if there is none, and sets how it is written.
    fn open(&self, which: Which) -> Result<Connection, rusqlite::Error>;

    /// Moves a damaged database out of the way, to where it can be exported from; answers its new name.
    fn set_aside(&self, which: Which) -> Result<String, std::io::Error>;
}

/// One of the two databases.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// The journal and all that is read from it.
    Main,
    /// What the server has not yet received.
    SecondPlace,
}

impl Engine {
    /// Opens the store in a place.
    pub fn open(place: &impl Place) -> Result<(Self, Opened), StoreError> {
        let mut opened = Opened::default();
        let db = whole(place, Which::Main, &mut opened)?;
        let copy = whole(place, Which::SecondPlace, &mut opened)?;
        let (engine, brought_back) = Self::on(db, copy)?;
        Ok((engine, Opened { brought_back, ..opened }))
    }

    /// A store that is gone with the process: for tests.
    pub fn in_memory() -> Result<Self, StoreError> {
        let open = || Connection::open_in_memory().map_err(Fault::from);
        Ok(Self::on(open()?, open()?)?.0)
    }

    /// Opens the store on two connections; answers how many entries came back from the second place.
    pub fn on(mut db: Connection, copy: Connection) -> Result<(Self, u64), StoreError> {
        db.set_prepared_statement_cache_capacity(96);
        let bring = || -> Result<(Copy, u64), Fault> {
            db.pragma_update(None, "foreign_keys", true)?;
            schema::migrate(&mut db, schema::MAIN)?;
            let mut copy = Copy::on(copy)?;
            let tx = db.transaction()?;
            let change = Change::new(&tx);
            let brought_back = copy.bring_back(&change)?;
            projection::refresh(&tx, &change.into_touched())?;
            tx.commit()?;
            // With a full disk the register can still be read and exported; the copy follows at the next change.
            match copy.follow(&db).map_err(StoreError::from) {
                Ok(()) | Err(StoreError::DiskFull) => Ok((copy, brought_back)),
                Err(error) => Err(error.into()),
            }
        };
        let (copy, brought_back) = bring()?;
        Ok((Self { db, copy }, brought_back))
    }

    /// Both databases as bytes: what two files would hold.
    pub fn serialize(&mut self) -> Result<(Vec<u8>, Vec<u8>), StoreError> {
        let bytes = |db: &mut Connection| db.serialize("main").map(|data| data.to_vec()).map_err(Fault::from);
        Ok((bytes(&mut self.db)?, bytes(self.copy.connection())?))
    }

    /// A store in memory that begins with these bytes; none for a database that is not there.
    pub fn deserialize(main: &[u8], second_place: &[u8]) -> Result<Self, StoreError> {
        let open = |bytes: &[u8]| {
            let mut db = Connection::open_in_memory()?;
            if !bytes.is_empty() {
                db.deserialize_read_exact("main", bytes, bytes.len(), false)?;
            }
            Ok::<_, Fault>(db)
        };
        Ok(Self::on(open(main)?, open(second_place)?)?.0)
    }

    /// Ends the store, giving back its two connections.
    pub fn into_connections(self) -> (Connection, Connection) {
        (self.db, self.copy.into_connection())
    }
}

/// Lets a database grow by at most this many pages, or without a limit.
pub(super) fn limit_growth(db: &Connection, pages: Option<u32>) -> Result<(), Fault> {
    let held: u32 = db.pragma_query_value(None, "page_count", |row| row.get(0))?;
    let most = pages.map_or(u32::MAX - 1, |pages| held + pages);
    Ok(db.pragma_update_and_check(None, "max_page_count", most, |_| Ok(()))?)
}

/// A database that passes its check: the one that is there, or a new one beside the damaged one.
fn whole(place: &impl Place, which: Which, opened: &mut Opened) -> Result<Connection, Fault> {
    match checked(place, which) {
        Ok(db) => Ok(db),
        Err(fault) => {
            let error = StoreError::from(fault);
            if error != StoreError::Damaged {
                return Err(error.into());
            }
            opened.set_aside.push(place.set_aside(which)?);
            checked(place, which)
        }
    }
}

fn checked(place: &impl Place, which: Which) -> Result<Connection, Fault> {
    let db = place.open(which)?;
    let verdict: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" { Ok(db) } else { Err(Fault::Damage(verdict.into())) }
}
