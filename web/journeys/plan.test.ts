import type { Instant } from "@longwatch/core";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { back, factsOf } from "../../core/src/testing/candidates.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
const today = "2026-06-01";
beforeAll(async () => {
  screen = await startScreen(`${today}T09:00:00Z`);
  clinic = await clinicOfPeople(screen, 1);
});
afterAll(() => screen?.close());

const admit = async (id: string, facts: readonly object[]): Promise<void> => {
  const { statusCode, body } = await screen.server.as(clinic.nurse, {
    method: "POST",
    url: `/api/v1/clinics/${clinic.clinic}/patients`,
    payload: {
      record: {
        record: 1,
        patient: { id, sex: "female", bornOn: "1990-05-01", jurisdiction: "EU", identifiers: [] },
        facts,
      },
    },
  });
  expect(statusCode, body).toBe(201);
};
const open = async (patient: string, who = clinic.nurse, search = "", options = {}): Promise<Page> => {
  const page = await screen.open(who, `/clinics/${clinic.clinic}/patients/${patient}?tab=next${search}`, options);
  await page.getByRole("tabpanel").getByRole("heading", { level: 2 }).first().waitFor();
  return page;
};
const later = (): void => {
  screen.server.clock.at = (screen.server.clock.at + 60_000) as Instant;
};
const reviewed = { id: "review", kind: "step-done", doneOn: "2026-03-02", step: "immunisation-review" };
const infusion = (infusedOn: string) => ({
  id: `i-${infusedOn}`,
  kind: "infusion-given",
  infusedOn,
  drug: "alemtuzumab",
  doseMg: 12,
});
/** A first course of five days, begun so many months before today. */
const course = (months: number) => [0, 1, 2, 3, 4].map((day) => infusion(back(today, months, -day)));

test("a day is wished, told to be too early, and another one is planned", async () => {
  await admit("plans", [reviewed]);
  const page = await open("plans");
  const card = page.getByRole("region", { name: "Plan course 1" });
  await card.getByText("It can be kept · it is the earliest day").waitFor();
  const wish = card.getByLabel("First infusion wished on");
  expect(await wish.inputValue()).toBe("2026-06-29");
  const table = card.getByRole("table", { name: "Plan course 1" });
  await table.getByRole("row", { name: /^Why: Skin examination decides the earliest day/ }).waitFor();
  expect(await faults(page)).toEqual([]);

  await wish.fill("2026-06-15");
  await card.getByText("It cannot be kept: the earliest day is 29 Jun 2026").waitFor();
  await table.getByRole("row", { name: /Skin examination.*14 days too late/ }).waitFor();
  expect(await faults(page)).toEqual([]);
  await card.getByRole("button", { name: "Wish for 29 Jun 2026" }).click();
  await card.getByText("It can be kept").waitFor();
  expect(await wish.inputValue()).toBe("2026-06-29");

  await card.getByRole("button", { name: "Plan this day" }).click();
  await card.getByText("This day is planned.").waitFor();
  expect(await card.getByRole("button", { name: /^Plan / }).count()).toBe(0);
  await page.getByRole("tab", { name: "Courses" }).click();
  await page.getByRole("region", { name: "Course 1 planned" }).getByText("29 Jun 2026").waitFor();
});

test("nothing is planned by the plan of another day: while it is awaited, where it fails, where the day has passed", async () => {
  await admit("waits", [reviewed]);
  const page = await open("waits");
  const card = page.getByRole("region", { name: "Plan course 1" });
  await card.getByText("It can be kept · it is the earliest day").waitFor();
  const wish = card.getByLabel("First infusion wished on");
  const planIt = card.getByRole("button", { name: "Plan this day" });
  const answers = Promise.withResolvers<void>();
  const plans = /\/plan\?.*firstInfusionOn=2026-07-20/;
  await page.route(plans, async (route) => {
    await answers.promise;
    await route.abort();
  });
  await wish.fill("2026-07-20");
  await card
    .getByText("The plan for 20 Jul 2026 is being worked out · the plan below is for 29 Jun 2026", { exact: true })
    .waitFor();
  expect(await planIt.isDisabled()).toBe(true);
  expect(await card.getByText("It can be kept").count()).toBe(0);
  expect(await faults(page)).toEqual([]);
  answers.resolve();
  await card.getByText("The plan for 20 Jul 2026 could not be worked out").waitFor();
  expect(await planIt.isDisabled()).toBe(true);
  expect(await faults(page)).toEqual([]);
  await page.unroute(plans);
  await card.getByRole("button", { name: "Try again" }).click();
  await card.getByText("It can be kept · the earliest day would be 29 Jun 2026").waitFor();
  expect(await planIt.isEnabled()).toBe(true);

  await wish.fill("2026-05-20");
  await card.getByText("This day cannot be planned: a first infusion is wished for on 1 Jun 2026 or later").waitFor();
  await card.getByText("the plan below is for 29 Jun 2026").waitFor();
  expect(await card.getByText("It can be kept").count()).toBe(0);
  expect(await planIt.isDisabled()).toBe(true);
  expect(await faults(page)).toEqual([]);
});

