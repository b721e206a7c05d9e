// The guide without this script lacks nothing but the search, and the buttons of the sheet. It stores nothing and sends nothing.
for (const one of document.querySelectorAll("[data-script]")) one.hidden = false;

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
for (const button of document.querySelectorAll("[data-clear]"))
  button.addEventListener("click", () => button.closest("form").reset());
// Enter in a field would load the page anew, and what was written would be gone.
for (const form of document.querySelectorAll("form"))
  form.addEventListener("submit", (event) => event.preventDefault());

const search = document.querySelector("[data-search]");
if (search !== null) searchIn(globalThis.guidePlaces ?? []);

/** Small letters without accents: nobody types them alike. */
function plain(text) {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}

/** Places in which each word asked for begins a word; those that bear it in their title come first. */
function searchIn(written) {
  const places = written.map(([at, title, text]) => ({
    at,
    title,
    text,
    heads: ` ${plain(title)}`,
    all: ` ${plain(`${title} ${text}`)}`,
  }));
  const status = document.querySelector("[data-status]");
  const results = document.querySelector("[data-results]");
  const begins = (text, word) => new RegExp(`[^\\p{L}\\p{N}]${word}`, "u").test(text);
  search.addEventListener("input", () => {
    const words = plain(search.querySelector("input").value).match(/[\p{L}\p{N}]{2,}/gu) ?? [];
    const found = words.length === 0 ? [] : places.filter(({ all }) => words.every((word) => begins(all, word)));
    const ranked = found.toSorted(
      (a, b) =>
        Number(words.some((word) => begins(b.heads, word))) - Number(words.some((word) => begins(a.heads, word))),
    );
    results.replaceChildren(...ranked.slice(0, 20).map((one) => shown(one, words[0])));
    status.textContent =
      words.length === 0
        ? ""
        : found.length === 0
          ? search.dataset.none
          : search.dataset.found.replace("{of}", found.length);
  });
}

/** A place with the words around what was looked for. */
function shown({ at, title, text }, word) {
  const link = document.createElement("a");
  link.href = at;
  link.textContent = title;
  const around = document.createElement("span");
  const place = Math.max(0, plain(text).indexOf(word) - 40);
  around.textContent = `${place > 0 ? "… " : ""}${text.slice(place, place + 140)}${place + 140 < text.length ? " …" : ""}`;
  const item = document.createElement("li");
  item.append(link, around);
  return item;
}
