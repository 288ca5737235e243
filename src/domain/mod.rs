//! What a campaign is and what may happen to it. Pure: no clock, no randomness, no browser, no storage;
//! today's date and new ids come in as arguments.
//!
//! In reading order: the values ([`money`], [`followers`], [`status`], [`network`], [`handle`], [`account_link`], [`id`], [`number`]), how
//! people write them ([`figure`] with [`decimal`], [`figure_words`], [`currency_marks`], [`plain_text`], [`folding`], [`characters`]),
//! the nouns ([`task`], [`detail`], [`influencer`], [`briefing`], [`roster`], [`table`], [`campaign`]), what changes
//! them ([`command`], [`description`], [`touched`]), what is asked of them ([`totals`], [`query`],
//! [`names`], [`search_texts`], [`filter`], [`facets`], [`finding`], [`view`], [`task_choice`], [`bulk`], [`board`], [`fuzzy`], [`cell`], [`block`],
//! [`calendar`], [`selection`]), the rules of the forms ([`open_field`], [`task_form`], [`sharing`], [`influencer_form`],
//! [`briefing_form`]), and what goes from one campaign to another or to people ([`likeness`], [`bring`], [`duplicate`], [`report`], [`message`],
//! [`words`]).

pub mod account_link;
pub mod accounts_text;
pub mod block;
pub mod board;
pub mod briefing;
pub mod briefing_form;
pub mod bring;
pub mod bulk;
pub mod calendar;
pub mod campaign;
pub mod cell;
pub mod characters;
pub mod command;
pub mod currency_marks;
pub mod decimal;
pub mod description;
pub mod detail;
pub mod duplicate;
pub mod facets;
pub mod figure;
pub mod figure_words;
pub mod filter;
pub mod finding;
pub mod first;
pub mod folding;
pub mod followers;
pub mod form;
pub mod fuzzy;
pub mod handle;
pub mod heights;
pub mod id;
pub mod identity;
pub mod influencer;
pub mod influencer_form;
pub mod layout;
pub mod likeness;
pub mod limits;
pub mod message;
pub mod money;
pub mod month;
pub mod names;
pub mod network;
pub mod number;
pub mod open_field;
pub mod own_column;
pub mod plain_text;
pub mod profile_link;
pub mod query;
pub mod recycling;
pub mod report;
pub mod roster;
pub mod sample;
pub mod search_texts;
pub mod selection;
pub mod sharing;
pub mod sheet;
pub mod short_id;
pub mod sorting;
pub mod status;
pub mod succession;
pub mod table;
pub mod task;
pub mod task_choice;
pub mod task_form;
pub mod totals;
pub mod touched;
pub mod unknown;
pub mod view;
pub mod words;
