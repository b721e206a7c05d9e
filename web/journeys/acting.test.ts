import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { factsOnFile } from "./support/facts-on-file.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
let patient: string;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 10);
}, 120_000);
afterAll(() => screen?.close());
beforeEach(async () => {
  patient = (await api("GET", "/worklist?limit=1")).json<{ lines: { patient: string }[] }>().lines[0]!.patient;
});

const api = (method: "GET" | "POST", path: string, payload?: object, who = clinic.neurologist) =>
  screen.server.as(who, {
    method,
    url: `/api/v1/clinics/${clinic.clinic}${path}`,
    ...(payload === undefined ? {} : { payload }),
  });
type Fact = Readonly<Record<string, unknown>>;
const facts = () => factsOnFile(screen, clinic, patient);

/** The first line of Today, and a form of its patient. */
async function form(name: string, options = {}): Promise<Page> {
  const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist`, options);
  await page.locator("[data-line]").first().click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name }).click();
  await page.getByRole("dialog", { name }).waitFor();
  return page;
}
async function typeResult(page: Page, value: string, test = "Platelets"): Promise<void> {
  const row = page.getByRole("dialog").getByRole("group").first();
  await row.getByRole("combobox", { name: "Test" }).click();
  await page.keyboard.type(test);
  await page.getByRole("option", { name: test, exact: true }).click();
  await page.getByLabel("Taken on").fill("2026-11-20");
  await page.getByRole("dialog").getByLabel("Value").fill(value);
}

test("results: low or high, the range and what would be opened are said while one types; saved once", async () => {
  const page = await form("Results");
  await typeResult(page, "0.01", "Thyroid-stimulating hormone");
  await page.getByText("general range 0.27–4.2 mIU/L").waitFor();
  await page.getByText("This would open").waitFor();
  await page.getByRole("dialog", { name: /^Results · \w+, \w+$/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  await page.getByRole("dialog").getByLabel("Value").fill("0,01");
  await page.getByText("This would open").waitFor({ state: "detached" });
  await page.getByRole("dialog").getByLabel("Value").fill("0.01");
  await page.getByText("This would open").waitFor();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect((await facts()).filter(({ analyte, value }) => analyte === "tsh" && value === 0.01)).toMatchObject([
    { collectedOn: "2026-11-20", unit: "m[IU]/L", by: clinic.nurse.account },
  ]);
});

test("symptoms by telephone: what was asked is kept, a no as a no; what was not asked is not", async () => {
  const page = await form("Symptoms by telephone");
  const questions = page.getByRole("dialog").getByRole("group");
  await questions.nth(0).getByLabel("No", { exact: true }).check();
  await questions.nth(1).getByLabel("Not sure").check();
  await page.getByText(/2 of \d+ answered/).waitFor();
  expect(await faults(page)).toEqual([]);
  const before = (await facts()).filter(({ kind }) => kind === "symptom-reported").length;
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const after = (await facts()).filter(({ kind }) => kind === "symptom-reported");
  expect(after.length).toBe(before + 2);
  expect(
    after
      .filter(({ by }) => by === clinic.nurse.account)
      .map(({ present }) => present)
      .toSorted(),
  ).toEqual(["no", "unsure"]);
});

test("somebody writes meanwhile: it is shown with the name beside what was typed; nothing is overwritten", async () => {
  const page = await form("Results");
  await typeResult(page, "63");
  const theirs = { kind: "exam-done", doneOn: "2026-11-19", exam: "skin", outcome: "normal" };
  await api("POST", `/patients/${patient}/facts`, { facts: [theirs] });
  await page.getByRole("button", { name: "Save" }).click();
  const conflict = page.getByRole("alert").filter({ hasText: "Nothing was overwritten" });
  await conflict.getByText(/19 Nov 2026 · Examination: skin \(normal\)/).waitFor();
  await conflict.getByText(/by Noor Imagined/).waitFor();
  await conflict.getByText(/20 Nov 2026 · Platelets: 63 ×10⁹\/L/).waitFor();
  expect(await page.getByRole("dialog").getByLabel("Value").inputValue()).toBe("63");
  expect(await faults(page)).toEqual([]);
  await conflict.getByRole("button", { name: "Save mine beside it" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const all = await facts();
  expect(all.filter(({ exam, doneOn }) => exam === "skin" && doneOn === "2026-11-19")).toHaveLength(1);
  expect(all.filter(({ analyte, value }) => analyte === "platelets" && value === 63)).toHaveLength(1);
});

test("the server restarts in the middle of a form: what was typed stays, is sent by itself, and is one fact", async () => {
  const page = await form("Results");
  await typeResult(page, "64");
  await page.getByText("general range").waitFor();
  await screen.stop();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText(/The server cannot be reached. What you typed is kept here/).waitFor();
  expect(await page.getByRole("dialog").getByLabel("Value").inputValue()).toBe("64");
  expect(await faults(page)).toEqual([]);
  await screen.start();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect((await facts()).filter(({ analyte, value }) => analyte === "platelets" && value === 64)).toHaveLength(1);
});

test("a draft is there again after the page was loaded again, and gone once it is saved", async () => {
  const page = await form("Relapse");
  await page.getByLabel("Began on").fill("2026-11-10");
  await page.reload();
  await page.locator("[data-line]").first().click();
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: "Relapse" }).click();
  await page.getByText("This is what you had typed before.").waitFor();
  expect(await page.getByLabel("Began on").inputValue()).toBe("2026-11-10");
  expect(await faults(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Add", exact: true }).click();
  await page.getByRole("menuitem", { name: "Relapse" }).click();
  expect(await page.getByLabel("Began on").inputValue()).toBe("");
});

test.each([
  "Infusion",
  "Medicines reviewed",
  "History reviewed",
  "Examination",
  "Call or letter",
  "Blood pressure, vital signs",
  "MRI read",
  "Diagnosis",
  "Allergy",
  "Course of the disease",
  "Other MS therapy",
  "Family planning",
  "Pregnancy",
  "Correct or take back",
])("%s can be filled in by everybody", async (name) => {
  const page = await form(name, { viewport: { width: 390, height: 844 }, colorScheme: "dark" });
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).waitFor();
  expect(await faults(page)).toEqual([]);
});

type Filled = readonly [name: string, fill: (page: Page) => Promise<void>, fact: Fact];
const choose = async (page: Page, name: string, option: string): Promise<void> => {
  await page.getByRole("dialog").getByRole("combobox", { name }).click();
  await page.getByRole("option", { name: option, exact: true }).click();
};
const forms: readonly Filled[] = [
  [
    "Blood pressure, vital signs",
    async (page) => {
      await page.getByLabel("Measured on").fill("2026-11-20");
      await page.getByLabel(/^at\b/).fill("09:30");
      await page.getByLabel("Systolic, mmHg").fill("151");
      await page.getByLabel("Diastolic, mmHg").fill("93");
    },
    { kind: "vitals-measured", measuredAt: "2026-11-20T09:30:00+00:00", systolic: 151, diastolic: 93 },
  ],
  [
    "MRI read",
    async (page) => {
      await page.getByLabel("Scanned on").fill("2026-11-02");
      await page.getByLabel("Enhancing lesions").fill("2");
    },
    { kind: "mri-read", scannedOn: "2026-11-02", region: "brain", gdEnhancing: 2 },
  ],
  [
    "Diagnosis",
    async (page) => {
      await choose(page, "Diagnosis", "Anti-GBM disease");
      await page.getByLabel("Began").fill("2015");
      await page.getByLabel("Over since").fill("2016-03");
    },
    {
      kind: "condition-recorded",
      condition: "anti-gbm-disease",
      certainty: "confirmed",
      onsetOn: "2015",
      resolvedOn: "2016-03",
    },
  ],
  [
    "Allergy",
    async (page) => {
      await page.getByRole("combobox", { name: "Substance" }).fill("alemtuzumab");
      await page.getByRole("dialog").getByLabel("No", { exact: true }).check();
    },
    { kind: "allergy-recorded", recordedOn: "2026-11-21", substance: "alemtuzumab", answer: "no" },
  ],
  [
    "Course of the disease",
    (page) => choose(page, "Course", "Relapsing-remitting"),
    { kind: "disease-recorded", phenotype: "RRMS", asOf: "2026-11-21" },
  ],
  [
    "Other MS therapy",
    async (page) => {
      await page.getByLabel("Medicine").fill("natalizumab");
      await page.getByLabel("Began on").fill("2021-02");
      await choose(page, "Why it ended", "Safety");
    },
    { kind: "therapy-recorded", drug: "natalizumab", startedOn: "2021-02", stopReason: "safety" },
  ],
  [
    "Family planning",
    async (page) => {
      await page.getByRole("dialog").getByLabel("Yes", { exact: true }).check();
      await choose(page, "What is wished for", "A pregnancy is wanted");
    },
    { kind: "family-planning-recorded", recordedOn: "2026-11-21", childbearingPotential: "yes", intention: "wanted" },
  ],
  [
    "Pregnancy",
    (page) => page.getByLabel("Confirmed on").fill("2026-11-01"),
    { kind: "pregnancy-recorded", confirmedOn: "2026-11-01" },
  ],
];
test.each(forms)("%s is written down as it was filled in, and nothing else", async (name, fill, fact) => {
  const before = new Set((await facts()).map(({ id }) => id));
  const page = await form(name);
  await fill(page);
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const stamps = { id: expect.any(String), recordedAt: expect.any(String), by: clinic.nurse.account };
  expect((await facts()).filter(({ id }) => !before.has(id))).toEqual([{ ...fact, ...stamps }]);
});

test("an entry that is to be taken back is shown as it stands, and cannot be changed there", async () => {
  const page = await form("Correct or take back");
  const dialog = page.getByRole("dialog");
  await page.getByRole("combobox", { name: "Which entry" }).click();
  await page.keyboard.type("hormone: 0.01");
  await page.getByRole("option").first().click();
  await dialog.getByRole("combobox", { name: "Correct or take back" }).click();
  await page.getByRole("option", { name: "Take it back" }).click();
  const value = dialog.getByLabel("Value");
  expect(await value.inputValue()).toBe("0.01");
  expect(await value.isEditable()).toBe(false);
  expect(await faults(page)).toEqual([]);
});

test("an entry is corrected by another one, and the old one stays in the history", async () => {
  const page = await form("Correct or take back");
  const which = page.getByRole("combobox", { name: "Which entry" });
  await which.click();
  await page.keyboard.type("hormone: 0.01");
  await page.getByRole("option").first().click();
  await page.getByRole("dialog").getByLabel("Value").fill("1.01");
  await page.getByRole("dialog").getByLabel("Why").fill("Read from another line");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  const all = await facts();
  const old = all.find(({ analyte, value }) => analyte === "tsh" && value === 0.01)!;
  expect(all.find(({ value }) => value === 1.01)).toMatchObject({
    supersedes: old["id"],
    note: "Read from another line",
  });
});
