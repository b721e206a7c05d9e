import { createRequire } from "node:module";
import path from "node:path";
import { assertNever } from "@longwatch/core";
import type { Letter, LetterBlock } from "@longwatch/interop";
import type { Content, TDocumentDefinitions, TFontDictionary } from "pdfmake/interfaces.js";

/** Millimetres as the points of a page. */
const mm = (length: number): number => (length * 72) / 25.4;
const ink = "#1b2733";
const pale = "#5b6b7a";
const rule = "#c3ccd4";

type PdfMake = {
  readonly setFonts: (fonts: TFontDictionary) => void;
  readonly setUrlAccessPolicy: (allows: (url: string) => boolean) => void;
  readonly setLocalAccessPolicy: (allows: (file: string) => boolean) => void;
  readonly createPdf: (document: TDocumentDefinitions) => { readonly getBuffer: () => Promise<Buffer> };
};

/** A letter as a PDF on A4 paper. The library is loaded only where a letter is asked for. */
export async function letterPdf(letter: Letter): Promise<Buffer> {
  const { default: pdfmake } = (await import("pdfmake")) as unknown as { readonly default: PdfMake };
  const folder = path.join(
    path.dirname(createRequire(import.meta.url).resolve("pdfmake/package.json")),
    "fonts/Roboto",
  );
  const font = (name: string): string => path.join(folder, `Roboto-${name}.ttf`);
  pdfmake.setFonts({ Roboto: { normal: font("Regular"), bold: font("Medium") } });
  // What is drawn comes from the letter alone: nothing is fetched, and no file but the fonts is read.
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((file) => path.dirname(file) === folder);
  return pdfmake.createPdf(documentOf(letter)).getBuffer();
}

const documentOf = ({ title, head, blocks, footer, language }: Letter): TDocumentDefinitions => ({
  pageSize: "A4",
  pageMargins: [mm(22), mm(16), mm(22), mm(24)],
  language,
  info: { title, creator: "Longwatch", producer: "Longwatch" },
  defaultStyle: { font: "Roboto", fontSize: 9.5, lineHeight: 1.25, color: ink },
  content: [
    { text: title, fontSize: 15, bold: true, margin: [0, 0, 0, mm(4)] },
    {
      table: {
        widths: ["auto", "*"],
        body: head.map(([label, value]) => [
          { text: label, color: pale },
          { text: value, bold: true },
        ]),
      },
      layout: { ...plain, paddingTop: () => 0, paddingBottom: () => 1 },
      margin: [0, 0, 0, mm(4)],
    },
    ...blocks.map(contentOf),
  ],
  footer: (page, pages) => ({
    margin: [mm(22), mm(4), mm(22), 0],
    fontSize: 7,
    color: pale,
    columns: [
      { stack: [...footer], width: "*" },
      { text: `${page} / ${pages}`, width: mm(18), alignment: "right" },
    ],
  }),
});

/** A long list stands in three columns, so that the letter stays on its page. */
function inColumns(items: readonly string[]): readonly (readonly string[])[] {
  const columns = items.length > 4 ? 3 : 1;
  const each = Math.ceil(items.length / columns);
  return Array.from({ length: columns }, (_, i) => items.slice(i * each, (i + 1) * each));
}

const plain = { hLineWidth: () => 0, vLineWidth: () => 0, paddingLeft: () => 0, paddingRight: () => mm(6) };

function contentOf(block: LetterBlock): Content {
  switch (block.kind) {
    case "heading":
      return { text: block.text, fontSize: 11, bold: true, margin: [0, mm(2), 0, mm(1)], headlineLevel: 1 };
    case "paragraph":
      return { text: block.text, margin: [0, 0, 0, mm(2)] };
    case "signature":
      return {
        unbreakable: true,
        margin: [0, mm(2), 0, 0],
        stack: [
          { text: block.closing, margin: [0, 0, 0, mm(9)] },
          { canvas: [{ type: "line", x1: 0, y1: 0, x2: mm(70), y2: 0, lineWidth: 0.5, lineColor: pale }] },
          { text: block.text, color: pale, fontSize: 8, margin: [0, 2, 0, 0] },
        ],
      };
    case "list":
      return { columns: inColumns(block.items).map((items) => ({ ul: [...items] })), margin: [0, 0, 0, mm(2)] };
    case "table":
      return {
        table: {
          headerRows: 1,
          dontBreakRows: true,
          widths: block.head.map((_, i) => (i === 0 ? "*" : "auto")),
          body: [block.head.map((text) => ({ text, color: pale, fontSize: 8 })), ...block.rows.map((row) => [...row])],
        },
        layout: {
          hLineWidth: (line) => (line === 0 ? 0 : 0.5),
          vLineWidth: () => 0,
          hLineColor: () => rule,
          paddingLeft: () => 0,
          paddingRight: () => mm(4),
          paddingTop: () => 1,
          paddingBottom: () => 1,
        },
        margin: [0, 0, 0, mm(2)],
      };
    default:
      return assertNever(block);
  }
}
