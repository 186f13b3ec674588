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

/**
 * Draw the marks; the text goes in as text, never as markup.
 *
 * @param {HTMLElement} mirror
 * @param {string} text
 * @param {import("./edits.js").Finding[]} findings
 * @param {string | null} selected  the key of the finding to emphasise
 */
export function drawMarks(mirror, text, findings, selected) {
  const nodes = stretches(text, findings).map((stretch) => {
    if (!stretch.findings.length) return document.createTextNode(stretch.text);
    const mark = document.createElement("span");
    mark.className = "mark";
    mark.dataset.severity = stretch.findings[0].severity;
    mark.toggleAttribute("data-selected", stretch.findings.some(({ key }) => key === selected));
    mark.textContent = stretch.text;
    return mark;
  });
  mirror.replaceChildren(...nodes, "\u200b");
}
