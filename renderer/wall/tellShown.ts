/** Main opens a start's other windows when the first one shows its content. */

/** Says so once the frame of what was just rendered has been drawn. */
export function tellShown(): void {
  requestAnimationFrame(() => {
    requestAnimationFrame(() => window.postMessage("page-shown", window.location.origin));
  });
}
