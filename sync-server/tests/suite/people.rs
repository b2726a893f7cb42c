//! People sign in, devices are enrolled and revoked, places are loaded: each law on SQLite and on PostgreSQL.

use crate::contract::laws;
use crate::world::{NOW_MS, World, place, stream, told};
use simpati_core::id::{DeviceId, PersonId, PlaceLevel};
use simpati_core::journal::Scope;
use simpati_core::places::Places;
use simpati_core::places::file::read;
use simpati_core::places::plan::plan;
use simpati_core::protocol::SyncError;
use simpati_core::role::Role;
use simpati_sync_server::Token;
use simpati_sync_server::clock::Clock;
use simpati_sync_server::error::Failure;
use simpati_sync_server::people::devices::CODE_MS;
use simpati_sync_server::people::sign_in::{SESSION_MS, SignedIn};
use simpati_sync_server::people::{Login, Password, secret};
use simpati_sync_server::store::{Account, Area, Device, Principal};
use std::net::IpAddr;
use std::sync::atomic::Ordering;
use uuid::Uuid;

laws! {
    places_are_loaded_renamed_and_open_their_streams
    a_person_signs_in_with_the_right_password_only
    failures_are_answered_later_and_later_and_the_right_password_ends_that
    a_stranger_who_guesses_locks_nobody_out_of_their_tablet
    a_session_ends_by_itself_by_hand_and_when_the_person_is_disabled_or_reset
    a_new_password_ends_every_session_and_must_be_a_password
    a_hash_with_weaker_settings_is_made_anew
    a_code_enrols_one_device_once_and_ends_after_a_day
    who_looks_after_devices_does_so_inside_their_area
    a_revoked_device_and_the_sessions_on_it_are_refused
    a_role_for_a_puskesmas_is_held_in_its_villages_whichever_they_are
    an_entry_written_on_a_tablet_of_elsewhere_is_set_aside
    administrators_acts_leave_notes_without_names
}

const SUMEDANG: &str = include_str!("../../../assets/places/32.11-sumedang.csv");
const PAMULIHAN: &str = include_str!("../../../assets/places/contoh-pamulihan.csv");
const HOME: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 1));
const ELSEWHERE: IpAddr = IpAddr::V4(std::net::Ipv4Addr::new(10, 0, 0, 2));
const RIGHT: &str = "hujan deras di Cilembu";

pub(crate) async fn load(world: &World, table: &str) {
    let plan = plan(&world.store.places().await.unwrap(), read(table.as_bytes()).unwrap());
    assert_eq!(plan.errors, []);
    let rows: Vec<_> = plan.writes().cloned().collect();
    world.store.put_places(&rows).await.unwrap();
}

/// Adds a person with the password [`RIGHT`].
pub(crate) async fn person(world: &World, login: &str, role: Role, area: &str) -> PersonId {
    let person = PersonId(Uuid::now_v7());
    let password = Password::chosen(RIGHT).unwrap().hash().await.unwrap();
    let account = Account {
        person,
        login: login.to_owned(),
        name: "Euis Komala".to_owned(),
        password,
        must_change: false,
        active: true,
    };
    let roles: [(Role, Area); 1] = [(role, area.parse().unwrap())];
    assert!(world.store.add_account(&account, &roles, NOW_MS).await.unwrap());
    person
}

async fn try_sign_in(world: &World, login: &str, password: &str, from: IpAddr) -> Result<SignedIn, Failure> {
    let login: Login = login.parse().unwrap();
    world.server.sign_in(login, Password::presented(password), None, from).await
}

fn refused<T>(result: Result<T, Failure>) -> String {
    match result {
        Ok(_) => "done".to_owned(),
        Err(failure) => match SyncError::from(failure) {
            SyncError::Refused { code, retry_after_s: None } => format!("{code:?}"),
            SyncError::Refused { code, retry_after_s: Some(wait) } => format!("{code:?} {wait}"),
            other => format!("{other:?}"),
        },
    }
}

fn pass(world: &World, ms: i64) {
    let Clock::ByHand(clock) = world.server.clock() else { panic!("tests turn the clock by hand") };
    clock.fetch_add(ms, Ordering::SeqCst);
}

async fn principal(world: &World, token: &Token) -> Option<Principal> {
    world.store.principal(token.hash(), world.server.clock().now_ms()).await.unwrap()
}

