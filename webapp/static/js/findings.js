/** Finding one's way in a list of findings, in the order of the text. */

/**
 * @param {import("./edits.js").Finding[]} findings
 * @returns {import("./edits.js").Finding[]} the same, each with a key that stays the same while the text around it changes
 */
export function withKeys(findings) {
  const seen = new Map();
  return findings.map((finding) => {
    const kind = `${finding.rule} ${finding.text}`;
    const count = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, count);
    return { ...finding, key: `${kind} ${count}` };
  });
}

/** @returns {import("./edits.js").Finding | undefined} the shortest finding that the caret touches */
export function atCaret(findings, position) {
  const touched = findings.filter(({ start, end }) => start <= position && position <= end);
  return touched.sort((one, other) => one.end - one.start - (other.end - other.start))[0];
}

/** @returns {import("./edits.js").Finding | undefined} the first finding from a position on, or else the first of all */
export function nextFrom(findings, position) {
  return findings.find(({ end }) => end >= position) ?? findings[0];
}
