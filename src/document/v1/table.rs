//! How the roster is laid out: `columns`, `layout` and `views` of the campaign.
//!
//! ```json
//! "columns": [{"id": "5f3a9c01", "name": "Shirt size", "kind": "choice", "choices": ["S", "M", "L"]}],
//! "layout": {"columns": [{"column": "name", "width": 220}, {"column": "fields.5f3a9c01", "hidden": true}], "frozen": 1},
//! "views": [{"id": "0a1b2c3d", "name": "Big and late", "filter": {"followers": {"from": 100000}, "tasks": ["overdue"]},
//!            "sort": ["-cost", "name"], "group": "client_status"}]
//! ```

use crate::document::edits::Field;
use crate::document::error::{ReadError, short};
use crate::document::fields::{Fields, list, text};
use crate::document::place::Place;
use crate::document::reader::Reader;
use crate::document::tree::{Node, Record};
use crate::document::writer::Writer;
use crate::domain::detail::Detail;
use crate::domain::filter::{CommentState, Filter, TaskState};
use crate::domain::layout::{Layout, Placed, WIDTHS};
use crate::domain::limits;
use crate::domain::network::Network;
use crate::domain::own_column::{ColumnKind, OwnColumn};
use crate::domain::query::{Column, Sort};
use crate::domain::short_id::{ColumnId, ViewId};
use crate::domain::status::Status;
use crate::domain::table::{MOST, Table};
use crate::domain::view::{Group, View};

/// Takes the table out of the campaign's fields.
pub(in crate::document) fn read(saved: &mut Fields<'_, '_>, reader: &mut Reader<'_>) -> Result<Table, ReadError> {
    let mut table = Table::default();
    let at = saved.at;
    let place = at.field("columns");
    for (index, node) in saved.list("columns", MOST, "columns")?.into_iter().enumerate() {
        let column = read_column_of(node, place.item(index), reader)?;
        if table.column(column.id).is_some() {
            reader.repair(&place.item(index), "this column is there already; the first one counts")?;
        } else {
            table.put_column(column.id, Some(column));
        }
    }
    if let Some(node) = saved.take("layout") {
        table.layout = read_layout(node, at.field("layout"))?;
    }
    let place = at.field("views");
    for (index, node) in saved.list("views", MOST, "views")?.into_iter().enumerate() {
        let view = read_view_of(node, place.item(index), reader)?;
        if table.view(view.id).is_some() {
            reader.repair(&place.item(index), "this view is there already; the first one counts")?;
        } else {
            table.put_view(view.id, Some(view));
        }
    }
    Ok(table)
}

/// Writes the table as fields of the open campaign.
pub(in crate::document) fn write(table: &Table, writer: &mut Writer) {
    let columns: Vec<&OwnColumn> = table.columns().iter().filter(|it| writer.tells(Field::Column(it.id))).collect();
    if !columns.is_empty() {
        writer.key("columns");
        writer.list(columns, write_column);
    }
    if table.layout != Layout::default() {
        writer.key("layout");
        write_layout(&table.layout, writer);
    }
    let views: Vec<&View> = table.views().iter().filter(|it| writer.tells(Field::View(it.id))).collect();
    if !views.is_empty() {
        writer.key("views");
        writer.list(views, write_view);
    }
}

/// Reads a column of the user's own.
pub(in crate::document) fn read_column(node: Node<'_>, at: Place<'_>) -> Result<OwnColumn, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let id = read_id(&mut saved, ColumnId::parse)?;
    let name = read_name(&mut saved)?;
    column(id, name, saved)
}

/// The same in a file, where one that was written by hand may have no id.
fn read_column_of(node: Node<'_>, at: Place<'_>, reader: &mut Reader<'_>) -> Result<OwnColumn, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let id = if saved.has("id") { Some(read_id(&mut saved, ColumnId::parse)?) } else { None };
    let name = read_name(&mut saved)?;
    let id = id.or_else(|| reader.column_id(&name)).ok_or_else(|| saved.wrong("id", "the id is missing"))?;
    column(id, name, saved)
}

fn read_name(saved: &mut Fields<'_, '_>) -> Result<String, ReadError> {
    let name = saved.checked("name", "the name", limits::name)?;
    name.ok_or_else(|| saved.wrong("name", "the name is missing"))
}

