/** The rewrites of a finding: buttons that put words in the draft, with fields for what only the writer knows. */

import { cutAtSlots, openSlot } from "./edits.js";
import { dayFills, findMoment, sayMoment } from "./moments.js";
import { verb } from "./words.js";

const MARK = /^[.,;:!?)]?/;

/**
 * Keep a list in step with a finding; an item that stays keeps its element, and with it the focus and what was typed.
 *
 * @param {HTMLElement} list
 * @param {import("./edits.js").Finding} finding
 * @param {Record<"rewrite" | "fill" | "when", HTMLTemplateElement>} templates
 */
export function fillRewrites(list, { key, rewrites }, templates) {
  list.hidden = !rewrites.length;
  while (list.children.length > rewrites.length) list.lastElementChild.remove();
  rewrites.forEach((rewrite, index) => {
    const item = itemFor(list, index, rewrite, templates);
    const button = item.querySelector(".rewrite");
    button.dataset.key = item.dataset.key = key;
    button.dataset.index = String(index);
    button.toggleAttribute("data-safe", rewrite.safe);
    button.setAttribute("aria-disabled", String(Boolean(rewrite.stale)));
    item.querySelector(".rewrite-verb").textContent = verb(rewrite, index === 0);
    fillText(item, key, rewrite.text);
    fillWhen(item, rewrite.text, templates.when);
  });
}

/** @returns {HTMLInputElement | undefined} the first field of an item that is still empty */
export function emptyField(item) {
  return [...item.querySelectorAll(".slot")].find(({ value }) => !value?.trim());
}

/** @returns {string} the words of a rewrite, with what the writer filled in */
export function written(item, rewrite) {
  const fields = [...item.querySelectorAll("input.slot")];
  return cutAtSlots(rewrite.text)
    .map(({ text, isSlot }) => (isSlot ? fields.shift().value.trim() : text))
    .join("");
}

/** Put the day and time of an item in its field for a moment; tell whether it has one. */
export function fillMoment(item, moment) {
  const field = [...item.querySelectorAll(".slot")].find(({ placeholder }) => dayFills(placeholder));
  if (!field) return false;
  field.value = moment.day ? sayMoment(moment) : "";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function itemFor(list, index, { text }, templates) {
  const kind = openSlot(text) ? "fill" : "rewrite";
  const old = list.children[index];
  if (old?.dataset.kind === kind) return old;
  const item = templates[kind].content.firstElementChild.cloneNode(true);
  item.dataset.kind = kind;
  if (old) old.replaceWith(item);
  else list.append(item);
  return item;
}

function fillText(item, key, text) {
  const element = item.querySelector(".rewrite-text");
  const shown = `${key}\n${text}`;
  if (element.dataset.shown === shown) return;
  const typed = element.dataset.shown?.startsWith(`${key}\n`) ? [...element.querySelectorAll(".slot")] : [];
  element.dataset.shown = shown;
  const nodes = [];
  for (const { text: words, isSlot } of cutAtSlots(text)) {
    const held = nodes.at(-1);
    const mark = held?.className && !isSlot ? MARK.exec(words)[0] : "";
    if (mark) held.append(mark);
    nodes.push(isSlot ? holdSlot(words.slice(1, -1), typed.shift()?.value ?? "") : words.slice(mark.length));
  }
  element.replaceChildren(...nodes);
}

/** Return a field that no line break parts from the full stop behind it. */
function holdSlot(name, value) {
  const held = document.createElement("span");
  held.className = "slot-held";
  held.append(field(name, value));
  return held;
}

function field(name, value) {
  const input = document.createElement("input");
  Object.assign(input, { className: "slot", placeholder: name, value, autocomplete: "off", enterKeyHint: "done" });
  input.size = Math.max(name.length, 4);
  input.lang = "nl";
  input.setAttribute("aria-label", name);
  return input;
}

/** Offer another moment where a rewrite names one, or a day where a slot asks for one. */
function fillWhen(item, text, template) {
  const slot = cutAtSlots(text).find((piece) => piece.isSlot && dayFills(piece.text.slice(1, -1)));
  const moment = findMoment(text);
  let when = item.querySelector(".when");
  if (!slot && !moment) return when?.remove();
  if (!when) item.append((when = template.content.firstElementChild.cloneNode(true)));
  const [day, time] = when.querySelectorAll("input");
  const words = when.querySelector("summary");
  const said = moment ? "Ander moment" : "Kies een dag";
  if (words.textContent !== said) words.textContent = said;
  time.parentElement.hidden = !(moment ? moment.time : dayFills(slot.text.slice(1, -1)).time);
  if (moment && document.activeElement !== day) day.value = moment.day;
  if (moment && document.activeElement !== time) time.value = moment.time;
}
