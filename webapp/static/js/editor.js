/** The draft: a plain textarea, with a mirror of its text behind it that carries the marks. */

import { difference } from "./edits.js";
import { drawMarks, drawVeil } from "./marks.js";

export class Editor {
  /**
   * @param {HTMLTextAreaElement} area
   * @param {HTMLElement} mirror
   * @param {HTMLElement} cover  lies over the text, to veil what is not checked
   * @param {{onEdit: (edit: import("./edits.js").Edit, how: string) => void, onCaret: (position: number) => void}} handlers
   */
  constructor(area, mirror, cover, handlers) {
    this.area = area;
    this.mirror = mirror;
    this.cover = cover;
    this.text = area.value;
    this.handlers = handlers;
    area.addEventListener("input", (event) => this.#edited(event.inputType ?? ""));
    document.addEventListener("selectionchange", () => this.#moved());
    for (const event of ["blur", "pointerdown"]) area.addEventListener(event, () => area.removeAttribute("inputmode"));
  }

  /** @returns {boolean} whether there is something to check */
  get isEmpty() {
    return !this.text.trim();
  }

  /**
   * @param {import("./edits.js").Finding[]} findings
   * @param {string | null} selected  the key of the finding to emphasise
   */
  mark(findings, selected) {
    drawMarks(this.mirror, this.text, findings, selected);
  }

  /** @param {import("./edits.js").Part[]} parts  what is not checked */
  veil(parts) {
    drawVeil(this.cover, this.text, parts);
  }

  /** Bring the emphasised mark into view. */
  reveal() {
    this.mirror.querySelector("[data-selected]")?.scrollIntoView({ block: "nearest" });
  }

  /**
   * Change the text as if the writer had typed it, so that Ctrl+Z takes it back.
   *
   * @param {import("./edits.js").Edit} edit
   */
  apply({ start, end, text }) {
    this.#change(() => {
      this.area.setSelectionRange(start, end);
      const done = text ? document.execCommand("insertText", false, text) : document.execCommand("delete");
      if (!done) {
        this.area.setRangeText(text, start, end, "end");
        this.#edited("insertReplacementText");
      }
    });
  }

  /** Take back the last change, typed or applied. */
  undo() {
    this.#change(() => document.execCommand("undo"));
  }

  /** @returns {boolean} whether there is a change to take back */
  get canUndo() {
    return document.queryCommandEnabled("undo");
  }

  /** Put the writer in the text, with a stretch of it selected. */
  select(start, end) {
    this.area.removeAttribute("inputmode");
    this.area.focus();
    this.area.setSelectionRange(start, end);
  }

  /** Change the text without an on-screen keyboard popping up. */
  #change(change) {
    this.area.setAttribute("inputmode", "none");
    this.area.focus({ preventScroll: true });
    change();
  }

  #edited(how) {
    const edit = difference(this.text, this.area.value);
    this.text = this.area.value;
    this.handlers.onEdit(edit, how);
  }

  #moved() {
    if (document.activeElement === this.area) this.handlers.onCaret(this.area.selectionStart);
  }
}
