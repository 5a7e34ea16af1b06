/** The drawing beside the table: asks the server for the lanes at the heights the rows have, and puts them beside. */

let wanted = 0;

/** @param {HTMLElement} host */
export async function drawLanes(host) {
  const cell = host.querySelector("td.lanes");
  const head = host.querySelector(".lanes-head");
  if (!cell || !head || matchMedia("(max-width: 899px)").matches) return;
  cell.hidden = head.hidden = false;
  const rows = [...host.querySelectorAll("tr.row")];
  for (const row of rows) row.style.height = "";
  const tails = rows.map((row) => Math.round(under(row)));
  const heights = rows.map((row, place) => Math.round(row.getBoundingClientRect().height) + tails[place]);
  const ticket = ++wanted;
  // Offline the table stays usable without its picture; the strip on top tells of the lost connection.
  const answer = await fetch(`${host.dataset.strip}?tinggi=${heights.join(",")}&bawah=${tails.join(",")}`).catch(() => null);
  if (!answer?.ok || answer.redirected || ticket !== wanted) return;
  show(host, rows, tails, new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement);
}

/** How high what stands under a row is, before the next one: its open panel, its findings. */
function under(row) {
  let height = 0;
  for (let next = row.nextElementSibling; next && !next.matches(".row"); next = next.nextElementSibling) height += next.getBoundingClientRect().height;
  return height;
}

/** A row grows where its arrows need the room; then the picture stands beside it line by line. */
function show(host, rows, tails, svg) {
  const needed = (svg.dataset.heights ?? "").split(/[ ,]+/).map(Number);
  rows.forEach((row, place) => { if (needed[place]) row.style.height = `${needed[place] - tails[place]}px`; });
  host.querySelector(".lanes-svg").replaceChildren(document.importNode(svg, true));
  const names = host.querySelector(".lane-names");
  if (names) names.style.width = `${svg.getAttribute("width")}px`;
  markActive(host);
}

/** The row one is in goes on through the lanes, and its symbol with it. @param {HTMLElement} host */
export function markActive(host) {
  const svg = host.querySelector(".lanes-svg svg");
  if (!svg) return;
  svg.querySelector(".band")?.remove();
  for (const shape of svg.querySelectorAll(".is-active")) shape.classList.remove("is-active");
  const within = host.querySelector("tr[data-row]:focus-within")?.dataset.row;
  const row = within && host.querySelector(`tr.row[data-row="${CSS.escape(within)}"]`);
  if (!row) return;
  for (const shape of svg.querySelectorAll(`[data-row="${CSS.escape(row.dataset.row)}"]`)) shape.classList.add("is-active");
  const top = row.getBoundingClientRect().top - svg.getBoundingClientRect().top;
  const band = document.createElementNS(svg.namespaceURI, "rect");
  for (const [name, value] of Object.entries({ class: "band", y: top, width: "100%", height: row.getBoundingClientRect().height })) band.setAttribute(name, value);
  svg.prepend(band);
}
