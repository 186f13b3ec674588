/** On a narrow screen, the selected finding under the draft: what is wrong and the best rewrite, without scrolling away. */

import { fillRewrites } from "./rewrites.js";

/**
 * @param {HTMLElement} peek
 * @param {import("./edits.js").Finding | undefined} finding  the selected one
 * @param {Record<string, HTMLTemplateElement>} templates
 */
export function showPeek(peek, finding, templates) {
  peek.hidden = !finding;
  if (!finding) return peek.replaceChildren();
  if (!peek.firstElementChild) {
    const message = document.createElement("p");
    const list = document.createElement("ul");
    list.className = "rewrites";
    peek.append(message, list);
  }
  const [message, list] = peek.children;
  message.textContent = finding.message;
  peek.dataset.severity = finding.severity;
  fillRewrites(list, { ...finding, rewrites: finding.rewrites.slice(0, 1) }, templates);
}
