/** The marks behind the draft: the same text, cut where findings begin and end. */

export const WORST_FIRST = ["error", "warning", "suggestion"];

/**
 * @param {string} text
 * @param {import("./edits.js").Finding[]} findings
 * @returns {{text: string, findings: import("./edits.js").Finding[]}[]} stretches, each with its findings, worst first
 */
export function stretches(text, findings) {
  const borders = new Set([0, text.length, ...findings.flatMap(({ start, end }) => [start, end])]);
  const sorted = [...borders].sort((one, other) => one - other);
  return sorted.slice(1).map((end, index) => {
    const start = sorted[index];
    const covering = findings.filter((finding) => finding.start <= start && end <= finding.end);
    covering.sort((one, other) => WORST_FIRST.indexOf(one.severity) - WORST_FIRST.indexOf(other.severity));
    return { text: text.slice(start, end), findings: covering };
  });
}

/** What goes into the draft at one place, such as a missing salutation: it has no words of its own to mark. */
function isPlace({ scope, rewrites }) {
  return scope === "mail" && rewrites.length > 0 && rewrites[0].start === rewrites[0].end;
}

/**
 * Draw the marks, and a sign at every place where something is missing; the text goes in as text, never as markup.
 *
 * @param {HTMLElement} mirror
 * @param {string} text
 * @param {import("./edits.js").Finding[]} findings
 * @param {string | null} selected  the key of the finding to emphasise
 */
export function drawMarks(mirror, text, findings, selected) {
  const places = findings.filter(isPlace);
  const signs = places.map((place) => ({ ...place, start: place.rewrites[0].start, end: place.rewrites[0].start }));
  let position = 0;
  const nodes = stretches(text, [...findings.filter((finding) => !isPlace(finding)), ...signs]).flatMap((stretch) => {
    const here = signs.filter(({ start }) => start === position).map((one) => sign(one, selected));
    position += stretch.text.length;
    return [...here, mark(stretch, selected)];
  });
  const last = signs.filter(({ start }) => start === position).map((one) => sign(one, selected));
  mirror.replaceChildren(...nodes, ...last, "\u200b");
}

function mark({ text, findings }, selected) {
  if (!findings.length) return document.createTextNode(text);
  const element = document.createElement("span");
  element.className = "mark";
  element.dataset.severity = findings[0].severity;
  element.toggleAttribute("data-selected", findings.some(({ key }) => key === selected));
  element.textContent = text;
  return element;
}

function sign({ severity, key }, selected) {
  const element = document.createElement("span");
  element.className = "place";
  element.dataset.severity = severity;
  element.toggleAttribute("data-selected", key === selected);
  return element;
}

/**
 * Veil what is not the sender's own words: it is not checked.
 *
 * @param {HTMLElement} veil  lies over the draft
 * @param {string} text
 * @param {import("./edits.js").Part[]} parts  the veiled ones, in order
 */
export function drawVeil(veil, text, parts) {
  let position = 0;
  const nodes = parts.flatMap(({ start, end }) => {
    const element = document.createElement("span");
    element.className = "veiled";
    element.textContent = text.slice(start, end);
    const before = text.slice(position, start);
    position = end;
    return [before, element];
  });
  veil.replaceChildren(...nodes);
  veil.hidden = !parts.length;
}
