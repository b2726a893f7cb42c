//! A survey analysed by WHO's own R package, in four designs. See tests/golden/who/SOURCES.md.

#[path = "../../examples/who_prevalence.rs"]
#[allow(dead_code, unreachable_pub, reason = "the command's own main is not called here")]
mod who_prevalence;

use simpati_core::growth::prevalence::{Upstream, columns};
use who_prevalence::{Failure, run, table};

const INPUT: &str = include_str!("../golden/who/who-anthro-prevalence-input.csv");
const EXPECTED: &str = include_str!("../golden/who/who-anthro-prevalence-expected.csv");
const DESIGNS: [&str; 4] = ["simple", "weights", "cluster_only", "cluster_strata_weights"];

/// WHO's limits come from an iterative fit, which ends a little before the answer.
const TOLERANCE: f64 = 1e-6;

#[test]
fn every_cell_of_every_design_is_that_of_who_anthro() {
    let mut ours = String::new();
    for design in DESIGNS {
        let (table, _) = table(INPUT, design, Upstream::Compatible).unwrap();
        let rows = if ours.is_empty() { table.as_str() } else { table.split_once('\n').unwrap().1 };
        ours.push_str(rows);
    }
    assert_eq!(ours.lines().count(), EXPECTED.lines().count());
    let names: Vec<&str> = EXPECTED.lines().next().unwrap().split(',').collect();
    assert_eq!(names[2..], columns());
    let (mut cells, mut worst) = (0, 0.0_f64);
    for (line, (a, b)) in ours.lines().zip(EXPECTED.lines()).enumerate() {
        let (a, b): (Vec<&str>, Vec<&str>) = (a.split(',').collect(), b.split(',').collect());
        assert_eq!(a.len(), names.len());
        assert_eq!(a[..2], b[..2], "line {line}");
        for ((name, a), b) in names.iter().zip(&a).zip(&b).skip(2).filter(|_| line > 0) {
            cells += 1;
            if a.is_empty() || b.is_empty() {
                assert_eq!(a, b, "line {line} {name}");
                continue;
            }
            let difference = (a.parse::<f64>().unwrap() - b.parse::<f64>().unwrap()).abs();
            assert!(difference < TOLERANCE, "line {line} {name}: {a}, WHO {b}");
            worst = worst.max(difference);
        }
    }
    println!("anthro_prevalence: 4 designs, 28 groups, {cells} cells, 0 mismatches, worst difference {worst:.1e}");
    assert_eq!(cells, 4 * 28 * 134);
}

#[test]
fn the_survey_holds_the_defect_of_one_percent_and_correct_numbers_differ_there_alone() {
    for (design, cells) in DESIGNS.into_iter().zip([0, 0, 4, 0]) {
        let (compatible, note) = table(INPUT, design, Upstream::Compatible).unwrap();
        let (correct, silence) = table(INPUT, design, Upstream::Correct).unwrap();
        let differing = compatible.split([',', '\n']).zip(correct.split([',', '\n'])).filter(|(a, b)| a != b).count();
        assert_eq!((differing, note.is_empty(), silence.as_str()), (cells, cells == 0, ""), "{design}");
    }
}

/// The header and these lines.
fn file(lines: &[&str]) -> String {
    format!("{}\n{}\n", INPUT.lines().next().unwrap(), lines.join("\n"))
}

const GOOD: &str = "1,2,735,10.6,83.8,l,n,4,1,2.064,Urban,2";

#[test]
fn bad_rows_are_named_by_line_and_column() {
    for (row, line, column) in [
        ("2,3,735,10.6,83.8,l,n,4,1,2.064,Urban,2", 3, "sex"),
        ("2, m,735,10.6,83.8,l,n,4,1,2.064,Urban,2", 3, "sex"),
        ("2,m,-1,10.6,83.8,l,n,4,1,2.064,Urban,2", 3, "age"),
        ("2,m,NaN,10.6,83.8,l,n,4,1,2.064,Urban,2", 3, "age"),
        ("2,m,735,1O.6,83.8,l,n,4,1,2.064,Urban,2", 3, "weight"),
        ("2,m,735,10.6,inf,l,n,4,1,2.064,Urban,2", 3, "lenhei"),
        ("2,m,735,10.6,83.8,x,n,4,1,2.064,Urban,2", 3, "measure"),
        ("2,m,735,10.6,83.8,l,maybe,4,1,2.064,Urban,2", 3, "oedema"),
        ("2,m,735,10.6,83.8,l,n,four,1,2.064,Urban,2", 3, "cluster"),
        ("2,m,735,10.6,83.8,l,n,4,?,2.064,Urban,2", 3, "strata"),
        ("2,m,735,10.6,83.8,l,n,4,1,-2.064,Urban,2", 3, "sw"),
        ("2,m,735,10.6,83.8,l,n,4,1,2.064,Urban,6", 3, "wealthq"),
    ] {
        let failure = table(&file(&[GOOD, row]), "simple", Upstream::Compatible).unwrap_err();
        let start = format!("line {line}, column {column}: ");
        assert!(failure.to_string().starts_with(&start), "{row}: {failure}");
    }
    let short = table(&file(&[GOOD, "2,m,735"]), "simple", Upstream::Compatible).unwrap_err();
    assert!(short.to_string().starts_with("line 3: "), "{short}");
    let header = table("id,sex\n1,m\n", "simple", Upstream::Compatible).unwrap_err();
    assert!(matches!(header, Failure::NoColumn { name: "age" }));
    assert!(matches!(table("", "simple", Upstream::Compatible), Err(Failure::NoColumn { name: "id" })));
    assert!(matches!(table(&file(&[]), "simple", Upstream::Compatible), Err(Failure::Survey(_))));
    assert!(matches!(table(&file(&[GOOD]), "clusters", Upstream::Compatible), Err(Failure::Usage)));
}

