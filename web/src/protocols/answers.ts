import type { Found } from "./use-effects.ts";

export type Answered = Found["answers"][number];
export type Answer = NonNullable<Answered["before"]>;

/** Most forbidding first. Null: nothing that is in force weighs anything. */
export const answers: readonly (Answer | null)[] = ["no", "cannot-tell", "with-justification", "yes", null];

/** Counts of two pages together. */
export const together = (some: readonly Answered[], more: readonly Answered[]): readonly Answered[] =>
  [...Map.groupBy([...some, ...more], ({ before, after }) => `${before} ${after}`).values()].map((same) => ({
    ...same[0]!,
    people: same.reduce((sum, { people }) => sum + people, 0),
  }));

/** Those whose answer changes first, the largest group first; then those whose answer stays. */
export const inOrder = (some: readonly Answered[]): readonly Answered[] =>
  some.toSorted(
    (a, b) =>
      Number(isSame(a)) - Number(isSame(b)) ||
      b.people - a.people ||
      answers.indexOf(a.before) - answers.indexOf(b.before) ||
      answers.indexOf(a.after) - answers.indexOf(b.after),
  );

export const isSame = ({ before, after }: Pick<Answered, "before" | "after">): boolean => before === after;

type Change = NonNullable<Found["affected"][number]["candidacy"]>;

/** The layers that answer otherwise than the whole does, and the payer's, which is no part of it: each to be told by itself. */
export const layersApart = (of: Change): Change["layers"] =>
  of.layers.filter(
    (one) => !isSame(one) && (one.layer === "reimbursement" || one.before !== of.before || one.after !== of.after),
  );
