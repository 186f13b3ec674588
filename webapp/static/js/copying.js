/** Copying the draft, with its formatting where it was pasted with that, also on pages without https. */

/**
 * @param {HTMLTextAreaElement} area
 * @param {string | undefined} html  the same with its formatting
 * @returns {boolean} whether it is on the clipboard
 */
export function copyDraft(area, html) {
  let filled = false;
  const fill = (event) => {
    fillClipboard(event, area.value, html);
    filled = true;
  };
  const focused = document.activeElement;
  const { selectionStart, selectionEnd, scrollTop } = area;
  area.focus({ preventScroll: true });
  area.select();
  document.addEventListener("copy", fill, { once: true, capture: true });
  const copied = document.execCommand("copy") && filled;
  document.removeEventListener("copy", fill, { capture: true });
  if (!copied) return false;
  area.setSelectionRange(selectionStart, selectionEnd);
  area.scrollTop = scrollTop;
  focused.focus({ preventScroll: true });
  return true;
}

/** Put a text on the clipboard of a copy event, and its formatting beside it. */
export function fillClipboard(event, text, html) {
  event.preventDefault();
  event.stopPropagation();
  event.clipboardData.setData("text/plain", text);
  if (html) event.clipboardData.setData("text/html", html);
}
