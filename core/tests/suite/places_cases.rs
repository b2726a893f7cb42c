//! The region tree: the tables that ship load, and every fault of a table is named with its line.

use simpati_core::id::{PlaceCode, PlaceLevel};
use simpati_core::places::file::{Column, FileError, Problem, Row, read};
use simpati_core::places::plan::{Plan, plan};
use simpati_core::places::{Places, PuskesmasCode};

const SUMEDANG: &str = include_str!("../../../assets/places/32.11-sumedang.csv");
const PAMULIHAN: &str = include_str!("../../../assets/places/contoh-pamulihan.csv");
const TEMPLATE: &str = include_str!("../../../assets/places/templat-puskesmas-posyandu.csv");

fn code(text: &str) -> PlaceCode {
    text.parse().unwrap()
}

fn planned(known: &Places, table: &str) -> Plan {
    plan(known, read(table.as_bytes()).unwrap())
}

fn loaded(tables: &[&str]) -> Places {
    let mut places = Places::default();
    for table in tables {
        let plan = planned(&places, table);
        assert_eq!(plan.errors, []);
        plan.writes().for_each(|row| places.apply(row));
    }
    places
}

#[test]
fn sumedang_has_26_districts_270_desa_and_7_kelurahan() {
    let places = loaded(&[SUMEDANG]);
    let sumedang = code("32.11");
    let villages: Vec<_> = places.of_level(&sumedang, PlaceLevel::Village).collect();
    let kelurahan = villages.iter().filter(|(code, _)| code.as_str().as_bytes()[9] == b'1').count();
    assert_eq!(places.count(PlaceLevel::District), 26);
    assert_eq!((villages.len(), kelurahan), (277, 7));
    assert_eq!(places.name(&code("32.11.13.2005")), Some("Cilembu"));
    assert_eq!(places.name(&code("32.11.17.1002")), Some("Kota Kulon"));
    assert_eq!(places.name(&code("32.11.26.2012")), Some("Kadu"));
}

#[test]
fn the_example_names_a_puskesmas_and_the_posyandu_of_one_district() {
    let places = loaded(&[SUMEDANG, TEMPLATE, PAMULIHAN]);
    assert_eq!(places.streams(&code("32.11.13")).count(), 66);
    assert_eq!(places.streams(&code("32.11.13.2005")).count(), 6);
    assert_eq!(places.streams(&code("32.11.14")).count(), 0);
    let puskesmas = places.puskesmas_of(&code("32.11.13.2005.003")).unwrap();
    assert_eq!(puskesmas.name, "CONTOH Pamulihan");
    assert!(places.puskesmas_of(&code("32.11.14.2001")).is_none());
    assert!(places.all().all(|(c, name)| c.level() != PlaceLevel::Posyandu || name.starts_with("CONTOH ")));
}

#[test]
fn a_table_loaded_twice_changes_nothing_and_a_new_name_changes_one_row() {
    let places = loaded(&[SUMEDANG, PAMULIHAN]);
    let again = planned(&places, SUMEDANG);
    assert_eq!((again.writes().count(), again.unchanged), (0, 305));
    let renamed = planned(&places, &SUMEDANG.replace("Cilembu", "Cilembu Raya"));
    assert_eq!(renamed.changed, [Row::Place { code: code("32.11.13.2005"), name: "Cilembu Raya".into() }]);
    assert_eq!(renamed.added, []);
}

#[test]
fn spreadsheets_may_write_semicolons_a_byte_order_mark_and_columns_in_any_order() {
    let table =
        "\u{feff}NAMA;Kode;catatan;Tingkat\r\n\"Jawa; Barat\";32;;PROVINSI\r\n;;;\r\n Sumedang ;32.11;x;kabupaten\r\n";
    let places = loaded(&[table]);
    assert_eq!(places.name(&code("32")), Some("Jawa; Barat"));
    assert_eq!(places.name(&code("32.11")), Some("Sumedang"));
    assert_eq!(read(b"tingkat,nama\n"), Err(FileError::NoColumn(Column::Code)));
    assert_eq!(read(b""), Err(FileError::NoColumn(Column::Level)));
}

