//! What screens ask for.

use super::super::fault::Fault;
use super::super::journal::{self, Standing};
use super::Family;
use crate::api::register::{ChildBrief, ChildPage, Children, ListedChild};
use crate::api::status::Delivery;
use rusqlite::Connection;
use simpati_core::fold::{ChildView, Fold};
use simpati_core::id::ChildId;
use simpati_core::journal::Entry;
use simpati_core::journal::body::Subject;

/// The children of a posyandu on one day.
pub(in super::super) fn children(db: &Connection, ask: &Children) -> Result<Vec<ListedChild>, Fault> {
    let mut select = db.prepare_cached(include_str!("children.sql"))?;
    let briefs = select.query_map([ask.stream.as_str()], |row| row.get::<_, String>(0))?;
    let mut listed = Vec::new();
    for brief in briefs {
        let brief: ChildBrief = serde_json::from_str(&brief?).map_err(|_| Fault::Form)?;
        let at_home = brief.shown && brief.home(ask.day) == Some(&ask.stream);
        let here = brief.latest.iter().filter(|visit| visit.date == Some(ask.day) && visit.stream == ask.stream);
        let came: Vec<_> = here.map(|visit| visit.id).collect();
        if at_home || !came.is_empty() {
            listed.push(ListedChild { brief, at_home, came });
        }
    }
    Ok(listed)
}

/// Everything that is known of a child.
pub(in super::super) fn child_page(db: &Connection, child: ChildId) -> Result<Option<ChildPage>, Fault> {
    let family = Family::of(db, Subject::Child(child))?;
    let Some(view) = family.fold().child(child) else { return Ok(None) };
    let mut page = ChildPage { view, delivery: Default::default() };
    for entry in &family.entries {
        let kept = journal::by_hash(db, entry.hash())?.ok_or(Fault::Form)?;
        let delivery = match kept.standing {
            Standing::Numbered | Standing::Received => Delivery::Received { code: kept.hash.code() },
            _ => Delivery::Waiting,
        };
        page.delivery.insert(entry.header().id, delivery);
    }
    Ok(Some(page))
}

/// All children, folded from all entries that count.
pub(in super::super) fn views(db: &Connection) -> Result<Vec<ChildView>, Fault> {
    let mut select = db.prepare_cached(include_str!("counted.sql"))?;
    let texts = select.query_map([], |row| row.get::<_, String>(0))?;
    let mut fold = Fold::new();
    for text in texts {
        fold.add(&Entry::from_text(&text?)?);
    }
    Ok(fold.children().into_values().collect())
}
