//! Versions of the saved form, and the way from an older one to the one that is read.

use super::error::ReadError;
use super::fields::Fields;
use super::tree::Node;

/// The version that is written, and the newest that is read.
pub const VERSION: u64 = 1;

/// Takes the version out of a change, which tells none while it is the first one.
///
/// # Errors
/// A newer one.
pub(super) fn check_change(change: &mut Fields<'_, '_>) -> Result<(), ReadError> {
    match change.take("version") {
        Some(Node::Number(number)) => match number.as_u64() {
            Some(version) if version > VERSION => Err(ReadError::Newer(version)),
            _ => Ok(()),
        },
        _ => Ok(()),
    }
}

/// Takes the version out of a file and brings the rest to the form of [`VERSION`].
///
/// There is one version so far. The second adds the step from the first as a function on the file's fields,
/// called here, so that everything behind this seam reads one form.
///
/// # Errors
/// No version, one that never was, or a newer one.
pub(super) fn to_current(file: &mut Fields<'_, '_>) -> Result<(), ReadError> {
    match file.take("version") {
        None => Err(ReadError::NotCampaign("it has no \"version\"".to_owned())),
        Some(Node::Number(number)) if number.as_u64().is_some_and(|version| version > 0) => match number.as_u64() {
            Some(version) if version > VERSION => Err(ReadError::Newer(version)),
            _ => Ok(()),
        },
        Some(Node::Number(number)) => Err(ReadError::Version(number.to_string())),
        Some(node) => Err(ReadError::Version(node.describe())),
    }
}
