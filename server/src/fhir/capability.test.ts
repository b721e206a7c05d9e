import { modifiers, questionOf, servedTypes } from "@longwatch/interop";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestFhir, testFhir } from "../testing/fhir.ts";

type Stated = {
  readonly type: string;
  readonly interaction: readonly { readonly code: string }[];
  readonly searchParam: readonly { readonly name: string; readonly type: keyof typeof modifiers }[];
  readonly searchInclude: readonly string[];
  readonly searchRevInclude: readonly string[];
};
let fhir: TestFhir;
let stated: readonly Stated[];
beforeAll(async () => {
  fhir = await testFhir();
  const answer = await fetch(`${fhir.base}/metadata`);
  stated = ((await answer.json()) as { rest: [{ resource: readonly Stated[] }] }).rest[0].resource;
});
afterAll(() => fhir.close());

const strict = { prefer: "handling=strict" };
/** The audit needs another permission than a program can have. */
const open = () => stated.filter(({ type }) => type !== "AuditEvent");
const values = { token: "x", date: "2026", string: "x", reference: "lw-0001", quantity: "1", uri: "urn:x" } as const;

const ofNobody = new Set(servedTypes.filter(({ from }) => from === "definitions").map(({ type }) => type));
const ofAda = (type: string): string =>
  ofNobody.has(type)
    ? "url:missing=false"
    : type === "Patient" || type === "Subscription"
      ? "_id=lw-0001"
      : type === "AdverseEvent"
        ? "subject=lw-0001"
        : "patient=lw-0001";

test("it names every type that is served, and no other", () => {
  expect(stated.map(({ type }) => type)).toEqual(servedTypes.map(({ type }) => type));
});

test("every parameter that it states can be asked; another cannot", async () => {
  const wrong: string[] = [];
  for (const { type, searchParam } of open()) {
    for (const { name, type: kind } of searchParam) {
      const narrow = name === "patient" || name === "subject" ? "" : `&${ofAda(type)}`;
      const { status } = await fhir.ask(`${type}?${name}=${values[kind]}${narrow}`, { headers: strict });
      if (status !== 200) wrong.push(`${type}?${name}: ${status}`);
    }
    const other = await fhir.ask(`${type}?nonsense=1`, { headers: strict });
    if (other.status !== 400) wrong.push(`${type}?nonsense: ${other.status}`);
  }
  expect(wrong).toEqual([]);
});

test("every modifier that it states is read, and no other", () => {
  const wrong = servedTypes.flatMap((served) =>
    served.parameters.flatMap(({ name, type: kind }) => {
      const asked = modifiers[kind].map((one): [string, string] => [
        `${name}:${one}`,
        one === "missing" ? "true" : values[kind],
      ]);
      const { ignored } = questionOf(served, [...asked, [`${name}:above`, values[kind]]], fhir.base);
      return ignored.map((one) => `${served.type} ${one.name}`).filter((one) => !one.endsWith(":above"));
    }),
  );
  expect(wrong).toEqual([]);
});

test("every include that it states can be asked", async () => {
  const wrong: string[] = [];
  for (const { type, searchInclude, searchRevInclude } of open()) {
    const own = ofAda(type);
    const all = [
      ...searchInclude.map((one) => `_include=${one}`),
      ...searchRevInclude.map((one) => `_revinclude=${one}`),
    ];
    for (const one of all) {
      const { status } = await fhir.ask(`${type}?${own}&_count=1&${one}`, { headers: strict });
      if (status !== 200) wrong.push(`${type}?${one}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});

test("every interaction that it states is done, and no other", async () => {
  const wrong: string[] = [];
  for (const { type, interaction } of open()) {
    const codes = new Set(interaction.map(({ code }) => code));
    const own = ofAda(type);
    const answer = await fhir.ask(`${type}?${own}&_count=1`);
    const found = (await answer.json()) as { entry?: readonly { resource: { id: string } }[] };
    const id = found.entry?.[0]?.resource.id;
    const check = async (code: string, address: string, done: number, options: RequestInit = {}) => {
      const { status } = await fhir.ask(address, options);
      if (codes.has(code) ? status !== done : status !== 405) wrong.push(`${code} ${type}: ${status}`);
    };
    if (id !== undefined) {
      await check("read", `${type}/${id}`, 200);
      await check("history-instance", `${type}/${id}/_history`, 200);
      const [version] = (
        (await (await fhir.ask(`${type}/${id}`)).json()) as { meta: { versionId: string } }
      ).meta.versionId.split(" ");
      await check("vread", `${type}/${id}/_history/${version}`, 200);
    }
    const body = JSON.stringify({ resourceType: type });
    // What is taken is read, and refused for what it lacks.
    await check("create", type, type === "Condition" || type === "Patient" ? 422 : 400, {
      method: "POST",
      body,
      headers: { "content-type": "application/fhir+json" },
    });
  }
  expect(wrong).toEqual([]);
});
