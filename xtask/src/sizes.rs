//! What the page weighs, as a table, and its budget.

use crate::{Result, paths};
use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

/// What the first load may weigh in brotli: html, css, js and wasm together, in bytes.
pub const BUDGET: usize = 470_000;
/// What the page may weigh with what it loads after its first paint. 950,000 was the limit before forms followed the
/// data, lists were read as people have them, and views were printed whole; these have an allowance of 60,000.
pub const CEILING: usize = 1_010_000;
/// What the worker that reads and writes spreadsheets may weigh, which is fetched when it is first needed.
pub const SHEETS: usize = 500_000;

/// The files of a built page.
pub struct Sizes {
    files: Vec<File>,
}

struct File {
    name: String,
    raw: usize,
    brotli: usize,
    part: Part,
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    /// What the page asks for at once: what index.html names, and itself.
    First,
    /// What it asks for after its first paint.
    Late,
    /// What it asks for when somebody opens or writes a spreadsheet.
    Sheets,
}

/// Measures `dist/`.
pub fn of_dist() -> Result<Sizes> {
    measure(&paths::dist()).map_err(|error| format!("The sizes in dist/ cannot be measured: {error}."))
}

impl Sizes {
    /// The bytes of the first load in brotli.
    pub fn first_load(&self) -> usize {
        self.of(Part::First).1
    }

    /// The bytes of the page in brotli, without what reads and writes spreadsheets.
    pub fn whole(&self) -> usize {
        self.first_load() + self.of(Part::Late).1
    }

    /// The bytes of a part as they are and in brotli.
    fn of(&self, part: Part) -> (usize, usize) {
        let files = self.files.iter().filter(|file| file.part == part);
        files.fold((0, 0), |(raw, brotli), file| (raw + file.raw, brotli + file.brotli))
    }

    /// Fails with a sentence where the first load is over its budget, or the whole page over its ceiling.
    pub fn check(&self) -> Result {
        within("The first load", self.first_load(), BUDGET)
            .map_err(|error| format!("{error} xtask/late.txt says what can come later."))?;
        within("The whole page", self.whole(), CEILING)?;
        within("What reads and writes spreadsheets", self.of(Part::Sheets).1, SHEETS)
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let width = self.files.iter().map(|file| file.name.len()).max().unwrap_or_default().max(26);
        writeln!(f, "\n{:width$} {:>11} {:>11}", "file", "raw", "brotli 11")?;
        for file in &self.files {
            let note = match file.part {
                Part::First => "",
                Part::Late => "  (after the first paint)",
                Part::Sheets => "  (for spreadsheets)",
            };
            writeln!(f, "{:width$} {:>11} {:>11}{note}", file.name, grouped(file.raw), grouped(file.brotli))?;
        }
        let mut line = |name: &str, (raw, brotli): (usize, usize)| {
            writeln!(f, "{name:width$} {:>11} {:>11}", grouped(raw), grouped(brotli))
        };
        let (first, late) = (self.of(Part::First), self.of(Part::Late));
        line("first load", first)?;
        line("the page", (first.0 + late.0, first.1 + late.1))?;
        line("for spreadsheets", self.of(Part::Sheets))
    }
}

fn within(what: &str, weight: usize, limit: usize) -> Result {
    let (bytes, limited) = (grouped(weight), grouped(limit));
    if weight <= limit {
        println!("{what} is {bytes} bytes in brotli, within its limit of {limited}.");
        return Ok(());
    }
    let over = grouped(weight - limit);
    Err(format!(
        "{what} is {bytes} bytes in brotli, {over} more than its limit of {limited}. \
         The table above says which file grew."
    ))
}

fn measure(dist: &Path) -> std::io::Result<Sizes> {
    let index = fs::read_to_string(dist.join("index.html"))?;
    let mut files = Vec::new();
    collect(dist, "", &index, &mut files)?;
    files.sort_by(|a, b| b.brotli.cmp(&a.brotli).then_with(|| a.name.cmp(&b.name)));
    Ok(Sizes { files })
}

fn collect(folder: &Path, prefix: &str, index: &str, files: &mut Vec<File>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.path().is_dir() {
            collect(&entry.path(), &format!("{name}/"), index, files)?;
            continue;
        }
        let content = fs::read(entry.path())?;
        let part = match name.as_str() {
            name if name.starts_with("sheets") => Part::Sheets,
            name if name == "index.html" || index.contains(name) => Part::First,
            _ => Part::Late,
        };
        files.push(File { raw: content.len(), brotli: brotli_size(&content)?, part, name });
    }
    Ok(())
}

/// The size at the highest quality, with the window that static hosts use.
fn brotli_size(content: &[u8]) -> std::io::Result<usize> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 1 << 16, 11, 22);
    writer.write_all(content)?;
    writer.flush()?;
    Ok(writer.into_inner().len())
}

/// 230000 as "230,000".
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, brotli: usize, part: Part) -> File {
        File { name: name.to_owned(), raw: brotli * 3, brotli, part }
    }

    #[test]
    fn thousands_are_grouped() {
        assert_eq!(grouped(0), "0");
        assert_eq!(grouped(999), "999");
        assert_eq!(grouped(230_000), "230,000");
        assert_eq!(grouped(1_234_567), "1,234,567");
    }

    #[test]
    fn the_budget_counts_only_the_first_load_and_includes_its_own_limit() {
        let sizes = Sizes { files: vec![file("a.wasm", BUDGET, Part::First), file("later.js", 5, Part::Late)] };
        assert_eq!(sizes.check(), Ok(()));
        let sizes = Sizes { files: vec![file("a.wasm", BUDGET, Part::First), file("a.js", 1, Part::First)] };
        let over = format!("1 more than its limit of {}", grouped(BUDGET));
        assert!(sizes.check().unwrap_err().contains(&over));
        let sizes = Sizes {
            files: vec![file("a.wasm", BUDGET, Part::First), file("later.wasm", CEILING - BUDGET + 1, Part::Late)],
        };
        assert!(sizes.check().unwrap_err().contains("The whole page"));
        let sizes =
            Sizes { files: vec![file("a.wasm", BUDGET, Part::First), file("sheets.wasm", SHEETS, Part::Sheets)] };
        assert_eq!(sizes.check(), Ok(()));
        let sizes = Sizes { files: vec![file("sheets.wasm", SHEETS + 1, Part::Sheets)] };
        assert!(sizes.check().unwrap_err().contains("spreadsheets"));
    }
}
