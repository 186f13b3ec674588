/**
 * A draft that was pasted as HTML: its text, and the same HTML back with every edit in it. The HTML is only ever held in
 * a document of its own, in which nothing runs or loads.
 *
 * @typedef {{text: string, shown: string, node: number}} Run  some text of the draft: of a text node, by its number, or
 *   made (`node` is -1) such as the break before a paragraph; `shown` is its text before any edit
 */

import { readRuns, STYLE } from "./htmltext.js";

const SHEETS_AND_SCRIPTS = /<(style|script)\b[\s\S]*?<\/\1\s*>/gi;
const TAG = /<[a-z][^>]*>/gi;
const HANDLER = "data-klantcheck-handler";
const NOT_FOR_MAIL = "script, style, link, meta, base, title, iframe, object, embed, form, input, button, select, textarea";
const ADDRESSES = ["href", "src", "action", "background"];
const REMEMBERED = 100;
const BLOCKS = "address, article, aside, blockquote, div, dl, dt, dd, h1, h2, h3, h4, h5, h6, li, ol, p, pre, section, table, td, th, tr, ul";

/** @returns {RichText | null} null where HTML holds no text */
export function readHtml(html) {
  const { body } = new DOMParser().parseFromString(withoutStyle(html), "text/html");
  clean(body);
  const runs = readRuns(body, textNodes(body));
  return runs.some(({ text }) => text.trim()) ? new RichText(body, runs) : null;
}

export class RichText {
  /** Runs by text, so that taking an edit back takes the formatting back too. */
  #before = new Map();

  /**
   * @param {HTMLElement} body
   * @param {Run[]} runs
   */
  constructor(body, runs) {
    this.body = body;
    this.runs = runs;
    this.#remember();
  }

  /** @returns {string} the draft */
  get text() {
    return this.runs.map(({ text }) => text).join("");
  }

  /** Follow an edit of the draft; `after` is the draft after it. */
  edit(edit, after) {
    this.runs = this.#before.get(after) ?? editRuns(this.runs, edit);
    this.#remember();
  }

  /** @returns {string} the HTML with all edits in it */
  get html() {
    const copy = this.body.cloneNode(true);
    const nodes = textNodes(copy);
    joinParagraphs(this.runs, nodes);
    for (const { text, shown, node } of this.runs) if (node >= 0 && text !== shown) write(nodes[node], text, copy);
    return copy.innerHTML.replaceAll(`${STYLE}="`, 'style="');
  }

  #remember() {
    this.#before.set(this.text, this.runs);
    if (this.#before.size > REMEMBERED) this.#before.delete(this.#before.keys().next().value);
  }
}

/**
 * @param {Run[]} runs
 * @param {import("./edits.js").Edit} edit
 * @returns {Run[]} new text joins the text of a node rather than a break
 */
export function editRuns(runs, { start, end, text }) {
  let position = 0;
  const edited = runs.map((run) => {
    const first = Math.max(start - position, 0);
    const last = Math.min(end - position, run.text.length);
    position += run.text.length;
    return first < last ? { ...run, text: run.text.slice(0, first) + run.text.slice(last) } : run;
  });
  return text ? insert(edited, start, text, runs) : edited;
}

function insert(runs, place, text, before) {
  let position = 0;
  const spans = runs.map((run) => ({ run, start: position, end: (position += run.text.length) }));
  const touching = spans.filter(({ run, start, end }) => run.node >= 0 && start <= place && place <= end);
  const begun = touching.find(({ run }) => run.text !== before[runs.indexOf(run)].text);
  const chosen = begun ?? touching.find(({ run }) => run.text) ?? touching[0] ?? nearest(spans, place);
  if (!chosen) return runs;
  const moved = chosen.end < place ? spans.filter(({ start, end }) => start >= chosen.end && start < place && end > start) : [];
  const between = moved.map(({ run, start }) => run.text.slice(0, place - start)).join("");
  return spans.map(({ run, start }) => {
    if (run === chosen.run) {
      const at = Math.min(Math.max(place - start, 0), run.text.length);
      return { ...run, text: run.text.slice(0, at) + between + text + run.text.slice(at) };
    }
    return moved.some((one) => one.run === run) ? { ...run, text: run.text.slice(place - start) } : run;
  });
}

/** Return the last text before a place in the middle of a break, or else the first text after it. */
function nearest(spans, place) {
  const nodes = spans.filter(({ run }) => run.node >= 0);
  return nodes.findLast(({ end }) => end <= place) ?? nodes[0];
}

/** Where the writer took a break away, put what follows behind what came before it. */
function joinParagraphs(runs, nodes) {
  runs.forEach((run, index) => {
    if (run.node >= 0 || !run.shown.includes("\n") || run.text.includes("\n")) return;
    const [before, after] = around(runs, index);
    if (!before || !after || stillApart(runs, before, after)) return;
    const [one, other] = [before, after].map(({ node }) => nodes[node].parentElement.closest(`${BLOCKS}, body`));
    if (one === other) removeBreaks(nodes[before.node], nodes[after.node]);
    else if (!other.contains(one) && !other.querySelector(BLOCKS)) {
      one.append(...other.childNodes);
      other.remove();
    }
  });
}

/** @returns {(Run | undefined)[]} the last words before a run, and the first behind it */
function around(runs, index) {
  const hasWords = ({ node, text }) => node >= 0 && text;
  return [runs.slice(0, index).findLast(hasWords), runs.slice(index + 1).find(hasWords)];
}

function stillApart(runs, before, after) {
  const between = runs.slice(runs.indexOf(before) + 1, runs.indexOf(after));
  return between.some(({ node, text }) => node < 0 && text.includes("\n"));
}

function removeBreaks(first, last) {
  const range = first.ownerDocument.createRange();
  range.setStartAfter(first);
  range.setEndBefore(last);
  for (const br of range.commonAncestorContainer.querySelectorAll("br")) if (range.intersectsNode(br)) br.remove();
}

/** Put a text in the place of a text node, and take away the elements that it leaves empty. */
function write(node, text, body) {
  const lines = text.split("\n");
  const pieces = lines.flatMap((line, index) => (index ? [body.ownerDocument.createElement("br"), line] : [line]));
  let parent = node.parentElement;
  node.replaceWith(...pieces);
  while (!text && parent !== body && !parent.textContent.trim() && !parent.querySelector("img, br")) {
    const empty = parent;
    parent = parent.parentElement;
    empty.remove();
  }
}

function textNodes(body) {
  const walker = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

/** Rename the attributes that the page's policy refuses, so that the browser does not warn about each of them. */
function withoutStyle(html) {
  const renamed = (tag) => tag.replace(/([\s"'/])style\s*=/gi, `$1${STYLE}=`).replace(/([\s"'/])on\w+\s*=/gi, `$1${HANDLER}=`);
  return html.replace(SHEETS_AND_SCRIPTS, "").replace(TAG, renamed);
}

/** Take away whatever could run or load where the HTML is pasted again. */
function clean(body) {
  for (const element of body.querySelectorAll(NOT_FOR_MAIL)) element.remove();
  const comments = body.ownerDocument.createTreeWalker(body, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (comments.nextNode()) found.push(comments.currentNode);
  for (const comment of found) comment.remove();
  for (const element of [body, ...body.querySelectorAll("*")]) {
    for (const { name, value } of [...element.attributes]) {
      if (name.startsWith("on") || name === HANDLER || (ADDRESSES.includes(name) && /^\s*(?:javascript|vbscript):/i.test(value))) {
        element.removeAttribute(name);
      }
    }
  }
}
