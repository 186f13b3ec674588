/**
 * What an edit does to the findings of the text before it, until the server has read the text after it.
 *
 * @typedef {{start: number, end: number, text: string}} Edit  put `text` in place of [start, end), in UTF-16 units
 * @typedef {Edit & {safe: boolean, stale?: boolean}} Rewrite  stale: the words it was made for have changed
 * @typedef {{rule: string, category: string, severity: string, scope: string, start: number, end: number, text: string,
 *   message: string, why: string, advice: string, rewrites: Rewrite[], sentence: {start: number, end: number},
 *   key: string}} Finding
 * @typedef {{kind: string, start: number, end: number}} Part  a stretch of the draft; only `own` words are checked
 */

/**
 * @param {string} before
 * @param {string} after
 * @returns {Edit} the smallest single edit that makes one text of the other
 */
export function difference(before, after) {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start++;
  let tail = 0;
  while (tail < shortest - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++;
  return { start, end: before.length - tail, text: after.slice(start, after.length - tail) };
}

/** Tell whether two stretches share text; an insertion at a border touches neither. */
function overlap(one, other) {
  return one.start < other.end && other.start < one.end;
}

/**
 * @param {{start: number, end: number}} span
 * @param {Edit} edit
 * @returns {{start: number, end: number} | null} where the span stands after the edit; null when the edit took it away
 */
export function moveSpan({ start, end }, edit) {
  const grown = edit.text.length - (edit.end - edit.start);
  if (edit.end <= start) return { start: start + grown, end: end + grown };
  if (edit.start >= end) return { start, end };
  const moved = {
    start: start <= edit.start ? start : edit.start + edit.text.length,
    end: end >= edit.end ? end + grown : edit.start,
  };
  return moved.start < moved.end ? moved : null;
}

/**
 * @param {Finding[]} findings
 * @param {Edit} edit
 * @returns {Finding[]} those that are left, where they now stand
 */
export function moveFindings(findings, edit) {
  return findings.flatMap((finding) => {
    const span = moveSpan(finding, edit);
    const sentence = moveSpan(finding.sentence, edit) ?? span;
    const rewrites = finding.rewrites.map((rewrite) => moveRewrite(rewrite, edit));
    return span ? [{ ...finding, ...span, sentence, rewrites }] : [];
  });
}

/**
 * @param {Part[]} parts
 * @param {Edit} edit
 * @returns {Part[]} those that are left, where they now stand
 */
export function moveParts(parts, edit) {
  return parts.flatMap((part) => {
    const span = moveSpan(part, edit);
    return span ? [{ ...part, ...span }] : [];
  });
}

function moveRewrite(rewrite, edit) {
  const touched = overlap(rewrite, edit) || (rewrite.start < edit.start && edit.end < rewrite.end);
  const span = moveSpan(rewrite, edit) ?? { start: edit.start, end: edit.start };
  return { ...rewrite, ...span, stale: rewrite.stale || touched };
}

/**
 * @param {Finding[]} findings
 * @returns {Rewrite[]} the first safe rewrite of each, without those that share text with an earlier one
 */
export function safeRewrites(findings) {
  const chosen = [];
  const candidates = findings.flatMap(({ rewrites }) => rewrites.filter(({ safe }) => safe).slice(0, 1));
  for (const rewrite of candidates.sort((one, other) => one.start - other.start || one.end - other.end)) {
    if (!rewrite.stale && rewrite.start >= (chosen.at(-1)?.end ?? 0)) chosen.push(rewrite);
  }
  return chosen;
}

/**
 * @param {string} text
 * @param {Edit[]} edits  in order, none sharing text
 * @returns {Edit} the same change as one edit
 */
export function together(text, edits) {
  const start = edits[0].start;
  const end = edits.at(-1).end;
  let made = "";
  let position = start;
  for (const edit of edits) {
    made += text.slice(position, edit.start) + edit.text;
    position = edit.end;
  }
  return { start, end, text: made };
}

const SLOT = /\[[^[\]\n]+\]/;

/**
 * @param {string} text
 * @returns {{start: number, end: number} | null} the first open slot, such as `[wat wel kan]`
 */
export function openSlot(text) {
  const slot = SLOT.exec(text);
  return slot && { start: slot.index, end: slot.index + slot[0].length };
}

/**
 * @param {string} text
 * @returns {{text: string, isSlot: boolean}[]} the text cut into plain words and slots that the writer must fill
 */
export function cutAtSlots(text) {
  return text
    .split(new RegExp(`(${SLOT.source})`))
    .filter(Boolean)
    .map((piece) => ({ text: piece, isSlot: openSlot(piece)?.end === piece.length }));
}