#[test]
fn every_fault_is_named_with_its_line() {
    let known = loaded(&[SUMEDANG, PAMULIHAN]);
    let long = "x".repeat(81);
    let cut = |text: &str| text.chars().take(32).collect::<String>();
    let pamulihan: PuskesmasCode = "CONTOH-PAMULIHAN".parse().unwrap();
    // One row each, and what must be said of it.
    let cases: Vec<(String, Problem)> = vec![
        ("dusun,32.11.13.2005,X,".into(), Problem::UnknownLevel { text: "dusun".into() }),
        (",32.11.13.2005,X,".into(), Problem::Empty(Column::Level)),
        ("desa,,X,".into(), Problem::Empty(Column::Code)),
        ("desa,32.11.13.2005,,".into(), Problem::Empty(Column::Name)),
        ("desa,32.11.13.2005".into(), Problem::Cells { found: 2, expected: 4 }),
        ("desa,32.11.13,X,".into(), Problem::BadCode { text: "32.11.13".into(), level: "desa" }),
        ("desa,32.11.17.1002,X,".into(), Problem::BadCode { text: "32.11.17.1002".into(), level: "desa" }),
        ("kelurahan,32.11.13.2005,X,".into(), Problem::BadCode { text: "32.11.13.2005".into(), level: "kelurahan" }),
        ("desa,3211132005,X,".into(), Problem::BadCode { text: "3211132005".into(), level: "desa" }),
        ("posyandu,32.11.13.2005.1,X,".into(), Problem::BadCode { text: "32.11.13.2005.1".into(), level: "posyandu" }),
        ("puskesmas,P 1,X,".into(), Problem::BadCode { text: "P 1".into(), level: "puskesmas" }),
        (format!("desa,32.11.13.2005,{long},"), Problem::BadName),
        ("desa,32.11.13.2005,12,".into(), Problem::BadName),
        ("desa,32.11.13.2005,\"a\nb\",".into(), Problem::BadName),
        ("desa,32.11.13.2005,X,32.11".into(), Problem::BadArea { text: "32.11".into() }),
        ("puskesmas,P1,X,32.11".into(), Problem::BadArea { text: "32.11".into() }),
        (format!("puskesmas,P1,X,{long}"), Problem::BadArea { text: cut(&long) }),
        ("desa,32.12.01.2001,X,".into(), Problem::ParentUnknown { parent: code("32.12.01") }),
        ("puskesmas,P1,X,32.11.13.2099".into(), Problem::AreaUnknown { place: code("32.11.13.2099") }),
        (
            "puskesmas,P1,X,32.11.14 32.11.13.2005".into(),
            Problem::AreaTaken { place: code("32.11.13.2005"), other: pamulihan },
        ),
    ];
    for (row, problem) in cases {
        let plan = planned(&known, &format!("tingkat,kode,nama,wilayah\n{row}\n"));
        let found: Vec<_> = plan.errors.iter().map(|e| (e.line, &e.problem)).collect();
        assert_eq!(found, [(2, &problem)], "{row}");
        assert_eq!(plan.writes().count(), 0, "{row}");
    }
}

#[test]
fn the_same_code_twice_in_one_table_is_a_fault_and_parents_may_follow_their_children() {
    let table = "tingkat,kode,nama\ndesa,91.01.01.2001,A\nkecamatan,91.01.01,B\nprovinsi,91,C\nkabupaten,91.01,D\ndesa,91.01.01.2001,E\n";
    let plan = planned(&Places::default(), table);
    assert_eq!(plan.added.len(), 4);
    assert_eq!(plan.errors.len(), 1);
    assert_eq!((plan.errors[0].line, &plan.errors[0].problem), (6, &Problem::Repeated { first: 2 }));
}

#[test]
fn a_table_that_is_not_utf8_is_reported_row_by_row() {
    let rows = read(b"tingkat,kode,nama\nprovinsi,32,Jawa \xff\nprovinsi,33,Jawa Tengah\n").unwrap();
    assert_eq!(rows[0].as_ref().unwrap_err().problem, Problem::NotUtf8);
    assert!(rows[1].is_ok());
}

#[test]
fn a_name_that_opens_a_quote_and_never_closes_it_is_a_fault_not_a_loss() {
    let plan = planned(&Places::default(), "tingkat,kode,nama\nprovinsi,32,\"Jawa\nprovinsi,33,Jawa Tengah\n");
    assert_eq!(plan.errors.len(), 1);
    assert_eq!(plan.errors[0].problem, Problem::BadName);
}
