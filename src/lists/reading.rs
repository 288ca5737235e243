//! One row: cell by cell into what it says.

use super::accounts::{self, Named, is_dash, is_link, is_nothing};
use super::draft::{Draft, Place, Remark, TaskDraft};
use super::header::one_line;
use super::links;
use super::mapping::Column;
use super::meaning::{ListKind, Meaning};
use super::networks;
use super::ours;
use super::own::read_own;
use super::reader::Reader;
use super::task_text;
use super::values;
use super::words::squash;
use crate::domain::characters;
use crate::domain::detail::Detail;
use crate::domain::handle::Handle;
use crate::domain::influencer::Account;
use crate::domain::limits;
use crate::domain::network::Network;
use crate::domain::unknown::Unknown;
use crate::sheets::Cell;
use uuid::Uuid;

/// A row that is being read.
pub struct Reading<'r> {
    reader: &'r Reader,
    draft: Draft,
    remarks: Vec<Remark>,
    /// The network that the row names, and the word for it.
    network: Option<Network>,
    named: Vec<(usize, Named)>,
    /// Which column each of the draft's accounts comes from.
    sources: Vec<usize>,
    /// In which columns handles stand.
    handles_in: Vec<usize>,
    counts: Vec<(usize, Option<Network>, u64)>,
    links: Vec<(usize, Network, String)>,
    /// On which network the main account is.
    main: Option<Network>,
    parts: [String; 3],
    types: Option<String>,
    task: TaskDraft,
    quantity: Option<usize>,
    /// The columns in which something stood.
    filled: Vec<usize>,
}

impl<'r> Reading<'r> {
    /// Nothing was read yet.
    pub fn of(reader: &'r Reader) -> Self {
        Self {
            reader,
            draft: Draft::default(),
            remarks: Vec::new(),
            network: None,
            named: Vec::new(),
            sources: Vec::new(),
            handles_in: Vec::new(),
            counts: Vec::new(),
            links: Vec::new(),
            main: None,
            parts: Default::default(),
            types: None,
            task: TaskDraft::default(),
            quantity: None,
            filled: Vec::new(),
        }
    }

    fn remark(&mut self, column: usize, said: String) {
        self.remarks.push(Remark { column, said });
    }

    /// Keeps a value, or says why not.
    fn put(&mut self, at: usize, place: Place, read: Result<String, String>) {
        match read {
            Ok(value) if value.is_empty() => {}
            Ok(value) => self.draft.details.push((place, value)),
            Err(why) => self.remark(at, why),
        }
    }

    /// Takes in the cell that names the network.
    pub fn network_cell(&mut self, at: usize, cell: &Cell, _: &Column) {
        let text = cell.text();
        let text = text.trim();
        if text.is_empty() || is_nothing(text) {
            return;
        }
        self.network = networks::named(text).or_else(|| Handle::from_link(text).map(|(network, _)| network));
        if let (None, [first, _, ..]) = (self.network, networks::several(text).as_slice()) {
            self.network = Some(*first);
            let said = format!("\"{}\" names several networks; {} is taken.", one_line(text), first.name());
            return self.remark(at, said);
        }
        if self.network.is_none() {
            self.network = Some(Network::OTHERS);
            self.remark(at, format!("\"{}\" is not among the networks; it is kept under Others.", one_line(text)));
        }
    }

