/** The keyboard of the step table: down with Enter, rows moved and put in without the mouse. */

import { below, cellOf, host, isCell, rowOf } from "./cells.js";

/** @param {(doing?: string) => Promise<void>} send sends what was typed, then does this @param {() => boolean} typing */
export function listen(send, typing) {
  /** Puts a row below and goes to the same column of it. */
  const insert = async (row, column) => {
    const place = below(row, 0).rowIndex;
    await send(`insert:${row}`);
    const put = [...host.querySelectorAll("tr.row")].find((one) => one.rowIndex > place);
    cellOf(put?.dataset.row, column)?.focus();
  };

  const down = (row, column) => {
    const next = below(row, 1);
    if (next) cellOf(next.dataset.row, column)?.focus();
    else insert(row, column);
  };

  const keys = {
    Enter: (row, column) => down(row, column),
    "Alt+ArrowUp": (row) => send(`up:${row}`),
    "Alt+ArrowDown": (row) => send(`down:${row}`),
    "Ctrl+Enter": (row) => insert(row, "text"),
    "Ctrl+z": () => send("undo"),
    "Ctrl+y": () => send("redo"),
    "Ctrl+Shift+z": () => send("redo"),
  };

  host.addEventListener("keydown", (event) => {
    if (!isCell(event.target)) return;
    const pressed = combination(event);
    // Shift+Enter breaks the line inside a cell; what was typed and not yet sent is the browser's own to undo.
    if (!keys[pressed] || (pressed === "Ctrl+z" && typing())) return;
    event.preventDefault();
    keys[pressed](rowOf(event.target), event.target.dataset.column);
  });
}

/** @param {KeyboardEvent} event @returns {string} as `Ctrl+Shift+z` */
function combination(event) {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return [(event.ctrlKey || event.metaKey) && "Ctrl", event.altKey && "Alt", event.shiftKey && "Shift", key].filter(Boolean).join("+");
}
