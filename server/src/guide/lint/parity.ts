import type { Fault, GuideRule } from "../fault.ts";
import type { Guide } from "../guide.ts";
import { cellsOf, marksOf } from "../inlines.ts";
import type { Block, Page } from "../page.ts";

/** Each page is there in both languages, block by block of one kind, with the same sources, figures, claims and links. */
export function lintParity({ pages }: Guide): readonly Fault[] {
  const english = pages.filter(({ language }) => language === "en");
  const spanish = pages.filter(({ language }) => language === "es");
  const alone = [...unmatched(english, spanish), ...unmatched(spanish, english)];
  return [
    ...alone,
    ...english.flatMap((one) => {
      const other = spanish.find(({ id }) => id === one.id);
      return other === undefined ? [] : comparePages(one, other);
    }),
  ];
}

const unmatched = (pages: readonly Page[], others: readonly Page[]): readonly Fault[] =>
  pages.flatMap(({ id, file, language }): readonly Fault[] =>
    others.some((one) => one.id === id)
      ? []
      : [
          {
            rule: "one-language",
            file,
            line: 1,
            saw: `${language} alone`,
            remedy: `Write pages/${language === "en" ? "es" : "en"}/${id}.md too.`,
          },
        ],
  );

function comparePages(one: Page, other: Page): readonly Fault[] {
  const found = (rule: GuideRule, line: number, saw: string, remedy: string): Fault => ({
    rule,
    file: other.file,
    line,
    saw,
    remedy,
  });
  const front = (["audience", "jurisdiction", "reviewedOn", "reviewDue", "order", "paper"] as const).flatMap((key) =>
    one[key] === other[key] ? [] : [found("structure-differs", 1, `${key}: ${other[key]}`, `Write it as ${one.file}.`)],
  );
  const length = Math.max(one.blocks.length, other.blocks.length);
  for (let i = 0; i < length; i++) {
    const [a, b] = [one.blocks[i], other.blocks[i]];
    const [shapeA, shapeB] = [a === undefined ? "nothing" : shapeOf(a), b === undefined ? "nothing" : shapeOf(b)];
    // From here on the blocks no longer stand beside each other: what follows would only be noise.
    if (a === undefined || b === undefined || shapeA !== shapeB)
      return [
        ...front,
        found("structure-differs", b?.line ?? 1, shapeB, `${one.file}:${a?.line ?? 1} has ${shapeA} here.`),
      ];
  }
  const marks = one.blocks.flatMap((a, i) => {
    const b = other.blocks[i]!;
    return (["citations-differ", "figures-differ"] as const).flatMap((rule) => {
      const [wanted, saw] = [named(a, rule), named(b, rule)];
      return wanted === saw
        ? []
        : [
            found(
              rule,
              b.line,
              saw === "" ? "none" : saw,
              `${one.file}:${a.line} has ${wanted === "" ? "none" : wanted}.`,
            ),
          ];
    });
  });
  return [...front, ...marks];
}

/** What must be the same in both languages of a block's outside. */
function shapeOf(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `a heading ${block.level} {#${block.id ?? ""}}`;
    case "paragraph":
      return "a paragraph";
    case "list":
      return `a list of ${block.items.length} (${block.items.map(({ isTick, blocks }) => [isTick ? "tick" : "", ...blocks.map(shapeOf)].join(" ").trim()).join("; ")})`;
    case "table":
      return `a table of ${block.rows.length} rows and ${block.head.length} columns`;
    case "note":
      return `a box of ${block.blocks.map(shapeOf).join(", ")}`;
    case "drawing":
      // What is to be written in has words of its own in each language.
      return block.name === "write-in" ? "::write-in" : `::${[block.name, ...block.of].join(" ")}`;
  }
}

/** Citations in their order; figures, rules, claims and links in any: a sentence may be built otherwise. */
function named(block: Block, rule: "citations-differ" | "figures-differ"): string {
  const cells = cellsOf(block);
  if (rule === "citations-differ")
    return marksOf(cells, "cite")
      .map(({ key }) => key)
      .join(", ");
  return [
    ...marksOf(cells, "figure").map(({ id, part }) => `${id} ${part}`),
    ...marksOf(cells, "rule").map((one) => `${one.protocol} ${one.rule} ${one.field}`),
    ...marksOf(cells, "claim").map(({ id }) => `claim ${id}`),
    ...marksOf(cells, "link").map(({ to }) => to),
  ]
    .toSorted()
    .join(", ");
}
