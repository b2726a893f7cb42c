//! What dashboards read is what the journal says, in whatever order and batches it came to be.

use crate::world::{Tablet, World, place};
use serde_json::{Value, json};
use simpati_core::id::{ChildId, VisitId};
use simpati_core::journal::Entry;
use simpati_core::journal::body::{Body, Subject};
use simpati_core::role::Role;
use simpati_sync_server::projector::{catch_up, rebuild};
use simpati_sync_server::store;
use simpati_sync_server::verify::verify;

/// Every projected row, in an order of its own, the same for both databases.
async fn rows(world: &World) -> Vec<String> {
    let mut rows = Vec::new();
    for table in ["registration", "child", "visit", "about", "projection"] {
        rows.extend(crate::world::table(&world.address, table).await.into_iter().map(|row| format!("{table} {row}")));
    }
    rows.sort();
    rows
}

/// The first row of a table, without what only tells apart.
async fn only(world: &World, table: &str) -> Value {
    let rows = crate::world::table(&world.address, table).await;
    assert_eq!(rows.len(), 1, "{rows:?}");
    rows[0].clone()
}

fn subject(entry: &Entry) -> Value {
    match Body::of(entry).unwrap().subjects().last().unwrap() {
        Subject::Child(child) => json!(child),
        Subject::Visit(visit) => json!(visit),
    }
}

fn visit_of(entry: &Entry) -> VisitId {
    match Body::of(entry).unwrap() {
        Body::VisitRecorded(recorded) => recorded.visit,
        other => panic!("{other:?}"),
    }
}

/// A boy of 365 days, 8.0 kg and 70.9 cm: vector 5 of the growth tables (weight −1.70, length −2.04).
async fn small_boy(tablet: &mut Tablet) -> Vec<Entry> {
    let child = ChildId(tablet.scribe.mint());
    let facts = json!({"name": "Asep", "sex": "L", "birth": {"date": "2025-01-01"}, "nik": "3211135508250001"});
    let visit = tablet.scribe.mint();
    let found = json!({"date": "2026-01-01", "weight_kg": 8.0, "length": {"cm": 70.9, "position": "lying"}});
    let entries = vec![
        tablet.scribe.write("child_registered", &json!({"child": child, "facts": facts})).unwrap(),
        tablet.scribe.write("visit_recorded", &json!({"visit": visit, "child": child, "facts": found})).unwrap(),
    ];
    tablet.push(&entries).await.unwrap();
    entries
}

crate::contract::laws! {
    a_visit_is_projected_with_its_scores_and_its_state
    an_amendment_a_verification_and_a_merge_reach_the_rows
    many_small_batches_and_one_rebuild_give_the_same_rows
    rows_that_were_changed_are_found_and_made_anew
}

async fn a_visit_is_projected_with_its_scores_and_its_state(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = small_boy(&mut tablet).await;
    assert_eq!(catch_up(&*world.store).await.unwrap(), 2);
    let child = only(&world, "child").await;
    assert_eq!(
        (&child["name"], &child["sex"], &child["birth_date"]),
        (&json!("Asep"), &json!("L"), &json!("2025-01-01"))
    );
    assert_eq!((&child["child"], &child["stream"]), (&subject(&entries[0]), &json!("32.11.13.2005.003")));
    let visit = only(&world, "visit").await;
    let expected = json!({
        "child": child["child"], "visit": visit_of(&entries[1]), "stream": "32.11.13.2005.003", "date": "2026-01-01",
        "age_days": 365, "weight_kg": 8.0, "length_cm": 70.9, "position": "lying", "arm_cm": null, "head_cm": null,
        "oedema": null, "lhfa": -204, "wfa": -170, "wflh": -93, "bfa": -68, "hcfa": null, "acfa": null, "flagged": 0,
        "algorithm": simpati_core::growth::ALGORITHM_VERSION, "review": "unverified", "contested": 0, "counts": 1,
    });
    for (column, value) in expected.as_object().unwrap() {
        assert_eq!(
            visit[column].as_f64().map(Value::from).unwrap_or(visit[column].clone()),
            value.as_f64().map(Value::from).unwrap_or(value.clone()),
            "{column}"
        );
    }
    assert_eq!(visit.as_object().unwrap().len(), expected.as_object().unwrap().len());
}

