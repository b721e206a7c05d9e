import type { Fault } from "../fault.ts";
import { isFigurePart, numberParts, relativeParts, sayPart } from "../figure-parts.ts";
import { marksOf, marksOfPage, passagesOf } from "../inlines.ts";
import type { Mark, Page } from "../page.ts";
import type { Shelf } from "../shelf.ts";

type FigureMark = Extract<Mark, { readonly kind: "figure" }>;

/** Every number of a trial is on file, and has its trial, comparator and time in the same passage; a ratio both its numbers. */
export const lintFigures = (page: Page, shelf: Shelf): readonly Fault[] => [
  ...marksOfPage(page, "figure").flatMap((one) => unknown(one, page, shelf)),
  ...marksOfPage(page, "rule").flatMap((one): readonly Fault[] =>
    shelf.ruleNumber(one.protocol, one.rule, one.field) === undefined
      ? [
          {
            rule: "rule-unknown",
            file: page.file,
            line: one.line,
            saw: `${one.protocol} ${one.rule} ${one.field}`,
            remedy: "Name a protocol with its version, one of its rules, and a field of it that is a number.",
          },
        ]
      : [],
  ),
  ...passagesOf(page).flatMap(({ cells }) => {
    const marks = marksOf(cells, "figure");
    const ids = [...new Set(marks.map(({ id }) => id))];
    return ids.flatMap((id) => alone(id, marks, page, shelf));
  }),
];

function unknown({ id, part, line }: FigureMark, { file, language }: Page, shelf: Shelf): readonly Fault[] {
  const found = (saw: string, remedy: string): readonly Fault[] => [
    { rule: "figure-unknown", file, line, saw, remedy },
  ];
  const figure = shelf.figure(id, language);
  if (figure === undefined) return found(id, "Write the id of a figure of evidence/, or add it there.");
  if (!isFigurePart(part)) return found(`${id} ${part}`, "Write a part that guide/README.md lists.");
  return sayPart(figure, ratioOf(id, shelf), part, language) === undefined
    ? found(`${id} ${part}`, "This figure has no such part: nobody was compared, or none was printed.")
    : [];
}

export const ratioOf = (id: string, { base }: Shelf): number | undefined =>
  base.figures.find((one) => one.id === id)?.contrast?.value;

/** What the numbers of one figure lack in their passage. What another figure of it says of the same trial, comparator or time counts. */
function alone(id: string, marks: readonly FigureMark[], { file, language }: Page, shelf: Shelf): readonly Fault[] {
  const figure = shelf.figure(id, language);
  const own = marks.filter((one) => one.id === id);
  const number = own.find(({ part }) => numberParts.has(part));
  if (figure === undefined || number === undefined || own.some(({ part }) => part === "all")) return [];
  const isSaid = (part: "trial" | "comparator" | "time"): boolean => {
    const wanted = sayPart(figure, undefined, part, language);
    return (
      wanted === undefined ||
      marks.some((one) => {
        const other = shelf.figure(one.id, language);
        return one.part === part && other !== undefined && sayPart(other, undefined, part, language) === wanted;
      })
    );
  };
  const lacks = (["trial", "comparator", "time"] as const).flatMap((part): readonly Fault[] =>
    isSaid(part)
      ? []
      : [
          {
            rule: `figure-without-${part}`,
            file,
            line: number.line,
            saw: `{figure ${id} ${number.part}}`,
            remedy: `Write {figure ${id} ${part}} in the same passage.`,
          },
        ],
  );
  const relative = own.find(({ part }) => relativeParts.has(part));
  const hasBoth = ["treated", "compared"].every((part) => own.some((one) => one.part === part));
  return relative === undefined || hasBoth
    ? lacks
    : [
        ...lacks,
        {
          rule: "relative-without-absolute",
          file,
          line: relative.line,
          saw: `{figure ${id} ${relative.part}}`,
          remedy: `Write {figure ${id} treated} and {figure ${id} compared} beside it.`,
        },
      ];
}
