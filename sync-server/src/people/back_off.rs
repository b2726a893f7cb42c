//! How long to wait after failures. Each is a plain function, so that the store can ask it inside a transaction.

/// Failures that cost nothing: a person with wet hands types a password wrong a few times.
const FREE: u32 = 5;

/// The longest wait for one account: a cadre who was locked out by somebody else is not locked out for the day.
const MOST_ACCOUNT_MS: i64 = 15 * 60 * 1000;

/// The longest wait for one address.
const MOST_ADDRESS_MS: i64 = 60 * 60 * 1000;

/// For one account: after the fifth failure half a minute, and twice as long after each more.
pub fn account(failures: u32) -> i64 {
    doubled(failures, FREE, 30_000, MOST_ACCOUNT_MS)
}

/// For one address, from which a whole office may sign in: after the thirtieth failure.
pub fn address(failures: u32) -> i64 {
    doubled(failures, 30, 30_000, MOST_ADDRESS_MS)
}

/// For codes tried from one address: after the tenth.
pub fn code(failures: u32) -> i64 {
    doubled(failures, 10, 30_000, MOST_ADDRESS_MS)
}

fn doubled(failures: u32, free: u32, first_ms: i64, most_ms: i64) -> i64 {
    if failures < free { 0 } else { (first_ms << (failures - free).min(20)).min(most_ms) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_and_end() {
        assert_eq!([0, 4, 5, 6, 7].map(account), [0, 0, 30_000, 60_000, 120_000]);
        assert_eq!([account(u32::MAX), address(29), address(u32::MAX)], [MOST_ACCOUNT_MS, 0, MOST_ADDRESS_MS]);
    }
}
