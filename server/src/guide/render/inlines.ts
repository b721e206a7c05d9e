import { assertNever } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import { isFigurePart, sayPart } from "../figure-parts.ts";
import { ratioOf } from "../lint/figures.ts";
import type { Cell, Inline } from "../page.ts";
import { citedBy, notesFor } from "./references.ts";
import type { Setting } from "./setting.ts";

/** Where a sentence ends; what is cited by its numbers is noted there, since a note in its midst parts a number from its unit. */
const sentenceEnd = /[.!?:](?=\s|$)/u;

/** A line of text with its marks written out; nothing stands before a note but the word it belongs to. */
export function renderCell(cell: Cell, setting: Setting): Html {
  const waiting: number[] = [];
  const written = renderInlines(cell, setting, waiting);
  return html`${written}${noted(waiting)}`;
}

/** @param waiting numbers of sources that are to be noted where the sentence ends */
const renderInlines = (cell: Cell, setting: Setting, waiting: number[]): readonly Html[] =>
  cell.map((one, i) => {
    const isBefore = ["cite", "own", "claim"].includes(cell[i + 1]?.kind ?? "");
    const written = isBefore && one.kind === "text" ? { ...one, text: one.text.trimEnd() } : one;
    const rendered = renderInline(written, setting, waiting);
    return one.kind === "cite" && !goesOn(cell, i) ? html`${rendered}${noted(waiting)}` : rendered;
  });

/** Whether another citation follows with nothing but space between: all of them are noted together, each source once. */
function goesOn(cell: Cell, i: number): boolean {
  const next = cell[i + 1];
  const isSpace = next?.kind === "text" && next.text.trim() === "";
  return cell[isSpace ? i + 2 : i + 1]?.kind === "cite";
}

function renderInline(one: Inline, setting: Setting, waiting: number[]): Html {
  for (const { key, at } of citedBy(one, setting.shelf)) {
    const number = setting.references.cite(key, at);
    if (number !== undefined && !waiting.includes(number)) waiting.push(number);
  }
  switch (one.kind) {
    case "text":
      return renderText(one.text, waiting);
    case "strong":
      return html`<strong>${renderInlines(one.children, setting, waiting)}</strong>`;
    case "emphasis":
      return html`<em>${renderInlines(one.children, setting, waiting)}</em>`;
    case "link":
      return html`<a href="${one.to.replace(".md", ".html")}">${renderInlines(one.children, setting, [])}</a>`;
    case "break":
      return html`<br>`;
    case "word":
      return renderWord(one.id, one.shown, setting);
    case "quoted":
      return html`<q>${one.text}</q>`;
    case "figure":
      return html`${figureText(one.id, one.part, setting)}`;
    case "rule":
      return html`${setting.shelf.ruleNumber(one.protocol, one.rule, one.field)?.value}`;
    case "cite":
    case "claim":
    case "own":
      return html``;
    default:
      return assertNever(one);
  }
}

function renderText(text: string, waiting: number[]): Html {
  const end = waiting.length === 0 ? null : sentenceEnd.exec(text);
  if (end === null) return html`${text}`;
  return html`${text.slice(0, end.index)}${noted(waiting)}${text.slice(end.index)}`;
}

/** The notes that wait, which then wait no longer. */
const noted = (waiting: number[]): Html => notesFor(waiting.splice(0));

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
