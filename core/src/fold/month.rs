//! A posyandu's month: which visits its figures rest on, and whether it is closed.

use super::child::ChildView;
use super::stated::{Source, Stated};
use super::visit::VisitView;
use crate::clock::CalendarMonth;
use crate::id::{StreamId, VisitId};
use crate::journal::EntryHash;
use crate::journal::body::{Body, Precision};
use crate::sex::Sex;
use crate::verification::MonthState;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One posyandu's month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MonthView {
    /// The posyandu.
    pub stream: StreamId,
    /// The month.
    pub month: CalendarMonth,
    /// Whether it is closed, and still as it was then.
    pub state: MonthState,
    /// Who closed it as it stands now, the latest first.
    pub validated_by: Vec<Source>,
    /// Who closed it as it stood before, the latest first.
    pub validated_before_by: Vec<Source>,
    /// Visits that count in this month, by id.
    pub visits: Vec<VisitId>,
    /// How many of them are verified.
    pub verified: u32,
    /// Hash over what the month's figures rest on. Whoever closes the month names it.
    pub digest: EntryHash,
}

/// A visit that counts, and whose it is.
pub(super) type Counted<'a> = (&'a VisitView, &'a ChildView);

/// The visits that count, by posyandu and month.
pub(super) fn by_month<'a>(
    children: impl IntoIterator<Item = &'a ChildView>,
) -> BTreeMap<(&'a StreamId, CalendarMonth), Vec<Counted<'a>>> {
    let mut months: BTreeMap<(&StreamId, CalendarMonth), Vec<Counted<'_>>> = BTreeMap::new();
    for child in children.into_iter().filter(|child| child.is_shown()) {
        for visit in child.counted_visits() {
            if let Some(date) = visit.date() {
                months.entry((&visit.stream, CalendarMonth::of(date))).or_default().push((visit, child));
            }
        }
    }
    months
}

/// The month, from the visits that count in it and from what was said to close it.
pub(super) fn month(
    stream: &StreamId,
    month: CalendarMonth,
    mut visits: Vec<Counted<'_>>,
    validations: &[&Stated],
) -> MonthView {
    visits.sort_by_key(|(visit, _)| visit.id);
    let digest = digest(stream, month, &visits);
    let mut validations = validations.to_vec();
    validations.sort_by_key(|stated| std::cmp::Reverse(stated.rank()));
    let (now, before): (Vec<&Stated>, Vec<&Stated>) = validations
        .into_iter()
        .partition(|stated| matches!(&stated.body, Body::MonthValidated(validated) if validated.digest == digest));
    MonthView {
        stream: stream.clone(),
        month,
        state: match (now.is_empty(), before.is_empty()) {
            (false, _) => MonthState::Validated,
            (true, false) => MonthState::Reopened,
            (true, true) => MonthState::Open,
        },
        validated_by: now.into_iter().map(Stated::source).collect(),
        validated_before_by: before.into_iter().map(Stated::source).collect(),
        verified: visits.iter().filter(|(visit, _)| visit.state().is_verified()).map(|_| 1).sum(),
        visits: visits.into_iter().map(|(visit, _)| visit.id).collect(),
        digest,
    }
}

/// Over each visit the entries that state something about it, and over its child the sex and the birth, which decide
/// what the numbers mean. `docs/PROTOCOL.md` gives the form.
fn digest(stream: &StreamId, month: CalendarMonth, visits: &[Counted<'_>]) -> EntryHash {
    let mut text = format!("simpati month 1\n{stream} {month}\n");
    for (visit, child) in visits {
        let sex = match child.sex() {
            Some(Sex::Male) => "L",
            Some(Sex::Female) => "P",
            None => "-",
        };
        let birth = child.birth().map_or("-".to_owned(), |birth| birth.date.to_string());
        let precision = match child.birth().map(|birth| birth.precision) {
            Some(Precision::Day) => "day",
            Some(Precision::Month) => "month",
            Some(Precision::Year) => "year",
            None => "-",
        };
        text.push_str(&format!("{} {} {sex} {birth} {precision}", visit.id, child.id()));
        for entry in &visit.content {
            text.push_str(&format!(" {entry}"));
        }
        text.push('\n');
    }
    EntryHash::of(text.as_bytes())
}
