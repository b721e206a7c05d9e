import { readFileSync } from "node:fs";
import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { mailPost } from "../../server/src/jobs/mail.ts";
import { type MailServer, mailServer } from "../../server/src/testing/mail-server.ts";
import { laboratory } from "./support/laboratory.ts";
import { atTheDesk, looksAsKeptIn, onThePhone, ways } from "./support/looks.ts";
import { type Clinic, clinicOfPeople } from "./support/people.ts";
import { type Screen, startScreen } from "./support/screen.ts";
import { settledClinic } from "./support/settled-clinic.ts";

let screen: Screen;
let mail: MailServer;
let clinic: Clinic;
let settled: Clinic;
beforeAll(async () => {
  mail = await mailServer();
  const from = "MS clinic <longwatch@clinic.example>";
  const post = mailPost(
    { host: "127.0.0.1", port: mail.port, security: "none", from },
    "https://longwatch.clinic.example",
  );
  screen = await startScreen("2026-11-21T09:00:00Z", {}, { mail: { post, from } });
  clinic = await clinicOfPeople(screen, 30);
  const send = await laboratory(screen, clinic);
  await send(readFileSync("docs/tutorial/april-final.hl7", "utf8").replaceAll("202604", "202611"));
  settled = await settledClinic(screen, mail);
});
afterAll(async () => {
  await screen?.close();
  await mail?.close();
});

type Shot = {
  readonly name: string;
  readonly path: string;
  /** Of the clinic that has agreed, decided and sent something. */
  readonly isSettled?: true;
  readonly who?: "nurse" | "neurologist" | "administrator" | "nobody";
  readonly shown: (page: Page) => Promise<unknown>;
};
const heading =
  (name: string | RegExp, level = 2) =>
  (page: Page) =>
    page.getByRole("heading", { name, level }).first().waitFor();
const ginger = "/clinics/:clinic/patients/demo-0007";
const tab = (name: string): Shot => ({
  name: `patient-${name}`,
  path: `${ginger}?tab=${name}`,
  shown: async (page) => {
    await page.locator("[role=tabpanel]:visible").locator("table, li, p").first().waitFor();
    await page
      .getByRole("tablist")
      .last()
      .evaluate((of) => of.scrollIntoView());
  },
});

/** What treatment may bring and cost, with this in the middle. */
function weighing(name: string, middle: (page: Page) => Locator): Shot {
  const shown = async (page: Page): Promise<void> => {
    await page.getByRole("figure").first().waitFor();
    await middle(page).evaluate((of) => of.scrollIntoView({ block: "center" }));
  };
  return { name: `patient-${name}`, path: `${ginger}?tab=decisions`, shown };
}

function settings(name: string, who: "nurse" | "administrator", shown: Shot["shown"]): Shot {
  const path = `/clinics/:clinic/settings?section=${name}`;
  return { name: `settings-${name}`, path, who, isSettled: true, shown };
}

/** Every page as somebody meets it: its name, where it is, and what to wait for. `who`: the nurse, where nobody is named. */
const pages: readonly Shot[] = [
  {
    name: "sign-in",
    path: "/sign-in",
    who: "nobody",
    shown: (page) => page.getByRole("button", { name: "Sign in", exact: true }).waitFor(),
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
  { name: "patient", path: ginger, shown: (page) => page.locator("[data-row] svg").nth(5).waitFor() },
  weighing("weighing", (page) => page.getByRole("figure").first()),
  weighing("likeness", (page) => page.getByRole("table", { name: /^This person/ }).first()),
  ...["results", "signals", "courses", "documents", "history", "decisions", "next", "outcomes"].map(tab),
  {
    name: "patient-plan",
    path: `${ginger}?tab=next`,
    shown: async (page) => {
      const wish = page.getByLabel("First infusion wished on");
      await wish.fill("2026-12-18");
      await page.getByText("It cannot be kept").waitFor();
      // The panel begins where it is looked at: on paper other parts are as high as they are there.
      await page
        .getByRole("region", { name: /^Plan course/ })
        .evaluate((of) => scrollTo(0, of.getBoundingClientRect().top + scrollY - 90));
    },
  },
  { name: "intake", path: "/clinics/:clinic/intake", shown: (page) => page.locator("main nav a").first().waitFor() },
  { name: "protocols", path: "/clinics/:clinic/protocols", who: "neurologist", shown: heading("everywhere") },
  {
    name: "protocol",
    path: "/clinics/:clinic/protocols?protocol=alemtuzumab-eu@2022%2B",
    who: "neurologist",
    shown: (page) => page.locator("main h2").nth(1).waitFor(),
  },
  {
    name: "cohort",
    path: "/clinics/:clinic/cohort",
    who: "neurologist",
    shown: (page) => page.locator("main svg[role=img], main figure svg").first().waitFor(),
  },
  {
    name: "settings",
    path: "/clinics/:clinic/settings?section=people",
    who: "administrator",
    shown: (page) => page.getByRole("rowheader", { name: "Nora Winter" }).waitFor(),
  },
  { name: "settings-account", path: "/clinics/:clinic/settings?section=account", shown: heading("Passkeys") },
  {
    name: "settings-emergency",
    path: "/clinics/:clinic/settings?section=emergency",
    who: "administrator",
    shown: heading("Open in an emergency"),
  },
  settings("policy", "administrator", heading("Write a new version", 3)),
  settings("laboratories", "administrator", heading("General laboratory")),
  settings("feeds", "administrator", (page) => page.getByRole("rowheader", { name: "hospital-adt" }).waitFor()),
  settings("messages", "nurse", (page) => page.getByRole("row").nth(6).waitFor()),
  settings("audit", "administrator", async (page) => {
    // What the pictures themselves leave is of today.
    await page.getByLabel("Before").fill("2026-11-21");
    await page.getByRole("button", { name: "Search", exact: true }).click();
    await expect.poll(() => page.getByRole("row").nth(1).innerText()).toContain("20 Nov 2026, 10:31");
  }),
];

describe.each(pages)("$name", ({ name, path, who, isSettled, shown }) => {
  test.each([
    ["at the desk: light, dark and on paper", atTheDesk],
    ["on a telephone", onThePhone],
  ])("looks %s as it did when it was looked at", async (_, these) => {
    const its = isSettled === true ? settled : clinic;
    const person = who === "nobody" ? undefined : its[who ?? "nurse"];
    const page = await screen.open(person, path.replace(":clinic", its.clinic), ways[these[0]]);
    await shown(page);
    await looksAsKeptIn(page, name, these);
  });
});
