//! Since when a child has been in care, as far as the register shows it.
//!
//! No entry says that a health worker treats a child. What stands in the register is that it was sent to the Puskesmas
//! (*dirujuk*) or given food for recovery (*PMT pemulihan*) while it did not grow well. From then until a weighing that
//! finds nothing wrong, it is taken to be in care.

use crate::advice::{Finding, RuleId};
use crate::clock::CivilDate;
use crate::growth::Measurements;
use crate::journal::body::{Service, VisitFacts};

/// The findings that care is to end: not gaining, and wasting by weight or arm.
const FAILING: [RuleId; 6] = [
    RuleId::R1NotGained,
    RuleId::R2BelowRedLine,
    RuleId::R5ArmSevereOrOedema,
    RuleId::R6ArmThin,
    RuleId::R8SeverelyWasted,
    RuleId::R9WastedOrUnderweight,
];

/// A child's care, as visits are gone through in their order.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Care {
    failing: bool,
    since: Option<CivilDate>,
}

impl Care {
    /// Since when, if the child is in care.
    pub(super) fn since(self) -> Option<CivilDate> {
        self.since
    }

    /// After a visit.
    pub(super) fn then(self, visit: &VisitFacts, measured: &Measurements, findings: &[Finding]) -> Self {
        let found = findings.iter().any(|finding| FAILING.contains(&finding.rule));
        // Whoever was not weighed is not known to be better.
        let failing = found || self.failing && measured.weight.is_none();
        let starts = || visit.services.iter().flatten().any(|s| matches!(s, Service::Referred | Service::PmtRecovery));
        let since = self.since.or_else(|| starts().then_some(visit.date));
        Self { failing, since: since.filter(|_| failing) }
    }
}
