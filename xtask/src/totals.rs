//! Counting tests by the closing lines of the runners.

use std::fmt;
use std::ops::AddAssign;

/// How many tests passed, failed and were skipped.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// Tests that passed.
    pub passed: u32,
    /// Tests that failed or were broken off.
    pub failed: u32,
    /// Tests that did not run.
    pub skipped: u32,
}

impl Totals {
    /// One check that counts as a test: it passed or it failed.
    pub fn check(passed: bool) -> Self {
        Self { passed: passed.into(), failed: (!passed).into(), skipped: 0 }
    }

    /// Adds what `line` of a runner's output counts, if it is a closing line.
    pub fn read(&mut self, line: &str) {
        if let Some(counts) = line.strip_prefix("test result: ") {
            self.read_cargo(counts);
        } else if let Some(count) = line.strip_prefix("ℹ ") {
            self.read_node(count);
        }
    }

    /// `ok. 12 passed; 0 failed; 1 ignored; 0 measured; …`
    fn read_cargo(&mut self, counts: &str) {
        for part in counts.split(['.', ';']) {
            match count_and_word(part) {
                Some((count, "passed")) => self.passed += count,
                Some((count, "failed")) => self.failed += count,
                Some((count, "ignored")) => self.skipped += count,
                _ => {}
            }
        }
    }

    /// `pass 12`, and the like, a line each
    fn read_node(&mut self, line: &str) {
        let Some((word, count)) = line.split_once(' ') else {
            return;
        };
        let count = count.parse().unwrap_or(0);
        match word {
            "pass" => self.passed += count,
            "fail" | "cancelled" => self.failed += count,
            "skipped" | "todo" => self.skipped += count,
            _ => {}
        }
    }
}

fn count_and_word(part: &str) -> Option<(u32, &str)> {
    let (count, word) = part.trim().split_once(' ')?;
    Some((count.parse().ok()?, word))
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)?;
        if self.skipped > 0 {
            write!(f, ", {} skipped", self.skipped)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::Totals;

    fn check(output: &str, wanted: &str) {
        let mut totals = Totals::default();
        output.lines().for_each(|line| totals.read(line));
        assert_eq!(totals.to_string(), wanted);
    }

    #[test]
    fn cargo_and_node_are_counted() {
        check(
            "running 3 tests\n\
             test result: ok. 2 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.00s\n\
             test result: FAILED. 40 passed; 2 failed; 0 ignored; 0 measured; 7 filtered out; finished in 1.20s\n",
            "42 passed, 2 failed, 1 skipped",
        );
        check(
            "ℹ tests 9\nℹ suites 0\nℹ pass 5\nℹ fail 1\nℹ cancelled 1\nℹ skipped 2\nℹ todo 0\nℹ duration_ms 12.5\n",
            "5 passed, 2 failed, 2 skipped",
        );
    }

    #[test]
    fn what_a_test_prints_is_not_counted() {
        check("3 passed; 4 failed\n  test result: ok. 1 passed", "0 passed, 0 failed");
    }
}
