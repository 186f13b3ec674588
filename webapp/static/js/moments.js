/** Moments in Dutch, in the words of the server: `maandag 23 november vóór 17.00 uur`. */

const WEEKDAYS = ["zondag", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag"];
const MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split(" ");
const MOMENT = new RegExp(
  `\\b(?:${WEEKDAYS.join("|")}) (\\d{1,2}) (${MONTHS.join("|")})(?: (\\d{4}))?(?: vóór (\\d{1,2})\\.(\\d{2}) uur)?`,
  "i",
);
const DAY_SLOT = /(?:^|\s)(?:dag|datum|moment|tijdstip)(?:\s|$)/i;
const TIME_SLOT = /\b(?:tijd|tijdstip|moment)\b/i;

/**
 * @typedef {{day: string, time: string}} Moment  as date and time fields hold them: `2026-11-23` and `17:00`, or empty
 *
 * @param {string} text
 * @param {number} thisYear
 * @returns {(Moment & {start: number, end: number}) | null} the first moment in a text, and where it stands
 */
export function findMoment(text, thisYear = new Date().getFullYear()) {
  const found = MOMENT.exec(text);
  if (!found) return null;
  const [words, day, month, year, hour, minute] = found;
  const two = (number) => String(number).padStart(2, "0");
  return {
    day: `${year ?? thisYear}-${two(MONTHS.indexOf(month.toLowerCase()) + 1)}-${two(day)}`,
    time: hour ? `${two(hour)}:${minute}` : "",
    start: found.index,
    end: found.index + words.length,
  };
}

/**
 * @param {Moment} moment
 * @param {number} thisYear  a moment in another year is said with its year
 * @returns {string} the moment in words
 */
export function sayMoment({ day, time }, thisYear = new Date().getFullYear()) {
  const [year, month, date] = day.split("-").map(Number);
  const weekday = WEEKDAYS[new Date(year, month - 1, date).getDay()];
  const said = `${weekday} ${date} ${MONTHS[month - 1]}${year === thisYear ? "" : ` ${year}`}`;
  return time ? `${said} ${sayTime(time)}` : said;
}

/** @returns {string} a time such as `17:00` in words: `vóór 17.00 uur` */
export function sayTime(time) {
  const [hour, minute] = time.split(":");
  return `vóór ${Number(hour)}.${minute} uur`;
}

/** Put another moment in a finding's rewrites, in place of the one that each of them names. */
export function withMoment(finding, moment) {
  return { ...finding, rewrites: finding.rewrites.map((rewrite) => ({ ...rewrite, text: replaced(rewrite.text, moment) })) };
}

function replaced(text, moment) {
  const old = findMoment(text);
  if (!old) return text;
  const said = sayMoment(old.time ? moment : { ...moment, time: "" });
  const capital = /\p{Lu}/u.test(text[old.start]);
  return text.slice(0, old.start) + (capital ? said[0].toUpperCase() + said.slice(1) : said) + text.slice(old.end);
}

/**
 * @param {string} name  of a slot, such as `dag en tijd`
 * @returns {{time: boolean} | null} whether a day fills it, and a time as well
 */
export function dayFills(name) {
  return DAY_SLOT.test(name) ? { time: TIME_SLOT.test(name) } : null;
}
