//! Reads a table out of the text of a Python file: `DATA = {'female': {0: {'l': Decimal('0.3809'), 'm': …}, …}, …}`.

/// One row: the key (days, months or cm), then L, M and S, as written.
pub(crate) type Row = [String; 4];

/// The rows under one key of `DATA`; none if the text is not of this shape.
pub(crate) fn rows(text: &str, sex: &str) -> Option<Vec<Row>> {
    let mut words = words(text).into_iter().skip_while(|word| word != sex).skip(1).peekable();
    let mut rows = Vec::new();
    // The section ends at the next sex or at the end of the file.
    while words.peek().is_some_and(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
        let key = words.next()?;
        let mut value = |name: &str| words.next().filter(|word| word == name).and_then(|_| words.next());
        rows.push([key, value("l")?, value("m")?, value("s")?]);
    }
    (!rows.is_empty() && words.next().is_none_or(|word| word == "male" || word == "female")).then_some(rows)
}

/// All quoted strings and bare whole numbers, in order; everything else is punctuation.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c == '\'' || c.is_ascii_digit()) {
        let quoted = rest[start..].starts_with('\'');
        let word = &rest[start + usize::from(quoted)..];
        let end = word.find(|c: char| if quoted { c == '\'' } else { !c.is_ascii_digit() }).unwrap_or(word.len());
        words.push(word[..end].to_owned());
        rest = word[end..].strip_prefix('\'').unwrap_or(&word[end..]);
    }
    words
}
