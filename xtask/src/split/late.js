
// The second module: what is not needed to show the start page and to open a campaign. Until it
// is there, each of its functions that the first module knows is a placeholder that loads it.
const LATE = new URL("./SECOND_MODULE", import.meta.url);
let late = false, stopped = false, underway, arrived;
// The program waits for it with what nobody sees at first: src/ui/later.
globalThis.whole = new Promise(done => arrived = done);

const enter = module => {
    if (late) return;
    new WebAssembly.Instance(module, { primary: wasm });
    late = true;
    arrived();
};

// By itself, and again for as long as it does not arrive.
const fetchLate = async () => {
    for (let pause = 1000; !late; pause = Math.min(2 * pause, 60000)) {
        try {
            underway = new AbortController();
            const response = await fetch(LATE, { integrity: "INTEGRITY", priority: "low", signal: underway.signal });
            if (!response.ok) throw new Error(`${LATE}: ${response.status}`);
            const typed = response.headers.get("Content-Type") === "application/wasm";
            enter(await (typed ? WebAssembly.compileStreaming(response) : WebAssembly.compile(await response.arrayBuffer())));
        } catch {
            await new Promise(done => setTimeout(done, pause));
        }
    }
};

// At once, for a call that cannot wait: without an answer nothing else on the page goes on.
const loadLate = () => {
    // The browser gives an address to one request at a time, and that one would wait for this thread.
    underway?.abort();
    while (!late) {
        if (stopped) throw new Error("Rollcall has stopped.");
        try {
            const request = new XMLHttpRequest();
            request.open("GET", LATE, false);
            // Each byte is then the low half of a character.
            request.overrideMimeType("text/plain; charset=x-user-defined");
            request.send();
            if (request.status !== 200) throw new Error(`${LATE}: ${request.status}`);
            enter(new WebAssembly.Module(Uint8Array.from(request.responseText, character => character.charCodeAt(0))));
        } catch (error) {
            if (confirm("A part of Rollcall has not arrived yet, and this needs it. Check the connection, then choose OK to try again.")) continue;
            stopped = true;
            giveUp();
            throw error;
        }
    }
};

// The program was left in the middle of something and must not go on.
const giveUp = () => {
    const dialog = document.createElement("dialog");
    dialog.setAttribute("aria-label", "Rollcall has stopped");
    dialog.className = "notice";
    dialog.innerHTML = `<h2>Rollcall has stopped</h2><p>A part of the page could not be loaded. What you entered before is saved on this device. Check the connection and load the page again.</p><div class="notice-actions"><button class="btn primary" type="button" autofocus>Load again</button></div>`;
    dialog.addEventListener("cancel", event => event.preventDefault());
    dialog.querySelector("button").addEventListener("click", () => location.reload());
    document.body.append(dialog);
    dialog.showModal();
};

const placeholders = new Proxy({}, {
    get: (_, slot) => (...given) => {
        loadLate();
        return Object.values(wasm).find(one => one instanceof WebAssembly.Table).get(Number(slot))(...given);
    },
});

// After the first paint. A page that is not shown has none.
addEventListener("TrunkApplicationStarted", () => {
    if (document.hidden) fetchLate();
    else requestAnimationFrame(() => setTimeout(fetchLate));
});
