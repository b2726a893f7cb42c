//! The commands `who_zscores` and `who2007_zscores` on WHO's files and on bad ones.

#[path = "../../examples/shared/anthro.rs"]
mod anthro;
#[path = "../../examples/shared/anthroplus.rs"]
mod anthroplus;
#[path = "../../examples/shared/command.rs"]
#[allow(dead_code, reason = "the command line itself is not called here")]
mod command;
#[path = "../../examples/shared/rows.rs"]
mod rows;

const ANTHRO: &str = include_str!("../golden/who/who-anthro-dev.csv");
const ANTHROPLUS: &str = include_str!("../golden/who/who-anthroplus-dev.csv");

fn scored(input: &str) -> Result<String, String> {
    let mut output = Vec::new();
    anthro::convert(input.as_bytes(), &mut output).map_err(|fault| fault.to_string())?;
    Ok(String::from_utf8(output).unwrap())
}

fn scored_2007(input: &str) -> Result<String, String> {
    let mut output = Vec::new();
    anthroplus::convert(input.as_bytes(), &mut output).map_err(|fault| fault.to_string())?;
    Ok(String::from_utf8(output).unwrap())
}

/// The first `count` columns of a file.
fn columns(text: &str, count: usize) -> String {
    text.lines().map(|line| line.split(',').take(count).collect::<Vec<_>>().join(",") + "\n").collect()
}

#[test]
fn the_commands_write_whos_files_byte_for_byte_from_their_input_columns() {
    assert_eq!(scored(&columns(ANTHRO, 12)).unwrap(), ANTHRO);
    assert_eq!(scored_2007(&columns(ANTHROPLUS, 6)).unwrap(), ANTHROPLUS);
}

#[test]
fn output_columns_that_are_there_already_are_computed_again() {
    assert_eq!(scored(ANTHRO).unwrap(), ANTHRO);
    assert_eq!(scored_2007(ANTHROPLUS).unwrap(), ANTHROPLUS);
}

#[test]
fn columns_are_found_by_name_and_others_are_left_out() {
    let input = "village,oedema,subskin,triskin,armc,headc,measure,lenhei,weight,age_unit,age,sex,id\n\
                 \"Cimalaka, 3\",,,,,,l,68.3,7.9,d,200,f,7\n";
    let output = scored(input).unwrap();
    let line = output.lines().nth(1).unwrap();
    assert!(line.starts_with("7,f,200,d,7.9,68.3,l,,,,,,68.3,l,0,"), "{line}");
}

#[test]
fn missing_is_an_empty_field_or_na() {
    let header = columns(ANTHRO, 12).lines().next().unwrap().to_owned();
    let (empty, na) = ("1,1,,,7,65,,,,,,", "1,1,NA,NA,7,65,NA,NA,NA,NA,NA,NA");
    let outputs = [empty, na].map(|row| scored(&format!("{header}\n{row}\n")).unwrap());
    let scores = outputs.map(|output| output.lines().nth(1).unwrap().split(',').skip(12).collect::<Vec<_>>().join(","));
    assert_eq!(scores[0], scores[1]);
    // Weight-for-length needs no age: ((7 / 7.2666)^-0.3521 - 1) / (0.08223 * -0.3521) = -0.4576.
    assert_eq!(scores[0], "65,,0,16.568047337278106,,,,,-0.46,0,,,,,,,,,,");
}

