import { expect, test } from "vitest";
import { type Answered, inOrder, layersApart, together } from "./answers.ts";

const one = (before: Answered["before"], after: Answered["after"], people: number): Answered => ({
  before,
  after,
  people,
});

test("the counts of two pages are added, group by group", () => {
  const first = [one("yes", "no", 2), one("no", "no", 5)];
  expect(together(first, [one("yes", "no", 1), one(null, "no", 4)])).toEqual([
    one("yes", "no", 3),
    one("no", "no", 5),
    one(null, "no", 4),
  ]);
});

test("who is told something else comes first, the largest group before the others", () => {
  const some = [one("no", "no", 50), one("cannot-tell", "no", 2), one("yes", "no", 3), one("yes", "yes", 60)];
  expect(inOrder(some).map(({ before, after }) => `${before} ${after}`)).toEqual([
    "yes no",
    "cannot-tell no",
    "yes yes",
    "no no",
  ]);
});

test("a layer is told by itself where the whole does not say what it does; one that stays is not", () => {
  const decided = { before: [], after: [] };
  const label = { layer: "label", before: "yes", after: "no", decided } as const;
  const programme = { layer: "restricted-programme", before: "cannot-tell", after: "no", decided } as const;
  const payer = { layer: "reimbursement", before: "yes", after: "no", decided } as const;
  const local = { layer: "local-policy", before: "yes", after: "yes", decided } as const;
  const layers = [label, programme, payer, local];
  const told = (before: "yes" | "no") =>
    layersApart({ before, after: "no", layers, decided }).map(({ layer }) => layer);
  expect(told("yes")).toEqual(["restricted-programme", "reimbursement"]);
  expect(told("no")).toEqual(["label", "restricted-programme", "reimbursement"]);
});
