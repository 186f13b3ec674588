/** The panel beside the draft: which of its states shows, and what is said aloud. */

import { figures, heading, tally } from "./words.js";

const BUSY_AFTER = 300;

/** Find the parts of the page that the scripts work with. */
export function parts() {
  const byId = (id) => document.getElementById(id);
  return {
    form: byId("form"),
    draft: byId("draft"),
    mirror: byId("mirror"),
    veil: byId("veil"),
    options: byId("options"),
    panel: byId("panel"),
    peek: byId("peek"),
    keys: byId("keys"),
    cards: byId("cards"),
    buttons: {
      clear: byId("clear"),
      undo: byId("undo"),
      copy: byId("copy"),
      applyAll: byId("apply-all"),
      showKept: byId("show-kept"),
      plain: byId("drop-formatting"),
    },
    templates: {
      card: byId("card-template"),
      rewrite: byId("rewrite-template"),
      fill: byId("fill-template"),
      when: byId("when-template"),
      reject: byId("reject-template"),
    },
  };
}

export class Panel {
  #busyTimer = 0;
  #summary = document.getElementById("summary");
  #announcer = document.getElementById("announcer");
  #tally = document.getElementById("tally");
  #busy = document.getElementById("busy");

  /**
   * @param {HTMLFormElement} form
   * @param {HTMLElement} panel
   * @param {Record<string, string>} severities  Dutch label by severity
   */
  constructor(form, panel, severities) {
    this.form = form;
    this.panel = panel;
    this.severities = severities;
    document.getElementById("plain")?.remove();
  }

  /** Show one of the states `empty`, `found`, `clean` and `failed`, under its heading. */
  #show(state, title, details = "") {
    this.form.dataset.state = state;
    for (const part of this.panel.querySelectorAll("[data-for]")) part.hidden = !part.dataset.for.split(" ").includes(state);
    this.#summary.textContent = title;
    this.#tally.textContent = details;
    this.busy(false);
  }

  empty() {
    this.#show("empty", "Zo werkt het");
  }

  /** @returns {string} what was found besides what the writer keeps, in one line */
  found(findings, kept) {
    const title = heading(findings, kept);
    const details = tally(findings, this.severities);
    this.#show(findings.length ? "found" : "clean", title, details);
    document.getElementById("no-rule").hidden = kept > 0;
    return details ? `${title}: ${details}` : title;
  }

  /** Tell how many findings the writer keeps, what of the draft is not checked, and whether formatting goes along. */
  tellApart(kept, parts, isRich) {
    document.getElementById("kept").hidden = !kept;
    document.getElementById("kept-count").textContent = kept === 1 ? "1 punt laat je zo." : `${kept} punten laat je zo.`;
    document.getElementById("veil-note").hidden = !parts.some(({ kind }) => kind === "quote" || kind === "disclaimer");
    document.getElementById("rich").hidden = !isRich;
  }

  failed(message) {
    this.#show("failed", "Niet gelukt");
    document.getElementById("problem").textContent = message;
  }

  /** Show what goes well, in quiet lines. */
  praise(plusPoints) {
    const list = document.getElementById("plus-points");
    const template = document.getElementById("plus-template");
    const items = plusPoints.map(({ message }) => {
      const item = template.content.firstElementChild.cloneNode(true);
      item.querySelector(".plus-message").textContent = message;
      return item;
    });
    list.replaceChildren(...items);
    list.hidden = !items.length;
  }

  /** Show how easily the draft reads, or nothing. */
  measure(found) {
    const said = found && figures(found);
    document.getElementById("figures").hidden = !said;
    if (!said) return;
    document.getElementById("ease").textContent = said.ease;
    document.getElementById("flesch").textContent = said.flesch;
    document.getElementById("sentence-length").textContent = said.length;
  }

  /** Say whether some rule crashed on this draft. */
  incomplete(someRuleFailed) {
    document.getElementById("failed-rules").hidden = !someRuleFailed;
  }

  /** Show that a check is under way, but only when it takes long enough to notice. */
  busy(isBusy) {
    clearTimeout(this.#busyTimer);
    this.panel.setAttribute("aria-busy", String(isBusy));
    if (isBusy) this.#busyTimer = setTimeout(() => (this.#busy.hidden = false), BUSY_AFTER);
    else this.#busy.hidden = true;
  }

  /** Say something to who cannot see the page; the same words twice are said twice. */
  announce(words) {
    this.#announcer.textContent = this.#announcer.textContent === words ? `${words}\u00a0` : words;
  }

  focusSummary() {
    this.#summary.focus();
  }
}
