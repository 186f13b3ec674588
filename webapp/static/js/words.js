/** The page's own words that depend on a report; the server says the same in `webapp/words.py`. */

import { WORST_FIRST } from "./marks.js";

/** @returns {string} such as `3 punten gevonden` */
export function heading({ length }) {
  if (!length) return "Niets gevonden";
  return length === 1 ? "1 punt gevonden" : `${length} punten gevonden`;
}

/**
 * @param {{severity: string}[]} findings
 * @param {Record<string, string>} severities  Dutch label by severity
 * @returns {string} such as `2 × kost vertrouwen, 1 × tip`
 */
export function tally(findings, severities) {
  const parts = WORST_FIRST.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count ? [`${count} × ${severities[severity].toLowerCase()}`] : [];
  });
  return parts.join(", ");
}

/** @returns {string} what a click on a rewrite does */
export function verb({ start, end, text }, isFirst) {
  if (!text.trim()) return "Laat weg";
  if (!isFirst) return "of";
  return start === end ? "Voeg toe" : "Vervang door";
}

export const UNREACHABLE = "De server is even niet bereikbaar. Je tekst staat er nog.";
export const UNREADABLE = "De server gaf een antwoord dat niet te lezen is. Je tekst staat er nog.";
