import { afterAll, describe, expect, test } from "vitest";
import { caseRulebook, readSignalCases, realSignalRules } from "./src/testing/signal-cases/library.ts";
import { episodesOf, expectedEpisodes, rulesOf } from "./src/testing/signal-cases/run-case.ts";

/** Clinical cases of the warning signals (docs/cases.md): all that is raised, when, by which rule, and how it stands. */
const cases = readSignalCases();
const book = caseRulebook();

describe.each(Object.entries(Object.groupBy(cases, ({ file }) => file)))("%s", (_, filed) => {
  test.each((filed ?? []).map((one) => [one.one.id, one.one.says, one] as const))("%s %s", (_id, _says, filedCase) => {
    const { one } = filedCase;
    const episodes = episodesOf(filedCase, book);
    if (one.needs === undefined) expect(episodes).toEqual(expectedEpisodes(one));
    else expect(episodes, "this case holds now: remove needs").not.toEqual(expectedEpisodes(one));
    expect(episodesOf(filedCase, book, (facts) => facts.toReversed())).toEqual(episodes);
  });
});

describe("the cases themselves", () => {
  test("every case has an id of its own", () => {
    const ids = cases.map(({ one }) => one.id);
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
  });

  test("every rule that a case names is there, or the case waits for it", () => {
    const known = new Set(realSignalRules.map(({ id }) => id));
    const strange = cases.flatMap(({ one }) =>
      one.needs === undefined
        ? rulesOf(one)
            .filter((id) => !known.has(id))
            .map((id) => `${one.id}: ${id}`)
        : [],
    );
    expect(strange).toEqual([]);
  });

  test("every rule is expected by a case that holds", () => {
    const named = new Set(cases.flatMap(({ one }) => (one.needs === undefined ? rulesOf(one) : [])));
    const rules = realSignalRules.map(({ id }) => id);
    expect(rules.filter((id) => !named.has(id))).toEqual([]);
  });
});

afterAll(() => {
  const waiting = cases.filter(({ one }) => one.needs !== undefined).length;
  console.info(
    `${cases.length} cases of ${realSignalRules.length} signal rules, ${waiting} of them wait for a criterion`,
  );
});
