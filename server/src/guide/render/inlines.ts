import { assertNever } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import { isFigurePart, sayPart } from "../figure-parts.ts";
import { ratioOf } from "../lint/figures.ts";
import type { Cell, Inline } from "../page.ts";
import { citedBy, notesFor } from "./references.ts";
import type { Setting } from "./setting.ts";

/** A line of text with its marks written out; nothing stands before a note but the word it belongs to. */
export const renderCell = (cell: Cell, setting: Setting): Html =>
  html`${cell.map((one, i) => {
    const next = cell[i + 1];
    const isLast = next !== undefined && ["cite", "own", "claim"].includes(next.kind);
    return renderInline(isLast && one.kind === "text" ? { ...one, text: one.text.trimEnd() } : one, cell, setting);
  })}`;

function renderInline(one: Inline, cell: Cell, setting: Setting): Html {
  switch (one.kind) {
    case "text":
      return html`${one.text}`;
    case "strong":
      return html`<strong>${renderCell(one.children, setting)}</strong>`;
    case "emphasis":
      return html`<em>${renderCell(one.children, setting)}</em>`;
    case "link":
      return html`<a href="${one.to.replace(".md", ".html")}">${renderCell(one.children, setting)}</a>`;
    case "break":
      return html`<br>`;
    case "word":
      return renderWord(one.id, one.shown, setting);
    case "quoted":
      return html`<q>${one.text}</q>`;
    case "figure":
      return html`${figureText(one.id, one.part, setting)}${renderNotes(one, cell, setting)}`;
    case "rule":
      return html`${setting.shelf.ruleNumber(one.protocol, one.rule, one.field)?.value}${renderNotes(one, cell, setting)}`;
    case "cite":
      return renderNotes(one, cell, setting);
    case "claim":
    case "own":
      return html``;
    default:
      return assertNever(one);
  }
}

/** A part of a figure in words; the linter has made sure that there is one. */
export function figureText(id: string, part: string, { shelf, language }: Setting): string {
  const figure = shelf.figure(id, language);
  return figure === undefined || !isFigurePart(part) ? "" : (sayPart(figure, ratioOf(id, shelf), part, language) ?? "");
}

/** A word that is explained leads to its explanation, which is beside it for whoever points at it. */
function renderWord(id: string, shown: string, { guide, language }: Setting): Html {
  const word = guide.words[language].find((one) => one.id === id);
  const isThere = guide.pages.some((one) => one.language === language && one.id === "words");
  if (word === undefined || !isThere) return html`${shown}`;
  return html`<a class="word" href="words.html#${id}">${shown}</a>`;
}

function renderNotes(mark: Inline, cell: Cell, { shelf, references }: Setting): Html {
  const numbers = citedBy(mark, cell, shelf).flatMap(({ key, at }) => references.cite(key, at) ?? []);
  return notesFor(numbers);
}
