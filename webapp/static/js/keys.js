/** The keys: Ctrl+. to the next finding, Ctrl+Enter to check, arrows through the cards, Esc back to the text. */

import { nextFrom } from "./findings.js";

/** @param {import("./page.js").Page} page */
export function listenToKeys(page) {
  const { form, cards } = page.parts;
  form.addEventListener("keydown", (event) => {
    const withCtrl = event.ctrlKey || event.metaKey;
    if (withCtrl && event.key === "Enter") act(event, () => page.checkNow());
    else if (withCtrl && event.key === ".") act(event, () => goToCard(page));
    else if (event.key === "Enter" && event.target.matches(".rewrites input")) act(event, () => applyFrom(event.target));
    else if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
    else if (event.key === "Escape" && event.target !== page.editor.area) act(event, () => page.focusDraft());
  });
  cards.addEventListener("keydown", (event) => {
    const step = event.target.matches("input") ? 0 : { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) act(event, () => stepCard(page, step));
  });
}

function act(event, action) {
  event.preventDefault();
  action();
}

/** Enter in a field puts the words that it belongs to in the draft. */
function applyFrom(field) {
  field.closest("li").querySelector(".rewrite").click();
}

/** From the text to the card of the finding at the caret, or of the next one; from a card to the next card. */
function goToCard(page) {
  if (page.parts.cards.contains(document.activeElement)) return stepCard(page, 1);
  const next = nextFrom(page.findings, page.editor.area.selectionStart);
  if (next) page.focusCard(next.key);
}

function stepCard(page, step) {
  const { findings, selected } = page;
  if (!findings.length) return;
  const index = findings.findIndex(({ key }) => key === selected);
  page.focusCard(findings[(index + step + findings.length) % findings.length].key);
}