fn column(id: ColumnId, name: String, mut saved: Fields<'_, '_>) -> Result<OwnColumn, ReadError> {
    let kind = match saved.text("kind")?.as_deref() {
        None | Some("text") => ColumnKind::Text,
        Some("number") => ColumnKind::Number,
        Some("date") => ColumnKind::Date,
        Some("choice") => ColumnKind::Choice(texts(&mut saved, "choices")?),
        Some(kind) => return Err(saved.wrong("kind", &format!("there is no kind of column \"{}\"", short(kind)))),
    };
    Ok(OwnColumn { id, name, kind, unknown: saved.rest()? })
}

/// Writes a column of the user's own.
pub(in crate::document) fn write_column(column: &OwnColumn, writer: &mut Writer) {
    writer.open('{');
    writer.text_field("id", &column.id.to_string());
    writer.text_field("name", &column.name);
    writer.text_field("kind", column.kind.key());
    let mut written = vec!["id", "name", "kind"];
    if let ColumnKind::Choice(choices) = &column.kind {
        writer.key("choices");
        writer.list(choices, |choice, writer| writer.text(choice));
        written.push("choices");
    }
    writer.unknown(&column.unknown, &written);
    writer.close('}');
}

/// Reads an arrangement of columns.
pub(in crate::document) fn read_layout(node: Node<'_>, at: Place<'_>) -> Result<Layout, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let mut columns = Vec::new();
    let place = at.field("columns");
    for (index, node) in saved.list("columns", MOST * 2, "columns")?.into_iter().enumerate() {
        let mut saved = Fields::of(node, place.item(index))?;
        let key = saved.text("column")?.unwrap_or_default();
        // Of a column that this program does not know nothing is shown.
        let Some(column) = Column::from_key(&key) else { continue };
        let hidden = saved.flag("hidden")?.unwrap_or_default();
        let width = saved.count("width")?.and_then(|width| u16::try_from(width).ok());
        columns.push(Placed { column, hidden, width: width.map(|width| width.clamp(*WIDTHS.start(), *WIDTHS.end())) });
    }
    let frozen = saved.count("frozen")?.and_then(|frozen| u8::try_from(frozen).ok()).unwrap_or_default();
    Ok(Layout { columns, frozen })
}

/// Writes an arrangement of columns.
pub(in crate::document) fn write_layout(layout: &Layout, writer: &mut Writer) {
    writer.open('{');
    writer.key("columns");
    writer.list(&layout.columns, |placed, writer| {
        writer.open('{');
        writer.text_field("column", &placed.column.key());
        if placed.hidden {
            writer.key("hidden");
            writer.flag(true);
        }
        if let Some(width) = placed.width {
            writer.key("width");
            writer.number(u64::from(width));
        }
        writer.close('}');
    });
    if layout.frozen > 0 {
        writer.key("frozen");
        writer.number(u64::from(layout.frozen));
    }
    writer.close('}');
}

/// Reads a saved view.
pub(in crate::document) fn read_view(node: Node<'_>, at: Place<'_>) -> Result<View, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let id = read_id(&mut saved, ViewId::parse)?;
    view(id, saved)
}

/// The same in a file, where one that was written by hand may have no id.
fn read_view_of(node: Node<'_>, at: Place<'_>, reader: &mut Reader<'_>) -> Result<View, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let id = if saved.has("id") { Some(read_id(&mut saved, ViewId::parse)?) } else { reader.view_id() };
    let id = id.ok_or_else(|| saved.wrong("id", "the id is missing"))?;
    view(id, saved)
}

fn view(id: ViewId, mut saved: Fields<'_, '_>) -> Result<View, ReadError> {
    let at = saved.at;
    let name = read_name(&mut saved)?;
    let filter = read_filter(saved.take("filter").unwrap_or(Node::Record(Record::default())), at.field("filter"))?;
    let sort = texts(&mut saved, "sort")?.into_iter().filter_map(|key| {
        let (key, descending) = key.strip_prefix('-').map_or((&*key, false), |key| (key, true));
        Column::from_key(key).map(|column| Sort { column, descending })
    });
    let sort = sort.collect();
    let group = saved.text("group")?.and_then(|key| Group::from_key(&key));
    let layout = saved.take("layout").map(|node| read_layout(node, at.field("layout"))).transpose()?;
    let hidden = saved.flag("hidden")?.unwrap_or_default();
    Ok(View { id, name, filter, sort, group, layout, hidden, unknown: saved.rest()? })
}

