/** Where browsers can, one that loads the page anew without a connection is told so, and not by a blank page of its own. */
export function sayWithoutLine(): void {
  if (!("serviceWorker" in navigator)) return;
  // Without it the page works as before: nothing that is entered depends on it.
  navigator.serviceWorker.register("/screen/offline.js", { scope: "/clinics/" }).catch(() => undefined);
}
