/** What the buttons and cards do. */

import { copyText } from "./copying.js";
import { openSlot, safeRewrites, together } from "./edits.js";
import { nextFrom } from "./findings.js";

const COPIED_FOR = 3000;

export class Actions {
  /** Slots that were put into the draft, to warn about when it is copied. */
  #slots = new Set();

  /** @param {import("./page.js").Page} page */
  constructor(page) {
    this.page = page;
    this.buttons = page.parts.buttons;
  }

  /** Show the buttons that only work with scripts, and listen to all of them. */
  listen() {
    const { form, cards, keys } = this.page.parts;
    for (const part of [this.buttons.undo, this.buttons.copy, keys]) part.hidden = false;
    this.buttons.clear.addEventListener("click", () => this.#replaceAll("", "Gewist."));
    this.buttons.undo.addEventListener("click", () => this.#undo());
    this.buttons.copy.addEventListener("click", () => this.#copy());
    form.addEventListener("submit", (event) => this.#submitted(event));
    cards.addEventListener("click", (event) => this.#clickedCard(event));
    cards.addEventListener("focusin", (event) => this.#focusedCard(event));
  }

  #submitted(event) {
    event.preventDefault();
    const button = event.submitter;
    if (button?.name === "example") this.#replaceAll(button.value, "");
    else if (button?.name !== "apply") this.page.checkNow();
    else if (button === this.buttons.applyAll) this.#applyAllSafe();
    else this.#applyRewrite(button);
  }

  #applyRewrite(button) {
    const { page } = this;
    const finding = page.findings.find(({ key }) => key === button.dataset.key);
    const rewrite = finding?.rewrites[button.dataset.index];
    if (!rewrite || rewrite.stale) return;
    const inPeek = page.parts.peek.contains(button);
    this.#change(rewrite, [finding], "Toegepast.");
    const slot = openSlot(rewrite.text);
    if (slot) {
      this.#slots.add(rewrite.text.slice(slot.start, slot.end));
      page.editor.select(rewrite.start + slot.start, rewrite.start + slot.end);
    } else this.#goOn(rewrite.start, inPeek);
  }

  #applyAllSafe() {
    const rewrites = safeRewrites(this.page.findings);
    const solved = this.page.findings.filter((finding) => finding.rewrites.some((rewrite) => rewrites.includes(rewrite)));
    this.#change(together(this.page.editor.text, rewrites), solved, `${rewrites.length} toegepast.`);
    this.#goOn(0, false);
  }

  #replaceAll(text, done) {
    const { page } = this;
    this.#change({ start: 0, end: page.editor.text.length, text }, page.findings, done);
    if (!text) page.editor.area.focus();
  }

  /** Edit the draft, forget the findings that this solves, and check again. */
  #change(edit, solved, done) {
    const { page } = this;
    page.findings = page.findings.filter((finding) => !solved.includes(finding));
    page.done = done;
    page.editor.apply(edit);
    if (!page.editor.isEmpty) page.checking.now();
  }

  /** After a rewrite, put the focus where the next one is applied with the same key. */
  #goOn(position, inPeek) {
    const { page } = this;
    const next = nextFrom(page.findings, position);
    if (!next) return this.buttons.copy.focus();
    if (!inPeek) return page.focusCard(next.key);
    page.select(next.key, "mark");
    (page.parts.peek.querySelector(".rewrite") ?? this.buttons.copy).focus({ preventScroll: true });
  }

  #undo() {
    const { page } = this;
    page.done = "Ongedaan gemaakt.";
    page.editor.undo();
    if (!page.editor.isEmpty) page.checking.now();
    if (!this.buttons.undo.disabled) this.buttons.undo.focus();
  }

  async #copy() {
    const { editor, panel } = this.page;
    const open = [...this.#slots].find((slot) => editor.text.includes(slot));
    const copied = await copyText(editor.area);
    const words = !copied ? "Kopieer met Ctrl + C" : open ? `Gekopieerd, maar vul ${open} nog in` : "Gekopieerd";
    this.buttons.copy.textContent = words;
    panel.announce(words);
    setTimeout(() => (this.buttons.copy.textContent = "Kopieer"), COPIED_FOR);
  }

  #clickedCard(event) {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (!key || event.target.closest("button, .card-rule")) return;
    if (event.target.closest("a")) {
      event.preventDefault();
      this.page.select(key, "mark");
    } else this.page.selectBeside(key);
  }

  #focusedCard(event) {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (event.target.matches(":focus-visible")) this.page.selectBeside(key);
    else this.page.select(key);
  }
}
