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
  const tails = rows.map((row) => Math.round(under(row)?.getBoundingClientRect().height ?? 0));
  const heights = rows.map((row, place) => Math.round(row.getBoundingClientRect().height) + tails[place]);
  const ticket = ++wanted;
  const answer = await fetch(`${host.dataset.strip}?tinggi=${heights.join(",")}&bawah=${tails.join(",")}`);
  if (!answer.ok || ticket !== wanted) return;
  show(host, rows, tails, new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement);
}

const under = (row) => (row.nextElementSibling?.classList.contains("told-row") ? row.nextElementSibling : null);

/** A row grows where its arrows need the room; then the picture stands beside it line by line. */
function show(host, rows, tails, svg) {
  const needed = (svg.dataset.heights ?? "").split(/[ ,]+/).map(Number);
  rows.forEach((row, place) => { if (needed[place]) row.style.height = `${needed[place] - tails[place]}px`; });
  host.querySelector(".lanes-svg").replaceChildren(document.importNode(svg, true));
  const names = host.querySelector(".lane-names");
  if (names) names.style.width = `${svg.getAttribute("width")}px`;
}
