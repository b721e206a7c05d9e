import type { Instant } from "@longwatch/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { factsOf } from "../../core/src/testing/candidates.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
const today = "2026-11-20";
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 1);
});
afterAll(() => screen?.close());

const post = async (path: string, payload: object): Promise<void> => {
  const url = `/api/v1/clinics/${clinic.clinic}/patients${path}`;
  const { statusCode, body } = await screen.server.as(clinic.nurse, { method: "POST", url, payload });
  expect(statusCode, body).toBe(201);
};
const admit = (id: string, facts: readonly object[], jurisdiction = "EU") =>
  post("", {
    record: { record: 1, patient: { id, sex: "female", bornOn: "1990-05-01", jurisdiction, identifiers: [] }, facts },
  });
const open = async (patient: string, search = "", options = {}): Promise<Page> => {
  const path = `/clinics/${clinic.clinic}/patients/${patient}?tab=decisions${search}`;
  const page = await screen.open(clinic.nurse, path, options);
  await page.getByRole("tabpanel").getByRole("heading", { level: 2 }).first().waitFor();
  return page;
};
const later = (): void => {
  screen.server.clock.at = (screen.server.clock.at + 60_000) as Instant;
};

test("what is missing is told; once it is on file the answer is another one, and as known before it is not", async () => {
  await admit("untested", factsOf(today, { without: ["test"] }));
  const before = new Date(screen.server.clock.at).toISOString();
  later();
  const page = await open("untested");
  const asked = page.getByRole("region", { name: "Course 1: is it an option?" });
  await asked.getByText("Cannot be told from what is on file").waitFor();
  await asked.getByText("This advises. Whoever goes on decides, by name.").waitFor();
  await asked.getByText("not for clinical use").waitFor();
  const unknown = page.getByRole("region", { name: "Not known (1)" });
  await unknown.getByText("Missing: a pregnancy test of the last 28 days").waitFor();
  expect(await faults(page)).toEqual([]);

  await unknown.getByRole("button", { name: "Examination: Pregnancy" }).click();
  const form = page.getByRole("dialog", { name: "Examination" });
  expect(await form.getByRole("combobox", { name: "Examination" }).inputValue()).toBe("Pregnancy test");
  await form.getByRole("combobox", { name: "Result" }).click();
  await page.getByRole("option", { name: "Normal", exact: true }).click();
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });
  await asked.getByText("An option by the rules of the day").waitFor();
  expect(await page.getByRole("region", { name: /^Not known/ }).count()).toBe(0);

  const then = await open("untested", `&known=${encodeURIComponent(before)}`);
  await then.getByRole("region", { name: "Not known (1)" }).waitFor();
  await then.getByText("Cannot be told from what is on file").waitFor();
});

const facts = async (patient: string): Promise<readonly Readonly<Record<string, unknown>>[]> => {
  const url = `/api/v1/clinics/${clinic.clinic}/patients/${patient}/facts?limit=200`;
  return (await screen.server.as(clinic.nurse, { method: "GET", url })).json<{ facts: Record<string, unknown>[] }>()
    .facts;
};
const saved = async (page: Page): Promise<void> => {
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
};

