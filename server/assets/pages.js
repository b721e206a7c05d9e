// Without this file every page works; with it, a page that is open says when it is out of date, or shows the news itself.
(() => {
  const address = document.body.dataset.events;
  const notice = document.querySelector("[data-changed]");
  if (!address || !notice || typeof EventSource === "undefined") return;

  // Whoever is writing, or has a menu open, is not interrupted: they are told, and look when they like.
  const isBusy = () =>
    document.querySelector("details[open]") !== null ||
    [...document.querySelectorAll("main input, main select")].some((field) =>
      field.type === "checkbox" || field.type === "radio"
        ? field.checked !== field.defaultChecked
        : field.type !== "hidden" && field.tagName === "INPUT" && field.value !== field.defaultValue,
    );
  // A page that nobody touches any more does not keep the session awake by asking.
  let touchedAt = Date.now();
  const touched = () => {
    touchedAt = Date.now();
  };
  for (const event of ["pointerdown", "keydown", "scroll"]) addEventListener(event, touched, { passive: true });
  const isAwake = () => !document.hidden && Date.now() - touchedAt < 5 * 60_000;

  const source = new EventSource(address);
  source.addEventListener("changed", () => {
    if (isAwake() && !isBusy()) location.reload();
    else notice.hidden = false;
  });
  addEventListener("pagehide", () => source.close());
})();
