/**
 * The step table under the hand: moving by keyboard, saving what was typed after a pause, swapping in the server's
 * answer without disturbing the cell one is in. The server knows the rules; this file knows only cells and keys.
 */

import { drawLanes } from "./lanes.js";
import { keep, kept, forget } from "./kept.js";

const PAUSE = 700; // milliseconds without a key before what was typed is sent
const AGAIN = 5000; // and before a sending that failed is tried again
const host = document.getElementById("penyusun");

/** @type {Map<string, string>} names of cells typed into since the last answer, with what stands in them now */
const dirty = new Map();
let timer = 0;
let sending = false;
let again = "";
let leaving = false;

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
  note();
  const sent = new Map([...dirty.keys()].map((name) => [name, valueOf(name)]));
  try {
    const answer = await fetch(form().action, { method: "POST", body: body(doing), headers: { "X-Fragment": "1" } });
    if (answer.status >= 500) throw new Error(String(answer.status));
    if (answer.redirected || (!answer.ok && answer.status !== 409)) return leave();
    swap(await answer.text(), sent);
    window.dispatchEvent(new Event("online"));
  } catch {
    window.dispatchEvent(new Event("offline"));
    if (dirty.size) later(AGAIN);
  } finally {
    sending = false;
  }
  const next = again;
  again = "";
  if (next) send(next);
}

/** The session ended or the draft went on its way: the page itself says so. What was typed waits in the store. */
function leave() {
  leaving = true;
  location.reload();
}

const isTick = (cell) => cell instanceof HTMLInputElement && cell.type === "checkbox";

const valueOf = (name) => {
  const cell = form().elements.namedItem(name);
  return isTick(cell) ? String(cell.checked) : cell?.value ?? "";
};

/** Types into a cell for the writer, unless it is gone or says so already. */
function put(name, text) {
  const cell = form().elements.namedItem(name);
  if (!cell || valueOf(name) === text) return;
  if (isTick(cell)) cell.checked = text === "true";
  else cell.value = text;
  dirty.set(name, text);
}

const note = () => keep(host, form().elements.namedItem("base").value, dirty);

/** Puts the answer in place; the cell one is in keeps its text if it was typed on meanwhile, and keeps the cursor. */
function swap(html, sent) {
  const active = isCell(document.activeElement) ? document.activeElement : null;
  const place = active && { row: active.closest("tr").id, name: active.name, column: active.dataset.column, at: active.selectionStart };
  const typed = new Map([...dirty.keys()].filter((name) => valueOf(name) !== sent.get(name)).map((name) => [name, valueOf(name)]));
  const clashes = [...host.querySelectorAll("[data-clash]")];
  host.innerHTML = html;
  dirty.clear();
  for (const [name, text] of typed) put(name, text);
  if (!dirty.size) forget(host);
  stay(clashes);
  if (place) focusCell(place);
  settle();
  if (dirty.size) later();
}

/** A difference is told until the writer has decided: later answers do not know of it any more. */
function stay(clashes) {
  const told = new Set([...host.querySelectorAll("[data-clash]")].map((clash) => clash.dataset.clash));
  form().querySelector(".toolbar").after(...clashes.filter((clash) => !told.has(clash.dataset.clash)));
}

function focusCell({ row, name, column, at }) {
  const cell = form().elements.namedItem(name) ?? document.querySelector(`#${row} [data-column="${column}"]`);
  if (!(cell instanceof HTMLElement)) return;
  cell.focus({ preventScroll: true });
  if (typeof at === "number" && cell instanceof HTMLTextAreaElement) cell.setSelectionRange(at, at);
}

const later = (pause = PAUSE) => {
  clearTimeout(timer);
  timer = window.setTimeout(send, pause);
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
  dirty.set(event.target.name, valueOf(event.target.name));
  if (event.target instanceof HTMLTextAreaElement) fit(event.target);
  note();
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

// One's own words back into the cell, or the other's left as they stand; either way the difference is decided.
host.addEventListener("click", (event) => {
  const clash = event.target instanceof HTMLElement && event.target.closest("[data-decide]") && event.target.closest("[data-clash]");
  if (!clash) return;
  if (event.target.dataset.decide === "mine") put(clash.dataset.clash, clash.querySelector("[data-mine]").dataset.mine);
  clash.remove();
  send();
});

document.addEventListener("kirim-ulang", () => send());
window.addEventListener("online", () => { if (dirty.size) later(); });
window.addEventListener("beforeunload", (event) => {
  if (dirty.size && !leaving) event.preventDefault();
});
// A table that changes its height by itself (a font that arrives, a window made narrow) needs its lanes drawn again.
let tall = 0;
new ResizeObserver(() => {
  const now = host.querySelector(".editor")?.getBoundingClientRect().height ?? 0;
  if (Math.abs(now - tall) < 2) return;
  tall = now;
  drawLanes(host);
}).observe(host);

// What an earlier page could not send, upon the revision that it was typed upon.
const earlier = kept(host);
for (const [name, text] of earlier.cells) put(name, text);
if (dirty.size) form().elements.namedItem("base").value = earlier.base;
// What was typed before this script came.
for (const cell of form().elements) if (isCell(cell) && wasTyped(cell)) dirty.set(cell.name, valueOf(cell.name));
if (dirty.size) later();
document.fonts.ready.then(settle);

function wasTyped(cell) {
  if (cell instanceof HTMLSelectElement) return !cell.selectedOptions[0]?.defaultSelected;
  return isTick(cell) ? cell.checked !== cell.defaultChecked : cell.value !== cell.defaultValue;
}
