/**
 * What was typed and not yet saved, kept by the browser, so that a closed lid or a lost connection loses nothing.
 * Under the draft and the person, with the revision it was typed upon: what others wrote since is not overwritten.
 */

/** @param {HTMLElement} host @param {string} base @param {Map<string, string>} dirty */
export function keep(host, base, dirty) {
  try {
    localStorage.setItem(host.dataset.kept, JSON.stringify({ base, cells: [...dirty] }));
  } catch {
    // A full or forbidden store: the page itself still holds what was typed.
  }
}

/** @param {HTMLElement} host @returns {{base: string, cells: [string, string][]}} */
export function kept(host) {
  try {
    return JSON.parse(localStorage.getItem(host.dataset.kept)) ?? { base: "", cells: [] };
  } catch {
    return { base: "", cells: [] };
  }
}

/** @param {HTMLElement} host */
export function forget(host) {
  try {
    localStorage.removeItem(host.dataset.kept);
  } catch {
    // Nothing was kept.
  }
}
