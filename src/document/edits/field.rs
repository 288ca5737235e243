//! The registers of a document: what has a value and a stamp of its own.

use crate::domain::detail::Detail;
use crate::domain::id::{InfluencerId, TaskId};
use crate::domain::network::Network;
use crate::domain::own_column::OwnColumn;
use crate::domain::short_id::{ColumnId, ViewId};
use std::borrow::Cow;
use uuid::Uuid;

/// A record that has registers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Entity {
    /// The campaign itself with its briefing.
    Campaign,
    /// An influencer.
    Influencer(InfluencerId),
    /// A task, and whose.
    Task(InfluencerId, TaskId),
}

impl Entity {
    /// The influencer that it is or belongs to.
    pub fn influencer(self) -> Option<InfluencerId> {
        match self {
            Self::Campaign => None,
            Self::Influencer(id) | Self::Task(id, _) => Some(id),
        }
    }

    /// Under which its stamps are kept: ids are unique within a campaign, whatever they identify. The campaign
    /// itself is nil, so that a copy under another id keeps its stamps.
    pub(in crate::document) fn key(self) -> Uuid {
        match self {
            Self::Campaign => Uuid::nil(),
            Self::Influencer(id) => id.uuid(),
            Self::Task(_, id) => id.uuid(),
        }
    }
}

/// A register of a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The name of the campaign or of an influencer.
    Name,
    /// The campaign's client.
    Client,
    /// The briefing's description.
    Description,
    /// The briefing's networks, as one value.
    Networks,
    /// The briefing's first day.
    Start,
    /// The briefing's last day.
    End,
    /// The briefing's budget.
    Budget,
    /// The campaign's currency.
    Currency,
    /// Fields of the briefing that this program does not know.
    BriefingOther,
    /// Fields of the record that this program does not know.
    Other,
    /// Fields beside the campaign in its file that this program does not know.
    FileOther,
    /// An influencer's influencer status.
    InfluencerStatus,
    /// An influencer's client status.
    ClientStatus,
    /// What the client says about an influencer.
    ClientComment,
    /// A detail of an influencer.
    Detail(Detail),
    /// An influencer's accounts on one network, as one value.
    Accounts(Network),
    /// The order of the networks among an influencer's accounts.
    AccountOrder,
    /// That an influencer was given a task: a stamp without a value. A task needs no stamp for its creation, since
    /// nobody else has one of its id; whether the remover of an influencer knew of it must still be told.
    Grown,
    /// Network, type and whether it is a publication, as one value.
    Kind,
    /// A task's price.
    Price,
    /// A task's date.
    Date,
    /// A task's status.
    Status,
    /// How the roster's columns are arranged, as one value.
    Layout,
    /// A column of the user's own.
    Column(ColumnId),
    /// A saved view.
    View(ViewId),
    /// Where the record stands among its like.
    Position,
    /// Whether the record is removed.
    Removed,
}

/// Every field with one key, and its key in files.
const KEYS: &[(Field, &str)] = &[
    (Field::Name, "name"),
    (Field::Client, "client"),
    (Field::Description, "description"),
    (Field::Networks, "networks"),
    (Field::Start, "start"),
    (Field::End, "end"),
    (Field::Budget, "budget"),
    (Field::Currency, "currency"),
    (Field::BriefingOther, "briefing_other"),
    (Field::Other, "other"),
    (Field::FileOther, "file_other"),
    (Field::InfluencerStatus, "influencer_status"),
    (Field::ClientStatus, "client_status"),
    (Field::ClientComment, "client_comment"),
    (Field::AccountOrder, "account_order"),
    (Field::Grown, "tasks"),
    (Field::Kind, "type"),
    (Field::Price, "price"),
    (Field::Date, "date"),
    (Field::Status, "status"),
    (Field::Layout, "layout"),
    (Field::Position, "position"),
    (Field::Removed, "removed"),
];

const ACCOUNTS: &str = "accounts.";
const COLUMN: &str = "columns.";
const VIEW: &str = "views.";

impl Field {
    /// Its key in files and deltas.
    pub fn key(self) -> Cow<'static, str> {
        match self {
            Self::Accounts(network) => Cow::Owned(format!("{ACCOUNTS}{}", network.key())),
            Self::Detail(detail) => detail.key(),
            Self::Column(id) => Cow::Owned(format!("{COLUMN}{id}")),
            Self::View(id) => Cow::Owned(format!("{VIEW}{id}")),
            field => Cow::Borrowed(KEYS.iter().find(|(known, _)| *known == field).map_or("", |(_, key)| key)),
        }
    }

    /// What people call it. A column of the user's own has its name in `columns`.
    pub fn name(self, columns: &[OwnColumn]) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Name => "Name",
            Self::Client => "Client",
            Self::Description => "Description",
            Self::Networks => "Social networks",
            Self::Start => "Start date",
            Self::End => "End date",
            Self::Budget => "Budget",
            Self::Currency => "Currency",
            Self::InfluencerStatus => "Influencer status",
            Self::ClientStatus => "Client status",
            Self::ClientComment => "Client comment",
            Self::Kind => "Type",
            Self::Price => "Price",
            Self::Date => "Date",
            Self::Status => "Status",
            Self::Detail(detail) => detail.name(columns),
            Self::Column(id) => return Cow::Owned(format!("Column {}", Detail::Own(id).name(columns))),
            Self::View(_) => "Saved view",
            Self::Layout => "Arrangement of columns",
            Self::Position => "Order",
            Self::AccountOrder => "Order of accounts",
            Self::Accounts(Network::OTHERS) => "Other accounts",
            Self::Accounts(network) => return Cow::Owned(format!("{} account", network.name())),
            Self::BriefingOther | Self::Other | Self::FileOther | Self::Grown | Self::Removed => {
                "Details of other programs"
            }
        })
    }

    /// The field of a key.
    pub fn from_key(key: &str) -> Option<Self> {
        if let Some((field, _)) = KEYS.iter().find(|(_, known)| *known == key) {
            return Some(*field);
        }
        if let Some(network) = key.strip_prefix(ACCOUNTS) {
            return Network::from_key(network).map(Self::Accounts);
        }
        if let Some(id) = key.strip_prefix(COLUMN) {
            return ColumnId::parse(id).map(Self::Column);
        }
        if let Some(id) = key.strip_prefix(VIEW) {
            return ViewId::parse(id).map(Self::View);
        }
        Detail::from_key(key).map(Self::Detail)
    }

    /// Whether it is one of an influencer's two statuses.
    pub(super) fn is_status(self) -> bool {
        matches!(self, Self::InfluencerStatus | Self::ClientStatus)
    }

    /// Whether a record of this kind has the field.
    pub fn belongs_to(self, at: Entity) -> bool {
        use Field as F;
        match at {
            Entity::Campaign => matches!(
                self,
                F::Name
                    | F::Client
                    | F::Description
                    | F::Networks
                    | F::Start
                    | F::End
                    | F::Budget
                    | F::Currency
                    | F::BriefingOther
                    | F::Other
                    | F::FileOther
                    | F::Layout
                    | F::Column(_)
                    | F::View(_)
            ),
            Entity::Influencer(_) => matches!(
                self,
                F::Name
                    | F::InfluencerStatus
                    | F::ClientStatus
                    | F::ClientComment
                    | F::Detail(_)
                    | F::Accounts(_)
                    | F::AccountOrder
                    | F::Grown
                    | F::Other
                    | F::Position
                    | F::Removed
            ),
            Entity::Task(..) => {
                matches!(self, F::Kind | F::Price | F::Date | F::Status | F::Other | F::Position | F::Removed)
            }
        }
    }
}
