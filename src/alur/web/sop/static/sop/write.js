/**
 * The step table under the hand: moving by keyboard, saving what was typed after a pause, swapping in the server's
 * answer without disturbing the cell one is in. The server knows the rules; this file knows only cells and keys.
 */

import { drawLanes } from "./lanes.js";
import { keep, kept, forget } from "./kept.js";

const PAUSE = 700; // milliseconds without a key before what was typed is sent
const host = document.getElementById("penyusun");

/** @type {Map<string, string>} names of cells typed into since the last answer, with what stood in them before */
const dirty = new Map();
let timer = 0;
let sending = false;
let again = "";

const form = () => /** @type {HTMLFormElement} */ (document.getElementById("tabel"));
const isCell = (node) => node instanceof HTMLElement && Boolean(node.dataset.column);

/** What is sent: the cells that were typed into, the revision they were typed upon, and the button pressed. */
function body(doing) {
  const data = new FormData(form());
  for (const name of [...data.keys()]) {
    const cell = name.replace(/^flag:/, "cell:");
    if (/^(cell|flag):/.test(name) && !dirty.has(cell)) data.delete(name);
  }
  data.set("do", doing);
  return data;
}

/** Sends now; one request at a time, the next waits. What cannot be sent stays in the page and in the browser's store. */
async function send(doing = "save") {
  clearTimeout(timer);
  if (sending) {
    again = doing;
    return;
  }
  sending = true;
  keep(form(), dirty);
  const sent = new Map([...dirty.keys()].map((name) => [name, valueOf(name)]));
  try {
    const answer = await fetch(form().action, { method: "POST", body: body(doing), headers: { "X-Fragment": "1" } });
    if (!answer.ok && answer.status !== 409) throw new Error(String(answer.status));
    swap(await answer.text(), sent);
    window.dispatchEvent(new Event("online"));
  } catch {
    window.dispatchEvent(new Event("offline"));
  } finally {
    sending = false;
  }
  const next = again;
  again = "";
  if (next) send(next);
}

const valueOf = (name) => {
  const cell = form().elements.namedItem(name);
  return cell instanceof HTMLInputElement && cell.type === "checkbox" ? String(cell.checked) : cell?.value ?? "";
};

/** Puts the answer in place; the cell one is in keeps its text if it was typed on meanwhile, and keeps the cursor. */
function swap(html, sent) {
  const active = isCell(document.activeElement) ? document.activeElement : null;
  const place = active && { row: active.closest("tr").id, name: active.name, column: active.dataset.column, at: active.selectionStart };
  const typed = new Map([...dirty.keys()].filter((name) => valueOf(name) !== sent.get(name)).map((name) => [name, valueOf(name)]));
  host.innerHTML = html;
  dirty.clear();
  for (const [name, text] of typed) {
    const cell = form().elements.namedItem(name);
    if (!cell) continue;
    cell.value = text;
    dirty.set(name, text);
  }
  if (!typed.size) forget(form());
  if (place) focusCell(place);
  settle();
  if (dirty.size) later();
}

function focusCell({ row, name, column, at }) {
  const cell = form().elements.namedItem(name) ?? document.querySelector(`#${row} [data-column="${column}"]`);
  if (!(cell instanceof HTMLElement)) return;
  cell.focus({ preventScroll: true });
  if (typeof at === "number" && cell instanceof HTMLTextAreaElement) cell.setSelectionRange(at, at);
}

const later = () => {
  clearTimeout(timer);
  timer = window.setTimeout(send, PAUSE);
};

/** After every change of the table: heights, then the lanes beside them. */
function settle() {
  for (const area of form().querySelectorAll("textarea")) fit(area);
  drawLanes(host);
}

function fit(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.rows = Math.max(1, area.value.split("\n").length);
}

/** The cell in the same column of the next or former row. */
function neighbour(cell, step) {
  const rows = [...form().querySelectorAll("tr.row")];
  const row = rows[rows.indexOf(cell.closest("tr.row")) + step];
  return row?.querySelector(`[data-column="${cell.dataset.column}"]`);
}

const KEYS = {
  Enter: (cell) => neighbour(cell, 1)?.focus() ?? true,
  "Alt+ArrowUp": (cell) => act(cell, "up"),
  "Alt+ArrowDown": (cell) => act(cell, "down"),
  "Ctrl+Enter": (cell) => act(cell, "insert"),
  "Ctrl+z": () => send("undo"),
  "Ctrl+y": () => send("redo"),
  "Ctrl+Shift+z": () => send("redo"),
};

/** Acts on the row and follows it: a moved row keeps the cursor, a new one gets it. */
function act(cell, what) {
  const row = cell.closest("tr.row");
  if (what === "insert") requestAnimationFrame(() => row.scrollIntoView({ block: "nearest" }));
  send(`${what}:${row.dataset.row}`).then(() => what === "insert" && document.querySelector('[data-row^="baris-baru"] [data-column="text"]')?.focus());
}

host.addEventListener("keydown", (event) => {
  if (!isCell(event.target)) return;
  const combo = [event.ctrlKey || event.metaKey ? "Ctrl" : "", event.altKey ? "Alt" : "", event.shiftKey ? "Shift" : "", event.key.length === 1 ? event.key.toLowerCase() : event.key].filter(Boolean).join("+");
  const move = KEYS[combo];
  // Shift+Enter breaks the line inside a cell; a typed change not yet sent is the browser's own to undo.
  if (!move || (combo === "Ctrl+z" && dirty.size)) return;
  event.preventDefault();
  move(event.target);
});

host.addEventListener("input", (event) => {
  if (!isCell(event.target)) return;
  dirty.set(event.target.name, event.target.value);
  if (event.target instanceof HTMLTextAreaElement) fit(event.target);
  keep(form(), dirty);
  later();
});

host.addEventListener("change", (event) => {
  if (isCell(event.target) && !(event.target instanceof HTMLTextAreaElement)) send();
});

host.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  send(event.submitter?.value ?? "save");
});

// Several cells on the clipboard are rows, not text: they go to the panel that shows what the columns are taken for.
host.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!isCell(event.target) || !text.includes("\t")) return;
  event.preventDefault();
  const panel = /** @type {HTMLFormElement} */ (document.getElementById("tempel"));
  panel.elements.namedItem("pasted").value = text;
  panel.elements.namedItem("after").value = event.target.closest("tr.row").dataset.row;
  if (dirty.size) send().then(() => panel.requestSubmit());
  else panel.requestSubmit();
});

document.addEventListener("online-again", () => send());
window.addEventListener("beforeunload", (event) => {
  if (dirty.size) event.preventDefault();
});
// A table that changes its height by itself (a font that arrives, a window made narrow) needs its lanes drawn again.
let tall = 0;
new ResizeObserver(() => {
  const now = host.querySelector(".editor")?.getBoundingClientRect().height ?? 0;
  if (Math.abs(now - tall) < 2) return;
  tall = now;
  drawLanes(host);
}).observe(host);

for (const [name, text] of kept(form())) {
  const cell = form().elements.namedItem(name);
  if (!cell || cell.value === text) continue;
  cell.value = text;
  dirty.set(name, text);
}
if (dirty.size) later();
document.fonts.ready.then(settle);
