/** The findings as cards, kept in step with a list: a card that stays keeps its element, and with it the focus. */

import { fillRewrites } from "./rewrites.js";

const MARGIN = 8;

export class Cards {
  /** @type {Map<string, HTMLElement>} */
  #cards = new Map();
  #made = 0;

  /**
   * @param {HTMLElement} list
   * @param {Record<string, HTMLTemplateElement>} templates
   * @param {{categories: Record<string, string>, severities: Record<string, string>, rules: string}} names
   */
  constructor(list, templates, names) {
    this.list = list;
    this.templates = templates;
    this.names = names;
    list.replaceChildren();
  }

  /**
   * @param {import("./edits.js").Finding[]} findings
   * @param {string | null} selected  the key of the selected finding
   */
  show(findings, selected) {
    const cards = new Map(findings.map((finding) => [finding.key, this.#cards.get(finding.key) ?? this.#card()]));
    for (const [key, card] of this.#cards) if (!cards.has(key)) card.remove();
    this.#cards = cards;
    let place = this.list.firstElementChild;
    for (const finding of findings) {
      const card = cards.get(finding.key);
      if (card === place) place = place.nextElementSibling;
      else this.list.insertBefore(card, place);
      fillCard(card, finding, this.names);
      fillRewrites(card.querySelector(".rewrites"), finding, this.templates);
      for (const button of card.querySelectorAll(".rewrite")) {
        button.setAttribute("aria-describedby", card.querySelector(".card-message").id);
      }
      card.toggleAttribute("data-selected", finding.key === selected);
    }
  }

  /** Bring a card into view by scrolling the panel, never the page: the writer is busy in the draft. */
  reveal(key, panel) {
    const card = this.#cards.get(key).getBoundingClientRect();
    const room = panel.getBoundingClientRect();
    const below = card.bottom + MARGIN - room.bottom;
    const above = card.top - MARGIN - room.top;
    if (above < 0) panel.scrollBy(0, above);
    else if (below > 0) panel.scrollBy(0, Math.min(below, above));
  }

  /** Put the focus on the best rewrite of a card or its first field, or on its message when it has none. */
  focus(key) {
    const card = this.#cards.get(key);
    (card?.querySelector(".slot, .rewrite") ?? card?.querySelector(".card-message"))?.focus();
  }

  #card() {
    const card = this.templates.card.content.firstElementChild.cloneNode(true);
    card.querySelector(".card-message").id = `melding-${++this.#made}`;
    return card;
  }
}

function fillCard(card, finding, names) {
  card.dataset.key = finding.key;
  card.dataset.severity = finding.severity;
  card.querySelector(".card-scope").hidden = finding.scope !== "mail";
  card.querySelector("use").setAttribute("href", `#icon-${finding.severity}`);
  const said = {
    ".card-severity": names.severities[finding.severity],
    ".card-category": names.categories[finding.category] ?? finding.category,
    ".card-message": finding.message,
    ".card-why": finding.why,
    ".card-advice": finding.advice,
  };
  card.querySelector(".card-rule").href = `${names.rules}/${finding.rule.replace(".", "#")}`;
  for (const [part, text] of Object.entries(said)) {
    const element = card.querySelector(part);
    if (element.textContent !== text) element.textContent = text;
  }
}
