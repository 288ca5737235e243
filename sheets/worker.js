// Starts the module that reads and writes spreadsheets, in a worker of its own.
importScripts("sheets.js");
wasm_bindgen({ module_or_path: "sheets_bg.wasm" }).catch(() => postMessage(["missing"]));
