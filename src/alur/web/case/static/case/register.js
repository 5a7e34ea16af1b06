/** Buku kendali under the hand: Enter goes down, Ctrl+D copies from above, a pasted table spreads over the cells. */

const form = document.getElementById("buku");
const rows = () => [...form.querySelectorAll("tbody tr:not(.why)")];
const cells = (row) => [...row.querySelectorAll("input")];

function below(input, step) {
  const all = rows();
  const row = input.closest("tr");
  const at = all.indexOf(row) + step;
  if (at === all.length) add();
  return rows()[at] && cells(rows()[at])[cells(row).indexOf(input)];
}

/** One more blank line, numbered on. */
function add() {
  const last = rows().at(-1);
  const place = Number(cells(last)[0].name.split("-")[0]) + 1;
  const row = last.cloneNode(true);
  row.className = "";
  for (const input of cells(row)) {
    input.name = `${place}-${input.name.split("-")[1]}`;
    input.value = "";
  }
  last.parentElement.append(row);
}

form.addEventListener("keydown", (event) => {
  if (!(event.target instanceof HTMLInputElement) || !event.target.closest("tbody")) return;
  if (event.key === "Enter") {
    event.preventDefault();
    const row = event.target.closest("tr");
    const next = rows()[rows().indexOf(row) + 1] ?? (add(), rows().at(-1));
    cells(next)[0].focus();
  } else if (event.key === "ArrowDown" && !event.target.list) {
    below(event.target, 1)?.focus();
  } else if (event.key === "ArrowUp" && !event.target.list) {
    below(event.target, -1)?.focus();
  } else if (event.key.toLowerCase() === "d" && event.ctrlKey) {
    event.preventDefault();
    const above = below(event.target, -1);
    if (above) event.target.value = above.value;
  }
});

form.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!(event.target instanceof HTMLInputElement) || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const from = cells(event.target.closest("tr")).indexOf(event.target);
  let at = rows().indexOf(event.target.closest("tr"));
  for (const line of text.trimEnd().split(/\r?\n/)) {
    while (at >= rows().length) add();
    const inputs = cells(rows()[at]);
    line.split("\t").forEach((value, place) => { if (inputs[from + place]) inputs[from + place].value = value.trim(); });
    at += 1;
  }
});
