import {
  failed,
  fss,
  type Issue,
  type MeasuredTest,
  type MsisVersion,
  msfc,
  msis29,
  ok,
  type QuestionnaireScore,
  type Result,
  type Trials,
  testChange,
  testMeasures,
} from "@longwatch/core";
import { unreadFor } from "../../files/file-result.ts";
import { type Outcome, printed, printedJson, using } from "../outcome.ts";
import { notAllowed, numberOf } from "./options.ts";

type Json = { readonly json?: boolean };
const shown = (n: number | undefined, digits: number): string => (n === undefined ? "not known" : n.toFixed(digits));
export const wrong = (issues: readonly Issue[]): Outcome => using(unreadFor("edss", ...issues), () => printed(""));

const unables: Readonly<Record<string, Trials>> = {
  "unable-ms": { unable: "due-to-ms" },
  "unable-other": { unable: "for-another-reason" },
};

/** `5.1 5.3`: two trials in seconds; `unable-ms`, `unable-other`. */
export function trialsOf(at: string, text: string | undefined): Result<Trials | undefined> {
  if (text === undefined) return ok(undefined);
  const unable = unables[text];
  if (unable !== undefined) return ok(unable);
  const seconds = text.trim().split(/\s+/).map(Number);
  return seconds.length <= 2 && seconds.every((n) => n > 0 && Number.isFinite(n))
    ? ok({ seconds })
    : failed([notAllowed(at, text, 'Write two times in seconds as "5.1 5.3", or unable-ms, or unable-other.')]);
}

export type MsfcTexts = Json & {
  readonly walk?: string;
  readonly dominantHand?: string;
  readonly otherHand?: string;
  readonly pasat?: string;
};

/** The composite of walk, hands and PASAT, with what is missing and against whom. */
export function scoreMsfc(texts: MsfcTexts): Outcome {
  const issues: Issue[] = [];
  const trials = (name: "walk" | "dominantHand" | "otherHand"): Trials | undefined => {
    const read = trialsOf(`/${name}`, texts[name]);
    if (read.ok) return read.value;
    issues.push(...read.issues);
    return undefined;
  };
  const refuse = (): void => void issues.push(notAllowed("/pasat", texts.pasat ?? "", "Write 0 to 60."));
  const pasat = numberOf(texts.pasat, refuse);
  if (pasat !== undefined && (!Number.isInteger(pasat) || pasat < 0 || pasat > 60)) refuse();
  const score = msfc({
    walk: trials("walk"),
    dominantHand: trials("dominantHand"),
    otherHand: trials("otherHand"),
    pasat,
  });
  if (issues.length > 0) return wrong(issues);
  if (texts.json) return printedJson(score);
  const whole =
    score.known === "yes" ? score.composite.toFixed(6) : `cannot tell; missing: ${score.missing.join(", ")}`;
  return printed(
    [
      `MSFC  ${whole}`,
      `  legs ${shown(score.legs, 6)}, arms ${shown(score.arms, 6)}, cognition ${shown(score.cognition, 6)}`,
      `  against ${score.reference}; higher is better`,
    ].join("\n"),
  );
}

export type ScalesTexts = Json & {
  readonly msis29Physical?: string;
  readonly msis29Psychological?: string;
  readonly formVersion?: string;
  readonly fss?: string;
};

/** Answers by number, in the order of the items; an empty place is one that was not answered. */
function answersOf(at: string, text: string, issues: Issue[]): readonly (number | undefined)[] {
  return text
    .split(",")
    .map((one) => numberOf(one, () => issues.push(notAllowed(at, one, "Write whole numbers between commas."))));
}

export function scoreScales(texts: ScalesTexts): Outcome {
  const issues: Issue[] = [];
  const version = Number(texts.formVersion ?? "2");
  if (version !== 1 && version !== 2) issues.push(notAllowed("/formVersion", texts.formVersion ?? "", "Write 1 or 2."));
  const { msis29Physical: physical, msis29Psychological: psychological, fss: fatigue } = texts;
  const score = (
    at: string,
    text: string | undefined,
    by: (of: readonly (number | undefined)[]) => QuestionnaireScore,
  ) => (text === undefined ? undefined : by(answersOf(at, text, issues)));
  const scores = {
    "MSIS-29 physical": score("/msis29Physical", physical, (all) => msis29("physical", version as MsisVersion, all)),
    "MSIS-29 psychological": score("/msis29Psychological", psychological, (all) =>
      msis29("psychological", version as MsisVersion, all),
    ),
    FSS: score("/fss", fatigue, fss),
  };
  if (issues.length > 0) return wrong(issues);
  if (texts.json) return printedJson(scores);
  const lines = Object.entries(scores).flatMap(([name, one]) =>
    one === undefined ? [] : [`${name}  ${inWords(one)}`],
  );
  return printed(lines.length === 0 ? "Nothing to score: give answers to one of the scales." : lines.join("\n"));
}

function inWords(score: QuestionnaireScore): string {
  const counts = `${score.answered} of ${score.of} answered`;
  if (score.known === "yes") return `${score.score.toFixed(2)}  (${counts})`;
  const odd = score.notAnAnswer.length === 0 ? "" : `; no such answer at item ${score.notAnAnswer.join(", ")}`;
  return `cannot tell  (${counts}${odd})`;
}

export type ChangeTexts = Json & { readonly test: string; readonly from: string; readonly to: string };

/** Whether a test changed by what means something, by itself. */
export function scoreChange({ test, from, to, json }: ChangeTexts): Outcome {
  const issues: Issue[] = [];
  if (!Object.hasOwn(testMeasures, test))
    issues.push(notAllowed("/test", test, `Write one of ${Object.keys(testMeasures).join(", ")}.`));
  const number = (at: "/from" | "/to", text: string): number =>
    numberOf(text, () => issues.push(notAllowed(at, text, "Write a number."))) ?? Number.NaN;
  const [reference, value] = [number("/from", from), number("/to", to)];
  if (issues.length > 0) return wrong(issues);
  const found = testChange(test as MeasuredTest, reference, value);
  if (json) return printedJson({ test, from: reference, to: value, ...found });
  const words = { worse: "worse", better: "better", within: "no change that counts" }[found.change];
  return printed(
    `${test}: ${words}\n  from ${reference} to ${value}; ${Number(found.least.toFixed(6))} counts. Nothing is confirmed by one test.`,
  );
}
