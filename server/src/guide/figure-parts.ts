import type { Language, WeighedFigureJson } from "@longwatch/core";

/**
 * What of a figure a page can write out. `treated` and `compared` are the two absolute numbers; `ratio` and `less` (so many
 * per cent less than with the comparator) compare them, and stand only beside both.
 */
export const figureParts = [
  "treated",
  "compared",
  "treated-range",
  "compared-range",
  "ratio",
  "less",
  "trial",
  "comparator",
  "time",
  "people",
  "all",
] as const;
export type FigurePart = (typeof figureParts)[number];

export const numberParts: ReadonlySet<string> = new Set<FigurePart>([
  "treated",
  "compared",
  "treated-range",
  "compared-range",
  "ratio",
  "less",
]);
export const relativeParts: ReadonlySet<string> = new Set<FigurePart>(["ratio", "less"]);

export const isFigurePart = (part: string): part is FigurePart => (figureParts as readonly string[]).includes(part);

/** The words of a part, or nothing where this figure has no such part: no comparator, no interval, no ratio. */
export function sayPart(
  figure: WeighedFigureJson,
  ratio: number | undefined,
  part: FigurePart,
  language: Language,
): string | undefined {
  const compared = figure.values.find(({ arm }) => arm === figure.comparator?.id);
  const treated = figure.values.find(({ arm }) => arm !== figure.comparator?.id);
  switch (part) {
    case "treated":
      return treated?.text;
    case "compared":
      return compared?.text;
    case "treated-range":
      return treated?.between ?? undefined;
    case "compared-range":
      return compared?.between ?? undefined;
    case "ratio":
      return figure.contrast ?? undefined;
    case "less":
      return ratio === undefined || ratio >= 1 ? undefined : percent(Math.round((1 - ratio) * 100), language);
    case "trial":
      return figure.study.name;
    case "comparator":
      return figure.comparator?.name;
    case "time":
      return figure.time;
    case "people":
      return figure.population;
    case "all":
      return figure.text;
  }
}

/** A space that does not break stands before the sign in Spanish, none in English. */
const percent = (count: number, language: Language): string => (language === "es" ? `${count}\u{A0}%` : `${count}%`);
