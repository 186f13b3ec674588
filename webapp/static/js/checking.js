/** Asks the server, at most one question at a time: only the answer to the newest question counts. */

import { utf16Offsets } from "./offsets.js";
import { UNREACHABLE, UNREADABLE } from "./words.js";

/** A check that gave no report; its message can be shown. */
export class CheckFailure extends Error {}

/**
 * Send something to the server.
 *
 * @param {string} address
 * @param {object} question
 * @param {RequestInit} options
 * @returns {Promise<any>} the answer; raises CheckFailure when there is none
 */
export async function ask(address, question, options = {}) {
  const answer = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Accept-Language": "nl" },
    body: JSON.stringify(question),
    credentials: "omit",
    ...options,
  }).catch(() => {
    throw new CheckFailure(UNREACHABLE);
  });
  const body = await answer.json().catch(() => {
    throw new CheckFailure(UNREADABLE);
  });
  if (!answer.ok) throw new CheckFailure(body.error?.message ?? UNREADABLE);
  return body;
}

/**
 * @param {string} address
 * @param {string} text
 * @param {object} manner  what the writer chose for this mail
 * @param {AbortSignal} signal
 * @returns {Promise<{findings: import("./edits.js").Finding[], plusPoints: {category: string, message: string}[],
 *   figures: object, failedRules: string[], parts: import("./edits.js").Part[]}>} with offsets in UTF-16 units
 */
export async function checkDraft(address, text, manner, signal) {
  const body = await ask(address, { text, ...manner, parts: true }, { signal });
  const at = utf16Offsets(text);
  const here = (span) => ({ ...span, start: at(span.start), end: at(span.end) });
  return {
    findings: body.findings.map((finding) => ({
      ...here(finding),
      sentence: { start: at(finding.sentence_start), end: at(finding.sentence_end) },
      rewrites: finding.rewrites.map(here),
    })),
    plusPoints: body.plus_points,
    figures: body.figures,
    failedRules: body.failed_rules,
    parts: body.parts.map(here),
  };
}

export class Checking {
  #timer = 0;
  #running = new AbortController();

  /**
   * @param {{ask: (signal: AbortSignal) => Promise<object>, delay: number, onStart: () => void,
   *   onReport: (report: object) => void, onFailure: (failure: Error) => void}} options  delay in milliseconds
   */
  constructor(options) {
    this.options = options;
  }

  /** Forget the question that is out, and the one that was about to be asked. */
  cancel() {
    clearTimeout(this.#timer);
    this.#running.abort();
  }

  /** Ask once the writer has paused. */
  soon() {
    this.cancel();
    this.#timer = setTimeout(() => this.now(), this.options.delay);
  }

  /** Ask at once; resolves when this question is answered or overtaken by a newer one. */
  async now() {
    this.cancel();
    const { signal } = (this.#running = new AbortController());
    this.options.onStart();
    try {
      const report = await this.options.ask(signal);
      if (!signal.aborted) this.options.onReport(report);
    } catch (failure) {
      if (!signal.aborted) this.options.onFailure(failure);
    }
  }
}