async fn places_are_loaded_renamed_and_open_their_streams(world: World) {
    load(&world, SUMEDANG).await;
    load(&world, PAMULIHAN).await;
    load(&world, "tingkat,kode,nama\ndesa,32.11.13.2005,Cilembu Raya\n").await;
    load(&world, "tingkat,kode,nama,wilayah\npuskesmas,CONTOH-PAMULIHAN,CONTOH,32.11.13.2005 32.11.13.2001\n").await;
    let places: Places = world.store.places().await.unwrap();
    assert_eq!((places.count(PlaceLevel::Village), places.count(PlaceLevel::Posyandu)), (277, 66));
    assert_eq!(places.name(&place("32.11.13.2005")), Some("Cilembu Raya"));
    let puskesmas = places.all_puskesmas().next().unwrap();
    assert_eq!((puskesmas.name.as_str(), puskesmas.area.len()), ("CONTOH", 2));
    let heads = world.store.heads_within(&place("32.11.13")).await.unwrap();
    assert_eq!(heads.len(), 66);
}

async fn a_person_signs_in_with_the_right_password_only(world: World) {
    let id = person(&world, "euis", Role::Dinkes, "32.11").await;
    let signed_in = try_sign_in(&world, " Euis", RIGHT, HOME).await.unwrap();
    assert_eq!((signed_in.name.as_str(), signed_in.principal.person), ("Euis Komala", id));
    assert_eq!(principal(&world, &signed_in.token).await, Some(signed_in.principal));
    assert_eq!(refused(try_sign_in(&world, "euis", "hujan deras di cilembu", HOME).await), "Unauthenticated");
    assert_eq!(refused(try_sign_in(&world, "nobody", RIGHT, HOME).await), "Unauthenticated");
    world.store.set_active(id, false).await.unwrap();
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, HOME).await), "Unauthenticated");
    assert!(principal(&world, &Token::presented("guessed")).await.is_none());
    let account = world.store.account("euis").await.unwrap().unwrap();
    assert!(account.password.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert!(!world.store.add_account(&account, &[], NOW_MS).await.unwrap(), "the login is taken");
}

async fn failures_are_answered_later_and_later_and_the_right_password_ends_that(world: World) {
    person(&world, "euis", Role::Dinkes, "32.11").await;
    for login in ["euis", "nobody"] {
        for _ in 0..5 {
            assert_eq!(refused(try_sign_in(&world, login, "wrong", HOME).await), "Unauthenticated", "{login}");
        }
        assert_eq!(refused(try_sign_in(&world, login, RIGHT, HOME).await), "RateLimited 30", "{login}");
        assert_eq!(refused(try_sign_in(&world, login, RIGHT, ELSEWHERE).await), "RateLimited 30", "{login}");
        pass(&world, 30_000);
        assert_eq!(refused(try_sign_in(&world, login, "wrong", HOME).await), "Unauthenticated", "{login}");
        assert_eq!(refused(try_sign_in(&world, login, RIGHT, HOME).await), "RateLimited 60", "{login}");
    }
    pass(&world, 60_000);
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, HOME).await), "done");
    assert_eq!(refused(try_sign_in(&world, "euis", "wrong", HOME).await), "Unauthenticated");
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, HOME).await), "done", "one failure costs nothing");
    // One address that tries many names is held back too, and no other is.
    for at in 0..30 {
        try_sign_in(&world, &format!("guess{at}"), "wrong", HOME).await.unwrap_err();
    }
    assert!(refused(try_sign_in(&world, "euis", RIGHT, HOME).await).starts_with("RateLimited"));
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, ELSEWHERE).await), "done");
}

async fn a_stranger_who_guesses_locks_nobody_out_of_their_tablet(world: World) {
    person(&world, "euis", Role::Kader, "32.11.13.2005.003").await;
    let tablet = world.tablet(1).await;
    for _ in 0..5 {
        try_sign_in(&world, "euis", "wrong", ELSEWHERE).await.unwrap_err();
    }
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, ELSEWHERE).await), "RateLimited 30");
    let login: Login = "euis".parse().unwrap();
    let signed_in = world.server.sign_in(login, Password::presented(RIGHT), Some(&tablet.device), HOME).await;
    assert_eq!(signed_in.unwrap().principal.device, Some(tablet.device.device));
}

