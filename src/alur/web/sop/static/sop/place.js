/**
 * Where the hand is, found again after the server's answer has taken the table's place: the cursor and what is
 * selected, panels that are open, how far the table was scrolled, the name of a lane half typed.
 */

import { cellOf, form, host, isCell, rowOf, rows } from "./cells.js";

const idOf = (row) => row.dataset.row;

/** @returns {object} to be given to `comeBack` */
export function placeOf() {
  const active = host.contains(document.activeElement) ? document.activeElement : null;
  return {
    ids: rows().map(idOf),
    open: rows().filter((row) => row.querySelector(".more[open]")).map(idOf),
    scrolled: host.querySelector(".editor-scroll")?.scrollLeft ?? 0,
    lane: form().elements.namedItem("lane")?.value ?? "",
    active: active && {
      row: rowOf(active),
      column: active.dataset.column,
      name: active.name,
      value: active instanceof HTMLButtonElement ? active.value : null,
      summary: active.tagName === "SUMMARY",
      from: isCell(active) ? active.selectionStart : null,
      to: isCell(active) ? active.selectionEnd : null,
    },
  };
}

/**
 * A row without text is named by its first text: the ids that went and those that came are the same rows in order.
 *
 * @param {string[]} before ids of the rows that stood there
 * @returns {(id: string) => string} the id that a row has now
 */
export function renamed(before) {
  const now = rows().map(idOf);
  const gone = before.filter((id) => !now.includes(id));
  const come = now.filter((id) => !before.includes(id));
  const names = new Map(gone.length === come.length ? gone.map((id, place) => [id, come[place]]) : []);
  return (id) => names.get(id) ?? id;
}

/** @param {ReturnType<typeof placeOf>} place */
export function comeBack(place) {
  const nowOf = renamed(place.ids);
  const byId = new Map(rows().map((row) => [idOf(row), row]));
  for (const id of place.open) byId.get(nowOf(id))?.querySelector(".more")?.setAttribute("open", "");
  host.querySelector(".editor-scroll").scrollLeft = place.scrolled;
  form().elements.namedItem("lane").value = place.lane;
  if (!place.active) return;
  const id = nowOf(place.active.row);
  const found = inTable(place.active, id) ?? (byId.has(id) ? null : instead(place.ids.indexOf(place.active.row)));
  if (found instanceof HTMLElement) goTo(found, place.active);
}

function inTable({ column, name, value, summary }, row) {
  if (column) return cellOf(row, column);
  if (summary) return rows().find((one) => idOf(one) === row)?.querySelector("summary");
  return value === null ? form().elements.namedItem(name) : [...form().querySelectorAll("button[name]")].find((one) => one.value === value);
}

/** The row is gone: the one that has its place now. */
const instead = (place) => rows()[Math.min(place, rows().length - 1)]?.querySelector('[data-column="text"]');

function goTo(found, { from, to }) {
  found.focus({ preventScroll: true });
  found.scrollIntoView({ block: "nearest" });
  if (typeof from === "number" && found instanceof HTMLTextAreaElement) found.setSelectionRange(from, to);
}
