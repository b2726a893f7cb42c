//! The program that holds the store is killed while it saves.

use crate::support::{Directory, check_program, list};
use std::io::{BufRead, BufReader};
use std::process::Stdio;

#[test]
fn whatever_was_acknowledged_before_a_kill_is_there_after_it() {
    let directory = Directory::new("kills");
    let mut acknowledged = 0_u64;
    for kill in 0..25 {
        let mut child = check_program()
            .arg("write")
            .arg(directory.path())
            .arg((acknowledged + 1).to_string())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Killed after one more acknowledgement than the last time, so that each kill meets another moment.
        for line in lines.by_ref().take(1 + kill) {
            acknowledged = line.unwrap().parse().unwrap();
        }
        child.kill().unwrap();
        child.wait().unwrap();
        // What it still said between the last line that was read and its end counts, too.
        for line in lines.map_while(Result::ok) {
            acknowledged = line.parse().unwrap_or(acknowledged);
        }
        let held = list(directory.path());
        assert!(held.len() as u64 >= acknowledged, "kill {kill}: {acknowledged} acknowledged, {} held", held.len());
        assert_eq!(held, (1..=held.len() as u64).collect::<Vec<_>>(), "kill {kill}");
    }
}
