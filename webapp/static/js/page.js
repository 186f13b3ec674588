/** The state of the page: an edit moves the findings and asks for a check, an answer becomes marks and cards. */

import { Cards } from "./cards.js";
import { Checking, checkDraft } from "./checking.js";
import { moveFindings, moveParts, safeRewrites } from "./edits.js";
import { Editor } from "./editor.js";
import { atCaret, withKeys } from "./findings.js";
import { isKept, moveKept } from "./kept.js";
import { withMoment } from "./moments.js";
import { Options } from "./options.js";
import { showPeek } from "./peek.js";
import { Panel } from "./view.js";

const PAUSE = 250;
const AT_ONCE = ["insertFromPaste", "insertFromDrop"];
const SIDE_BY_SIDE = matchMedia("(min-width: 60rem)");
const NOT_CHECKED = ["quote", "disclaimer", "signature"];

export class Page {
  /** @type {import("./edits.js").Finding[]} in the order of the text, with offsets into the text as it now is */
  findings = [];
  /** @type {import("./edits.js").Finding[]} those that the writer leaves as they are */
  kept = [];
  /** @type {import("./edits.js").Part[]} which stretch of the draft plays which part */
  draftParts = [];
  /** @type {Map<string, import("./moments.js").Moment>} the moments that the writer chose, by the key of a finding */
  moments = new Map();
  /** @type {import("./richtext.js").RichText | null} the draft with its formatting, when it was pasted with that */
  rich = null;
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
    this.editor = new Editor(parts.draft, parts.mirror, parts.veil, {
      onEdit: (edit, how) => this.#edited(edit, how),
      onCaret: (position) => this.select(atCaret(this.findings, position)?.key ?? null, "card"),
    });
    this.options = new Options(parts.options, () => this.#optionsChanged());
    this.checking = new Checking({
      ask: (signal) => checkDraft(parts.form.dataset.check, this.editor.text, this.options.manner, signal),
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

  /** Leave the words of a finding as they are, for this draft. */
  keep(key, done) {
    this.kept = [...this.kept, ...this.findings.filter((finding) => finding.key === key)];
    this.findings = this.findings.filter((finding) => finding.key !== key);
    this.done = done;
    this.render();
    this.#sayFound();
  }

  /** Show again what was left as it is. */
  showKept() {
    this.kept = [];
    this.done = "Je ziet alles weer.";
    this.checking.now();
  }

  /** Put another moment in the rewrites of a finding. */
  chooseMoment(key, moment) {
    this.moments.set(key, moment);
    this.findings = this.findings.map((finding) => (finding.key === key ? withMoment(finding, moment) : finding));
    this.render();
  }

  /** Say where the draft's salutation and signature stand: the names in it. */
  get frame() {
    const framing = this.draftParts.filter(({ kind }) => kind === "salutation" || kind === "signature");
    return framing.map(({ start, end }) => this.editor.text.slice(start, end).slice(0, 900)).join("\n");
  }

  /** Draw whatever depends on the findings and the selection. */
  render() {
    if (!this.findings.some(({ key }) => key === this.selected)) this.selected = null;
    const { buttons, peek, templates } = this.parts;
    this.editor.mark(this.findings, this.selected);
    this.editor.veil(this.draftParts.filter(({ kind }) => NOT_CHECKED.includes(kind)));
    this.cards.show(this.findings, this.selected);
    showPeek(peek, this.findings.find(({ key }) => key === this.selected), templates);
    buttons.applyAll.hidden = !safeRewrites(this.findings).length;
    buttons.clear.hidden = !this.editor.text;
    this.panel.tellApart(this.kept.length, this.draftParts, Boolean(this.rich));
  }

  #edited(edit, how) {
    const { text, isEmpty } = this.editor;
    this.findings = isEmpty ? [] : withKeys(moveFindings(this.findings, edit));
    this.kept = isEmpty ? [] : moveKept(this.kept, edit, text);
    this.draftParts = isEmpty ? [] : moveParts(this.draftParts, edit);
    this.rich?.edit(edit, text);
    this.parts.buttons.undo.disabled = !this.editor.canUndo;
    this.render();
    if (isEmpty) this.#emptied();
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

  #optionsChanged() {
    this.moments.clear();
    this.done = "Aangepast.";
    if (!this.editor.isEmpty) this.checking.now();
  }

  #reported({ findings, plusPoints, figures, failedRules, parts }) {
    const hadFocus = this.parts.cards.contains(document.activeElement);
    const open = withKeys(findings.filter((finding) => !isKept(this.kept, finding)));
    this.findings = open.map((finding) => {
      const moment = this.moments.get(finding.key);
      return moment ? withMoment(finding, moment) : finding;
    });
    this.draftParts = parts;
    this.render();
    this.#sayFound();
    this.panel.praise(plusPoints);
    this.panel.measure(figures);
    this.panel.incomplete(failedRules.length > 0);
    if (hadFocus && !this.parts.cards.contains(document.activeElement)) this.panel.focusSummary();
  }

  #failed(failure) {
    this.panel.failed(failure.message);
    this.#say(failure.message);
  }

  #sayFound() {
    this.#say(this.panel.found(this.findings, this.kept.length));
  }

  #say(words) {
    this.panel.announce(`${this.done} ${words}`.trim());
    this.done = "";
  }
}
