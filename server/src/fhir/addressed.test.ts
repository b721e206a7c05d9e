import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestFhir, testFhir } from "../testing/fhir.ts";

let fhir: TestFhir;
beforeAll(async () => {
  fhir = await testFhir();
});
afterAll(() => fhir.close());

type Searchset = {
  readonly total: number;
  readonly link: readonly { readonly relation: string; readonly url: string }[];
  readonly entry?: readonly { readonly resource: { readonly id: string } }[];
};
const find = async (address: string, form?: string): Promise<Searchset> => {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const answer = await fhir.ask(address, form === undefined ? {} : { method: "POST", body: form, headers });
  return (await answer.json()) as Searchset;
};
const searched = ({ link }: Searchset, relation: string): string | undefined =>
  decodeURIComponent(link.find((one) => one.relation === relation)?.url.replace(/^[^?]*/, "") ?? "");

const number = "urn:clinic:mrn|M1001";

test.each([
  ["by GET", () => find(`Observation?patient.identifier=${number}&code=777-3&_count=2`)],
  ["by POST", () => find("Observation/_search", `patient.identifier=${number}&code=777-3&_count=2`)],
  ["with its type", () => find(`Observation?subject:Patient.identifier=${number}&code=777-3&_count=2`)],
])(
  "a patient's number is no part of an address of ours, and the next page is of the same patient: %s",
  async (_, ask) => {
    const first = await ask();
    for (const one of ["self", "next"])
      expect(searched(first, one)).toMatch(/^\?(patient|subject)=lw-0001&code=777-3&/);
    const second = await find(first.link.find(({ relation }) => relation === "next")!.url);
    expect(second.total).toBe(first.total);
    expect(second.entry?.[0]?.resource.id).toMatch(/^lw-0001\./);
    expect(second.entry?.[0]?.resource.id).not.toBe(first.entry?.[0]?.resource.id);
  },
);

test.each([`identifier=${number}`, "name=lin", "family:exact=Lind", "given=ada", "birthdate=1988-05-14"])(
  "what names a person and came in a body is in no address: %s",
  async (form) => {
    const found = await find("Patient/_search", `${form}&gender=female`);
    expect(found.total).toBe(1);
    expect(searched(found, "self")).toBe("?gender=female");
  },
);

test("a number of nobody that came in a body is in no address either", async () => {
  const found = await find("Observation/_search", "patient.identifier=urn:clinic:mrn|nobody&code=777-3");
  expect([found.total, searched(found, "self")]).toEqual([0, "?code=777-3"]);
});
