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

  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: "Examination" }).click();
  const form = page.getByRole("dialog", { name: "Examination" });
  await form.getByRole("combobox", { name: "Examination" }).click();
  await page.getByRole("option", { name: "Pregnancy test", exact: true }).click();
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
  expect(headings.map((one) => one.replace(/ \(.*/, ""))).toEqual([
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
