import { assertNever } from "@longwatch/core";
import { type Html, html } from "../../html.ts";
import { drawEdss } from "../drawing/edss.ts";
import { drawReset } from "../drawing/reset.ts";
import { drawTimeline } from "../drawing/timeline.ts";
import { drawWheel } from "../drawing/wheel.ts";
import type { Block, Item } from "../page.ts";
import { renderDecisionSheet } from "./decision-sheet.ts";
import { renderIcons, renderNumbers } from "./figures.ts";
import { renderCell } from "./inlines.ts";
import { notesFor } from "./references.ts";
import type { Setting } from "./setting.ts";

export const renderBlocks = (blocks: readonly Block[], setting: Setting): Html =>
  html`${blocks.map((one) => renderBlock(one, setting))}`;

function renderBlock(block: Block, setting: Setting): Html {
  switch (block.kind) {
    case "heading":
      return block.level === 2
        ? html`<h2 id="${block.id}">${renderCell(block.children, setting)}</h2>`
        : html`<h3 id="${block.id}">${renderCell(block.children, setting)}</h3>`;
    case "paragraph":
      return html`<p>${renderCell(block.children, setting)}</p>`;
    case "list": {
      const items = block.items.map((one) => renderItem(one, setting));
      if (block.isOrdered) return html`<ol>${items}</ol>`;
      return block.items.some(({ isTick }) => isTick) ? html`<ul class="ticks">${items}</ul>` : html`<ul>${items}</ul>`;
    }
    case "table":
      return html`<div class="wide" tabindex="0" role="group"><table><thead><tr>${block.head.map((cell) => html`<th scope="col">${renderCell(cell, setting)}</th>`)}</tr></thead><tbody>${block.rows.map(
        (row) =>
          html`<tr>${row.map((cell, i) => (i === 0 ? html`<th scope="row">${renderCell(cell, setting)}</th>` : html`<td>${renderCell(cell, setting)}</td>`))}</tr>`,
      )}</tbody></table></div>`;
    case "note":
      return html`<aside class="note">${renderBlocks(block.blocks, setting)}</aside>`;
    case "drawing":
      return renderDrawing(block.name, block.of, setting);
    default:
      return assertNever(block);
  }
}

/** An item of one paragraph is its text alone. */
function renderItem({ isTick, blocks }: Item, setting: Setting): Html {
  const [first, ...rest] = blocks;
  const content =
    first?.kind === "paragraph"
      ? html`${renderCell(first.children, setting)}${renderBlocks(rest, setting)}`
      : renderBlocks(blocks, setting);
  return isTick
    ? html`<li><label class="choice"><input type="checkbox" autocomplete="off"> <span>${content}</span></label></li>`
    : html`<li>${content}</li>`;
}

function renderDrawing(name: string, of: readonly string[], setting: Setting): Html {
  const { drawings, shelf, say, language } = setting;
  const cite = (keys: readonly string[]): Html => notesFor(keys.flatMap((key) => setting.references.cite(key) ?? []));
  switch (name) {
    case "icons":
      return renderIcons(of[0]!, setting);
    case "numbers":
      return renderNumbers(of, setting);
    case "reset":
      return drawReset(setting.nextId(), drawings, shelf, say, cite(drawings.reset.sources));
    case "wheel": {
      const { protocol, rules } = drawings.wheel;
      const keys = rules.flatMap((rule) => shelf.ruleNumber(protocol, rule, "every.months")?.sources ?? []);
      const notes = cite([...new Set(keys)]);
      return drawWheel(setting.nextId(), drawings, shelf, say, (english) => shelf.phrase(english, language), notes);
    }
    case "timeline":
      return drawTimeline(setting.nextId(), drawings, shelf, say, cite(drawings.timeline.sources));
    case "edss":
      return drawEdss(setting.nextId(), drawings, language, say, cite(drawings.edss.sources));
    case "words":
      return renderWords(setting);
    case "decision-sheet":
      return renderDecisionSheet(say);
    case "write-in":
      return html`<p class="write-in"><span>${of.join(" ")}</span></p>`;
    default:
      return html``;
  }
}

/** All words explained, in the order of the reader's alphabet. */
function renderWords(setting: Setting): Html {
  const { guide, language } = setting;
  const order = new Intl.Collator(language);
  const words = guide.words[language].toSorted((a, b) => order.compare(a.name, b.name));
  return html`<dl class="words">${words.map(({ id, name, says }) => html`<dt id="${id}">${name}</dt><dd>${renderCell(says, setting)}</dd>`)}</dl>`;
}
