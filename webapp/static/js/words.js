/** The page's own words that depend on a report; the server says the same in `webapp/words.py`. */

import { WORST_FIRST } from "./marks.js";

/** @returns {string} such as `3 punten gevonden`; `kept` is how many others the writer leaves as they are */
export function heading({ length }, kept = 0) {
  if (!length) return kept ? "Verder niets gevonden" : "Niets gevonden";
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

const EASES = [[60, "Leest makkelijk"], [45, "Leest redelijk"], [-Infinity, "Leest moeilijk"]];
const ENOUGH = 15;

/**
 * @param {{words: number, words_per_sentence: number, flesch_douma: number | null}} found
 * @returns {{ease: string, flesch: string, length: string} | null} how easily a draft reads, when it has enough words to tell
 */
export function figures({ words, words_per_sentence, flesch_douma }) {
  if (flesch_douma === null || words < ENOUGH) return null;
  const score = Math.round(flesch_douma);
  const length = Math.round(words_per_sentence);
  return {
    ease: EASES.find(([least]) => score >= least)[1],
    flesch: `Flesch-Douma ${Math.min(Math.max(score, 0), 100)}`,
    length: length === 1 ? "1 woord per zin" : `${length} woorden per zin`,
  };
}

export const UNREACHABLE = "De server is even niet bereikbaar. Je tekst staat er nog.";
export const UNREADABLE = "De server gaf een antwoord dat niet te lezen is. Je tekst staat er nog.";