async fn a_session_ends_by_itself_by_hand_and_when_the_person_is_disabled_or_reset(world: World) {
    let id = person(&world, "euis", Role::Dinkes, "32.11").await;
    let begin = async || try_sign_in(&world, "euis", RIGHT, HOME).await.unwrap().token;
    let token = begin().await;
    pass(&world, SESSION_MS - 1);
    assert!(principal(&world, &token).await.is_some());
    pass(&world, 1);
    assert!(principal(&world, &token).await.is_none());

    let (one, other) = (begin().await, begin().await);
    world.store.end_session(one.hash()).await.unwrap();
    assert!(principal(&world, &one).await.is_none());
    assert!(principal(&world, &other).await.is_some());

    let hash = world.store.account("euis").await.unwrap().unwrap().password;
    world.store.set_password(id, &hash, true).await.unwrap();
    assert!(principal(&world, &other).await.is_none());
    let token = begin().await;
    assert!(principal(&world, &token).await.unwrap().must_change);
    world.store.set_active(id, false).await.unwrap();
    assert!(principal(&world, &token).await.is_none());
    world.store.set_active(id, true).await.unwrap();
    assert!(principal(&world, &token).await.is_none(), "what was ended does not come back");
}

async fn a_new_password_ends_every_session_and_must_be_a_password(world: World) {
    person(&world, "euis", Role::Dinkes, "32.11").await;
    let signed_in = try_sign_in(&world, "euis", RIGHT, HOME).await.unwrap();
    let change = async |old: &str, new: &str| {
        refused(world.server.change_password(&signed_in.principal, Password::presented(old), new).await)
    };
    assert_eq!(change("wrong", "panas terik di Wado").await, "Unauthenticated");
    assert_eq!(change(RIGHT, "short").await, "Malformed");
    assert_eq!(change(RIGHT, "aaaaaaaaaaaaaaaa").await, "Malformed");
    assert_eq!(change(RIGHT, RIGHT).await, "Malformed");
    assert_eq!(change(RIGHT, "panas terik di Wado").await, "done");
    assert!(principal(&world, &signed_in.token).await.is_none());
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, HOME).await), "Unauthenticated");
    assert_eq!(refused(try_sign_in(&world, "euis", "panas terik di Wado", HOME).await), "done");
}

async fn a_hash_with_weaker_settings_is_made_anew(world: World) {
    let id = person(&world, "euis", Role::Dinkes, "32.11").await;
    // The same password, hashed with 8 MiB and one pass.
    let weak = "$argon2id$v=19$m=8192,t=1,p=1$c2ltcGF0aS1zYWx0LTEyMw$WEAK";
    let weak = weak.replace("WEAK", &weak_hash());
    world.store.rehash(id, &weak).await.unwrap();
    assert_eq!(refused(try_sign_in(&world, "euis", "wrong", HOME).await), "Unauthenticated");
    assert_eq!(world.store.account("euis").await.unwrap().unwrap().password, weak);
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, HOME).await), "done");
    let strong = world.store.account("euis").await.unwrap().unwrap().password;
    assert!(strong.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
    assert_eq!(refused(try_sign_in(&world, "euis", RIGHT, HOME).await), "done");
}

fn weak_hash() -> String {
    use argon2::password_hash::PasswordHasher as _;
    let params = argon2::Params::new(8192, 1, 1, None).unwrap();
    let argon2 = argon2::Argon2::new(argon2::Algorithm::Argon2id, argon2::Version::V0x13, params);
    let hash = argon2.hash_password_with_salt(RIGHT.as_bytes(), b"simpati-salt-123").unwrap().to_string();
    hash.rsplit('$').next().unwrap().to_owned()
}

async fn a_code_enrols_one_device_once_and_ends_after_a_day(world: World) {
    load(&world, SUMEDANG).await;
    load(&world, PAMULIHAN).await;
    let offer = async || {
        let areas = vec!["32.11.13.2005.003".parse().unwrap()];
        world.server.offer_enrolment(None, areas, "tablet Melati").await.unwrap().code
    };
    let code = offer().await;
    assert_eq!(code.reveal().len(), 9, "two groups of four");
    let typed = code.reveal().to_lowercase().replace('-', " ").replace('0', "o").replace('1', "l");
    let enrolled = world.server.enrol(&typed, HOME).await.unwrap();
    assert_eq!(enrolled.device.scope, Scope::new([place("32.11.13.2005.003")]));
    let known = world.store.device_by_token(enrolled.token.hash()).await.unwrap();
    assert_eq!(known, Some(enrolled.device));
    assert_eq!(refused(world.server.enrol(&typed, HOME).await), "Unauthenticated", "used");
    let late = offer().await;
    pass(&world, CODE_MS);
    assert_eq!(refused(world.server.enrol(late.reveal(), HOME).await), "Unauthenticated", "ended");
    for _ in 0..8 {
        assert_eq!(refused(world.server.enrol("AAAA-AAAA", HOME).await), "Unauthenticated");
    }
    let good = offer().await;
    assert_eq!(refused(world.server.enrol(good.reveal(), HOME).await), "RateLimited 30");
    // Two that race for one code: one wins.
    let (a, b) =
        tokio::join!(world.server.enrol(good.reveal(), ELSEWHERE), world.server.enrol(good.reveal(), ELSEWHERE));
    assert_eq!(usize::from(a.is_ok()) + usize::from(b.is_ok()), 1);
}

