import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
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
  });

  test("a patient is found by the beginning of any part of the name, without a word of it in an address", async () => {
    const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist`);
    await page.getByRole("textbox", { name: "Find a patient" }).fill("bram");
    await page.getByRole("option").first().click();
    await page.waitForURL(/\/patients\/demo-/);
    expect(page.url()).not.toMatch(/bram/i);
    await page.getByRole("heading", { name: "Nobody, Bramble", level: 1 }).waitFor();
    expect(await faults(page)).toEqual([]);
  });

  test("its foot leads to the guide in the reader's language, beside the screen", async () => {
    const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist`, { locale: "es-ES" });
    const opened = page.waitForEvent("popup");
    await page.getByRole("link", { name: "Guía para pacientes y familias" }).click();
    const guide = await opened;
    await guide.getByRole("heading", { name: "Guía del alemtuzumab", level: 1 }).waitFor();
    expect(new URL(guide.url()).pathname).toBe("/guide/es/index.html");
    expect(await faults(guide)).toEqual([]);
    await guide.getByRole("searchbox").fill("tiroides");
    await guide.getByText(/lugares encontrados/).waitFor();
  });

  test("its foot leads to the licences of the libraries that it holds, and of the letters that it is set in", async () => {
    const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/worklist`);
    await page.getByRole("link", { name: "Licences of what this page is made of" }).click();
    await page.waitForURL("**/screen/licences.md");
    const told = await page.locator("body").innerText();
    for (const one of ["react-dom", "@mantine/core", "inter - ", "Permission is hereby granted"])
      expect(told).toContain(one);
  });
});

describe("patients", () => {
  test("everybody is listed by name, with the most urgent of what is to be done", async () => {
    const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/patients`);
    await page.locator("tbody th a").nth(11).waitFor();
    const names = await page.locator("tbody th a").allTextContents();
    expect(names).toHaveLength(12);
    expect(names.toSorted()).toEqual(names);
    expect(await faults(page)).toEqual([]);
  });

  test("a patient is taken in; what was typed before a mistake is still there", async () => {
    const page = await screen.open(clinic.nurse, `/clinics/${clinic.clinic}/patients`);
    await page.getByRole("button", { name: "Take a patient in" }).click();
    const form = page.getByRole("dialog", { name: "Take a patient in" });
    const fill = (label: string, text: string) => form.getByLabel(label).fill(text);
    await fill("Family name", "Zorn");
    await fill("Given name", "Zoe");
    await fill("Born on", "1990-02-03");
    await form.getByRole("combobox", { name: "Rules of" }).click();
    await page.getByRole("option", { name: "GB" }).click();
    await fill("Id in Longwatch", "demo-0001");
    expect(await faults(page)).toEqual([]);
    await form.getByRole("button", { name: "Take in" }).click();
    await form.getByRole("alert").waitFor();
    expect(await faults(page)).toEqual([]);
    await page.reload();
    await page.getByRole("button", { name: "Take a patient in" }).click();
    expect(await form.getByLabel("Family name").inputValue()).toBe("Zorn");
    await fill("Id in Longwatch", "zz-1");
    await form.getByRole("button", { name: "Take in" }).click();
    await page.waitForURL(/patients\/zz-1$/);
  });
});