#[test]
fn a_bad_value_is_named_with_its_line_and_column() {
    let header = columns(ANTHRO, 12).lines().next().unwrap().to_owned();
    let good = "1,1,200,d,7.9,68.3,l,,,,,n";
    let cases = [
        ("2,3,200,d,7.9,68.3,l,,,,,n", "line 3, column sex: \"3\" is not a code of sex (1, m, M; 2, f, F)"),
        ("2, m ,200,d,7.9,68.3,l,,,,,n", "line 3, column sex: \" m \" is not a code of sex (1, m, M; 2, f, F)"),
        ("2,1,-1,d,7.9,68.3,l,,,,,n", "line 3, column age: \"-1\" is not zero or more"),
        ("2,1,200,w,7.9,68.3,l,,,,,n", "line 3, column age_unit: \"w\" is not d (days) or m (months)"),
        ("2,1,200,,7.9,68.3,l,,,,,n", "line 3, column age_unit: \"\" is not d (days) or m (months)"),
        ("2,1,200,d,\"7,9\",68.3,l,,,,,n", "line 3, column weight: \"7,9\" is not a number"),
        ("2,1,200,d,7.9,68.3,x,,,,,n", "line 3, column measure: \"x\" is not l (lying) or h (standing)"),
        ("2,1,200,d,7.9,68.3,l,,,,,maybe", "line 3, column oedema: \"maybe\" is not y, n, 1 (yes) or 2 (no)"),
    ];
    for (bad, wanted) in cases {
        assert_eq!(scored(&format!("{header}\n{good}\n{bad}\n")).unwrap_err(), wanted);
    }
    let short = scored(&format!("{header}\n{good}\n2,1,200\n")).unwrap_err();
    assert_eq!(short, "line 3: 3 fields, 12 wanted");
    // Lines are counted as an editor does: with CR LF, and with empty lines between.
    let bad = "2,3,200,d,7.9,68.3,l,,,,,n";
    let wanted = |line| format!("line {line}, column sex: \"3\" is not a code of sex (1, m, M; 2, f, F)");
    assert_eq!(scored(&format!("{header}\r\n{good}\r\n{bad}\r\n")).unwrap_err(), wanted(3));
    assert_eq!(scored(&format!("{header}\n\n{good}\n\n\n{bad}\n")).unwrap_err(), wanted(6));
    assert_eq!(scored(&format!("{header}\n\"a\nb\"{}\n{bad}\n", &good[1..])).unwrap_err(), wanted(4));
    assert_eq!(scored("id,sex\n1,1\n").unwrap_err(), "line 1: there is no column \"age\"");

    assert!(anthro::convert(b"id,sex\xff", Vec::new()).is_err());

    let header = columns(ANTHROPLUS, 6).lines().next().unwrap().to_owned();
    for (bad, column) in
        [("-1,n,120,20", "age_in_months"), ("90,n,-1,20", "height_in_cm"), ("90,n,120,-1", "weight_in_kg")]
    {
        let wanted = format!("line 2, column {column}: \"-1\" is not zero or more");
        assert_eq!(scored_2007(&format!("{header}\n1,2,{bad}\n")).unwrap_err(), wanted);
    }
}

// The command is for a machine with files.
#[cfg(not(target_family = "wasm"))]
#[test]
#[allow(clippy::disallowed_methods, reason = "core writes no files; the command under test does")]
fn the_output_file_appears_whole_or_not_at_all() {
    use command::{Fault, run};
    let folder = std::env::temp_dir().join(format!("simpati-who-zscores-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let path = |name: &str| folder.join(name);
    let read = |name: &str| std::fs::read_to_string(path(name)).unwrap();
    let command = |input: &str, output: &str| run(&[path(input), path(output)], anthro::convert);
    std::fs::write(path("good.csv"), ANTHRO).unwrap();
    // The last of 4,000 rows is bad.
    std::fs::write(path("bad.csv"), ANTHRO.trim_end().rsplit_once(',').unwrap().0).unwrap();

    assert_eq!(command("good.csv", "out.csv").unwrap(), 4000);
    assert!(matches!(command("bad.csv", "out.csv"), Err(Fault::Table { .. })));
    assert_eq!(read("out.csv"), ANTHRO, "the old file is left alone");
    assert!(matches!(command("bad.csv", "none.csv"), Err(Fault::Table { .. })));
    assert!(matches!(command("absent.csv", "none.csv"), Err(Fault::File { .. })));
    assert!(matches!(command("good.csv", "no/folder.csv"), Err(Fault::File { .. })));
    assert!(matches!(run(&[], anthro::convert), Err(Fault::Usage)));
    // In place.
    assert_eq!(command("good.csv", "good.csv").unwrap(), 4000);
    assert_eq!(read("good.csv"), ANTHRO);
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 3, "nothing is left over");
    std::fs::remove_dir_all(&folder).unwrap();
}
