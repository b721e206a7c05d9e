import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compared } from "./support/compared.ts";
import { faults } from "./support/faults.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";

let screen: Screen;
let clinic: Clinic;
beforeAll(async () => {
  screen = await startScreen("2026-11-21T09:00:00Z");
  clinic = await clinicOfPeople(screen, 30);
});
afterAll(() => screen?.close());

/** Every page as somebody meets it: its name, where it is, and what to wait for. `who`: the nurse, where nobody is named. */
const pages: readonly {
  readonly name: string;
  readonly path: string;
  readonly who?: "neurologist" | "administrator" | "nobody";
  readonly shown: (page: Page) => Promise<unknown>;
}[] = [
  {
    name: "sign-in",
    path: "/sign-in",
    who: "nobody",
    shown: (page) => page.getByRole("button", { name: /^(Sign in|Iniciar sesión)$/ }).waitFor(),
  },
  {
    name: "today",
    path: "/clinics/:clinic/worklist",
    shown: (page) => page.getByText("Nobody, Ginger").first().waitFor(),
  },
  {
    name: "patients",
    path: "/clinics/:clinic/patients",
    shown: (page) => page.getByRole("link", { name: "Nobody, Alder" }).waitFor(),
  },
  {
    name: "patient",
    path: "/clinics/:clinic/patients/demo-0007",
    shown: (page) => page.locator("main svg text").first().waitFor(),
  },
  { name: "intake", path: "/clinics/:clinic/intake", shown: (page) => page.getByRole("tab").first().waitFor() },
  {
    name: "protocols",
    path: "/clinics/:clinic/protocols",
    who: "neurologist",
    shown: (page) => page.getByRole("heading", { level: 2 }).first().waitFor(),
  },
  {
    name: "cohort",
    path: "/clinics/:clinic/cohort",
    who: "neurologist",
    shown: (page) => page.locator("main figure svg").first().waitFor(),
  },
  {
    name: "settings",
    path: "/clinics/:clinic/settings?section=people",
    who: "administrator",
    shown: (page) => page.getByRole("rowheader", { name: "Nora Winter" }).waitFor(),
  },
];

const ways = {
  light: { viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  dark: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: "light", hasTouch: true },
  print: { viewport: { width: 1000, height: 1400 }, colorScheme: "light" },
} as const;

describe.each(pages)("$name", ({ name, path, who, shown }) => {
  test.each(Object.keys(ways) as (keyof typeof ways)[])("looks in %s as it did when it was looked at", async (way) => {
    const person = who === "nobody" ? undefined : clinic[who ?? "nurse"];
    const page = await screen.open(person, path.replace(":clinic", clinic.clinic), ways[way]);
    await shown(page);
    if (way === "print") await page.emulateMedia({ media: "print" });
    await page.waitForLoadState("networkidle");
    expect(
      await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
      "scrolls sideways",
    ).toBeLessThanOrEqual(1);
    if (way !== "print") expect(await faults(page)).toEqual([]);
    expect(await compared(page, `${name}-${way}`)).toEqual("the same");
  });
});