    /// Takes a cell in.
    ///
    /// # Errors
    /// A sentence, where the row cannot be read because of it.
    pub fn take(&mut self, at: usize, cell: &Cell, column: &Column) -> Result<(), String> {
        let text = cell.text();
        if self.reader.is_ours && self.take_as_kept(at, &text, column.meaning)? {
            return Ok(());
        }
        let text = characters::trim(&text);
        let rules = &column.rules;
        if !is_dash(text) && !is_nothing(text) {
            self.filled.push(at);
        }
        match column.meaning {
            Meaning::Nothing | Meaning::Network => {}
            Meaning::Record => match Uuid::try_parse(text) {
                Ok(id) => self.draft.record = Some(id),
                Err(_) => self.remark(
                    at,
                    format!("\"{}\" is no id of Rollcall; the row is taken without it.", values::short(text)),
                ),
            },
            meaning if is_dash(text) && !matches!(meaning, Meaning::Own(_)) => {}
            meaning if is_nothing(text) && !may_be_any_word(meaning) => {}
            Meaning::Name if is_link(text) => self.take_handles(at, text, None),
            Meaning::Name => match values::name_and_address(text) {
                Some((name, address)) => {
                    self.parts[0] = joined("Name", name)?;
                    self.put(at, Place::Detail(Detail::Email), Detail::Email.read(address, &[]));
                }
                None => self.parts[0] = joined("Name", text)?,
            },
            Meaning::FirstName => self.parts[1] = joined("First name", text)?,
            Meaning::LastName => self.parts[2] = joined("Last name", text)?,
            Meaning::Handle(_) if !text.contains('@') && links::says_little(text) => {
                self.remark(at, format!("\"{}\" is no handle. The link behind it is not in the list.", one_line(text)));
            }
            Meaning::Handle(network) => self.take_handles(at, text, network),
            Meaning::Followers(network) => match values::count(cell, rules) {
                Ok(count) => self.counts.push((at, network, count)),
                Err(why) => self.remark(at, why),
            },
            Meaning::Link(network) => match limits::free_text("The address", text) {
                Ok(link) => self.links.push((at, network, link)),
                Err(why) => self.remark(at, why),
            },
            Meaning::MainNetwork => self.main = networks::named(text),
            Meaning::Detail(detail) => self.take_detail(at, detail, cell, column),
            Meaning::InfluencerStatus | Meaning::ClientStatus => {
                self.draft.statuses.extend(column.meaning.scope().map(|scope| (scope, text.to_owned())));
            }
            Meaning::ClientComment => match limits::free_text(&column.title, text) {
                Ok(comment) => self.draft.comment = comment,
                Err(why) => self.remark(at, why),
            },
            Meaning::Own(_) => {
                let own = self.reader.owns.iter().position(|own| own.column == at);
                if let Some((place, own)) = own.and_then(|place| Some((place, self.reader.owns.get(place)?))) {
                    let read = read_own(own, cell, rules, self.reader.about.near());
                    let place = own.id.map_or(Place::Own(place), |id| Place::Detail(Detail::Own(id)));
                    let (value, remark) = read.map_or_else(|why| (Err(why), None), |(value, said)| (Ok(value), said));
                    self.put(at, place, value);
                    remark.into_iter().for_each(|said| self.remark(at, said));
                }
            }
            Meaning::TaskAt(network, kind) => match self.price(at, cell, column) {
                Ok(price) => {
                    let task = TaskDraft {
                        network: Some(network),
                        text: kind.key.to_owned(),
                        price: Some(price),
                        ..TaskDraft::default()
                    };
                    self.draft.tasks.push(task);
                }
                Err(why) => self.remark(at, why),
            },
            Meaning::TaskType => self.types = Some(text.to_owned()),
            Meaning::TaskPrice => match self.price(at, cell, column) {
                Ok(price) => self.task.price = Some(price),
                Err(why) => self.remark(at, why),
            },
            Meaning::TaskDate => match values::day(cell, rules, self.reader.about.near()) {
                Ok((day, said)) => {
                    self.task.date = Some(day);
                    said.into_iter().for_each(|said| self.remark(at, said));
                }
                Err(why) => self.remark(at, why),
            },
            Meaning::TaskStatus => self.task.status = text.to_owned(),
            Meaning::Quantity => match values::count(cell, rules) {
                Ok(count) => self.quantity = usize::try_from(count).ok(),
                Err(why) => self.remark(at, why),
            },
            Meaning::Publication => match ours::yes_or_no(text) {
                Ok(is) => self.task.publication = Some(is),
                Err(why) => self.remark(at, why),
            },
        }
        Ok(())
    }

