/** Answers in the order of the items; undefined where none was given. No wording of items is kept here: it is licensed. */
export type Answers = readonly (number | undefined)[];

export type QuestionnaireScore =
  | { readonly known: "yes"; readonly score: number; readonly answered: number; readonly of: number }
  | {
      readonly known: "cannot-tell";
      readonly answered: number;
      readonly of: number;
      /** Numbers of items, from 1: without an answer, or with one that does not exist. */
      readonly missing: readonly number[];
      readonly notAnAnswer: readonly number[];
    };

export type MsisPart = "physical" | "psychological";

const msisItems: Readonly<Record<MsisPart, number>> = { physical: 20, psychological: 9 };
/** Answers run from 1 to this, by version of the form. */
const msisHighest = { 1: 5, 2: 4 } as const;
export type MsisVersion = keyof typeof msisHighest;

type Form = { readonly items: number; readonly highest: number; readonly leastAnswered: number };

function scored(answers: Answers, form: Form, of: (mean: number) => number): QuestionnaireScore {
  const numbers = Array.from({ length: form.items }, (_, i) => i + 1);
  const isAnswer = (answer: number | undefined): answer is number =>
    answer !== undefined && Number.isInteger(answer) && answer >= 1 && answer <= form.highest;
  const given = answers.slice(0, form.items).filter(isAnswer);
  const notAnAnswer = numbers.filter((n) => answers[n - 1] !== undefined && !isAnswer(answers[n - 1]));
  const counts = { answered: given.length, of: form.items };
  if (given.length >= form.leastAnswered && notAnAnswer.length === 0 && answers.length <= form.items)
    return { known: "yes", score: of(given.reduce((sum, answer) => sum + answer, 0) / given.length), ...counts };
  const missing = numbers.filter((n) => answers[n - 1] === undefined);
  return { known: "cannot-tell", ...counts, missing, notAnAnswer };
}

/**
 * One part of MSIS-29, 0 to 100, higher is worse: the mean of the answers given, stretched. At least half of the
 * items must be answered; an answer that the form does not have makes it unknown, for the version may be the other.
 *
 * @source outcomes reference, section 9
 */
export function msis29(part: MsisPart, version: MsisVersion, answers: Answers): QuestionnaireScore {
  const items = msisItems[part];
  const highest = msisHighest[version];
  const form = { items, highest, leastAnswered: Math.ceil(items / 2) };
  return scored(answers, form, (mean) => (100 * (mean - 1)) / (highest - 1));
}

/**
 * FSS: the mean of nine answers from 1 to 7, all of them needed. From 4 fatigue is usually called relevant; some
 * ask for 5.
 *
 * @source outcomes reference, section 9
 */
export const fss = (answers: Answers): QuestionnaireScore =>
  scored(answers, { items: 9, highest: 7, leastAnswered: 9 }, (mean) => mean);
