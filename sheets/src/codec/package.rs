//! Zip files, which XLSX and ODS are.

use super::ReadError;
use super::kind::Kind;
use std::io::{Cursor, Read, copy, sink};
use zip::ZipArchive;
use zip::result::ZipError;

/// Most bytes that all of a package is unpacked: ten thousand rows of forty columns are a fifth of it.
const UNPACKED: u64 = 128 << 20;
/// Most files in a package.
const FILES: usize = 10_000;

/// What each kind has in it. The workbook itself may be elsewhere; the list of contents may not.
const SIGNS: &[(&str, Result<Kind, &str>)] = &[
    ("xl/workbook.bin", Err("an XLSB spreadsheet")),
    ("word/document.xml", Err("a text document")),
    ("ppt/presentation.xml", Err("a presentation")),
    ("index/document.iwa", Err("an Apple Numbers or Pages file")),
    ("index.zip", Err("an Apple Numbers or Pages file")),
    ("content.xml", Ok(Kind::Ods)),
    ("[content_types].xml", Ok(Kind::Xlsx)),
];

/// Which spreadsheet a zip file is. Each file in it is unpacked once without being kept, because its reader would unpack
/// whatever there is, and no size that a zip file says of its files need be true.
///
/// # Errors
/// When it is something else, damaged, under a password, or far larger than it looks.
pub fn inspect(bytes: &[u8]) -> Result<Kind, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    if archive.len() > FILES {
        return Err(ReadError::Unpacked);
    }
    let mut names = Vec::new();
    let mut claimed: u64 = 0;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        claimed = claimed.saturating_add(file.size());
        names.push(String::from_utf8_lossy(file.name_raw()).to_ascii_lowercase());
    }
    let found = SIGNS.iter().find(|(sign, _)| names.iter().any(|name| name == sign));
    let kind = match found {
        Some((_, Ok(kind))) => *kind,
        Some((_, Err(what))) => return Err(ReadError::SaveAs(what)),
        None => return Err(ReadError::SomethingElse("a packed file")),
    };
    if claimed > UNPACKED {
        return Err(ReadError::Unpacked);
    }
    let mut left = UNPACKED;
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(damaged)?;
        let size =
            copy(&mut file.take(left + 1), &mut sink()).map_err(|error| ReadError::Damaged(error.to_string()))?;
        left = left.checked_sub(size).ok_or(ReadError::Unpacked)?;
    }
    Ok(kind)
}

/// The text of a file in a package that was inspected.
///
/// # Errors
/// When it is missing or is no text.
pub fn text(bytes: &[u8], name: &str) -> Result<String, ReadError> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut text = String::new();
    let file = archive.by_name(name).map_err(damaged)?;
    file.take(UNPACKED).read_to_string(&mut text).map_err(|error| ReadError::Damaged(error.to_string()))?;
    Ok(text)
}

/// Whether a file below a folder of a package that was inspected has one of these texts in it.
pub fn has_in(bytes: &[u8], folder: &str, texts: &[&str]) -> bool {
    let Ok(archive) = ZipArchive::new(Cursor::new(bytes)) else { return false };
    let names = archive.file_names().flatten().filter(|name| name.starts_with(folder));
    let names: Vec<String> = names.map(std::borrow::Cow::into_owned).collect();
    names.iter().any(|name| text(bytes, name).is_ok_and(|content| texts.iter().any(|text| content.contains(text))))
}

fn damaged(error: ZipError) -> ReadError {
    match error {
        ZipError::UnsupportedArchive(what) if what.to_lowercase().contains("password") => ReadError::Password,
        error => ReadError::Damaged(error.to_string()),
    }
}
