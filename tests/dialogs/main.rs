//! The table of all dialogs, held against the sources: a dialog that is not in it makes this fail, and so does one that
//! says it holds nothing while the table says otherwise.
#![allow(missing_docs, clippy::expect_used, reason = "tests")]

mod table;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use table::{DIALOGS, Holds};

/// The dialogs of a source file: how many there are, and how many of them say that they hold nothing.
#[derive(Debug, Default, PartialEq, Eq)]
struct Dialogs {
    all: usize,
    holding_nothing: usize,
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// How often the dialog component is used; its name may be the beginning of another.
fn uses(source: &str) -> usize {
    source.split("<Dialog").skip(1).filter(|rest| rest.starts_with(char::is_whitespace)).count()
}

#[test]
fn every_dialog_is_in_the_table() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let mut files = Vec::new();
    sources(&root, &mut files);
    let mut found = BTreeMap::new();
    for file in files {
        let source = fs::read_to_string(&file).expect("a source");
        let dialogs = Dialogs { all: uses(&source), holding_nothing: source.matches("CloseGuard::nothing()").count() };
        if dialogs.all > 0 {
            let name = file.strip_prefix(&root).expect("below the root").to_string_lossy().replace('\\', "/");
            // Who says that there is input also says what of it is unsaved.
            let watches = dialogs.all == dialogs.holding_nothing || source.contains("guard.watch(");
            assert!(watches, "{name} has a guard that watches nothing");
            found.insert(name, dialogs);
        }
    }
    let mut known: BTreeMap<String, Dialogs> = BTreeMap::new();
    for (file, _, holds) in DIALOGS {
        let dialogs = known.entry((*file).to_owned()).or_default();
        dialogs.all += 1;
        dialogs.holding_nothing += usize::from(matches!(holds, Holds::Nothing(_)));
    }
    assert_eq!(found, known, "tests/dialogs/table.rs is to have a line for every dialog");
}
