//! Roles, and which elements may have them.
//!
//! The selector only narrows the search; what decides is the role that the browser computes for an element.

/// A kind of thing on the page, as assistive technology knows it.
#[derive(Clone, Copy, Debug)]
pub struct Role {
    /// What a failure calls it.
    pub word: &'static str,
    /// The elements that may have the role.
    pub selector: &'static str,
    /// What the browser computes for them, in the words of chromedriver.
    pub computed: &'static [&'static str],
}

macro_rules! roles {
    ($($name:ident: $word:literal, $selector:literal, [$($computed:literal),+];)+) => {
        impl Role {
            $(
                #[doc = $word]
                pub const $name: Self = Self { word: $word, selector: $selector, computed: &[$($computed),+] };
            )+
        }
    };
}

roles! {
    BUTTON: "button", "button, [role=button], summary, input[type=button], input[type=submit]",
        ["button", "DisclosureTriangle"];
    LINK: "link", "a[href], [role=link]", ["link"];
    FIELD: "field",
        "input, textarea, select, [role=textbox], [role=searchbox], [role=combobox], [role=spinbutton], [contenteditable]",
        ["textbox", "searchbox", "combobox", "spinbutton", "slider", "listbox", "Date", "DateTime", "InputTime", "ColorWell"];
    CHECKBOX: "checkbox", "input[type=checkbox], [role=checkbox], [role=switch]", ["checkbox", "switch"];
    RADIO: "radio button", "input[type=radio], [role=radio]", ["radio"];
    HEADING: "heading", "h1, h2, h3, h4, h5, h6, [role=heading]", ["heading"];
    DIALOG: "dialog", "dialog, [role=dialog], [role=alertdialog]", ["dialog", "alertdialog"];
    MENU: "menu", "[role=menu]", ["menu"];
    MENU_ITEM: "menu item", "[role^=menuitem]", ["menuitem", "menuitemradio", "menuitemcheckbox"];
    REGION: "region", "section, aside, nav, main, form, [role=region], [role=complementary], [role=navigation], [role=search]",
        ["region", "complementary", "navigation", "main", "form", "search"];
    GROUP: "group", "fieldset, details, [role=group], [role=radiogroup]", ["group", "radiogroup"];
    TOOLBAR: "toolbar", "[role=toolbar]", ["toolbar"];
    GRID: "grid", "[role=grid], [role=treegrid], table", ["grid", "treegrid", "table"];
    ROW: "row", "tr, [role=row]", ["row"];
    CELL: "cell", "td, th, [role=gridcell], [role=cell], [role=columnheader], [role=rowheader]",
        ["gridcell", "cell", "columnheader", "rowheader"];
    LIST: "list", "ul, ol, [role=list], [role=listbox]", ["list", "listbox"];
    LIST_ITEM: "list item", "li, [role=listitem], [role=option]", ["listitem", "option"];
    TAB: "tab", "[role=tab]", ["tab"];
    STATUS: "status", "output, [role=status]", ["status"];
    ALERT: "alert", "[role=alert]", ["alert"];
    IMAGE: "image", "img, svg, [role=img], [role=image]", ["image", "img"];
    PROGRESS: "progress bar", "progress, meter, [role=progressbar], [role=meter]", ["progressbar", "meter"];
}

impl Role {
    /// A heading of one level.
    pub fn heading(level: u8) -> Self {
        let selector = match level {
            1 => "h1, [role=heading][aria-level='1']",
            2 => "h2, [role=heading][aria-level='2']",
            3 => "h3, [role=heading][aria-level='3']",
            4 => "h4, [role=heading][aria-level='4']",
            5 => "h5, [role=heading][aria-level='5']",
            6 => "h6, [role=heading][aria-level='6']",
            _ => panic!("There are headings of level 1 to 6, not {level}."),
        };
        Self { selector, ..Self::HEADING }
    }
}