/// Writes a saved view.
pub(in crate::document) fn write_view(view: &View, writer: &mut Writer) {
    writer.open('{');
    writer.text_field("id", &view.id.to_string());
    writer.text_field("name", &view.name);
    writer.key("filter");
    write_filter(&view.filter, writer);
    if !view.sort.is_empty() {
        writer.key("sort");
        writer.list(&view.sort, |sort, writer| {
            writer.text(&format!("{}{}", if sort.descending { "-" } else { "" }, sort.column.key()));
        });
    }
    if let Some(group) = view.group {
        writer.text_field("group", &group.key());
    }
    if let Some(layout) = &view.layout {
        writer.key("layout");
        write_layout(layout, writer);
    }
    if view.hidden {
        writer.key("hidden");
        writer.flag(true);
    }
    writer.unknown(&view.unknown, &["id", "name", "filter", "sort", "group", "layout", "hidden"]);
    writer.close('}');
}

/// Reads a filter. What it asks for and this program does not know is not asked for.
fn read_filter(node: Node<'_>, at: Place<'_>) -> Result<Filter, ReadError> {
    let mut saved = Fields::of(node, at)?;
    let text = saved.checked("text", "the text", limits::short_text)?.unwrap_or_default();
    let influencer_statuses = known(texts(&mut saved, "influencer_status")?, Status::from_key);
    let client_statuses = known(texts(&mut saved, "client_status")?, Status::from_key);
    let networks = known(texts(&mut saved, "network")?, Network::from_key);
    let task_state = |key: &str| TaskState::ALL.into_iter().find(|state| state.key() == key);
    let tasks = known(texts(&mut saved, "tasks")?, task_state);
    let comments = known(texts(&mut saved, "comment")?, CommentState::from_key);
    let followers = match saved.take("followers") {
        None => (None, None),
        Some(node) => {
            let mut range = Fields::of(node, at.field("followers"))?;
            (range.count("from")?, range.count("to")?)
        }
    };
    let mut details: Vec<(Detail, Vec<String>)> = Vec::new();
    for (key, node) in saved.into_nodes() {
        if let Some(detail) = Detail::from_key(&key)
            && details.iter().all(|(other, _)| *other != detail)
        {
            details.push((detail, read_texts(node, &at.field(&key))?));
        }
    }
    Ok(Filter { text, influencer_statuses, client_statuses, networks, followers, tasks, comments, details })
}

fn write_filter(filter: &Filter, writer: &mut Writer) {
    fn keys<T>(key: &str, list: &[T], of: fn(&T) -> &'static str, writer: &mut Writer) {
        if !list.is_empty() {
            writer.key(key);
            writer.list(list, |item, writer| writer.text(of(item)));
        }
    }
    writer.open('{');
    writer.optional_text("text", &filter.text);
    keys("influencer_status", &filter.influencer_statuses, |status| status.key(), writer);
    keys("client_status", &filter.client_statuses, |status| status.key(), writer);
    keys("network", &filter.networks, |network| network.key(), writer);
    keys("tasks", &filter.tasks, |state| state.key(), writer);
    keys("comment", &filter.comments, |state| state.key(), writer);
    if filter.followers != (None, None) {
        writer.key("followers");
        writer.open('{');
        for (key, bound) in [("from", filter.followers.0), ("to", filter.followers.1)] {
            if let Some(bound) = bound {
                writer.key(key);
                writer.number(bound);
            }
        }
        writer.close('}');
    }
    for (detail, values) in &filter.details {
        writer.key(&detail.key());
        writer.list(values, |value, writer| writer.text(value));
    }
    writer.close('}');
}

fn read_id<I>(saved: &mut Fields<'_, '_>, parse: fn(&str) -> Option<I>) -> Result<I, ReadError> {
    let text = saved.text("id")?.unwrap_or_default();
    parse(&text)
        .ok_or_else(|| saved.wrong("id", &format!("\"{}\" is not an id of eight digits from 0 to f", short(&text))))
}

fn texts(saved: &mut Fields<'_, '_>, key: &str) -> Result<Vec<String>, ReadError> {
    let at = saved.at;
    saved.take(key).map_or(Ok(Vec::new()), |node| read_texts(node, &at.field(key)))
}

fn read_texts(node: Node<'_>, at: &Place<'_>) -> Result<Vec<String>, ReadError> {
    let items = list(node, at)?;
    if items.len() > MOST * 10 {
        return Err(ReadError::at(at, &format!("at most {} fit here", MOST * 10)));
    }
    let texts = items.into_iter().enumerate().map(|(index, node)| {
        let at = at.item(index);
        let said = text(node, &at)?;
        limits::short_text("this", &said).map_err(|said| ReadError::at(&at, &said))
    });
    texts.collect()
}

fn known<T>(keys: Vec<String>, parse: impl Fn(&str) -> Option<T>) -> Vec<T> {
    keys.iter().filter_map(|key| parse(key)).collect()
}
