//! Formulas that say what they come to: `="+49 151"`, `=HYPERLINK("https://…","Link")`.

/// What the function is called in files and, where a CSV file holds formulas as text, in other languages.
const HYPERLINK: &[&str] =
    &["HYPERLINK", "HIPERVINCULO", "LIEN_HYPERTEXTE", "COLLEG.IPERTESTUALE", "HIPERLIGAÇÃO", "HIPERLINK"];

/// A formula whose result stands in it.
#[derive(Debug, PartialEq, Eq)]
pub struct Formula {
    /// What the cell shows; empty where that has to be computed.
    pub text: String,
    /// Where it leads; empty for nowhere.
    pub target: String,
}

impl Formula {
    /// Reads a formula as it is typed, with `=` before it; `None` where its result does not stand in it.
    pub fn parse(text: &str) -> Option<Self> {
        Self::of(text.trim().strip_prefix('=')?)
    }

    /// Reads a formula as files hold it, without `=`.
    pub fn of(formula: &str) -> Option<Self> {
        let formula = formula.trim();
        if let Some((text, "")) = literal(formula) {
            return Some(Self { text, target: String::new() });
        }
        let (name, arguments) = formula.split_once('(')?;
        let name = name.trim().trim_start_matches("_xlfn.").to_uppercase();
        if !HYPERLINK.contains(&&*name) {
            return None;
        }
        let (target, rest) = literal(arguments)?;
        let text = match rest.strip_prefix([',', ';']) {
            None => target.clone(),
            Some(label) => literal(label).map(|(label, _)| label).unwrap_or_default(),
        };
        Some(Self { text, target })
    }
}

/// The text in quotes at the start, and what stands behind it.
fn literal(formula: &str) -> Option<(String, &str)> {
    let mut rest = formula.trim_start().strip_prefix('"')?;
    let mut text = String::new();
    loop {
        let (part, behind) = rest.split_once('"')?;
        text.push_str(part);
        match behind.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Some((text, behind.trim_start())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_say_what_they_come_to() {
        let check = |formula: &str, expected: Option<(&str, &str)>| {
            let found = Formula::parse(formula);
            assert_eq!(found.as_ref().map(|it| (&*it.text, &*it.target)), expected, "{formula}");
        };
        check("=\"+49 151 234\"", Some(("+49 151 234", "")));
        check("= \"00123\" ", Some(("00123", "")));
        check("=\"say \"\"hi\"\"\"", Some(("say \"hi\"", "")));
        check("=\"\"", Some(("", "")));
        check("=HYPERLINK(\"https://x.com/a\",\"Link\")", Some(("Link", "https://x.com/a")));
        check("=hyperlink( \"https://x.com/a\" ; \"Link\" )", Some(("Link", "https://x.com/a")));
        check("=HYPERLINK(\"https://x.com/a\")", Some(("https://x.com/a", "https://x.com/a")));
        check("=HYPERLINK(\"https://x.com/a\",A1)", Some(("", "https://x.com/a")));
        check("=LIEN_HYPERTEXTE(\"https://x.com/a\";\"ici\")", Some(("ici", "https://x.com/a")));
        for none in ["=1+1", "=\"a\"&\"b\"", "=\"a", "\"a\"", "=HYPERLINK(A1,\"Link\")", "=SUM(\"1\")", "=", ""] {
            check(none, None);
        }
    }
}
