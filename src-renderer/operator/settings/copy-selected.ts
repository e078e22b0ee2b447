/**
 * Selects the text of an element and copies it; `false` when the browser refuses, and then it is at least selected.
 *
 * By the old command: `navigator.clipboard` exists only on a secure page, which one that is served by HTTP across a venue is
 * not, and in our own window it would need a permission, and no page is ever given one.
 */
export function copySelected(element: HTMLElement | null): boolean {
  const selection = window.getSelection();
  if (!element || !selection) return false;
  selection.selectAllChildren(element);
  const copied = document.execCommand('copy');
  if (copied) selection.removeAllRanges();
  return copied;
}
