import type { Instant } from "@longwatch/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { likeTreated } from "../../core/src/testing/weighed.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
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
const admit = (id: string, facts: readonly object[], bornOn = "1990-05-01") =>
  post("", {
    record: { record: 1, patient: { id, sex: "female", bornOn, jurisdiction: "EU", identifiers: [] }, facts },
  });
const open = async (patient: string, search = "", options = {}): Promise<Page> => {
  const path = `/clinics/${clinic.clinic}/patients/${patient}?tab=decisions${search}`;
  const page = await screen.open(clinic.nurse, path, options);
  await page.getByRole("figure").first().waitFor();
  return page;
};

test("what the trial showed whose people come nearest, in a hundred people beside the comparator", async () => {
  await admit("treated", likeTreated);
  const page = await open("treated");
  const trial = page.getByRole("region", { name: "CARE-MS II: its people come nearest" });
  const relapse = trial.getByRole("figure", {
    name: "No relapse in 2 years – CARE-MS II, alemtuzumab against subcutaneous interferon beta-1a",
  });
  await relapse
    .getByRole("img", { name: "65 in 100 people, 95 % interval 61 to 70: alemtuzumab, 12 mg a day" })
    .waitFor();
  await relapse
    .getByRole("img", { name: "47 in 100 people, 95 % interval 40 to 54: subcutaneous interferon beta-1a" })
    .waitFor();
  const worse = trial.getByRole("figure", { name: /^Lasting worsening/ });
  await worse.getByText("hazard ratio 0.58 (95 % interval 0.38 to 0.87)").waitFor();
  await trial.getByText("In nothing that is known does the person lie outside what the trial took.").waitFor();
  expect(await page.getByRole("region", { name: /^CARE-MS I:/ }).count()).toBe(0);
  expect(await page.getByRole("tabpanel").innerText()).not.toMatch(/placebo/i);
  expect(await faults(page)).toEqual([]);
});

test("where nobody can tell both are shown and neither is theirs; one answer, and one of them is", async () => {
  await admit("unknown", [], "1965-05-01");
  const before = new Date(screen.server.clock.at).toISOString();
  screen.server.clock.at = (screen.server.clock.at + 60_000) as Instant;
  const page = await open("unknown");
  const bring = page.getByRole("region", { name: "What it may bring, what it may cost" });
  await bring.getByText("whether there were other therapies than those on file").waitFor();
  for (const name of ["CARE-MS I", "CARE-MS II", "CAMMS223"])
    await page.getByRole("region", { name: `${name}: not said to be this person's`, exact: true }).waitFor();
  const age = page.getByRole("table", { name: /whom CARE-MS II took$/ }).getByRole("row", { name: /^Age/ });
  expect(await age.innerText()).toMatch(/not in the trial\s+61 years\s+18 to 55 years/);
  expect(await faults(page)).toEqual([]);

  const items = [{ condition: "other-therapy", answer: "no" }];
  const asked = { kind: "history-reviewed", reviewedOn: "2026-11-20", items };
  await post("/unknown/facts", { facts: [asked] });
  const after = await open("unknown");
  await after.getByRole("region", { name: "CARE-MS I: its people come nearest" }).waitFor();
  const smaller = after.getByRole("region", { name: "CAMMS223: a smaller trial of such people" });
  await smaller
    .getByRole("row", { name: /^Also asked for/ })
    .getByText("not compared here")
    .waitFor();
  await smaller.getByText(/One death was by immune thrombocytopenia, one by a heart attack/).waitFor();
  await after.getByText(/hazard ratio 0\.70 .* not significant: chance may explain the difference/).waitFor();
  const then = await open("unknown", `&known=${encodeURIComponent(before)}`);
  await then.getByRole("region", { name: "CARE-MS II: not said to be this person's" }).waitFor();
});

test("no harm that threatens life is folded away, in the large trials, the smaller one or those of everybody", async () => {
  const page = await open("treated");
  const grave = /^(Immune thrombocytopenia|Immune disease of the kidney|Death|Stroke|A serious|Deaths that)/;
  const figures = page.getByRole("figure", { name: grave });
  await figures.first().waitFor();
  const all = await page.locator("figure").evaluateAll((some) =>
    some.map((one) => ({
      name: one.querySelector("figcaption")?.textContent ?? "",
      isFolded: one.closest("details:not([open])") !== null,
    })),
  );
  const harms = all.filter(({ name }) => grave.test(name));
  expect(harms.map(({ name }) => name.split(" – ")[1]?.split(",")[0])).toEqual(
    expect.arrayContaining([
      "CARE-MS II",
      "CAMMS223",
      "all trials of alemtuzumab together",
      "reports to the US agency",
    ]),
  );
  expect(harms.filter(({ isFolded }) => isFolded)).toEqual([]);
  expect(all.filter(({ isFolded }) => isFolded).map(({ name }) => name.split(" in ")[0])).toEqual([
    "Relapses per person and year",
    "Relapses per person and year",
  ]);
  const kidney = page.getByRole("figure", { name: /^Immune disease of the kidney/ });
  await kidney.getByRole("img", { name: /^3 in 1000 people/ }).waitFor();
  const stroke = page.getByRole("figure", { name: /^Stroke/ });
  await stroke.getByText("13 cases", { exact: true }).waitFor();
  expect(await faults(page)).toEqual([]);
});

test("classes stand in one order, and say what nobody has read in a source", async () => {
  const page = await open("treated");
  const classes = page.getByRole("table", { name: "High-efficacy treatment as classes" });
  const names = await classes.getByRole("rowheader").allInnerTexts();
  expect(names[0]).toBe("Go on as now");
  expect(names.length).toBe(7);
  await classes.getByText("general knowledge, not read in a source; to be confirmed").first().waitFor();
  await page.getByText("In no order of merit, and for everybody the same.").waitFor();
  await page.getByText("Sources, and what was read of them").click();
  await page.getByRole("link", { name: /^Alemtuzumab for patients with relapsing/ }).waitFor();
  expect(await faults(page)).toEqual([]);
});

test("in Spanish it is in Spanish, on a telephone in the dark too", async () => {
  const page = await open("unknown", "", {
    locale: "es-ES",
    viewport: { width: 390, height: 844 },
    colorScheme: "dark",
  });
  const bring = page.getByRole("region", { name: "Qué puede aportar y qué puede costar" });
  await bring.getByText("Nada se suma, nada se ordena por mérito y nada de esto decide.").waitFor();
  const panel = await page.getByRole("tabpanel").innerText();
  expect(panel).not.toMatch(/\b(the|and|with|people|against|years)\b/i);
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