#[test]
fn columns_are_found_by_name() {
    let wider: String = INPUT.lines().map(|line| format!("more,{}\n", line)).collect();
    let (a, b) = (table(INPUT, "weights", Upstream::Correct), table(&wider, "weights", Upstream::Correct));
    assert_eq!(a.unwrap().0, b.unwrap().0);
}

#[test]
fn lines_are_counted_as_an_editor_counts_them() {
    let good = file(&[GOOD, "2,9,735,10.6,83.8,l,n,4,1,2.064,Urban,2"]);
    let quoted = file(&["1,2,735,10.6,83.8,l,n,4,1,2.064,\"two\nlines\",2", "2,9,,,,,,,,,,"]);
    for (text, line) in [
        (good.clone(), 3),
        (good.replace('\n', "\r\n"), 3),
        (good.replacen('\n', "\n\n\n", 1), 5),
        (quoted, 4),
        (format!("\u{feff}{good}"), 3),
    ] {
        let failure = table(&text, "simple", Upstream::Compatible).unwrap_err().to_string();
        assert!(failure.starts_with(&format!("line {line}, column sex: ")), "{text:?}: {failure}");
    }
    let short = table(&file(&[GOOD, "2,m,735"]).replace('\n', "\r\n"), "simple", Upstream::Compatible).unwrap_err();
    assert!(short.to_string().starts_with("line 3: "), "{short}");
}

#[test]
fn all_documented_codes_and_missing_fields_are_read() {
    let rows =
        ["1,M,735,10.6,83.8,H,Y,4,1,1,,Q2", "2,F,735,10.6,83.8,L,N,4.5,1,0,\"a, \"\"b\"\"\",", "3,NA,NA,,,,,,,,,"];
    let (table, _) = table(&file(&rows), "simple", Upstream::Compatible).unwrap();
    assert!(table.contains("\nsimple,\"Area: a, \"\"b\"\"\",1,1,"), "{table}");
}

// The command is for a machine with files.
#[cfg(not(target_family = "wasm"))]
#[test]
#[allow(clippy::disallowed_methods, reason = "core writes no files; the command under test does")]
fn the_command_writes_a_whole_file_or_none() {
    let folder = std::env::temp_dir().join(format!("simpati-who-prevalence-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name).display().to_string();
    let command = |input: &str, design: &str, output: &str| run(&[path(input), design.to_owned(), path(output)]);
    std::fs::write(path("good.csv"), INPUT).unwrap();
    std::fs::write(path("bad.csv"), file(&[GOOD, "2,9,,,,,,,,,,"])).unwrap();

    let note = command("good.csv", "cluster_only", "out.csv").unwrap();
    assert!(note.starts_with("4 cells repeat an error"), "{note}");
    let written = std::fs::read_to_string(path("out.csv")).unwrap();
    assert_eq!(written, table(INPUT, "cluster_only", Upstream::Compatible).unwrap().0);

    assert!(command("bad.csv", "simple", "out.csv").is_err());
    assert_eq!(std::fs::read_to_string(path("out.csv")).unwrap(), written, "the old file is left alone");
    assert!(command("bad.csv", "simple", "none.csv").is_err());
    assert!(matches!(command("absent.csv", "simple", "none.csv"), Err(Failure::File { act: "read", .. })));
    assert!(matches!(command("good.csv", "simple", "no/folder.csv"), Err(Failure::File { act: "write", .. })));
    assert!(matches!(run(&[]), Err(Failure::Usage)));
    let left: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 3, "{left:?}");
    std::fs::remove_dir_all(&folder).unwrap();
}
