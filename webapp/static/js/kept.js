/** Findings that the writer leaves as they are: hidden for this draft, for as long as their words stay. */

import { moveFindings } from "./edits.js";

/**
 * @param {import("./edits.js").Finding[]} kept
 * @param {import("./edits.js").Edit} edit
 * @param {string} text  after the edit
 * @returns {import("./edits.js").Finding[]} those whose words are still there
 */
export function moveKept(kept, edit, text) {
  return moveFindings(kept, edit).filter(
    (finding) => finding.scope === "mail" || text.slice(finding.start, finding.end) === finding.text,
  );
}

/** Tell whether a finding is one that the writer leaves as it is; one about the whole mail goes by its rule. */
export function isKept(kept, finding) {
  return kept.some(
    ({ rule, start, end }) =>
      rule === finding.rule && (finding.scope === "mail" || (start === finding.start && end === finding.end)),
  );
}
