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

/// The month, from all children who may have come.
pub(super) fn month<'a>(
    stream: &StreamId,
    month: CalendarMonth,
    children: impl IntoIterator<Item = &'a ChildView>,
    validations: &[&Stated],
) -> MonthView {
    let mut visits: Vec<(&VisitView, &ChildView)> = children
        .into_iter()
        .flat_map(|child| child.counted_visits().map(move |visit| (visit, child)))
        .filter(|(visit, child)| child.is_shown() && visit.stream == *stream && month_of(visit) == Some(month))
        .collect();
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

/// The month in which a visit counts.
pub(super) fn month_of(visit: &VisitView) -> Option<CalendarMonth> {
    visit.date().map(CalendarMonth::of)
}

/// Over each visit the entries that state something about it, and over its child the sex and the birth, which decide
/// what the numbers mean. `docs/PROTOCOL.md` gives the form.
fn digest(stream: &StreamId, month: CalendarMonth, visits: &[(&VisitView, &ChildView)]) -> EntryHash {
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
