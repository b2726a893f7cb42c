//! Who may do what, the whole table.

use simpati_core::rights::Right;
use simpati_core::role::Role;

#[test]
fn every_role_has_the_rights_of_the_table_and_no_others() {
    use Right::*;
    let table: [(Role, &[Right]); 7] = [
        (Role::Kader, &[HoldJournal, ReadNames, ReadAggregates]),
        (Role::Kpm, &[HoldJournal, ReadNames, ReadAggregates]),
        (Role::Puskesmas, &[HoldJournal, ReadNames, ReadAggregates, ManageDevices]),
        (Role::Kecamatan, &[ReadNames, ReadAggregates]),
        (Role::Bapperida, &[ReadNames, ReadAggregates]),
        (Role::Dinkes, &[ReadNames, ReadAggregates]),
        (Role::Admin, &[ManageDevices, ManagePeople, ManagePlaces]),
    ];
    for (role, rights) in table {
        for right in Right::ALL {
            assert_eq!(role.has(right), rights.contains(&right), "{role:?} {right:?}");
        }
    }
}
