const keys = ["keydown", "keyup"] as const;

/**
 * A part of the page that is beside all others, and keeps its keys to itself while it is shut.
 *
 * Keys that belong to a page, such as "take this line", are asked for at the window, where they arrive from anywhere. So what is
 * pressed outside the part stops before anybody hears of it, and what is pressed inside it does not leave it. Escape, which
 * closes dialogs before it arrives anywhere, is stopped in both. To be made before any page is there: whoever asks first, hears first.
 */
export function partOfItsOwn(id: string, isShut: () => boolean): HTMLElement {
  const part = document.body.appendChild(Object.assign(document.createElement("div"), { id }));
  const stop = (event: KeyboardEvent): void => {
    if (!isShut()) return;
    const isInside = event.target instanceof Node && part.contains(event.target);
    if (isInside && event.key !== "Escape") return;
    event.stopImmediatePropagation();
    if (!isInside && event.key !== "Tab") event.preventDefault();
  };
  for (const kind of keys) {
    addEventListener(kind, stop, { capture: true });
    part.addEventListener(kind, (event) => event.stopPropagation());
  }
  return part;
}

/**
 * Shuts everything on the page but one part: it is inert and unseen.
 *
 * @returns how to open it again, with the person where they were
 */
export function shutBehind(part: HTMLElement): () => void {
  const was = document.activeElement;
  const shut = new Set<Element>();
  const shutAll = (): void => {
    for (const one of document.body.children)
      if (one !== part && !one.hasAttribute("inert")) {
        one.setAttribute("inert", "");
        shut.add(one);
      }
  };
  shutAll();
  document.body.setAttribute("data-locked", "");
  // What appears later, such as a message that was on its way, is behind it as well.
  const watcher = new MutationObserver(shutAll);
  watcher.observe(document.body, { childList: true });
  return () => {
    watcher.disconnect();
    for (const one of shut) one.removeAttribute("inert");
    document.body.removeAttribute("data-locked");
    const back = was instanceof HTMLElement && was.isConnected && was !== document.body ? was : undefined;
    (back ?? document.getElementById("main"))?.focus({ preventScroll: true });
  };
}