test("each thing that is missing has a button that opens the form by which it is answered", async () => {
  const open_ = [
    { id: "t", kind: "therapy-recorded", drug: "teriflunomide", startedOn: "2024-01", stoppedOn: "2025-01" },
    { id: "r-1", kind: "relapse-occurred", startedOn: "2026-05-01" },
    { id: "r-2", kind: "relapse-occurred", startedOn: "2026-09-01" },
  ];
  const without = ["disease", "allergy", "hiv", "pressure", "medicines", "scan", "relapse-1", "relapse-2"];
  const drugs = ["drug-fingolimod", "drug-interferon beta-1a"];
  const answers = { stroke: "not asked" };
  await admit("wanting", [...factsOf(today, { without: [...without, ...drugs], answers }), ...open_]);
  const page = await open("wanting");
  const unknown = page.getByRole("region", { name: /^Not known/ });
  const button = (name: string | RegExp) => unknown.getByRole("button", { name }).first();
  for (const name of [
    "Allergy",
    "Results",
    "Blood pressure, vital signs",
    "Medicines reviewed",
    "MRI read",
    "Course of the disease",
  ])
    await button(new RegExp(`^${name}: `)).waitFor();
  await unknown.getByText("Relapses that fit: 0; wanted: 2").first().waitFor();
  expect(await faults(page)).toEqual([]);

  await button("History reviewed: Stroke").click();
  const history = page.getByRole("dialog", { name: "History reviewed" });
  const wanted = history.getByRole("region", { name: "What is asked for" });
  await wanted
    .getByRole("group", { name: "Was there ever a stroke, by a clot or by a bleed?" })
    .getByLabel("No", { exact: true })
    .check();
  expect(await faults(page)).toEqual([]);
  await saved(page);
  await button("History reviewed: Stroke").waitFor({ state: "detached" });

  await button(/^Relapse: /).click();
  const relapse = page.getByRole("dialog", { name: "Relapse" });
  expect(await relapse.getByLabel("Began on").inputValue()).toBe("2026-05-01");
  await relapse.getByRole("group", { name: "Disabling" }).getByLabel("Yes", { exact: true }).check();
  await saved(page);

  await button(/^Other MS therapy: /).click();
  const therapy = page.getByRole("dialog", { name: "Other MS therapy" });
  expect(await therapy.getByLabel("Medicine").inputValue()).toBe("teriflunomide");
  await therapy.getByRole("combobox", { name: "Why it ended" }).click();
  await page.getByRole("option", { name: "Did not hold the disease" }).click();
  await therapy.getByLabel("Yes", { exact: true }).check();
  expect(await faults(page)).toEqual([]);
  await saved(page);
  expect(await facts("wanting")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        kind: "therapy-recorded",
        drug: "teriflunomide",
        startedOn: "2024-01",
        stopReason: "inadequate-response",
        adequateCourse: "yes",
        supersedes: "t",
      }),
      expect.objectContaining({
        kind: "relapse-occurred",
        startedOn: "2026-05-01",
        disabling: true,
        supersedes: "r-1",
      }),
    ]),
  );
});

test("a decision by name stays in sight with who, when and why; against the rules it says so; a nurse only reads it", async () => {
  await admit("to-decide", factsOf(today, {}));
  const stroke = { kind: "condition-recorded", condition: "ischaemic-stroke", onsetOn: "2020-02-02" };
  await post("/to-decide/facts", { facts: [stroke] });
  const path = `/clinics/${clinic.clinic}/patients/to-decide?tab=decisions`;
  const page = await screen.open(clinic.neurologist, path);
  const decided = page.getByRole("region", { name: /^Decided by name/ });
  await decided.getByText("Nobody has decided about this course by name.").waitFor();
  await decided.getByText("Decide on course 1").click();
  await decided.getByLabel("For it").check();
  await decided.getByText("The rules of the day do not let you go on.").waitFor();
  expect(await faults(page)).toEqual([]);
  await decided.getByLabel("Why").fill("No other way is left; agreed with the stroke unit");
  await decided.getByRole("button", { name: "Sign, by name" }).click();
  await decided.getByText("Decided against the rules of the day.").waitFor();
  await decided.getByText("No other way is left; agreed with the stroke unit").waitFor();
  await decided.getByText("Noor Imagined").waitFor();
  await page.getByText("Not an option by the rules of the day").waitFor();
  expect(await faults(page)).toEqual([]);

  const read = await open("to-decide");
  await read.getByText("Decided against the rules of the day.").waitFor();
  expect(await read.getByText("Decide on course 1").count()).toBe(0);
});

test("what is left to a specialist is decided where it stands", async () => {
  const first = new Date(Date.UTC(2025, 8, 1));
  const doses = [0, 1, 2, 3, 4].map((i) => ({
    kind: "infusion-given",
    infusedOn: new Date(first.getTime() + i * 86_400_000).toISOString().slice(0, 10),
    drug: "alemtuzumab",
    doseMg: 12,
  }));
  const graves = { kind: "condition-recorded", condition: "graves-disease", onsetOn: "2026-05-01" };
  await admit("acquired", [...factsOf(today, {}), ...doses, graves]);
  const page = await screen.open(clinic.neurologist, `/clinics/${clinic.clinic}/patients/acquired?tab=decisions`);
  const unknown = page.getByRole("region", { name: /^Not known/ });
  await unknown.getByText("Decide on it by name").click();
  await unknown.getByLabel("For it").check();
  await unknown.getByLabel("Why").fill("Euthyroid under treatment for six months");
  expect(await faults(page)).toEqual([]);
  await unknown.getByRole("button", { name: "Sign, by name" }).click();
  await page.getByText("An option with a reason that somebody writes down").waitFor();
  await page.getByRole("region", { name: "Decided by name (1)" }).getByText("Euthyroid under treatment").waitFor();
});

