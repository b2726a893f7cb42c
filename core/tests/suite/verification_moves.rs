//! The whole table of moves, written out.

use simpati_core::role::Role;
use simpati_core::verification::{
    IllegalMove, MonthAct, MonthState, Review, VisitAct, VisitState, VisitStatus, next, next_month,
};

const ROLES: [Role; 7] =
    [Role::Kader, Role::Kpm, Role::Puskesmas, Role::Kecamatan, Role::Bapperida, Role::Dinkes, Role::Admin];

fn state(text: &str) -> VisitState {
    let (review, contested) = match text.strip_suffix('!') {
        Some(review) => (review, true),
        None => (text, false),
    };
    let review = match review {
        "unverified" => Review::Unverified,
        "verified" => Review::Verified,
        "changed" => Review::ChangedSinceVerification,
        "returned" => Review::Returned,
        "answered" => Review::Answered,
        other => panic!("no such state: {other}"),
    };
    VisitState { review, contested }
}

/// Where each act leads from each state, if the role may do it. `!` marks statements that differ.
/// `-` nothing to answer, `=` nothing to decide, `x` decide first.
const MOVES: [(&str, [&str; 6]); 10] = [
    // from           amend          confirm      diverge         settle       verify      return
    ("unverified", ["unverified", "-", "unverified!", "=", "verified", "returned"]),
    ("verified", ["changed", "-", "changed!", "=", "verified", "returned"]),
    ("changed", ["changed", "-", "changed!", "=", "verified", "returned"]),
    ("returned", ["answered", "answered", "returned!", "=", "verified", "returned"]),
    ("answered", ["answered", "-", "answered!", "=", "verified", "returned"]),
    ("unverified!", ["unverified!", "-", "unverified!", "unverified", "x", "returned!"]),
    ("verified!", ["changed!", "-", "changed!", "changed", "x", "returned!"]),
    ("changed!", ["changed!", "-", "changed!", "changed", "x", "returned!"]),
    ("returned!", ["answered!", "answered!", "returned!", "answered", "x", "returned!"]),
    ("answered!", ["answered!", "-", "answered!", "answered", "x", "returned!"]),
];

const ACTS: [VisitAct; 6] =
    [VisitAct::Amend, VisitAct::Confirm, VisitAct::Diverge, VisitAct::Settle, VisitAct::Verify, VisitAct::Return];

#[test]
fn every_state_act_and_role_has_its_answer() {
    let mut checked = 0;
    for (from, to) in MOVES {
        for (act, to) in ACTS.into_iter().zip(to) {
            for role in ROLES {
                let holders: &[Role] = match act {
                    VisitAct::Verify | VisitAct::Return => &[Role::Puskesmas],
                    _ => &[Role::Kader, Role::Kpm, Role::Puskesmas],
                };
                let right = match to {
                    _ if !holders.contains(&role) => Err(IllegalMove::RoleMayNot { role }),
                    "-" => Err(IllegalMove::NothingToAnswer),
                    "=" => Err(IllegalMove::NothingToDecide),
                    "x" => Err(IllegalMove::DecideFirst),
                    to => Ok(state(to)),
                };
                assert_eq!(next(state(from), act, role), right, "{from} {act:?} {role:?}");
                checked += 1;
            }
        }
    }
    assert_eq!(checked, 10 * 6 * 7);
}

#[test]
fn each_state_has_one_word_and_only_one_word_counts_as_verified() {
    let cases = [
        ("unverified", VisitStatus::Unverified),
        ("verified", VisitStatus::Verified),
        ("changed", VisitStatus::ChangedSinceVerification),
        ("returned", VisitStatus::Returned),
        ("answered", VisitStatus::Answered),
        ("unverified!", VisitStatus::Conflicted),
        ("verified!", VisitStatus::Conflicted),
        ("changed!", VisitStatus::Conflicted),
        // A task for the cadre comes first; her answer may settle the conflict too.
        ("returned!", VisitStatus::Returned),
        ("answered!", VisitStatus::Conflicted),
    ];
    for (text, status) in cases {
        assert_eq!(state(text).status(), status, "{text}");
        assert_eq!(state(text).is_verified(), text == "verified", "{text}");
    }
}

#[test]
fn a_month_is_closed_from_above_and_reopened_by_any_change() {
    use MonthAct::{Change, Validate};
    use MonthState::{Open, Reopened, Validated};
    let cases = [
        (Open, Validate, Validated),
        (Validated, Validate, Validated),
        (Reopened, Validate, Validated),
        (Open, Change, Open),
        (Validated, Change, Reopened),
        (Reopened, Change, Reopened),
    ];
    for (from, act, to) in cases {
        for role in ROLES {
            let holders: &[Role] = match act {
                Validate => &[Role::Kecamatan, Role::Bapperida, Role::Dinkes],
                Change => &[Role::Kader, Role::Kpm, Role::Puskesmas],
            };
            let right = if holders.contains(&role) { Ok(to) } else { Err(IllegalMove::RoleMayNot { role }) };
            assert_eq!(next_month(from, act, role), right, "{from:?} {act:?} {role:?}");
        }
    }
}