async fn an_amendment_a_verification_and_a_merge_reach_the_rows(world: World) {
    let mut tablet = world.tablet(1).await;
    let entries = small_boy(&mut tablet).await;
    catch_up(&*world.store).await.unwrap();
    let visit = visit_of(&entries[1]);
    let amended = json!({"visit": visit, "saw": [entries[1].header().id], "reason": "mistyped",
        "changes": {"weight_kg": 9.0}});
    let amended = tablet.scribe.write("visit_amended", &amended).unwrap();
    tablet.push(std::slice::from_ref(&amended)).await.unwrap();
    catch_up(&*world.store).await.unwrap();
    assert_eq!(only(&world, "visit").await["weight_kg"].as_f64(), Some(9.0));

    let mut puskesmas = world.tablet_for(2, Role::Puskesmas, &[place("32.11.13.2005")]).await;
    let saw = [entries[0].header().id, entries[1].header().id, amended.header().id];
    let verified = puskesmas.scribe.write("visit_verified", &json!({"visit": visit, "saw": saw})).unwrap();
    puskesmas.push(&[verified]).await.unwrap();
    catch_up(&*world.store).await.unwrap();
    assert_eq!(only(&world, "visit").await["review"], "verified");

    // The same child once more, then merged: one row, two registrations.
    let (twin, again) = tablet.scribe.child("Asep", "2025-01-01").unwrap();
    tablet.push(&[again]).await.unwrap();
    catch_up(&*world.store).await.unwrap();
    assert_eq!(crate::world::table(&world.address, "child").await.len(), 2);
    let keep = subject(&entries[0]);
    let merge = puskesmas.scribe.write("children_merged", &json!({"keep": keep, "absorb": twin})).unwrap();
    puskesmas.push(&[merge]).await.unwrap();
    catch_up(&*world.store).await.unwrap();
    assert_eq!(only(&world, "child").await["child"], keep);
    assert_eq!(crate::world::table(&world.address, "registration").await.len(), 2);
    verify(&*world.store).await.unwrap();
}

async fn many_small_batches_and_one_rebuild_give_the_same_rows(world: World) {
    let (mut one, mut two) = (world.tablet(1).await, world.tablet(2).await);
    let (ours, theirs) = (one.work(12), two.work(12));
    for (left, right) in ours.chunks(3).zip(theirs.chunks(4)) {
        one.push(left).await.unwrap();
        two.push(right).await.unwrap();
        catch_up(&*world.store).await.unwrap();
    }
    two.push(&theirs).await.unwrap();
    one.push(&ours).await.unwrap();
    catch_up(&*world.store).await.unwrap();
    let in_batches = rows(&world).await;
    assert_eq!(rebuild(&*world.store).await.unwrap(), 26);
    assert_eq!(rows(&world).await, in_batches);
    assert!(in_batches.len() > 26 * 2);
    // A second process, which opens the same database, has nothing to do.
    let second = store::open(&world.address).await.unwrap();
    assert_eq!(catch_up(&*second).await.unwrap(), 0);
}

async fn rows_that_were_changed_are_found_and_made_anew(world: World) {
    let mut tablet = world.tablet(1).await;
    small_boy(&mut tablet).await;
    catch_up(&*world.store).await.unwrap();
    let whole = rows(&world).await;
    for change in [
        "UPDATE visit SET lhfa = -195",
        "UPDATE visit SET review = 'verified'",
        "UPDATE child SET name = 'Ujang'",
        "DELETE FROM visit",
        "DELETE FROM child",
        "DELETE FROM registration",
    ] {
        crate::world::execute(&world.address, change).await;
        let fault = verify(&*world.store).await.unwrap_err().to_string();
        assert!(fault.contains("projection"), "{change}: {fault}");
        rebuild(&*world.store).await.unwrap();
        assert_eq!(rows(&world).await, whole, "{change}");
        verify(&*world.store).await.unwrap();
    }
}
