//! The interactions that the bench measures.

/// One interaction. Both scripts may use what `HELPERS` defines, and `run`, the number of the run from 0.
pub struct Scenario {
    pub name: &'static str,
    /// Brings the page to where the interaction starts; may wait.
    pub prepare: &'static str,
    /// What is measured: the events of one interaction, nothing that waits.
    pub action: &'static str,
}

pub const SCENARIOS: &[Scenario] = &[
    Scenario {
        name: "select all influencers",
        prepare: "const box = checkbox('Select all influencers'); if (box.checked) box.click();",
        action: "checkbox('Select all influencers').click();",
    },
    Scenario {
        name: "open a status menu",
        prepare: "press(document.activeElement, 'Escape');",
        action: "button(/^Client status of /).click();",
    },
    Scenario {
        name: "client status of one",
        prepare: "press(document.activeElement, 'Escape'); button(/^Client status of /).click(); \
                  await until(() => item(run % 2 ? 'Accepted' : 'Rejected'));",
        action: "item(run % 2 ? 'Accepted' : 'Rejected').click();",
    },
    Scenario {
        name: "client status of all",
        prepare: "if (!checkbox('Select all influencers').checked) checkbox('Select all influencers').click(); \
                  await frame(); button('Actions').click(); \
                  await until(() => item('Client status')); item('Client status').click(); \
                  await until(() => item(run % 2 ? 'Accepted' : 'Rejected'));",
        action: "item(run % 2 ? 'Accepted' : 'Rejected').click();",
    },
    Scenario { name: "undo that", prepare: "", action: "button('Undo').click();" },
    Scenario {
        name: "filter",
        prepare: "type(field('Filter influencers'), '');",
        action: "type(field('Filter influencers'), 'le');",
    },
    Scenario {
        name: "sort by cost",
        prepare: "type(field('Filter influencers'), '');",
        action: "button(/^Cost/).click();",
    },
    Scenario {
        name: "scroll the roster",
        prepare: "type(field('Filter influencers'), ''); await frame(); scroller().scrollTop = 0;",
        action: "scroller().scrollTop = 5000 + 700 * run;",
    },
    Scenario { name: "next month", prepare: "", action: "button(run % 2 ? 'Previous month' : 'Next month').click();" },
    Scenario {
        name: "open tasks",
        // The press of a mouse button gives the focus, long before the click.
        prepare: "scroller().scrollTop = 0; await frame(); \
                  [...document.querySelectorAll('button')].filter(named(/^Tasks of /))[run % 5].focus();",
        action: "[...document.querySelectorAll('button')].filter(named(/^Tasks of /))[run % 5].click();",
    },
    Scenario {
        name: "group by client status",
        prepare: "scroller().scrollTop = 0; if (run === 0) { await choose(/^Group by/, 'None'); item('None').click(); await frame(); } \
                  await choose(/^Group by/, 'None');",
        action: "item(run % 2 ? 'None' : 'Client status').click();",
    },
    Scenario {
        name: "filter by a choice",
        prepare: "if (run === 0) { await choose(/^Group by/, 'None'); item('None').click(); await frame(); button(/^Filters/).click(); } \
                  await until(() => find('input[type=checkbox]', /^YouTube /));",
        action: "checkbox(/^YouTube /).click();",
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
    },
    Scenario {
        name: "paste 50 x 2 cells",
        prepare: "press(document.activeElement, 'Escape'); scroller().scrollTop = 0; await frame(); button(/^Influencer status of /).focus();",
        action: "paste(document.activeElement, (run % 2 ? 'Accepted\\tBackup\\n' : 'Pending\\tRejected\\n').repeat(50));",
    },
    Scenario {
        name: "open the palette",
        prepare: "await palette(false);",
        action: "press(document.activeElement, 'k', { ctrlKey: true });",
    },
    Scenario {
        name: "type in the palette",
        prepare: "await palette(true); type(field(/^Search commands/), '');",
        action: "type(field(/^Search commands/), 'le');",
    },
    Scenario {
        name: "open the columns",
        prepare: "await palette(false); await columns(false);",
        action: "button('Columns').click();",
    },
    Scenario {
        name: "show the board",
        prepare: "await columns(false); await asGrid();",
        action: "button('Board').click();",
    },
    Scenario {
        name: "move a card",
        prepare: "await asBoard(); card(run % 2 ? 'Accepted' : 'Pending').focus();",
        action: "press(document.activeElement, run % 2 ? 'ArrowLeft' : 'ArrowRight', { ctrlKey: true });",
    },
    Scenario { name: "back to the grid", prepare: "await asBoard();", action: "button('Grid').click();" },
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
const palette = async open => {
  if (!find("dialog[open]", "Command palette") === open) press(document.activeElement, "k", { ctrlKey: true });
  await until(() => !find("dialog[open]", "Command palette") !== open);
};
const columns = async open => {
  if (!open && find("dialog[open] button", "Done")) button("Done").click();
  await until(() => !find("dialog[open] button", "Done") !== open);
};
const card = column => find("[role=grid]", column).querySelector("[role=row][tabindex]");
const asBoard = async () => {
  if (!find("[role=grid]", "Finished")) button("Board").click();
  await until(() => find("[role=grid]", "Finished") && card("Finished"));
};
const asGrid = async () => {
  if (!find("[role=grid]", "Influencers")) button("Grid").click();
  await until(() => find("[role=grid]", "Influencers")?.querySelectorAll("[role=row]").length > 5);
};
const message = () => new Promise(done => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = done;
  port2.postMessage(0);
});
const frame = async () => { await new Promise(requestAnimationFrame); await message(); };
const until = async condition => {
  for (let tries = 0; tries < 300; tries++) { if (condition()) return; await frame(); }
  throw new Error("what the interaction needs did not appear");
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
return { script, frame: drawn, task: Math.max(0, ...long.map(task => task.duration)) };
"#;