    /// Takes a cell of a table that we have written as the one value that it is. `false` where it is read as in any
    /// other list.
    ///
    /// # Errors
    /// A sentence, where the row cannot be read because of it.
    fn take_as_kept(&mut self, at: usize, text: &str, meaning: Meaning) -> Result<bool, String> {
        match meaning {
            Meaning::Name => self.parts[0] = joined("Name", text)?,
            Meaning::Handle(Some(network)) if !is_dash(text) && is_handle(network, text) => {
                let (handle, network) = (text.to_owned(), Some(network));
                self.named.push((at, Named { network, handle, url: None, followers: None }));
            }
            // A rate without its sign was put in by somebody else.
            Meaning::Detail(Detail::Engagement) if !text.ends_with('%') => return Ok(false),
            Meaning::Detail(detail) => {
                let text = if detail == Detail::Notes { text.to_owned() } else { blanks_joined(text) };
                self.put(at, Place::Detail(detail), detail.read(&text, &[]));
            }
            Meaning::ClientComment => match limits::free_text("Client comment", text) {
                Ok(comment) => self.draft.comment = comment,
                Err(why) => self.remark(at, why),
            },
            Meaning::TaskType => self.types = Some(text.to_owned()),
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn price(&mut self, at: usize, cell: &Cell, column: &Column) -> Result<crate::domain::money::Money, String> {
        let (price, remark) = values::price(cell, &column.rules, self.reader.about.currency)?;
        if let Some(said) = remark {
            self.remark(at, said);
        }
        Ok(price)
    }

    /// A name that starts with `@` is a handle, unless another column has the handles. Whose task a row is, it tells in
    /// any case where the row has no handle.
    fn take_name_as_handle(&mut self) {
        let columns = &self.reader.mapping.columns;
        let has_handles = match self.reader.mapping.kind {
            ListKind::Influencers => columns.iter().any(|column| matches!(column.meaning, Meaning::Handle(_))),
            ListKind::Tasks => !self.named.is_empty(),
        };
        if has_handles || self.reader.is_ours || !self.parts[0].starts_with('@') {
            return;
        }
        let at = columns.iter().position(|column| column.meaning == Meaning::Name).unwrap_or(0);
        let handle = std::mem::take(&mut self.parts[0]);
        self.take_handles(at, &handle, None);
    }

    fn take_handles(&mut self, at: usize, text: &str, network: Option<Network>) {
        let (named, refused) = accounts::read(text, network);
        if let Some(network) = network {
            for other in named.iter().filter_map(|named| named.network).filter(|other| *other != network) {
                let (name, column) = (other.name(), network.name());
                self.remark(at, format!("\"{}\" is on {name}, not on {column}; it is taken so.", one_line(text)));
            }
        }
        self.named.extend(named.into_iter().map(|named| (at, named)));
        refused.into_iter().for_each(|why| self.remark(at, why));
    }

    fn take_detail(&mut self, at: usize, detail: Detail, cell: &Cell, column: &Column) {
        let place = Place::Detail(detail);
        let text = cell.text();
        match detail {
            Detail::Email => {
                // "Lena Fischer <lena@example.com>" where no other cell has the name.
                let named = values::name_and_address(&text).map(|(name, _)| joined("Name", name));
                if let Some(Ok(name)) = named.filter(|_| self.parts.iter().all(String::is_empty)) {
                    self.parts[0] = name;
                }
                let (first, more) = values::email(&text);
                if more {
                    self.remark(at, format!("Only the first address is kept: {first}."));
                }
                self.put(at, place, detail.read(&first, &[]));
            }
            Detail::Engagement => self.put(at, place, values::rate(cell, &column.rules)),
            Detail::Tags => {
                let before = self.draft.details.iter().position(|(other, _)| *other == place);
                let before = before.map(|place| self.draft.details.remove(place).1).unwrap_or_default();
                match detail.read(&format!("{before}\n{}", values::tags(&text)), &[]) {
                    Ok(tags) => self.put(at, place, Ok(tags)),
                    Err(why) => {
                        self.put(at, place, Ok(before));
                        self.remark(at, why);
                    }
                }
            }
            Detail::Notes => {
                let before = self.draft.details.iter().position(|(other, _)| *other == place);
                let before = before.map(|place| self.draft.details.remove(place).1);
                let text = match &before {
                    Some(before) => format!("{before}\n{}: {}", column.title, text.trim()),
                    None => text.trim().to_owned(),
                };
                match detail.read(&text, &[]) {
                    Ok(notes) => self.put(at, place, Ok(notes)),
                    Err(why) => {
                        self.put(at, place, Ok(before.unwrap_or_default()));
                        self.remark(at, why);
                    }
                }
            }
            _ => self.put(at, place, detail.read(&blanks_joined(&text), &[])),
        }
    }

    /// What the row says in all.
    ///
    /// # Errors
    /// A sentence, where it says nothing that could be used.
    pub fn finish(mut self) -> Result<(Draft, Vec<Remark>), String> {
        self.take_name_as_handle();
        self.draft.name = full_name(&self.parts);
        limits::short_text("Name", &self.draft.name)?;
        let mut refused = None;
        // Those that tell their network first: they tell it for the others.
        let mut named = std::mem::take(&mut self.named);
        self.handles_in = named.iter().map(|(at, _)| *at).collect();
        named.sort_by_key(|(_, named)| named.network.is_none());
        for (at, named) in named {
            if let Err(why) = self.account(at, named) {
                self.remark(at, why.clone());
                refused = Some(why);
            }
        }
        for (at, network, count) in std::mem::take(&mut self.counts) {
            self.give_followers(at, network, count);
        }
        for (at, network, link) in std::mem::take(&mut self.links) {
            self.give_link(at, network, link);
        }
        let accounts = &mut self.draft.accounts;
        if let Some(main) = self.main.and_then(|main| accounts.iter().position(|account| account.network == main)) {
            accounts[..=main].rotate_right(1);
        }
        let is_somebody = !self.draft.name.is_empty()
            || !self.draft.accounts.is_empty()
            || !self.draft.handles.is_empty()
            || !self.draft.detail(Detail::Email).is_empty();
        if !is_somebody {
            let is_about_handles = self.remarks.iter().map(|remark| &remark.said).next_back();
            let why = refused.or_else(|| is_about_handles.cloned());
            return Err(why.unwrap_or_else(|| "It names nobody: there is no name, no handle and no email.".to_owned()));
        }
        if self.reader.mapping.kind == ListKind::Tasks {
            self.tasks()?;
        }
        Ok((self.draft, self.remarks))
    }

    fn account(&mut self, at: usize, named: Named) -> Result<(), String> {
        let is_task = self.reader.mapping.kind == ListKind::Tasks;
        let bare = || named.handle.trim_start_matches('@').trim().to_owned();
        let network = match named.network.or(self.network).or_else(|| self.network_beside(&bare())) {
            Some(network) => network,
            // Whose task it is can be told by a handle on any network.
            None if is_task => {
                self.draft.handles.push(bare());
                return Ok(());
            }
            None => {
                let assumed = self.reader.about.networks.first().copied().or_else(|| Network::social().next());
                let network = assumed.unwrap_or(Network::OTHERS);
                self.remark(at, format!("No network is named for @{}; {} is assumed.", bare(), network.name()));
                network
            }
        };
        let handle = if network == Network::OTHERS {
            Handle::verbatim(&named.handle)?
        } else {
            Handle::parse(network, &named.handle).map_err(|why| format!("\"{}\": {why}", one_line(&named.handle)))?
        };
        let accounts = &mut self.draft.accounts;
        let same = accounts.iter().position(|it| it.network == network && it.handle == handle);
        if let Some(same) = same.and_then(|at| accounts.get_mut(at)) {
            same.followers = named.followers.or(same.followers);
            same.url = same.url.take().or(named.url);
        } else if accounts.len() < limits::ACCOUNTS {
            let (url, followers) = (named.url, named.followers);
            accounts.push(Account { network, handle, url, followers, unknown: Unknown::default() });
            self.sources.push(at);
        } else {
            return Err(format!("An influencer has at most {} accounts.", limits::ACCOUNTS));
        }
        Ok(())
    }

    /// The network of a handle that stands beside links: of the one to the same handle, or of all of them.
    fn network_beside(&self, handle: &str) -> Option<Network> {
        let accounts = &self.draft.accounts;
        let same = accounts.iter().find(|account| account.handle.as_str().to_lowercase() == handle.to_lowercase());
        let first = accounts.first().map(|account| account.network);
        let is_one = || accounts.iter().all(|account| Some(account.network) == first);
        same.map(|account| account.network).or_else(|| first.filter(|_| is_one()))
    }

    fn give_followers(&mut self, at: usize, network: Option<Network>, count: u64) {
        let wanted = network.or(self.network);
        let is_free = |place: &usize| {
            let account = self.draft.accounts.get(*place);
            account.is_some_and(|it| it.followers.is_none() && wanted.is_none_or(|network| it.network == network))
        };
        let owner = self.reader.owners.get(at).copied().flatten();
        let is_owned = |place: &usize| self.sources.get(*place).copied() == owner;
        let free = || (0..self.draft.accounts.len()).filter(is_free);
        // A column of handles that has counts of its own and no handle in this row leaves them without an account.
        let is_blank = owner.is_some_and(|owner| !self.handles_in.contains(&owner));
        let has_own = self.reader.owners.iter().flatten().count() > 1;
        let place = free().find(is_owned).or_else(|| free().next().filter(|_| !(is_blank && has_own)));
        match place.and_then(|place| self.draft.accounts.get_mut(place)) {
            Some(account) => account.followers = Some(count),
            None => {
                let on = wanted.map(|network| format!(" on {}", network.name())).unwrap_or_default();
                self.remark(at, format!("{count} followers belong to no account{on} of this row; they are left out."));
            }
        }
    }

    /// Gives an address to the account whose column is the nearest on the left.
    fn give_link(&mut self, at: usize, network: Network, link: String) {
        let places = self.draft.accounts.iter_mut().zip(&self.sources);
        let before = places.filter(|(account, source)| account.network == network && **source < at);
        match before.max_by_key(|(_, source)| **source) {
            Some((account, _)) => account.url = Some(link),
            None => self.remark(at, format!("There is no account on {} that it leads to.", network.name())),
        }
    }

    /// The tasks of a row of a list of tasks.
    fn tasks(&mut self) -> Result<(), String> {
        let text = self.types.take().unwrap_or_default();
        let items = match self.reader.is_ours && !text.trim().is_empty() {
            true => vec![(1, None, text)],
            false => task_text::items(&text),
        };
        if items.is_empty() {
            // Whoever is new becomes an influencer without a task; what the row says of one is told.
            let of_tasks = [Meaning::TaskPrice, Meaning::TaskDate, Meaning::TaskStatus, Meaning::Quantity];
            let columns = self.reader.mapping.columns.iter().enumerate();
            let stray = columns.filter(|(at, column)| of_tasks.contains(&column.meaning) && self.filled.contains(at));
            self.draft.stray = stray.map(|(at, _)| at).collect();
            return Ok(());
        }
        let is_one = items.len() == 1;
        let beside: Vec<_> = items.iter().map(|(.., what)| task_text::network_beside(&items, what)).collect();
        for ((count, network, what), beside) in items.into_iter().zip(beside) {
            let count = if is_one { count.saturating_mul(self.quantity.unwrap_or(1)) } else { count };
            if count == 0 {
                return Err("It asks for no task: the number is 0.".to_owned());
            }
            if self.draft.tasks.len().saturating_add(count) > limits::TASKS {
                return Err(format!("An influencer has at most {} tasks.", limits::TASKS));
            }
            let what = limits::name("Task type", &what)?;
            for _ in 0..count {
                let network = network.or(self.network).or(beside);
                self.draft.tasks.push(TaskDraft { network, text: what.clone(), price: None, ..self.task.clone() });
            }
        }
        let many = self.draft.tasks.len();
        if let (Some(first), Some(price)) = (self.draft.tasks.first_mut(), self.task.price) {
            first.price = Some(price);
            let priced = self.reader.mapping.columns.iter().position(|column| column.meaning == Meaning::TaskPrice);
            if let Some(at) = priced.filter(|_| many > 1) {
                self.remark(at, format!("The price stands on the first of {many} tasks."));
            }
        }
        Ok(())
    }
}

/// Whether a text is one handle of that network.
fn is_handle(network: Network, text: &str) -> bool {
    if network == Network::OTHERS { Handle::verbatim(text).is_ok() } else { Handle::parse(network, text).is_ok() }
}

/// A name from the whole and its parts.
fn full_name([whole, first, last]: &[String; 3]) -> String {
    let has = |part: &str| squash(whole).contains(&squash(part));
    let mut parts: Vec<&str> = Vec::new();
    parts.extend((!first.is_empty() && !has(first)).then_some(&**first));
    parts.extend((!whole.is_empty()).then_some(&**whole));
    parts.extend((!last.is_empty() && !has(last)).then_some(&**last));
    parts.join(" ")
}

/// Whether "none" is a word like any other there.
fn may_be_any_word(meaning: Meaning) -> bool {
    match meaning {
        Meaning::Name | Meaning::FirstName | Meaning::LastName | Meaning::ClientComment => true,
        Meaning::Detail(detail) => !matches!(detail, Detail::Email | Detail::Phone | Detail::Engagement),
        Meaning::Own(_) | Meaning::TaskType => true,
        _ => false,
    }
}

fn joined(what: &str, text: &str) -> Result<String, String> {
    limits::short_text(what, &blanks_joined(text))
}

/// A text on one line, of any length.
fn blanks_joined(text: &str) -> String {
    if !text.chars().any(char::is_control) {
        return text.trim().to_owned();
    }
    text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
}
