import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { factsOf } from "../../core/src/testing/candidates.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { quarterly } from "./support/quarterly.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 24);
  const written = await screen.server.as(clinic.neurologist, {
    method: "PUT",
    url: `/api/v1/clinics/${clinic.clinic}/policies/rules`,
    payload: { effectiveFrom: "2020-01-01", content: quarterly },
    headers: { "if-match": '"0"' },
  });
  expect(written.statusCode, written.body).toBe(200);
  const facts = factsOf("2026-11-21", {
    without: ["drug-fingolimod"],
    answers: { "other-therapies-unsuitable": "no" },
  });
  const patient = { id: "waits", sex: "female", bornOn: "1990-01-01", jurisdiction: "EU" };
  const admitted = await screen.server.as(clinic.neurologist, {
    method: "POST",
    url: `/api/v1/clinics/${clinic.clinic}/patients`,
    payload: { record: { record: 1, patient, facts }, details: { familyName: "Nobody", givenName: "Waits" } },
  });
  expect(admitted.statusCode, admitted.body).toBe(201);
});
afterAll(() => screen?.close());
const at = (query = "") => `/clinics/${clinic.clinic}/protocols${query}`;

describe("protocols", () => {
  test("every version is listed by place, and one is read as a document with the source of every sentence", async () => {
    const page = await screen.open(clinic.nurse, at());
    await page.getByRole("heading", { name: "European Union" }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page
      .getByRole("link", { name: /European Union/ })
      .first()
      .click();
    await page.getByRole("heading", { name: "Monitoring" }).waitFor();
    expect(await page.getByText("not signed").count()).toBeGreaterThan(0);
    expect(await faults(page)).toEqual([]);
  });

  test("two versions are compared, who would be affected is worked out, and one is adopted after a second look", async () => {
    const page = await screen.open(clinic.neurologist, at("?protocol=alemtuzumab-eu@2018&view=compare"));
    await page.getByText(/added, .* removed/).waitFor();
    expect(await page.locator("del").count()).toBeGreaterThan(0);
    expect(await faults(page)).toEqual([]);
    await page.getByRole("link", { name: "Who would be affected" }).click();
    await page.getByRole("button", { name: "Work it out" }).click();
    await page.getByText("25 of 25 people looked at").waitFor();
    const told = await page
      .getByText(/would have something else to do/)
      .locator("..")
      .textContent();
    expect(Number.parseInt(told ?? "", 10)).toBeGreaterThan(0);
    await page.getByRole("heading", { name: "Person by person" }).waitFor();
    await page.getByRole("img", { name: /^Today: / }).waitFor();
    await page.getByRole("img", { name: /^By this version: / }).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByLabel("Reason").fill("Agreed in the meeting of 20 November");
    await page.getByRole("button", { name: "Look at it again" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText(/of 25 people would have something else/).waitFor();
    expect(await faults(page)).toEqual([]);
    await dialog.getByRole("button", { name: "Adopt, by my name" }).click();
    await page.getByRole("status").filter({ hasText: "is adopted from" }).waitFor();
    await page.getByText(/adopted here from .* by Noor Imagined/).waitFor();
    await page.getByLabel("Reason").fill("It was a mistake");
    await page.getByRole("button", { name: "Take the adoption back" }).click();
    await page.getByText("The adoption is taken back").waitFor();
  });

  test("for whom a course would be no option any more is seen before it is adopted, with the reason and the way to the person", async () => {
    const page = await screen.open(clinic.neurologist, at("?protocol=alemtuzumab-eu@2019-04-interim&view=adopt"));
    await page.getByRole("button", { name: "Work it out" }).click();
    await page.getByText("25 of 25 people looked at").waitFor();
    const card = page.getByRole("heading", { name: "Is a course an option?" }).locator("../..");
    const row = card.getByRole("row").filter({ hasText: "an option" }).filter({ hasText: "no option" }).first();
    await row.waitFor();
    const person = page.getByRole("listitem").filter({ hasText: "Highly active despite two therapies" }).first();
    await person.waitFor();
    expect(await faults(page)).toEqual([]);
    await page.getByRole("link", { name: "Nobody, Waits" }).click();
    await page.waitForURL(/patients\/waits/);
  });

  test("where only the payer would answer otherwise, that is told of the person, from what to what, and why", async () => {
    const facts = factsOf("2026-11-21", {
      without: ["drug-fingolimod"],
      answers: { "other-therapies-unsuitable": "no" },
    });
    const patient = { id: "british", sex: "female", bornOn: "1990-01-01", jurisdiction: "GB" };
    const admitted = await screen.server.as(clinic.neurologist, {
      method: "POST",
      url: `/api/v1/clinics/${clinic.clinic}/patients`,
      payload: { record: { record: 1, patient, facts }, details: { familyName: "Nobody", givenName: "Brit" } },
    });
    expect(admitted.statusCode, admitted.body).toBe(201);
    const page = await screen.open(clinic.neurologist, at("?protocol=alemtuzumab-gb-nice@2019-04&view=adopt"));
    await page.getByRole("button", { name: "Work it out" }).click();
    await page.getByText("26 of 26 people looked at").waitFor();
    const person = page
      .getByRole("listitem")
      .filter({ has: page.getByRole("link", { name: "Nobody, Brit" }) })
      .first();
    const moved = person.getByRole("listitem").filter({ hasText: "reimbursement" });
    expect((await moved.innerText()).replaceAll(/\s+/g, " ")).toMatch(
      /^reimbursement: an option → no option Highly active despite two therapies; No other therapy is suitable$/,
    );
    expect(await person.getByRole("listitem").count()).toBe(1);
    expect(await faults(page)).toEqual([]);
  });

  test("on a telephone, in Spanish and in the dark it is all there", async () => {
    const page = await screen.open(clinic.nurse, at("?protocol=alemtuzumab-eu@2018&view=compare"), {
      viewport: { width: 390, height: 844 },
      locale: "es-ES",
      colorScheme: "dark",
    });
    await page.getByText(/añadidas/).waitFor();
    expect(await faults(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
});
