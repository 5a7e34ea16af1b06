/** The drawing beside the table: asks the server for the lanes at the heights the rows have, and puts them beside. */

let wanted = 0;

/** @param {HTMLElement} host */
export async function drawLanes(host) {
  const cell = host.querySelector("td.lanes");
  const head = host.querySelector(".lanes-head");
  const phone = matchMedia("(max-width: 899px)").matches;
  if (!cell || !head || phone) return;
  cell.hidden = head.hidden = false;
  const heights = heightsOf(host);
  const ticket = ++wanted;
  const answer = await fetch(`${host.dataset.strip}?tinggi=${heights.join(",")}`);
  if (!answer.ok || ticket !== wanted) return;
  const svg = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  const box = host.querySelector(".lanes-svg");
  box.replaceChildren(document.importNode(svg, true));
  const names = host.querySelector(".lane-names");
  if (names) names.style.width = `${svg.getAttribute("width")}px`;
}

/** Each row with the findings under it, in whole pixels. */
function heightsOf(host) {
  const rows = [...host.querySelectorAll("tr.row")];
  return rows.map((row) => {
    const told = row.nextElementSibling?.classList.contains("told-row") ? row.nextElementSibling : null;
    const end = (told ?? row).getBoundingClientRect().bottom;
    return Math.round(end - row.getBoundingClientRect().top);
  });
}
