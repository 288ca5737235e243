//! The interactions that the bench measures.

/// One interaction. Both scripts may use what `HELPERS` defines, and `run`, the number of the run from 0.
pub struct Scenario {
    pub name: &'static str,
    /// Brings the page to where the interaction starts; may wait.
    pub prepare: &'static str,
    /// What is measured: the events of one interaction, nothing that waits.
    pub action: &'static str,
    /// What a person sees of it: an expression that has another value afterwards.
    pub changes: &'static str,
}

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "select all influencers",
        prepare: "select(false);",
        action: "checkbox('Select all influencers').click();",
        changes: "checkbox('Select all influencers').checked",
    },
    Scenario {
        name: "open a status menu",
        prepare: "press(document.activeElement, 'Escape');",
        action: "button(/^Client status of /).click();",
        changes: "Boolean(item('Accepted'))",
    },
    Scenario {
        name: "client status of one",
        prepare: "press(document.activeElement, 'Escape'); button(/^Client status of /).click(); \
                  await until(() => other(/^Client status of /));",
        action: "other(/^Client status of /).click();",
        changes: "name(button(/^Client status of /))",
    },
    Scenario {
        name: "client status of all",
        prepare: "select(true); await frame(); button('Actions').click(); \
                  await until(() => item('Client status')); item('Client status').click(); \
                  await until(() => item(run % 2 ? 'Accepted' : 'Rejected'));",
        action: "item(run % 2 ? 'Accepted' : 'Rejected').click();",
        changes: "statuses('Client')",
    },
    Scenario { name: "undo that", prepare: "", action: "button('Undo').click();", changes: "statuses('Client')" },
    Scenario {
        name: "filter",
        prepare: "type(field('Filter influencers'), '');",
        action: "type(field('Filter influencers'), 'le');",
        changes: "rows()",
    },
    Scenario {
        name: "sort by cost",
        prepare: "type(field('Filter influencers'), '');",
        action: "button(/^Cost/).click();",
        changes: "names()",
    },
    Scenario {
        name: "scroll the roster",
        prepare: "type(field('Filter influencers'), ''); await frame(); scroller().scrollTop = 0;",
        action: "scroller().scrollTop = 5000 + 700 * run;",
        changes: "names()",
    },
    Scenario {
        name: "next month",
        prepare: "",
        action: "button(run % 2 ? 'Previous month' : 'Next month').click();",
        changes: "document.querySelector('.calendar-head h2').textContent",
    },
    Scenario {
        name: "open tasks",
        // The press of a mouse button gives the focus, long before the click.
        prepare: "scroller().scrollTop = 0; await frame(); \
                  [...document.querySelectorAll('button')].filter(named(/^Tasks of /))[run % 5].focus();",
        action: "[...document.querySelectorAll('button')].filter(named(/^Tasks of /))[run % 5].click();",
        changes: "find('section', /^Tasks of /)?.ariaLabel",
    },
    Scenario {
        name: "group by client status",
        prepare: "scroller().scrollTop = 0; if (run === 0) { await choose(/^Group by/, 'None'); item('None').click(); await frame(); } \
                  await choose(/^Group by/, 'None');",
        action: "item(run % 2 ? 'None' : 'Client status').click();",
        changes: "rows()",
    },
    Scenario {
        name: "filter by a choice",
        prepare: "if (run === 0) { await choose(/^Group by/, 'None'); item('None').click(); await frame(); button(/^Filters/).click(); } \
                  await until(() => find('input[type=checkbox]', /^YouTube /));",
        action: "checkbox(/^YouTube /).click();",
        changes: "rows()",
    },
    Scenario {
        name: "edit a cell",
        prepare: "if (run === 0) { \
                    if (checkbox(/^YouTube /).checked) checkbox(/^YouTube /).click(); \
                    button(/^Filters/).click(); button(/^Name/).click(); await frame(); \
                  } \
                  scroller().scrollTop = 0; await frame(); \
                  const cell = scroller().querySelectorAll('[data-cell=name]')[3]; \
                  (cell.querySelector('button') ?? cell).focus(); press(document.activeElement, 'F2'); \
                  await until(() => find('input', /^Name of /)); \
                  type(field(/^Name of /), `Lena Fischer, the ${run + 1}th`);",
        action: "press(field(/^Name of /), 'Enter');",
        changes: "names()",
    },
    Scenario {
        name: "paste 50 x 2 cells",
        prepare: "press(document.activeElement, 'Escape'); scroller().scrollTop = 0; await frame(); button(/^Influencer status of /).focus();",
        action: "paste(document.activeElement, (run % 2 ? 'Accepted\\tBackup\\n' : 'Pending\\tRejected\\n').repeat(50));",
        changes: "statuses('Influencer')",
    },
    Scenario {
        name: "open the palette",
        prepare: "await palette(false);",
        action: "press(document.activeElement, 'k', { ctrlKey: true });",
        changes: "isPalette()",
    },
    Scenario {
        name: "type in the palette",
        prepare: "await palette(true); type(field(/^Search commands/), '');",
        action: "type(field(/^Search commands/), 'le');",
        changes: "document.querySelector('.palette-list').textContent",
    },
    Scenario {
        name: "open the columns",
        prepare: "await palette(false); await columns(false);",
        action: "button('Columns').click();",
        changes: "isColumns()",
    },
    Scenario {
        name: "show the board",
        // A card that is selected takes all that are selected along.
        prepare: "await columns(false); await asGrid(); select(false);",
        action: "button('Board').click();",
        changes: "isBoard()",
    },
    Scenario {
        name: "move a card",
        prepare: "await asBoard(); card(run % 2 ? 'Accepted' : 'Pending').focus();",
        action: "press(document.activeElement, run % 2 ? 'ArrowLeft' : 'ArrowRight', { ctrlKey: true });",
        changes: "['Pending', 'Accepted'].map(cards)",
    },
    Scenario {
        name: "back to the grid",
        prepare: "await asBoard();",
        action: "button('Grid').click();",
        changes: "isBoard()",
    },
];

