/** Buku kendali under the hand: Enter goes on, Ctrl+D copies from above, a pasted table spreads over the cells. */

const form = document.getElementById("buku");
const CARRIED = ["day", "person"]; // what most lines of a sheet have in common
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

const column = (input) => input.name.split("-")[1];

/** To the first cell of the next line, which takes over the day and the person, ready to be typed over. */
function onward(row) {
  const next = rows()[rows().indexOf(row) + 1] ?? (add(), rows().at(-1));
  if (cells(next).every((input) => !input.value)) {
    cells(row).forEach((input, place) => { if (CARRIED.includes(column(input))) cells(next)[place].value = input.value; });
  }
  cells(next)[0].focus();
}

/** A line that has nothing but what it took over was never begun. */
function clearUnbegun() {
  for (const row of rows()) {
    if (cells(row).every((input) => CARRIED.includes(column(input)) || !input.value)) for (const input of cells(row)) input.value = "";
  }
}

form.addEventListener("submit", clearUnbegun);

form.addEventListener("keydown", (event) => {
  if (!(event.target instanceof HTMLInputElement) || !event.target.closest("tbody")) return;
  if (event.key === "Enter" && event.ctrlKey) {
    event.preventDefault();
    form.requestSubmit();
  } else if (event.key === "Enter") {
    event.preventDefault();
    onward(event.target.closest("tr"));
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
