import { assertNever } from "./base/result.ts";
import type { EdssWarning } from "./outcomes/edss/consistency.ts";
import { countedGrade } from "./outcomes/edss/counted-grade.ts";
import type { EdssPart } from "./outcomes/edss/edss.ts";
import { edssText } from "./outcomes/edss/edss-text.ts";
import { functionalSystems } from "./outcomes/edss/functional-systems.ts";
import type { ScoredExamination } from "./outcomes/edss/scored-examination.ts";
import type { StepLine } from "./outcomes/edss/step-lines.ts";
import { enEdss, enWalking } from "./text/en-edss.ts";
import { esEdss, esWalking } from "./text/es-edss.ts";
import type { Language } from "./text/message.ts";

// These words alone, not the whole catalogue: a browser loads them to speak while somebody examines.
const words = { en: enEdss, es: esEdss } as const;
const walkings = { en: enWalking, es: esWalking } as const;

/** A scored examination in sentences: the score, why it is that, what is still needed, and what to look at again. */
export type EdssInWords = {
  readonly score: string;
  readonly because: readonly string[];
  readonly needed: string | undefined;
  readonly warnings: readonly string[];
};

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const edssPartName = (part: EdssPart, language: Language): string => words[language][`edss.part.${part}`]({});

function partsIn(parts: readonly EdssPart[], language: Language): string {
  return words[language]["edss.list"]({ items: parts.map((part) => edssPartName(part, language)) });
}

/** The counts that the line looks at, highest grade first. */
function countsIn(gradesCounted: readonly number[], { counts }: StepLine, language: Language): string {
  const say = words[language];
  const items = ([5, 4, 3, 2, 1] as const).flatMap((grade) => {
    const systems = gradesCounted[grade] ?? 0;
    return counts[grade] === undefined || systems === 0 ? [] : [say["edss.count"]({ systems, grade })];
  });
  return items.length === 0 ? say["edss.count-none"]({}) : say["edss.list"]({ items });
}

function becauseOf(scored: ScoredExamination, language: Language): string {
  const { score, examination, options, gradesCounted } = scored;
  const say = words[language];
  if (score.known === "cannot-tell")
    return say["edss.so-far"]({ least: edssText(score.least, language), most: edssText(score.most, language) });
  const line = score.leastLine;
  const walked = examination.ambulation;
  // A range of walking scores with one EDSS is told by its best.
  const walking =
    walkings[language][options.ambulationScale][(typeof walked === "object" ? walked.least : walked) ?? -1] ?? "";
  const counts = countsIn(gradesCounted, line, language);
  const edss = edssText(score.edss, language);
  if (score.decidedBy === "ambulation") return say["edss.by-walking"]({ walking, edss });
  return score.decidedBy === "both" && score.edss > 0
    ? say["edss.by-both"]({ counts, edss, line: line.line, walking })
    : say["edss.by-systems"]({ counts, edss, line: line.line });
}

/** Grades that count as another than was found, and systems that were left out. */
function countedOtherwise({ examination, options }: ScoredExamination, language: Language): readonly string[] {
  const say = words[language];
  const leftOut = examination.notDueToMs ?? [];
  const converted = functionalSystems.flatMap((system) => {
    const raw = examination.grades[system];
    const { least, why } = countedGrade(examination, system, options);
    if (raw === undefined || why !== undefined || least === raw || leftOut.includes(system)) return [];
    return [say["edss.counts-as"]({ part: capital(edssPartName(system, language)), raw, counted: least })];
  });
  return leftOut.length === 0 ? converted : [...converted, say["edss.left-out"]({ parts: partsIn(leftOut, language) })];
}

/** A warning as a sentence. */
export function edssWarningIn(warning: EdssWarning, language: Language): string {
  const say = words[language];
  switch (warning.code) {
    case "walking-limited-without-motor-signs":
    case "walking-far-worse-than-motor-signs":
    case "death-score-while-alive":
      return say[`edss.warn.${warning.code}`]({});
    case "severe-grade-but-unrestricted":
    case "lost-function-but-walking":
      return say[`edss.warn.${warning.code}`]({ parts: partsIn(warning.systems, language) });
    case "no-such-edss":
      return say["edss.warn.no-such-edss"]({ recorded: edssText(warning.recorded, language) });
    case "recorded-differs": {
      const [recorded, least, most] = [warning.recorded, warning.least, warning.most].map((edss) =>
        edssText(edss, language),
      ) as [string, string, string];
      return say["edss.warn.recorded-differs"]({ recorded, least, most });
    }
    case "change-without-new-finding":
      return say["edss.warn.change-without-new-finding"]({ previous: edssText(warning.previous, language) });
    case "during-relapse":
      return say["edss.warn.during-relapse"]({ days: warning.days });
    default:
      return assertNever(warning);
  }
}

/** What {@link ScoredExamination} says, for people. */
export function edssInWords(scored: ScoredExamination, language: Language): EdssInWords {
  const { score, stillNeeded, warnings } = scored;
  const say = words[language];
  const text = (edss: number): string => edssText(edss, language);
  return {
    score:
      score.known === "yes"
        ? say["edss.is"]({ edss: text(score.edss) })
        : say["edss.between"]({ least: text(score.least), most: text(score.most) }),
    because: [
      becauseOf(scored, language),
      ...countedOtherwise(scored, language),
      ...score.missing
        .filter(({ why }) => why === "not-a-grade")
        .map(({ part }) => say["edss.not-a-grade"]({ part: capital(edssPartName(part, language)) })),
    ],
    needed: stillNeeded.length === 0 ? undefined : say["edss.needed"]({ parts: partsIn(stillNeeded, language) }),
    warnings: warnings.map((warning) => edssWarningIn(warning, language)),
  };
}