/// Looking for things in the scripts of a scenario. A name is a text or an expression.
pub const HELPERS: &str = r#"
const said = element => [...element.childNodes].filter(node => node.ariaHidden !== "true").map(node => node.textContent).join("");
const name = element => (element.getAttribute("aria-label") ?? element.labels?.[0]?.textContent ?? said(element)).trim();
const named = wanted => element => wanted instanceof RegExp ? wanted.test(name(element)) : name(element) === wanted;
const shown = element => element.checkVisibility({ visibilityProperty: true });
const find = (selector, wanted) => [...document.querySelectorAll(selector)].find(element => shown(element) && named(wanted)(element));
const have = (selector, wanted) => {
  const element = find(selector, wanted);
  if (!element) throw new Error(`no ${selector} is named ${wanted}`);
  return element;
};
const button = wanted => have("button", wanted);
const checkbox = wanted => have("input[type=checkbox]", wanted);
const field = wanted => have("input", wanted);
const item = wanted => find("[role^=menuitem]", wanted);
// In the open menu of a status, Accepted or Rejected, which the status is not.
const other = status => item(name(button(status)).endsWith("Rejected") ? "Accepted" : "Rejected");
const scroller = () => {
  let element = have("[role=grid]", /^Influencers/);
  const scrolls = element => /auto|scroll/.test(getComputedStyle(element).overflowY);
  for (let outer = element; outer; outer = outer.parentElement) if (scrolls(outer)) return outer;
  return [...element.querySelectorAll("*")].find(scrolls) ?? document.scrollingElement;
};
const type = (input, text) => {
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set.call(input, text);
  input.dispatchEvent(new InputEvent("input", { bubbles: true }));
};
const press = (element, key, more) => element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
const paste = (element, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
};
const choose = async (menu, wanted) => {
  press(document.activeElement, "Escape");
  button(menu).click();
  await until(() => item(wanted));
};
const isPalette = () => Boolean(document.querySelector("dialog.palette[open]"));
const palette = async open => {
  if (isPalette() !== open) press(document.activeElement, "k", { ctrlKey: true });
  await until(() => isPalette() === open);
};
const isColumns = () => Boolean(find("dialog[open] button", "Done"));
const columns = async open => {
  if (!open && isColumns()) button("Done").click();
  await until(() => isColumns() === open);
};
const isBoard = () => Boolean(find("[role=grid]", "Finished"));
const card = column => find("[role=grid]", column)?.querySelector("[role=row][data-id]");
const cards = column => have("[role=grid]", column).ariaRowCount ?? have("[role=grid]", column).getAttribute("aria-rowcount");
const asBoard = async () => {
  if (!isBoard()) button("Board").click();
  await until(() => card("Finished"));
};
const asGrid = async () => {
  if (isBoard()) button("Grid").click();
  await until(() => find("[role=grid]", "Influencers")?.querySelectorAll("[role=row]").length > 5);
};
const select = all => {
  const box = checkbox("Select all influencers");
  if (box.checked !== all) box.click();
  if (box.checked !== all) box.click();
};
// What is seen of the roster: how many lines, whose they are from the top, and their statuses.
const rows = () => have("[role=grid]", "Influencers").getAttribute("aria-rowcount");
const lines = () => {
  const top = line => line.getBoundingClientRect().top;
  return [...have("[role=grid]", "Influencers").querySelectorAll("[role=row][data-id]")].sort((a, b) => top(a) - top(b));
};
const names = () => lines().map(line => line.querySelector("[data-cell=name]").textContent);
const statuses = whose => lines().map(line => name(line.querySelector(`button[aria-label^="${whose} status of "]`)));
const message = () => new Promise(done => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
});
const frame = async () => { await new Promise(requestAnimationFrame); await message(); };
const until = async (condition, seconds = 5) => {
  for (const end = performance.now() + 1000 * seconds; performance.now() < end;) { if (condition()) return; await frame(); }
  throw new Error(`not after ${seconds} s: ${condition}`);
};
const says = text => [...document.querySelectorAll("[role=status]")].some(status => status.textContent.includes(text));
const saved = async () => { await until(() => says("Saved on this device"), 60); };
// Begins to note the tasks that kept the page from answering; what it gives tells them.
const watch = () => {
  const tasks = [];
  const observer = new PerformanceObserver(list => tasks.push(...list.getEntries()));
  observer.observe({ type: "longtask" });
  return async () => {
    await new Promise(done => setTimeout(done, 100));
    tasks.push(...observer.takeRecords());
    observer.disconnect();
    const long = tasks.map(task => Math.round(task.duration)).sort((a, b) => b - a);
    const most = long.slice(0, 8).join(", ") + (long.length > 8 ? ` and ${long.length - 8} more` : "");
    return `tasks over 50 ms: ${long.length ? most : "none"}`;
  };
};
"#;

/// Waits for what the action set in motion: queued effects, which queue others, then the next frame.
pub const MEASURE: &str = r#"
for (let turn = 0; turn < 30; turn++) await Promise.resolve();
const script = performance.now() - start;
await frame();
const drawn = performance.now() - start;
await new Promise(done => setTimeout(done, 60));
long.push(...tasks.takeRecords());
tasks.disconnect();
try { await until(() => seen() !== before) } catch { return `nothing is different afterwards: ${before}`.slice(0, 500) }
return { script, frame: drawn, task: Math.max(0, ...long.map(task => task.duration)) };
"#;
