/**
 * The wire form counts Unicode code points, JavaScript counts UTF-16 units: an emoji is one of the first and two of the second.
 *
 * @param {string} text
 * @returns {(codePoints: number) => number} from a code point offset in the text to the UTF-16 offset
 */
export function utf16Offsets(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const starts = [];
  let position = 0;
  for (const character of text) {
    starts.push(position);
    position += character.length;
  }
  starts.push(position);
  return (offset) => starts[offset];
}