async fn who_looks_after_devices_does_so_inside_their_area(world: World) {
    load(&world, SUMEDANG).await;
    load(&world, PAMULIHAN).await;
    person(&world, "tpg", Role::Puskesmas, "CONTOH-PAMULIHAN").await;
    person(&world, "admin", Role::Admin, "32.11").await;
    person(&world, "kader", Role::Kader, "32.11.13.2005.003").await;
    let who = async |login: &str| try_sign_in(&world, login, RIGHT, HOME).await.unwrap().principal;
    let (tpg, admin, kader) = (who("tpg").await, who("admin").await, who("kader").await);
    // Who offers, for where, and the answer.
    let cases = [
        (&tpg, "32.11.13.2005.003", "done"),
        (&tpg, "32.11.13.2005", "done"),
        (&tpg, "CONTOH-PAMULIHAN", "done"),
        (&tpg, "32.11.14.2001", "Forbidden"),
        (&tpg, "32.11.13", "NotFound"),
        (&tpg, "32.11.13.2005.999", "NotFound"),
        (&admin, "32.11.14.2001", "done"),
        (&admin, "32.11", "NotFound"),
        (&admin, "NO-SUCH", "NotFound"),
        (&kader, "32.11.13.2005.003", "Forbidden"),
    ];
    for (by, area, answer) in cases {
        let offered = world.server.offer_enrolment(Some(by), vec![area.parse().unwrap()], "tablet").await;
        assert_eq!(refused(offered), answer, "{area}");
    }
    let none = world.server.offer_enrolment(Some(&admin), Vec::new(), "tablet").await;
    assert_eq!(refused(none), "Malformed");

    let here = world.tablet(1).await.device.device;
    let cimanggung = [place("32.11.14.2001")];
    let there = world.tablet_for(2, Role::Kpm, &cimanggung).await.device.device;
    let seen = async |by| world.server.devices_of(by).await.map(|rows| rows.iter().map(|row| row.device).collect());
    let devices: Vec<DeviceId> = seen(&tpg).await.unwrap();
    assert_eq!(devices, [here]);
    let devices: Vec<DeviceId> = seen(&admin).await.unwrap();
    assert_eq!(devices.len(), 2);
    assert_eq!(refused(world.server.devices_of(&kader).await), "Forbidden");
    assert_eq!(refused(world.server.revoke(Some(&tpg), there).await), "NotFound");
    assert_eq!(refused(world.server.revoke(Some(&kader), here).await), "Forbidden");
    assert_eq!(refused(world.server.revoke(Some(&tpg), here).await), "done");
    assert_eq!(refused(world.server.revoke(None, DeviceId(Uuid::nil())).await), "NotFound");
}

async fn a_revoked_device_and_the_sessions_on_it_are_refused(world: World) {
    person(&world, "euis", Role::Kader, "32.11.13.2005.003").await;
    person(&world, "other", Role::Kader, "32.11.13.2005.004").await;
    person(&world, "dinkes", Role::Dinkes, "32.11").await;
    let tablet = world.tablet(1).await;
    let sign_in = async |login: &str| {
        let login: Login = login.parse().unwrap();
        world.server.sign_in(login, Password::presented(RIGHT), Some(&tablet.device), HOME).await
    };
    assert_eq!(refused(sign_in("other").await), "Forbidden", "not her tablet");
    assert_eq!(refused(sign_in("dinkes").await), "Forbidden", "holds no journal");
    let session = sign_in("euis").await.unwrap();
    assert!(principal(&world, &session.token).await.is_some());
    world.server.revoke(None, tablet.device.device).await.unwrap();
    assert!(principal(&world, &session.token).await.is_none());
    let device: Device = world.store.device_by_token(tablet.token.hash()).await.unwrap().unwrap();
    assert!(device.revoked);
}

