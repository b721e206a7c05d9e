import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { plateletsOf, type TestFhir, testFhir } from "../testing/fhir.ts";

let fhir: TestFhir;
beforeAll(async () => {
  fhir = await testFhir();
});
afterAll(() => fhir.close());

type Bundle = {
  readonly issue?: readonly { readonly code: string; readonly expression?: readonly string[] }[];
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry: readonly { readonly resource: { readonly resourceType: string; readonly id: string } }[];
};
const ask = async (address: string): Promise<readonly [number, Bundle]> => {
  const answer = await fhir.ask(address.startsWith("http") ? address : `Patient/lw-0001/$everything?${address}`);
  return [answer.status, (await answer.json()) as Bundle];
};
const names = async (address: string): Promise<readonly string[]> =>
  (await ask(address))[1].entry.map(({ resource: { resourceType, id } }) => `${resourceType}/${id}`);

describe("of a time", () => {
  test("a year and a month hold all of their days", async () => {
    const year = await names("_type=Observation&_count=5000&start=2026&end=2026");
    const days = await names("_type=Observation&_count=5000&start=2026-01-01&end=2026-12-31");
    expect(year).toEqual(days);
    expect(year.length).toBeGreaterThan(10);
  });

  test("what is open is there, however long it has been so", async () => {
    const all = await names("_type=Task,EpisodeOfCare");
    expect(await names("_type=Task,EpisodeOfCare&start=2026-11-21")).toEqual(all);
    expect(all.length).toBeGreaterThan(1);
  });

  test.each([
    ["start=rubbish", "?start"],
    ["end=2026-13", "?end"],
    ["start=ge2026", "?start"],
    ["end=", "?end"],
  ])("what is no date is refused: %s", async (asked, place) => {
    const [status, { issue }] = await ask(asked);
    expect([status, issue?.[0]]).toMatchObject([400, { code: "value", expression: [place] }]);
  });
});

describe("in pages", () => {
  test("nothing is skipped or doubled while results come in", async () => {
    const before = await names("_type=Observation,DetectedIssue,Provenance&_count=5000");
    const seen: string[] = [];
    let next: string | undefined = "_type=Observation,DetectedIssue,Provenance&_count=150";
    for (let value = 300; next !== undefined; value += 1) {
      const [status, page]: readonly [number, Bundle] = await ask(next);
      expect(status).toBe(200);
      seen.push(...page.entry.map(({ resource: { resourceType, id } }) => `${resourceType}/${id}`));
      next = page.link.find(({ relation }) => relation === "next")?.url;
      // Somebody writes meanwhile; a count so low makes a warning.
      const body = plateletsOf("lw-0001", `${value % 2 === 0 ? value : value / 100}`);
      await fhir.ask("Observation", { method: "POST", body, headers: { "content-type": "application/fhir+json" } });
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(before.filter((one) => !seen.includes(one))).toEqual([]);
    expect(before.length).toBeGreaterThan(450);
  });

  test("what is no page is refused", async () => {
    const [status, { issue }] = await ask("_cursor=x");
    expect([status, issue?.[0]]).toMatchObject([400, { code: "value", expression: ["?_cursor"] }]);
  });
});
