/** What the buttons and cards do. */

import { copyDraft, fillClipboard } from "./copying.js";
import { safeRewrites, together } from "./edits.js";
import { nextFrom } from "./findings.js";
import { emptyField, fillMoment, written } from "./rewrites.js";
import { readHtml } from "./richtext.js";

const COPIED_FOR = 3000;

export class Actions {
  /**
   * @param {import("./page.js").Page} page
   * @param {import("./feedback.js").Feedback} feedback
   */
  constructor(page, feedback) {
    this.page = page;
    this.feedback = feedback;
    this.buttons = page.parts.buttons;
  }

  /** Show the buttons that only work with scripts, and listen to all of them. */
  listen() {
    const { form, cards, peek, keys } = this.page.parts;
    for (const part of [this.buttons.undo, this.buttons.copy, keys]) part.hidden = false;
    this.buttons.clear.addEventListener("click", () => this.#replaceAll("", "Gewist."));
    this.buttons.undo.addEventListener("click", () => this.#undo());
    this.buttons.copy.addEventListener("click", () => this.#copy());
    this.buttons.showKept.addEventListener("click", () => this.#showKept());
    this.buttons.plain.addEventListener("click", () => this.#dropFormatting());
    form.addEventListener("submit", (event) => this.#submitted(event));
    cards.addEventListener("click", (event) => this.#clickedCard(event));
    cards.addEventListener("focusin", (event) => this.#focusedCard(event));
    for (const list of [cards, peek]) {
      list.addEventListener("input", (event) => this.#filledIn(event.target));
      list.addEventListener("change", (event) => this.#choseMoment(event.target));
    }
    this.page.editor.area.addEventListener("paste", (event) => this.#pasted(event));
    this.page.editor.area.addEventListener("copy", (event) => this.#copied(event));
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
    const item = button.closest("li");
    const missing = emptyField(item);
    if (missing) return this.#askFor(missing);
    const inPeek = page.parts.peek.contains(button);
    page.moments.delete(finding.key);
    this.#change({ ...rewrite, text: written(item, rewrite) }, [finding], "Toegepast.");
    this.feedback.applied([finding]);
    this.#goOn(rewrite.start, inPeek);
  }

  /** Ask for what only the writer knows, before it goes into a mail as a gap. */
  #askFor(field) {
    field.setAttribute("aria-invalid", "true");
    field.closest("li").querySelector(".fill-hint").hidden = false;
    field.focus();
    this.page.panel.announce(`Vul eerst in: ${field.placeholder}.`);
  }

  #applyAllSafe() {
    const rewrites = safeRewrites(this.page.findings);
    const solved = this.page.findings.filter((finding) => finding.rewrites.some((rewrite) => rewrites.includes(rewrite)));
    this.#change(together(this.page.editor.text, rewrites), solved, `${rewrites.length} toegepast.`);
    this.feedback.applied(solved);
    this.#goOn(0, false);
  }

  #replaceAll(text, done) {
    const { page } = this;
    page.rich = null;
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
    (page.parts.peek.querySelector(".slot, .rewrite") ?? this.buttons.copy).focus({ preventScroll: true });
  }

  #undo() {
    const { page } = this;
    page.done = "Ongedaan gemaakt.";
    page.editor.undo();
    if (!page.editor.isEmpty) page.checking.now();
    if (!this.buttons.undo.disabled) this.buttons.undo.focus();
  }

  /** Text that is pasted with formatting in place of the whole draft keeps that formatting to be copied again. */
  #pasted(event) {
    const { page } = this;
    const { area, text } = page.editor;
    const replacesAll = area.selectionStart === 0 && area.selectionEnd === text.length;
    if (!replacesAll) return;
    page.rich = null;
    const rich = readHtml(event.clipboardData.getData("text/html"));
    if (!rich) return;
    event.preventDefault();
    this.#change({ start: 0, end: text.length, text: rich.text }, page.findings, "");
    page.rich = rich.text === page.editor.text ? rich : null;
    page.render();
  }

  #copied(event) {
    const { area, text } = this.page.editor;
    const copiesAll = area.selectionStart === 0 && area.selectionEnd === text.length;
    if (this.page.rich && copiesAll) fillClipboard(event, text, this.page.rich.html);
  }

  #copy() {
    const { editor, panel, rich } = this.page;
    const copied = copyDraft(editor.area, rich?.html);
    const words = !copied ? "Kopieer met Ctrl + C" : rich ? "Gekopieerd, met opmaak" : "Gekopieerd";
    this.buttons.copy.textContent = words;
    panel.announce(words);
    setTimeout(() => (this.buttons.copy.textContent = "Kopieer"), COPIED_FOR);
  }

  #dropFormatting() {
    this.page.rich = null;
    this.page.render();
    this.page.editor.area.focus();
    this.page.panel.announce("Je kopieert nu zonder opmaak.");
  }

  #showKept() {
    this.page.showKept();
    this.page.panel.focusSummary();
  }

  #filledIn(field) {
    if (!field.matches(".slot")) return;
    field.removeAttribute("aria-invalid");
    field.closest("li").querySelector(".fill-hint").hidden = true;
  }

  #choseMoment(field) {
    const when = field.closest(".when");
    if (!when) return;
    const [day, time] = [...when.querySelectorAll("input")].map(({ value }) => value);
    const item = when.closest("li");
    if (!fillMoment(item, { day, time }) && day) this.page.chooseMoment(item.dataset.key, { day, time });
  }

  #clickedCard(event) {
    const card = event.target.closest("[data-key].card");
    if (!card) return;
    const { key } = card.dataset;
    if (event.target.closest(".card-keep")) this.#keep(key, "Dit blijft zo.");
    else if (event.target.closest(".card-reject")) this.#reject(card);
    else if (event.target.closest(".card-message")) {
      event.preventDefault();
      this.page.select(key, "mark");
    } else if (!event.target.closest("button, a, input, label")) this.page.selectBeside(key);
  }

  /** Leave a finding, and go on with the next. */
  #keep(key, done) {
    const { page } = this;
    const position = page.findings.find((finding) => finding.key === key).start;
    page.keep(key, done);
    const next = nextFrom(page.findings, position);
    if (next) page.focusCard(next.key);
    else page.panel.focusSummary();
  }

  #reject(card) {
    const { page } = this;
    const { key } = card.dataset;
    const { rule, sentence } = page.findings.find((finding) => finding.key === key);
    const words = page.editor.text.slice(sentence.start, sentence.end).slice(0, 2000);
    this.feedback.open(card, { rule, sentence: words, frame: page.frame }, () => this.#keep(key, "Dank je, gemeld."));
  }

  #focusedCard(event) {
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (event.target.matches(":focus-visible")) this.page.selectBeside(key);
    else this.page.select(key);
  }
}
