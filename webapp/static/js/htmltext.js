/** What a reader sees of HTML, as plain text: paragraphs, list items behind a dash, quotations behind `>`. */

const PARAGRAPH = new Set("BLOCKQUOTE DL H1 H2 H3 H4 H5 H6 OL P PRE TABLE UL".split(" "));
const LINE = new Set("ADDRESS ARTICLE ASIDE DD DIV DT FOOTER HEADER HR LI SECTION TR".split(" "));
/** Where the style of an element stands while it is here. */
export const STYLE = "data-klantcheck-style";
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i;
const LINE_STYLE = /margin(?:-bottom)?\s*:\s*0/i;

/**
 * @param {HTMLElement} body
 * @param {Text[]} nodes  its text nodes, in order
 * @returns {import("./richtext.js").Run[]}
 */
export function readRuns(body, nodes) {
  const reader = new Reader(nodes);
  reader.read(body, { quote: 0, pre: false });
  return reader.runs;
}

class Reader {
  /** @type {import("./richtext.js").Run[]} */
  runs = [];
  #breaks = 0;
  #quote = 0;
  #behindDash = false;

  constructor(nodes) {
    this.numbers = new Map(nodes.map((node, number) => [node, number]));
  }

  read(element, inside) {
    for (const child of element.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) this.#readText(child, inside);
      else if (child.nodeType === Node.ELEMENT_NODE && !isHidden(child)) this.#readElement(child, inside);
    }
  }

  #readElement(element, { quote, pre }) {
    const { tagName } = element;
    if (tagName === "BR") this.#breaks++;
    const breaks = breaksAround(element);
    const inside = { quote: quote + (tagName === "BLOCKQUOTE"), pre: pre || tagName === "PRE" };
    if (tagName === "TD" && element.previousElementSibling && !this.#breaks) this.#make(" ");
    this.#break(breaks);
    if (tagName === "LI") this.#makeDash(element, inside.quote);
    this.read(element, inside);
    this.#break(breaks);
  }

  #readText(node, { quote, pre }) {
    const text = pre ? node.data : node.data.replace(/[\u200b\ufeff\u00ad]/g, "").replace(/[\s\u00a0]+/g, " ");
    if (!text.trim()) return this.#readBlank(node, text);
    this.#makeBreaks(quote);
    const last = this.runs.at(-1)?.text ?? "\n";
    const shown = !pre && /\s$/.test(last) ? text.trimStart() : text;
    this.runs.push({ text: shown, shown, node: this.numbers.get(node) });
  }

  /** A hard space alone in its paragraph is how mail programs write an empty line. */
  #readBlank(node, text) {
    const isEmptyLine = node.data.includes("\u00a0") && !node.parentElement.closest("p, div, td, body").textContent.trim();
    if (isEmptyLine) this.#breaks++;
    else if (text && !this.#breaks && this.runs.length && !/\s$/.test(this.runs.at(-1).text)) {
      this.runs.push({ text: " ", shown: " ", node: this.numbers.get(node) });
    }
  }

  #break(count) {
    if (!this.#behindDash) this.#breaks = Math.max(this.#breaks, count);
  }

  #makeBreaks(quote) {
    this.#behindDash = false;
    const isFirst = !this.runs.length;
    if (!this.#breaks && !(isFirst && quote)) return;
    const mark = "> ".repeat(quote);
    const count = isFirst ? 0 : Math.min(this.#breaks, 2);
    const blank = "> ".repeat(Math.min(quote, this.#quote)).trimEnd();
    const made = count === 2 ? `\n${blank}\n${mark}` : "\n".repeat(count) + mark;
    this.#breaks = 0;
    this.#quote = quote;
    this.#trimEnd();
    if (made) this.#make(made);
  }

  #makeDash(item, quote) {
    this.#makeBreaks(quote);
    const number = [...item.parentElement.children].indexOf(item) + 1;
    this.#make(item.parentElement.tagName === "OL" ? `${number}. ` : "- ");
    this.#behindDash = true;
  }

  #make(text) {
    this.runs.push({ text, shown: text, node: -1 });
  }

  #trimEnd() {
    const last = this.runs.at(-1);
    if (last?.node >= 0) last.text = last.shown = last.text.trimEnd();
  }
}

function breaksAround(element) {
  const { tagName, className } = element;
  const isLine = tagName === "P" && (/\bMsoNormal\b/.test(className) || LINE_STYLE.test(element.getAttribute(STYLE) ?? ""));
  if (PARAGRAPH.has(tagName) && !isLine) return 2;
  return LINE.has(tagName) || isLine ? 1 : 0;
}

function isHidden(element) {
  return HIDDEN.test(element.getAttribute(STYLE) ?? "") || element.hidden;
}
