/** “Klopt niet”, where the organisation wants to know: it keeps the rule and the moment, and a sentence only if asked. */

import { ask, CheckFailure } from "./checking.js";

export class Feedback {
  /**
   * @param {string | undefined} address  none where the organisation keeps nothing
   * @param {HTMLTemplateElement} template
   */
  constructor(address, template) {
    this.address = address;
    this.template = template;
  }

  /** Tell that rewrites were applied; a writer is never bothered when that cannot be kept. */
  applied(findings) {
    if (!this.address || !findings.length) return;
    const rules = findings.map(({ rule }) => rule).slice(0, 200);
    ask(this.address, { event: "applied", rules }, { keepalive: true }).catch((failure) => {
      if (!(failure instanceof CheckFailure)) throw failure;
    });
  }

  /**
   * Ask in a card what may be kept.
   *
   * @param {HTMLElement} card
   * @param {{rule: string, sentence: string, frame: string}} about
   * @param {() => void} onKept
   */
  open(card, about, onKept) {
    if (card.querySelector(".reject")) return;
    const form = this.template.content.firstElementChild.cloneNode(true);
    card.append(form);
    const [agree, send, cancel] = form.querySelectorAll("input, button");
    agree.parentElement.hidden = !about.sentence.trim();
    agree.addEventListener("change", () => this.#trying(form, () => this.#preview(form, about)));
    send.addEventListener("click", () => this.#trying(form, () => this.#send(agree.checked, about).then(onKept)));
    cancel.addEventListener("click", () => {
      form.remove();
      card.querySelector(".card-reject").focus();
    });
    form.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      cancel.click();
    });
    send.focus();
  }

  async #preview(form, { sentence, frame }) {
    const preview = form.querySelector(".reject-preview");
    preview.hidden = true;
    if (!form.querySelector("input").checked) return;
    const shown = await ask(`${this.address}/masked`, { sentence, frame });
    preview.querySelector("q").textContent = shown.sentence;
    preview.hidden = false;
  }

  #send(agreed, { rule, sentence, frame }) {
    return ask(this.address, { event: "rejected", rules: [rule], ...(agreed ? { sentence, frame } : {}) });
  }

  async #trying(form, action) {
    const problem = form.querySelector(".reject-problem");
    problem.textContent = "";
    try {
      await action();
    } catch (failure) {
      if (!(failure instanceof CheckFailure)) throw failure;
      form.querySelector("input").checked = false;
      form.querySelector(".reject-preview").hidden = true;
      problem.textContent = failure.message;
    }
  }
}
