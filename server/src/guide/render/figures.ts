import type { WeighedFigureJson } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import { drawIcons } from "../drawing/icons.ts";
import { notesFor } from "./references.ts";
import type { Setting } from "./setting.ts";

const notesOf = ({ sources }: WeighedFigureJson, { references }: Setting): Html =>
  notesFor(sources.flatMap(({ ref }) => references.cite(ref) ?? []));

/** What must stand beside every number of a figure: trial, time, comparator, and what it is worth. */
const where = (figure: WeighedFigureJson, { say }: Setting): Html =>
  html`${say("in-trial", { trial: figure.study.name, time: figure.time })}, ${
    figure.comparator === null ? say("compared-nobody") : say("against", figure.comparator.name)
  }`;

const worth = (figure: WeighedFigureJson, { say }: Setting): string =>
  [
    figure.grade === "R" ? say("grade-recalled") : figure.grade === "D" ? say("grade-arithmetic") : "",
    figure.note ?? "",
  ]
    .join(" ")
    .trim();

/** `::icons`: people of a hundred or a thousand, full and hollow, for each arm; in words where nobody was counted so. */
export function renderIcons(id: string, setting: Setting): Html {
  const { shelf, language, say } = setting;
  const figure = shelf.figure(id, language);
  if (figure === undefined) return html``;
  const arrays = figure.values.map((one) => {
    const title = `${figure.name}: ${one.text} ${say("with-treatment", one.name).toLowerCase()}`;
    const says = `${title}. ${figure.says} ${say("in-trial", { trial: figure.study.name, time: figure.time })}.`;
    const drawn =
      one.frequency === null
        ? undefined
        : drawIcons(setting.nextId(), { ...one.frequency, many: figure.many, title, says });
    const range = one.between === null ? undefined : html`<span class="soft">${one.between}</span>`;
    return html`<div class="arm"><p class="arm-name">${say("with-treatment", one.short)}</p>${drawn}<p><strong>${one.text}</strong> ${range}</p></div>`;
  });
  const of = figure.values.find(({ frequency }) => frequency !== null)?.frequency?.of;
  const key =
    of === undefined
      ? ""
      : `${say("icons-one", of)} ${say("icons-full", figure.name.toLowerCase())}; ${say("icons-hollow")}.`;
  return html`<figure class="icons"><p class="figure-name">${figure.name}</p><div class="arms">${arrays}</div><figcaption>${where(figure, setting)}${notesOf(figure, setting)}. ${figure.says} ${key} ${worth(figure, setting)}</figcaption></figure>`;
}

/** `::numbers`: the same as a table, one figure a row. */
export function renderNumbers(ids: readonly string[], setting: Setting): Html {
  const { shelf, language, say } = setting;
  const figures = ids.flatMap((id) => shelf.figure(id, language) ?? []);
  const rows = figures.map((figure) => {
    const values = figure.values.map(
      (one) =>
        html`<li>${say("with-treatment", one.short)}: <strong>${one.text}</strong>${one.between === null ? undefined : html` <span class="soft">(${one.between})</span>`}</li>`,
    );
    const contrast = figure.contrast === null ? undefined : html`<li class="soft">${figure.contrast}</li>`;
    return html`<tr><th scope="row">${figure.name}<br><span class="soft">${figure.says} ${worth(figure, setting)}</span></th><td>${where(figure, setting)}${notesOf(figure, setting)}</td><td><ul class="plain">${values}${contrast}</ul></td></tr>`;
  });
  return html`<div class="wide"><table class="numbers"><thead><tr><th scope="col">${say("numbers-what")}</th><th scope="col">${say("numbers-where")}</th><th scope="col">${say("numbers-found")}</th></tr></thead><tbody>${rows}</tbody></table></div>`;
}