test("a result that arrives makes another plan: the vaccine it asks for moves the earliest day", async () => {
  await admit("moves", [reviewed]);
  const page = await open("moves");
  const card = page.getByRole("region", { name: "Plan course 1" });
  await card.getByText("It can be kept").waitFor();
  const ifs = card.getByRole("region", { name: "What nobody knows yet" });
  await ifs
    .getByText("If “Chickenpox immunity” is not positive: Chickenpox vaccination · earliest 25 Aug 2026")
    .waitFor();

  await card.getByLabel("First infusion wished on").fill("2026-07-13");
  await card.getByText("It can be kept · the earliest day would be 29 Jun 2026").waitFor();

  later();
  await card.getByRole("button", { name: "Enter it: Chickenpox immunity" }).click();
  const form = page.getByRole("dialog", { name: /^Results/ });
  await form.getByRole("combobox", { name: "Test" }).click();
  await page
    .getByRole("option", { name: /^Varicella.*presence|^Chickenpox.*presence|VZV.*presence/i })
    .first()
    .click();
  await form.getByLabel("Value").fill("negative");
  await form.getByRole("button", { name: "Save" }).click();
  await form.waitFor({ state: "detached" });

  await card.getByText("It cannot be kept: the earliest day is 17 Aug 2026").waitFor();
  const vaccine = card.getByRole("row", { name: /Chickenpox vaccination/ });
  await vaccine.getByText("decides the earliest day").waitFor();
  await vaccine.getByText("35 days too late").waitFor();
  await vaccine.getByText("dose 2: from 6 Jul 2026 on").waitFor();

  later();
  await card.getByRole("button", { name: "Enter it: Chickenpox vaccination" }).click();
  const dose = page.getByRole("dialog", { name: /^Vaccination/ });
  expect(await dose.getByLabel("Vaccine").inputValue()).toBe("varicella");
  await dose.getByRole("group", { name: "Is it a live vaccine?" }).getByLabel("Yes").check();
  await dose.getByRole("button", { name: "Save" }).click();
  await dose.waitFor({ state: "detached" });
  await vaccine.getByText("dose 1 given on 1 Jun 2026").waitFor();
});

test("the keyboard reaches the reasons of a step, with the source and what it stands on", async () => {
  await admit("keys", [reviewed]);
  const page = await open("keys");
  const card = page.getByRole("region", { name: "Plan course 1" });
  const why = card.getByRole("button", { name: "Why: Vaccinations complete" });
  await why.focus();
  await page.keyboard.press("Enter");
  expect(await why.getAttribute("aria-expanded")).toBe("true");
  await card.getByText("It stands on:").waitFor();
  await card
    .getByText(/^Local policy|^The product's label/)
    .first()
    .waitFor();
  // What lies half under the bar at the top is no fault of its size.
  await page.evaluate(() => scrollTo(0, 0));
  expect(await faults(page)).toEqual([]);
  await why.focus();
  await page.keyboard.press("Enter");
  expect(await why.getAttribute("aria-expanded")).toBe("false");
});

test("the next course: too early, with the alternative as large beside it, the clocks, and a decision by name", async () => {
  await admit("again", [...factsOf(today, {}), ...course(6)]);
  const page = await open("again", clinic.neurologist);
  const card = page.getByRole("region", { name: "Course 2: should it follow, and when?" });
  await card.getByText("By what must lie between courses, not before 1 Dec 2026.").waitFor();
  const size = (text: RegExp) =>
    card
      .getByText(text)
      .first()
      .evaluate((of) => Number.parseFloat(getComputedStyle(of).fontSize));
  const answer = await size(/^This advises/);
  expect(await size(/^Another treatment is the alternative/)).toBeGreaterThanOrEqual(answer);
  await card.getByText(/begins the 48 months of tests anew/).waitFor();
  const clocks = page.getByRole("region", { name: "Clocks of the last course" });
  await clocks.getByRole("row", { name: /No live vaccines.*it waits for a specialist’s word/ }).waitFor();
  await clocks.getByRole("button", { name: "Why: No live vaccines" }).click();
  await clocks.getByText("No live vaccine is given for twelve months").waitFor();
  await page
    .getByRole("region", { name: "Plan course 2" })
    .getByRole("row", { name: /not before 1 Dec 2026/ })
    .waitFor();
  expect(await faults(page)).toEqual([]);

  const decided = page.getByRole("region", { name: /^Decided by name/ });
  await decided.getByText("Decide on course 2").click();
  await decided.getByLabel("For it").check();
  await decided.getByText(/^The rules of the day do not let you go on/).waitFor();
  await decided.getByLabel("Wait with it").check();
  await decided.getByLabel("Why").fill("Stable; scan in autumn first.");
  expect(await faults(page)).toEqual([]);
  await decided.getByRole("button", { name: /sign/i }).click();
  await decided.getByText("Stable; scan in autumn first.").waitFor();
  await decided.getByText(/To wait with it.*Noor Imagined/).waitFor();

  await card.getByRole("button", { name: "See the criteria" }).click();
  await page.getByRole("region", { name: "Course 2: is it an option?" }).waitFor();
});

test("of the past nothing is planned, and while a course is under way neither", async () => {
  const before = new Date(screen.server.clock.at).toISOString();
  later();
  const then = await open("plans", clinic.nurse, `&known=${encodeURIComponent(before)}`);
  await then.getByRole("region", { name: "Plan course 1" }).waitFor();
  expect(await then.getByRole("button", { name: /^(Plan|Enter) / }).count()).toBe(0);
  await admit("under-way", [infusion("2026-05-30")]);
  const page = await open("under-way");
  await page.getByText("Nothing can be planned now").waitFor();
  expect(await faults(page)).toEqual([]);
});

test("in Spanish it is in Spanish, on a telephone as a list", async () => {
  await admit("muda", course(14));
  const page = await open("muda", clinic.nurse, "", { locale: "es-ES", viewport: { width: 390, height: 844 } });
  await page.getByRole("region", { name: "Planificar el ciclo 2" }).waitFor();
  const panel = await page.getByRole("tabpanel").innerText();
  expect(panel).not.toMatch(/\b(the|and|with|not|known|before|done)\b/i);
  expect(await faults(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});
