/** The state of the page: an edit moves the findings and asks for a check, an answer becomes marks and cards. */

import { Cards } from "./cards.js";
import { Checking, checkDraft } from "./checking.js";
import { moveFindings, safeRewrites } from "./edits.js";
import { Editor } from "./editor.js";
import { atCaret, withKeys } from "./findings.js";
import { showPeek } from "./peek.js";
import { Panel } from "./view.js";

const PAUSE = 400;
const AT_ONCE = ["insertFromPaste", "insertFromDrop"];
const SIDE_BY_SIDE = matchMedia("(min-width: 60rem)");

export class Page {
  /** @type {import("./edits.js").Finding[]} in the order of the text, with offsets into the text as it now is */
  findings = [];
  /** @type {string | null} the key of the selected finding */
  selected = null;
  /** What was just done, to be said together with what is found next. */
  done = "";

  /** @param {ReturnType<import("./view.js").parts>} parts */
  constructor(parts) {
    const names = JSON.parse(parts.form.dataset.names);
    this.parts = parts;
    this.panel = new Panel(parts.form, parts.panel, names.severities);
    this.cards = new Cards(parts.cards, parts.templates, names);
    this.editor = new Editor(parts.draft, parts.mirror, {
      onEdit: (edit, how) => this.#edited(edit, how),
      onCaret: (position) => this.select(atCaret(this.findings, position)?.key ?? null, "card"),
    });
    this.checking = new Checking({
      ask: (signal) => checkDraft(parts.form.dataset.check, this.editor.text, signal),
      delay: PAUSE,
      onStart: () => this.panel.busy(true),
      onReport: (report) => this.#reported(report),
      onFailure: (failure) => this.#failed(failure),
    });
  }

  /** Take over from the plain form, with the draft that it may hold. */
  start() {
    document.documentElement.classList.add("scripted");
    this.render();
    if (!this.editor.isEmpty) this.checking.now();
  }

  /** Check at once, and go to what is found. */
  async checkNow() {
    if (this.editor.isEmpty) return this.editor.area.focus();
    const { text } = this.editor;
    await this.checking.now();
    if (text === this.editor.text) this.panel.focusSummary();
  }

  /**
   * Select a finding, or none.
   *
   * @param {string | null} key
   * @param {"mark" | "card" | ""} reveal  what to bring into view
   */
  select(key, reveal = "") {
    if (key !== this.selected) {
      this.selected = key;
      this.render();
    }
    if (reveal === "mark") this.editor.reveal();
    if (reveal === "card" && key && SIDE_BY_SIDE.matches) this.cards.reveal(key, this.parts.panel);
  }

  /** Select a finding from its card, which stays in view: its mark is brought into view only where both fit. */
  selectBeside(key) {
    this.select(key, SIDE_BY_SIDE.matches ? "mark" : "");
  }

  /** Put the focus on a finding's card. */
  focusCard(key) {
    this.cards.focus(key);
    this.selectBeside(key);
  }

  /** Put the writer back in the text, at the selected finding. */
  focusDraft() {
    const finding = this.findings.find(({ key }) => key === this.selected);
    const place = finding?.start ?? this.editor.area.selectionStart;
    this.editor.select(place, place);
  }

  /** Draw whatever depends on the findings and the selection. */
  render() {
    if (!this.findings.some(({ key }) => key === this.selected)) this.selected = null;
    const { buttons, peek, templates } = this.parts;
    this.editor.mark(this.findings, this.selected);
    this.cards.show(this.findings, this.selected);
    showPeek(peek, this.findings.find(({ key }) => key === this.selected), templates.rewrite);
    buttons.applyAll.hidden = !safeRewrites(this.findings).length;
    buttons.clear.hidden = !this.editor.text;
  }

  #edited(edit, how) {
    this.findings = this.editor.isEmpty ? [] : withKeys(moveFindings(this.findings, edit));
    this.parts.buttons.undo.disabled = !this.editor.canUndo;
    this.render();
    if (this.editor.isEmpty) this.#emptied();
    else if (AT_ONCE.includes(how)) this.checking.now();
    else this.checking.soon();
  }

  #emptied() {
    this.checking.cancel();
    this.panel.empty();
    this.panel.praise([]);
    this.panel.measure(null);
    this.#say("");
  }

  #reported({ findings, plusPoints, figures, failedRules }) {
    const hadFocus = this.parts.cards.contains(document.activeElement);
    this.findings = withKeys(findings);
    this.render();
    this.#say(this.panel.found(this.findings));
    this.panel.praise(plusPoints);
    this.panel.measure(figures);
    this.panel.incomplete(failedRules.length > 0);
    if (hadFocus && !this.parts.cards.contains(document.activeElement)) this.panel.focusSummary();
  }

  #failed(failure) {
    this.panel.failed(failure.message);
    this.#say(failure.message);
  }

  #say(words) {
    this.panel.announce(`${this.done} ${words}`.trim());
    this.done = "";
  }
}