async fn a_role_for_a_puskesmas_is_held_in_its_villages_whichever_they_are(world: World) {
    load(&world, SUMEDANG).await;
    load(&world, PAMULIHAN).await;
    let tpg = person(&world, "tpg", Role::Puskesmas, "CONTOH-PAMULIHAN").await;
    let roles = world.store.roles(tpg).await.unwrap();
    assert_eq!(roles, [(Role::Puskesmas, place("32.11.13"))]);
    let offer = world.server.offer_enrolment(None, vec!["CONTOH-PAMULIHAN".parse().unwrap()], "laptop").await.unwrap();
    let enrolled = world.server.enrol(offer.code.reveal(), HOME).await.unwrap();
    let device = async || world.store.device_by_token(enrolled.token.hash()).await.unwrap().unwrap();
    assert!(device().await.scope.covers(&stream("32.11.13.2001.001")));
    world.store.note_sign_in(enrolled.device.device, tpg).await.unwrap();
    load(&world, "tingkat,kode,nama,wilayah\npuskesmas,CONTOH-PAMULIHAN,CONTOH,32.11.13.2005\n").await;
    assert!(!device().await.scope.covers(&stream("32.11.13.2001.001")));
    assert!(device().await.scope.covers(&stream("32.11.13.2005.001")));
    let authors = world.store.authors(enrolled.device.device, &[tpg]).await.unwrap();
    assert_eq!(authors[0].roles, [(Role::Puskesmas, place("32.11.13.2005"))]);
    assert_eq!(world.store.devices().await.unwrap()[0].areas, [place("32.11.13.2005")]);
}

async fn an_entry_written_on_a_tablet_of_elsewhere_is_set_aside(world: World) {
    let other = stream("32.11.13.2005.004");
    world.store.open_streams(std::slice::from_ref(&other)).await.unwrap();
    let mut tablet = world.tablet(1).await;
    // The author may write in the whole village, but the tablet belongs to one posyandu of it.
    let roles = vec![(Role::Kader, place("32.11.13.2005"))];
    let author = simpati_sync_server::store::Author { person: tablet.scribe.author, roles };
    world.store.put_person(&author).await.unwrap();
    let here = tablet.work(0);
    assert_eq!(told(&tablet.push(&here).await.unwrap()), ["received 1"]);
    tablet.scribe.stream = other;
    let there = tablet.work(0);
    assert_eq!(told(&tablet.push(&there).await.unwrap()), ["quarantined OutOfScope"]);
}

async fn administrators_acts_leave_notes_without_names(world: World) {
    load(&world, SUMEDANG).await;
    let id = person(&world, "euis", Role::Admin, "32.11").await;
    let by = try_sign_in(&world, "euis", RIGHT, HOME).await.unwrap().principal;
    let area = vec!["32.11.13.2005".parse().unwrap()];
    let offer = world.server.offer_enrolment(Some(&by), area, "HP Bu Cucu").await.unwrap();
    let device = world.server.enrol(offer.code.reveal(), HOME).await.unwrap().device.device;
    world.server.revoke(Some(&by), device).await.unwrap();
    let notes = world.store.notes(10).await.unwrap();
    let told: Vec<(&str, Option<PersonId>, &str)> =
        notes.iter().rev().map(|note| (note.action.as_str(), note.person, note.subject.as_str())).collect();
    let device = device.to_string();
    assert_eq!(
        told,
        [
            ("signed_in", Some(id), ""),
            ("offered_enrolment", Some(id), "32.11.13.2005"),
            ("enrolled_device", None, device.as_str()),
            ("revoked_device", Some(id), device.as_str()),
        ]
    );
    assert_eq!(world.store.notes(1).await.unwrap().len(), 1);
}

#[test]
fn a_code_is_the_same_however_it_is_typed() {
    for typed in ["K7QD-4MD0", "k7qd4mdo", " k7qd 4mdO "] {
        assert_eq!(secret::as_drawn(typed), "K7QD4MD0");
    }
    assert_eq!(secret::as_drawn("il-1L"), "1111");
    let drawn = secret::readable(12).unwrap();
    assert_eq!(secret::as_drawn(&drawn), drawn.replace('-', ""));
    assert_ne!(secret::hash("a", &["b", "c"]), secret::hash("a", &["bc", ""]));
}

#[test]
fn secrets_do_not_show_in_debug_output() {
    let login: Login = "euis".parse().unwrap();
    let password = Password::presented(RIGHT);
    let text = format!("{login:?} {password:?} {:?}", Token::presented("abc"));
    assert_eq!(text, "Login(…) Password Token");
    for bad in ["", "ab", "1ab", "ibu euis", "euis!", &"x".repeat(33)] {
        assert!(bad.parse::<Login>().is_err(), "{bad}");
    }
}
