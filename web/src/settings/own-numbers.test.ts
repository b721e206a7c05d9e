import { expect, test } from "vitest";
import { judgePolicy } from "../../../server/src/protocols/policy.ts";
import { shippedLibrary } from "../../../server/src/rules/shipped.ts";
import { type Content, listOf, recordOf } from "./content-draft.ts";
import { isSentence, numberTyped, ownHead, ownNumbers, withHead, withNumber, withVersion } from "./own-numbers.ts";

const title = "Policy of the clinic";
const stated = { value: 10, says: "From the tenth day a test goes to the nurse." };
const withOne = withNumber({}, "late.nurse-days", "d", stated, title);
const whole = withHead(withOne, { title, from: "2026-12-01", decidedIn: "Meeting of the team, 20 November 2026" });

const withKeys = (content: Content, keys: Content): Content => {
  const policy = recordOf(content["policy"]);
  return {
    ...content,
    policy: { ...policy, parameters: listOf(policy["parameters"]).map((one) => ({ ...one, ...keys })) },
  };
};

test("a number that a clinic sets makes a protocol that the server takes, unsigned and as a draft", () => {
  const library = shippedLibrary();
  if (!library.ok) throw new Error("The shipped protocols cannot be read.");
  const judged = judgePolicy(whole, library.value);
  expect("problems" in judged ? judged.problems : []).toEqual([]);
  expect(judged).toMatchObject({ policies: [{ status: "draft", signedBy: [], layer: "local-policy" }] });
  expect(ownNumbers(whole)).toEqual([{ id: "late.nurse-days", ...stated }]);
  expect(ownHead(whole)).toMatchObject({ title, from: "2026-12-01" });
});

test("what is taken back leaves nothing behind; what was there before stays", () => {
  expect(withNumber(whole, "late.nurse-days", "d", undefined, title)).toEqual({});
  const adoptions = [{ protocol: "alemtuzumab-eu@2020-01", from: "2026-01-01", by: "A" }];
  const other = { id: "S1", title: "Another source" };
  const full = { ...whole, adoptions, references: [other, ...(whole["references"] as object[])] };
  expect(withNumber(full, "late.nurse-days", "d", undefined, title)).toEqual({ adoptions, references: [other] });
  const ruled = { ...whole, policy: { ...(whole["policy"] as object), rules: [{ id: "own.rule" }] } };
  expect(withNumber(ruled, "late.nurse-days", "d", undefined, title)).toMatchObject({
    policy: { parameters: [], rules: [{ id: "own.rule" }] },
  });
});

test("a number that is being typed anew keeps its sentence, its sources and its protocol until it is there", () => {
  const held = withKeys(whole, { confidence: "V1", sources: [{ ref: "S1" }] });
  const emptied = withNumber(held, "late.nurse-days", "d", { ...stated, value: undefined }, title);
  expect(ownNumbers(emptied)).toEqual([{ id: "late.nurse-days", value: undefined, says: stated.says }]);
  expect(ownNumbers(JSON.parse(JSON.stringify(emptied)) as Content)).toEqual(ownNumbers(emptied));
  const anew = withNumber(emptied, "late.nurse-days", "d", { ...stated, value: 12 }, title);
  expect(anew).toEqual(withNumber(held, "late.nurse-days", "d", { ...stated, value: 12 }, title));
  expect(ownHead(anew)).toEqual(ownHead(whole));
});

test("a number that is missing is not sent as one: the server refuses it", () => {
  const library = shippedLibrary();
  if (!library.ok) throw new Error("The shipped protocols cannot be read.");
  const emptied = withNumber(whole, "late.nurse-days", "d", { ...stated, value: undefined }, title);
  expect(judgePolicy(JSON.parse(JSON.stringify(emptied)), library.value)).toHaveProperty("problems");
});

test.each([
  [10, 10],
  [0, 0],
  ["10", 10],
  ["", undefined],
  ["-", undefined],
  ["-1", undefined],
  [-1, undefined],
  ["1.5", undefined],
  [Number.NaN, undefined],
])("typed %j is the number %j", (typed, value) => {
  expect(numberTyped(typed)).toBe(value);
});

test("a number that is changed keeps what the form does not show", () => {
  const graded = {
    policy: {
      protocol: "theirs",
      version: "7",
      parameters: [{ id: "a", value: 1, confidence: "V1", sources: [{ ref: "S1" }] }],
    },
  };
  const changed = withNumber(graded, "a", "d", { value: 2, says: "It is two days." }, title);
  expect(changed).toMatchObject({
    policy: {
      protocol: "theirs",
      parameters: [{ id: "a", value: 2, confidence: "V1", sources: [{ ref: "S1" }], says: "It is two days." }],
    },
  });
  expect(withVersion(changed, 3)).toEqual(changed);
});

const signed = [{ role: "consultant", initials: "AB", on: "2026-11-20" }];
const approved: Content = {
  ...whole,
  policy: { ...recordOf(whole["policy"]), status: "approved", signedBy: signed },
};
const head = ownHead(approved);
const standing = (content: Content) => {
  const { status, signedBy } = recordOf(content["policy"]);
  return { status, signedBy };
};

test.each<[string, Content]>([
  ["its number", withNumber(approved, "late.nurse-days", "d", { ...stated, value: 8 }, title)],
  ["its sentence", withNumber(approved, "late.nurse-days", "d", { ...stated, says: "It is ten days." }, title)],
  ["one more number", withNumber(approved, "late.other-days", "d", { value: 3, says: "" }, title)],
  ["its number emptied", withNumber(approved, "late.nurse-days", "d", { ...stated, value: undefined }, title)],
  ["its title", withHead(approved, { ...head, title: "Another title" })],
  ["its first day", withHead(approved, { ...head, from: "2027-01-01" })],
  ["its source", withHead(approved, { ...head, decidedIn: "Another meeting" })],
])("nobody has signed what is changed afterwards: %s", (_, changed) => {
  expect(standing(changed)).toEqual({ status: "draft", signedBy: [] });
});

test("a number taken out of a signed protocol of more than one takes the signatures with it", () => {
  const two = withNumber(approved, "late.other-days", "d", { value: 3, says: "It is three days." }, title);
  const again = { ...two, policy: { ...recordOf(two["policy"]), status: "approved", signedBy: signed } };
  const left = withNumber(again, "late.other-days", "d", undefined, title);
  expect(ownNumbers(left)).toHaveLength(1);
  expect(standing(left)).toEqual({ status: "draft", signedBy: [] });
});

test("what is written anew word for word stays signed, and so does a new version of the same", () => {
  const kept = { status: "approved", signedBy: signed };
  expect(standing(withNumber(approved, "late.nurse-days", "d", stated, title))).toEqual(kept);
  expect(standing(withNumber(approved, "late.unknown", "d", undefined, title))).toEqual(kept);
  expect(standing(withHead(approved, head))).toEqual(kept);
  expect(standing(withVersion(approved, 4))).toEqual(kept);
});

test("each version of the clinic's own protocol has a name of its own", () => {
  expect(withVersion(whole, 4)).toMatchObject({ policy: { version: "4" } });
  expect(withVersion({}, 4)).toEqual({});
});

test.each([
  ["It is two days.", true],
  ["It is two days", false],
  ["Two days.", false],
  ["", false],
])("%j: a sentence that people can sign? %s", (text, is) => {
  expect(isSentence(text)).toBe(is);
});