test("what it stands on is pointed out on the timeline, with its source beside it", async () => {
  await admit("scanned", factsOf(today, {}));
  const page = await open("scanned");
  const nothing = page.getByRole("region", { name: /^Nothing against/ });
  await nothing.getByText("Show them").click();
  await nothing.getByText("The person has ever had a stroke, by a clot or by a bleed.").waitFor();
  await nothing
    .getByText(/^The product's label · alemtuzumab-eu/)
    .first()
    .click();
  await nothing.getByText("Read in the original text.").first().waitFor();
  expect(await faults(page)).toEqual([]);
  await nothing
    .getByRole("button", { name: /^Show on the timeline: .* MRI/ })
    .first()
    .click();
  const read = page.getByRole("application").locator("xpath=../..").getByRole("status");
  await expect.poll(() => read.innerText()).toMatch(/MRI/);
});

test("what speaks against it comes first; once it is taken back, that is told beside the kinder answer", async () => {
  await admit("struck", factsOf(today, {}));
  const stroke = { id: "stroke", kind: "condition-recorded", condition: "ischaemic-stroke", onsetOn: "2020-02-02" };
  await post("/struck/facts", { facts: [stroke] });
  const page = await open("struck");
  await page.getByText("Not an option by the rules of the day").waitFor();
  const headings = await page.getByRole("tabpanel").getByRole("heading", { level: 2 }).allInnerTexts();
  expect(headings.slice(0, 3).map((one) => one.replace(/ \(.*/, ""))).toEqual([
    "Course 1: is it an option?",
    "Speaks against it",
    "Nothing against",
  ]);
  await page.getByRole("region", { name: "Speaks against it (1)" }).getByText("contraindication").waitFor();
  expect(await faults(page)).toEqual([]);

  later();
  await post("/struck/facts", { facts: [{ kind: "fact-retracted", fact: "stroke", reason: "Of another patient" }] });
  const after = await open("struck");
  await after.getByText("An option by the rules of the day").waitFor();
  const asked = after.getByRole("region", { name: "Course 1: is it an option?" });
  await asked.getByText(/^Taken back or corrected since/).waitFor();
  await asked.getByText("2 Feb 2020 · Condition: ischaemic stroke").waitFor();
});

test("what the payer asks is no part of the answer, and where no rule weighs there is no answer", async () => {
  await admit(
    "swiss",
    factsOf(today, { without: ["drug-fingolimod"], answers: { "other-therapies-unsuitable": "no" } }),
    "CH",
  );
  const page = await open("swiss");
  await page.getByText("An option by the rules of the day").waitFor();
  const layers = page.getByRole("list", { name: "By whose rules" });
  const payer = layers.getByRole("listitem").filter({ hasText: "Who pays; no part of the answer." });
  await payer.getByText("Against it", { exact: true }).waitFor();
  expect(await page.getByRole("region", { name: /^Speaks against it/ }).count()).toBe(0);
  await page
    .getByRole("region", { name: /^Who pays/ })
    .getByText("Show them")
    .click();
  await page.getByText("Ways into treatment: one of them is enough").last().waitFor();
  expect(await faults(page)).toEqual([]);
  await admit("elsewhere", [], "JP");
  const none = await open("elsewhere");
  await none.getByText("No rule in force here says for whom a course is an option.").waitFor();
  expect(await faults(none)).toEqual([]);
});

test("in Spanish it is in Spanish, on a telephone in the dark too", async () => {
  await admit("muda", []);
  const page = await open("muda", "", {
    locale: "es-ES",
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  await page.getByRole("region", { name: "Ciclo 1: ¿es una opción?" }).getByText("No se puede decir").first().waitFor();
  await page.getByText("Falta: una prueba de embarazo de los últimos 28 días").waitFor();
  const panel = await page.getByRole("tabpanel").innerText();
  expect(panel).not.toMatch(/\b(the|and|with|not|known|missing)\b/i);
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
