/** Copying the draft, also where the browser keeps the clipboard from pages without https. */

/**
 * @param {HTMLTextAreaElement} area
 * @returns {Promise<boolean>} whether its text is on the clipboard
 */
export async function copyText(area) {
  try {
    await navigator.clipboard.writeText(area.value);
    return true;
  } catch {
    return copySelected(area);
  }
}

function copySelected(area) {
  const focused = document.activeElement;
  area.select();
  const copied = document.execCommand("copy");
  if (copied) focused.focus();
  return copied;
}
