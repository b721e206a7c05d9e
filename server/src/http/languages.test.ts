import { readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
let nurse: TestPerson;
let clinic: string;
const ada = JSON.parse(readFileSync(path.join(import.meta.dirname, "../../../examples/ada.json"), "utf8")) as {
  patient: { id: string };
};

beforeAll(async () => {
  database = await testDatabase();
  clinic = await addClinic(database);
  server = await testServer(database, "2026-11-21T09:00:00Z");
  nurse = await server.person(clinic, ["nurse"]);
  await ask("POST", "/patients", "en", { record: ada });
  const sample = { kind: "result-reported", collectedOn: "2026-11-20", analyte: "platelets" };
  const facts = [
    { ...sample, id: "low", value: 45.5, unit: "10*9/L" },
    { kind: "symptom-reported", id: "spots", symptom: "petechiae", reportedOn: "2026-11-20" },
    { kind: "symptom-reported", id: "odd", symptom: "petechiaee", reportedOn: "2026-11-20" },
  ];
  expect((await ask("POST", `${ofAda}/facts`, "en", { facts })).statusCode).toBe(201);
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const ofAda = "/patients/lw-0001";
const ask = (method: "GET" | "POST", address: string, language: string, payload?: object, more = {}) =>
  server.as(nurse, {
    method,
    url: `/api/v1/clinics/${clinic}${address}`,
    headers: { "accept-language": language, ...more },
    ...(payload === undefined ? {} : { payload }),
  });
const spanish = "es-ES,es;q=0.9,en;q=0.8";
const told = async <T>(address: string): Promise<{ readonly en: T; readonly es: T }> => {
  const [en, es] = await Promise.all(["en", spanish].map((language) => ask("GET", address, language)));
  expect([en!.statusCode, es!.statusCode], es!.body).toEqual([200, 200]);
  expect([en!.headers["content-language"], es!.headers["content-language"]]).toEqual(["en", "es"]);
  for (const { headers } of [en!, es!]) expect(String(headers["vary"])).toContain("accept-language");
  return { en: en!.json<T>(), es: es!.json<T>() };
};

/** Words that no Spanish sentence has. */
const english = /\b(the|and|of|with|below|late|since|due|is|not|blood|taken|missing|has|for)\b/i;

type Named = { readonly name: string };
type Page = {
  readonly page: {
    readonly tasks: readonly { readonly text: string }[];
    readonly signals: readonly Named[];
    readonly due: readonly Named[];
    readonly next: readonly Named[];
    readonly cannotTell: readonly { readonly text: string; readonly missing: string }[];
    readonly names: Readonly<Record<string, string>>;
  };
};
const wordsOf = ({ page }: Page): readonly string[] => [
  ...page.tasks.map(({ text }) => text),
  ...[...page.signals, ...page.due, ...page.next].map(({ name }) => name),
  ...page.cannotTell.flatMap(({ text, missing }) => [text, missing]),
  ...Object.values(page.names),
];

describe("an answer is in the language of its reader", () => {
  test("the worklist", async () => {
    const { en, es } = await told<{ lines: { key: string; text: string; why: string }[] }>("/worklist");
    expect(es.lines.map(({ key }) => key)).toEqual(en.lines.map(({ key }) => key));
    const ofSignal = (lines: typeof en.lines) => lines.find(({ key }) => key === "signal/ITP/low");
    expect(ofSignal(en.lines)).toMatchObject({ text: "Platelets below 50." });
    expect(ofSignal(es.lines)).toMatchObject({ text: "Plaquetas por debajo de 50." });
    expect(ofSignal(es.lines)?.why).toContain("Plaquetas 45,5 10*9/L el 2026-11-20, por debajo de 50 10*9/L");
    for (const { text, why } of es.lines) expect(`${text} ${why}`).not.toMatch(english);
  });

  test("a patient's page, today and as it was known", async () => {
    for (const address of [ofAda, `${ofAda}?knownAt=2026-11-21T09:30:00Z`]) {
      const { en, es } = await told<Page>(address);
      expect(en.page.signals.map(({ name }) => name)).toContain("Platelets below 50");
      expect(es.page.signals.map(({ name }) => name)).toContain("Plaquetas por debajo de 50");
      expect(es.page.cannotTell.map(({ missing }) => missing)).toContain(
        "qué se quiso decir: clave de síntoma desconocida: «petechiaee»; quizá «petechiae»",
      );
      expect(wordsOf(es).length).toBe(wordsOf(en).length);
      for (const text of wordsOf(es)) expect(text).not.toMatch(english);
    }
  });

  test("its tag differs by language, and what a reader has is not sent again", async () => {
    const [en, es] = await Promise.all(["en", "es"].map((language) => ask("GET", ofAda, language)));
    expect(en!.headers["etag"]).not.toBe(es!.headers["etag"]);
    const again = (language: string) =>
      ask("GET", ofAda, language, undefined, { "if-none-match": es!.headers["etag"] as string });
    expect([(await again("es")).statusCode, (await again("en")).statusCode]).toEqual([304, 200]);
  });

  test("a warning and a test explained", async () => {
    const signal = `${ofAda}/explanation?key=${encodeURIComponent("ITP/low")}`;
    const { en, es } = await told<{ says: string; closes: string; hits: { facts: string[] }[]; names: object }>(signal);
    expect(en.says).toBe("Platelets below 50 need a phone call and a repeat count in hospital within the hour.");
    expect(es.says).toContain("hay que llamar por teléfono");
    expect(es.closes).toContain("Solo lo cierra una persona");
    expect(es.hits[0]?.facts[0]).toBe("Plaquetas 45,5 10*9/L, muestra del 2026-11-20");
    expect(es.names).toEqual({ platelets: "Plaquetas" });

    const { es: schedule } = await told<{ items: { key: string; name: string }[] }>(`${ofAda}/schedule`);
    const due = schedule.items.find(({ key }) => key.startsWith("monitor.tsh/"))!;
    expect(due.name).toBe("Tiroides (TSH)");
    const test = await told<{ rule: { says: string }; wouldChange: string[] }>(
      `${ofAda}/explanation?key=${encodeURIComponent(due.key)}`,
    );
    expect(test.es.rule.says).not.toBe(test.en.rule.says);
    for (const text of test.es.wouldChange) expect(text).not.toMatch(english);
  });

  test("the chart's names, and what forms choose from", async () => {
    const { es } = await told<{ series: (Named & { key: string })[]; obligations: Named[] }>(`${ofAda}/chart`);
    expect(es.series.find(({ key }) => key === "platelets")?.name).toBe("Plaquetas");
    for (const { name } of es.obligations) expect(name).not.toMatch(english);
    const { es: choices } = await told<{ analytes: Named[]; conditions: Named[]; otherSymptoms: { says: string }[] }>(
      "/choices",
    );
    const names = [
      ...[...choices.analytes, ...choices.conditions].map(({ name }) => name),
      ...choices.otherSymptoms.map(({ says }) => says),
    ];
    expect(names).toContain("Leucocitos");
    for (const name of names) expect(name).not.toMatch(english);
  });
});

describe("what is refused is told in the language of whoever asked", () => {
  const refusedFact = { facts: [{ kind: "result-reported", collectedOn: "2026-02-30", analyte: "tsh", value: 1 }] };
  test("with the same kind, place and code", async () => {
    const [en, es] = await Promise.all(["en", "es"].map((one) => ask("POST", `${ofAda}/facts`, one, refusedFact)));
    type Problem = {
      type: string;
      title: string;
      detail: string;
      issues: { at: string; code: string; remedy: string }[];
    };
    const [inEnglish, inSpanish] = [en!.json<Problem>(), es!.json<Problem>()];
    expect(inSpanish.type).toBe(inEnglish.type);
    expect(inSpanish.issues.map(({ at, code }) => [at, code])).toEqual(
      inEnglish.issues.map(({ at, code }) => [at, code]),
    );
    expect(inSpanish.title).toBe("El contenido no se puede aceptar tal como está");
    expect(inSpanish.issues[0]?.remedy).toContain("Ese día no existe.");
    expect([es!.headers["content-language"], es!.headers["vary"]]).toEqual(["es", "accept-language"]);
    for (const text of [inSpanish.title, inSpanish.detail, ...inSpanish.issues.map(({ remedy }) => remedy)])
      expect(text).not.toMatch(english);
  });
  test("also where nothing is", async () => {
    expect((await ask("GET", "/patients/nobody", "es")).json()).toMatchObject({ title: "Aquí no hay tal cosa" });
  });
});

test("the whole assessment is the same in every language, as the command line prints it", async () => {
  const [en, es] = await Promise.all(["en", "es"].map((one) => ask("GET", `${ofAda}/assessment`, one)));
  expect(es!.body).toBe(en!.body);
  expect(es!.headers["etag"]).toBe(en!.headers["etag"]);
  expect(es!.headers["content-language"]).toBeUndefined();
});
