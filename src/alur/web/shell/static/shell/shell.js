/**
 * What a hand needs on every page: `/` puts the cursor in the search box, results are focused, and a lost
 * connection is told without losing what was typed. Every page works without it.
 */

const search = document.getElementById("cari");

document.addEventListener("keydown", (event) => {
  const typing = event.target instanceof HTMLElement && event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey || !search) return;
  event.preventDefault();
  search.focus();
});

const results = document.querySelector(".results, .error-summary");
if (results instanceof HTMLElement) results.focus();

const strip = document.getElementById("luring");
/** @type {HTMLElement | null} the form or element whose sending failed last */
let unsent = null;

/** @returns {string} the time of day as the office writes it, 09.12 */
function clock() {
  const now = new Date();
  return [now.getHours(), now.getMinutes()].map((part) => String(part).padStart(2, "0")).join(".");
}

/** Shows or hides the strip; the first moment of the break stays on it. */
function tell(lost) {
  if (!strip || strip.hidden !== lost) return;
  strip.hidden = !lost;
  if (lost) strip.querySelector("[data-since]").textContent = clock();
}

window.addEventListener("offline", () => tell(true));
window.addEventListener("online", () => { if (!unsent) tell(false); });
document.addEventListener("htmx:sendError", (event) => { unsent = event.target; tell(true); });
document.addEventListener("htmx:afterRequest", (event) => {
  if (!event.detail.successful) return;
  unsent = null;
  tell(false);
});

// A plain form must not be sent into nowhere: the browser's own page for that loses what was typed.
document.addEventListener("submit", (event) => {
  if (navigator.onLine) return;
  event.preventDefault();
  unsent = event.target;
  tell(true);
});

strip?.querySelector("[data-resend]").addEventListener("click", () => {
  const waiting = unsent;
  unsent = null;
  if (waiting instanceof HTMLFormElement) waiting.requestSubmit();
  else if (waiting) window.htmx.trigger(waiting, "kirim-ulang");
  else {
    tell(!navigator.onLine);
    document.dispatchEvent(new Event("kirim-ulang")); // a page that sends by itself tries again now
  }
});
