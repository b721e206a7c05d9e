import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { picture } from "./support/pictures.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 12);
});
afterAll(() => screen?.close());

describe("the frame of a clinic", () => {
  test("whoever comes without a session signs in first, and is then where they wanted to be", async () => {
    const page = await screen.open(undefined, `/clinics/${clinic.clinic}/patients`);
    await page.getByRole("heading", { name: "Sign in to Longwatch" }).waitFor();
    expect(new URL(page.url()).searchParams.get("next")).toBe(`/clinics/${clinic.clinic}/patients`);
    expect(await faults(page)).toEqual([]);
    await picture(page, "sign-in");
  });

  test("a patient is found by the beginning of any part of the name, without a word of it in an address", async () => {
    const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist`);
    await page.getByRole("textbox", { name: "Find a patient" }).fill("bram");
    await page.getByRole("option").first().click();
    await page.waitForURL(/\/patients\/demo-/);
    expect(page.url()).not.toMatch(/bram/i);
    expect(await faults(page)).toEqual([]);
    await picture(page, "frame");
  });
});
