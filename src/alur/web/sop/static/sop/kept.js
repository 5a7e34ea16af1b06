/** What was typed and not yet saved, kept by the browser, so that a closed lid or a lost connection loses nothing. */

const key = (form) => `alur:tulis:${form.action}`;

/** @param {HTMLFormElement} form @param {Map<string, string>} dirty */
export function keep(form, dirty) {
  try {
    localStorage.setItem(key(form), JSON.stringify([...dirty]));
  } catch {
    // A full or forbidden store: the page itself still holds what was typed.
  }
}

/** @returns {[string, string][]} */
export function kept(form) {
  try {
    return JSON.parse(localStorage.getItem(key(form)) ?? "[]");
  } catch {
    return [];
  }
}

export function forget(form) {
  try {
    localStorage.removeItem(key(form));
  } catch {
    // Nothing was kept.
  }
}
