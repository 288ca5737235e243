//! An account.

use crate::document::error::{ReadError, short};
use crate::document::fields::Fields;
use crate::document::place::Place;
use crate::document::reader::Reader;
use crate::document::tree::Node;
use crate::document::writer::Writer;
use crate::domain::handle::Handle;
use crate::domain::influencer::Account;
use crate::domain::limits;
use crate::domain::network::Network;

/// Reads an account.
pub(in crate::document) fn read(node: Node<'_>, at: Place<'_>, reader: &mut Reader<'_>) -> Result<Account, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let key = saved.text("network")?;
    let handle = saved.text("handle")?;
    let url = saved.checked("url", "the address", limits::free_text)?.filter(|url| !url.is_empty());
    let text = match (&handle, &url) {
        (Some(handle), _) => handle.as_ref(),
        (None, Some(url)) => {
            reader.repair(&at.field("handle"), "the handle is missing; it is taken from the address")?;
            url
        }
        (None, None) => return Err(saved.wrong("handle", "the handle is missing")),
    };
    let network = key.as_deref().map_or(Some(Network::OTHERS), Network::from_key);
    let (network, handle) = match (network, &key) {
        (None, Some(key)) => {
            // The name of the network goes into the handle, so that nothing is lost.
            let handle = parse(Network::OTHERS, &format!("{key}/{}", text.trim()), &saved, reader)?;
            let handle_said = short(handle.as_str());
            let key = short(key);
            let what = format!("there is no network \"{key}\"; it is kept as the Others account \"{handle_said}\"");
            reader.repair(&at.field("network"), &what)?;
            (Network::OTHERS, handle)
        }
        (network, _) => {
            let network = network.unwrap_or(Network::OTHERS);
            (network, parse(network, text, &saved, reader)?)
        }
    };
    let followers = saved.count("followers")?;
    Ok(Account { network, handle, url, followers, unknown: saved.rest()? })
}

/// Writes an account.
pub(in crate::document) fn write(account: &Account, writer: &mut Writer) {
    writer.open('{');
    writer.text_field("network", account.network.key());
    writer.text_field("handle", account.handle.as_str());
    if let Some(url) = &account.url {
        writer.text_field("url", url);
    }
    if let Some(followers) = account.followers {
        writer.key("followers");
        writer.number(followers);
    }
    writer.unknown(&account.unknown, &["network", "handle", "url", "followers"]);
    writer.close('}');
}

/// The handle as the network knows it. A link that leads elsewhere stays as it is: which of the two is wrong only
/// a person can say.
fn parse(network: Network, text: &str, saved: &Fields<'_, '_>, reader: &mut Reader<'_>) -> Result<Handle, ReadError> {
    Handle::parse(network, text).or_else(|why| {
        let handle = Handle::verbatim(text).map_err(|said| saved.wrong("handle", &said))?;
        reader.note(&saved.at.field("handle"), &format!("{} It is kept as it stands", why.trim_end()));
        Ok(handle)
    })
}
