/**
 * The step table under the hand: saving what was typed after a pause, swapping in the server's answer without
 * disturbing the cell one is in. The server knows the rules; these files know only cells and keys.
 */

import { cellOf, fit, form, host, isCell, put, rowOf, rows, valueOf, wasTyped } from "./cells.js";
import { forget, keep, kept } from "./kept.js";
import { listen } from "./keys.js";
import { drawLanes, markActive } from "./lanes.js";
import { comeBack, placeOf, renamed } from "./place.js";

const PAUSE = 700; // milliseconds without a key before what was typed is sent
const AGAIN = 5000; // and before a sending that failed is tried again

/** @type {Map<string, string>} names of cells typed into since the last answer, with what stands in them now */
const dirty = new Map();
let timer = 0;
let line = Promise.resolve();
let leaving = false;
let last = ""; // the row that one was in

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

/** One request at a time, in the order of the presses; what was typed goes before, by itself, since it may name a row. */
function send(doing = "save") {
  clearTimeout(timer);
  line = line.then(async () => {
    if (dirty.size) await post("save");
    if (doing !== "save") await post(doing);
  });
  return line;
}

/** What cannot be sent stays in the page and in the browser's store. */
async function post(doing) {
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
  }
}

/** The session ended or the draft went on its way: the page itself says so. What was typed waits in the store. */
function leave() {
  leaving = true;
  location.reload();
}

const note = () => keep(host, form().elements.namedItem("base").value, dirty);

function type(name, text) {
  if (put(name, text)) dirty.set(name, text);
}

/** Puts the answer in place; what was typed since it was asked for is typed into it. */
function swap(html, sent) {
  const place = placeOf();
  const typed = [...dirty.keys()].filter((name) => valueOf(name) !== sent.get(name)).map((name) => [name, valueOf(name)]);
  const clashes = [...host.querySelectorAll("[data-clash]")];
  host.innerHTML = html;
  dirty.clear();
  const nowOf = renamed(place.ids);
  for (const [name, text] of typed) type(name.replace(/^cell:(.*):/, (_, row) => `cell:${nowOf(row)}:`), text);
  last = nowOf(last);
  if (!dirty.size) forget(host);
  stay(clashes);
  comeBack(place);
  settle();
  if (dirty.size) later();
}

/** A difference is told until the writer has decided: later answers do not know of it any more. */
function stay(clashes) {
  const told = new Set([...host.querySelectorAll("[data-clash]")].map((clash) => clash.dataset.clash));
  form().querySelector(".toolbar").after(...clashes.filter((clash) => !told.has(clash.dataset.clash)));
}

const later = (pause = PAUSE) => {
  clearTimeout(timer);
  timer = window.setTimeout(send, pause);
};

/** After every change of the table: heights, then the lanes beside them. */
function settle() {
  for (const area of form().querySelectorAll("textarea")) fit(area);
  drawLanes(host);
  nameRows();
}

const panel = /** @type {HTMLFormElement} */ (document.getElementById("tempel"));

/** The panel for pasted rows stands outside the table and knows its rows by what they say now. */
function nameRows() {
  const after = panel.elements.namedItem("after");
  const named = rows().map((row, place) => new Option(`${place + 1} · ${cellOf(row.dataset.row, "text").value}`, row.dataset.row));
  after.replaceChildren(after.options[0], ...named);
  after.value = last || (named.at(-1)?.value ?? "");
}

listen(send, () => dirty.size > 0);

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

for (const happened of ["focusin", "focusout"]) host.addEventListener(happened, () => requestAnimationFrame(() => markActive(host)));

// A button that acts on a row, and a pasted table, go to the row that one was in last.
host.addEventListener("focusin", (event) => { last = rowOf(event.target) ?? last; });

host.addEventListener("submit", (event) => {
  event.preventDefault();
  event.stopPropagation();
  const pressed = event.submitter;
  const here = pressed?.hasAttribute("data-here") && form().querySelector(`[data-row="${CSS.escape(last)}"]`);
  send(here ? `${pressed.value.split(":")[0]}:${last}` : pressed?.value ?? "save");
});

// Several cells on the clipboard are rows, not text: they go to the panel that shows what the columns are taken for.
host.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!isCell(event.target) || !text.includes("\t")) return;
  event.preventDefault();
  send().then(() => {
    nameRows();
    panel.elements.namedItem("pasted").value = text;
    panel.requestSubmit();
  });
});

// One's own words back into the cell, or the other's left as they stand; either way the difference is decided.
host.addEventListener("click", (event) => {
  const clash = event.target instanceof HTMLElement && event.target.closest("[data-decide]") && event.target.closest("[data-clash]");
  if (!clash) return;
  if (event.target.dataset.decide === "mine") type(clash.dataset.clash, clash.querySelector("[data-mine]").dataset.mine);
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
for (const [name, text] of earlier.cells) type(name, text);
if (dirty.size) form().elements.namedItem("base").value = earlier.base;
// What was typed before this script came.
for (const cell of form().elements) if (isCell(cell) && wasTyped(cell)) dirty.set(cell.name, valueOf(cell.name));
if (dirty.size) later();
document.fonts.ready.then(settle);
