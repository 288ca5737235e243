//! What is printed in the place of the page, whether by the browser's own command or by ours.
//!
//! The browser says that it is about to print, and what is in the document when the handler returns is what it prints:
//! effects would come too late. So whoever shows something that is more than it has room for offers it whole, as text.

use crate::browser::markup;
use crate::html::Html;
use crate::ui::later::do_now;
use crate::ui::reactive::provide_context;
use leptos::prelude::*;
use std::sync::Arc;
use web_sys::{Element, HtmlElement};

/// The class of the body while something is printed in the place of the page.
const PRINTS: &str = "prints";

/// What is printed.
pub struct Printed {
    /// What stands at the foot of each page.
    pub name: String,
    /// How many columns the widest table has: many take the long side of the paper.
    pub columns: usize,
    /// The content.
    pub html: Html,
}

/// Makes what is printed, unless there is nothing of it to see.
type Make = Arc<dyn Fn() -> Option<Printed> + Send + Sync>;

/// Who prints what. A service in the context.
#[derive(Clone, Copy)]
pub struct Paper {
    offers: StoredValue<Vec<(u32, Make)>>,
    next: StoredValue<u32>,
}

impl Paper {
    /// Makes the service, puts it into the context and waits for the browser to print.
    pub fn provide() -> Self {
        let paper = Self { offers: StoredValue::new(Vec::new()), next: StoredValue::new(0) };
        provide_context(paper);
        let sheet = StoredValue::new_local(None::<Sheet>);
        let before = window_event_listener(ev("beforeprint"), move |_| {
            sheet.set_value(None);
            sheet.set_value(paper.make().and_then(|printed| Sheet::lay(&printed)));
        });
        let after = window_event_listener(ev("afterprint"), move |_| sheet.set_value(None));
        on_cleanup(move || {
            before.remove();
            after.remove();
        });
        paper
    }

    /// Offers what is printed for as long as the current component is there. Whoever offered last is asked first: what
    /// stands over the page goes before the page.
    pub fn offer(self, make: impl Fn() -> Option<Printed> + Send + Sync + 'static) {
        let make = move || do_now(&make);
        let number = self.next.with_value(|number| number.wrapping_add(1));
        self.next.set_value(number);
        self.offers.update_value(|offers| offers.push((number, Arc::new(make))));
        on_cleanup(move || {
            self.offers.try_update_value(|offers| offers.retain(|(other, _)| *other != number));
        });
    }

    fn make(self) -> Option<Printed> {
        let offers = self.offers.get_value();
        untrack(|| offers.iter().rev().find_map(|(_, make)| make()))
    }
}

fn ev(name: &'static str) -> leptos::ev::Custom<web_sys::Event> {
    leptos::ev::Custom::new(name)
}

/// The printed content in the document, until this value is dropped.
struct Sheet {
    body: HtmlElement,
    content: Element,
    _foot: Foot,
}

impl Sheet {
    fn lay(printed: &Printed) -> Option<Self> {
        let body = document().body()?;
        let content = document().create_element("main").ok()?;
        content.set_class_name("on-paper");
        markup::fill(&content, printed.html.clone());
        body.append_child(&content).ok()?;
        let _ = body.class_list().add_1(PRINTS);
        let pages = if printed.columns > WIDE { Pages::Wide } else { Pages::Upright };
        Some(Self { body, content, _foot: Foot::new(&printed.name, pages) })
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        self.content.remove();
        let _ = self.body.class_list().remove_1(PRINTS);
    }
}

/// More columns than this have no room side by side on upright paper.
const WIDE: usize = 8;

/// How the printed pages are laid out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pages {
    /// All alike.
    Upright,
    /// The paper lies on its long side.
    Wide,
    /// The first is a cover, with nothing at its foot.
    Covered,
}

/// What stands at the foot of each printed page, a name and the number of the page, until this value is dropped.
pub struct Foot(Option<Element>);

impl Foot {
    /// Of that name, whatever is in it.
    pub fn new(name: &str, pages: Pages) -> Self {
        // As a text of CSS, in which nothing but text can stand.
        let text: String = name.chars().map(|c| format!("\\{:x} ", u32::from(c))).collect();
        let size = if pages == Pages::Wide { "size: landscape;" } else { "" };
        let cover = match pages {
            Pages::Covered => "@page :first { @bottom-left { content: \"\"; } @bottom-right { content: \"\"; } }",
            _ => "",
        };
        let style = document().create_element("style").ok().filter(|style| {
            style.set_text_content(Some(&format!(
                "@page {{ {size} @bottom-left {{ content: \"{text}\"; font: 8pt sans-serif; color: #59616e; }} \
                 @bottom-right {{ content: counter(page) \" / \" counter(pages); font: 8pt sans-serif; color: #59616e; }} }} \
                 {cover}"
            )));
            document().head().is_some_and(|head| head.append_child(style).is_ok())
        });
        Self(style)
    }
}

impl Drop for Foot {
    fn drop(&mut self) {
        if let Some(style) = &self.0 {
            style.remove();
        }
    }
}
