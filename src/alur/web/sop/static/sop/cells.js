/** The cells of the step table by name: what stands in them, and which lies beside which. */

export const host = /** @type {HTMLElement} */ (document.getElementById("penyusun"));
export const form = () => /** @type {HTMLFormElement} */ (document.getElementById("tabel"));
export const rows = () => /** @type {HTMLElement[]} */ ([...form().querySelectorAll("tr.row")]);

export const isCell = (node) => node instanceof HTMLElement && Boolean(node.dataset.column);
const isTick = (cell) => cell instanceof HTMLInputElement && cell.type === "checkbox";

/** @param {string} name @returns {string} a tick is "true" or "false" */
export function valueOf(name) {
  const cell = form().elements.namedItem(name);
  return isTick(cell) ? String(cell.checked) : cell?.value ?? "";
}

/** Types into a cell for the writer. @returns {boolean} whether that changed it */
export function put(name, text) {
  const cell = form().elements.namedItem(name);
  if (!cell || valueOf(name) === text) return false;
  if (isTick(cell)) cell.checked = text === "true";
  else cell.value = text;
  return true;
}

/** Whether something else stands in the cell than the page came with. */
export function wasTyped(cell) {
  if (cell instanceof HTMLSelectElement) return !cell.selectedOptions[0]?.defaultSelected;
  return isTick(cell) ? cell.checked !== cell.defaultChecked : cell.value !== cell.defaultValue;
}

/** The id of the row that a cell, a button or a panel belongs to. @returns {string | undefined} */
export const rowOf = (node) => node.closest("tr[data-row]")?.dataset.row;

export const cellOf = (row, column) => form().elements.namedItem(`cell:${row}:${column}`);

/** @param {string} row @returns {HTMLElement | undefined} the row so many below */
export function below(row, step) {
  const all = rows();
  return all[all.findIndex((one) => one.dataset.row === row) + step];
}

/** As high as its text, where the browser does not do that itself. */
export function fit(area) {
  if (CSS.supports("field-sizing", "content")) return;
  area.rows = Math.max(1, area.value.split("\n").length);
}
