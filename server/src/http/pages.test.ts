import type { AddressInfo } from "node:net";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch } from "../../../test/support/browser.ts";
import { setUpToken } from "../access/first-run.ts";
import { appCode } from "../testing/access.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestPerson, type TestServer, testServer } from "../testing/http.ts";
import { furnish, type Things } from "../testing/samples.ts";

let database: TestDatabase;
let server: TestServer;
let browser: Browser;
let base: string;
const at = "2026-11-21T09:00:00Z";

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, at, {}, { owner: database.owner });
  await server.app.listen({ port: 0, host: "127.0.0.1" });
  base = `http://localhost:${(server.app.server.address() as AddressInfo).port}`;
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await server.close();
  await database.close();
});

const open = async (who: TestPerson | undefined, options: Parameters<Browser["newContext"]>[0] = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (who !== undefined) await context.addCookies([{ name: "longwatch", value: who.token, url: base }]);
  return context;
};
const visit = async (context: BrowserContext, path: string): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(base + path);
  return page;
};

// First, while nobody has an account.
test("from the word on the console to the recovery codes: set up and join, without a script", async () => {
  const word = (await setUpToken(database.owner, server.clock.at))!;
  const context = await open(undefined, { javaScriptEnabled: false });
  const page = await visit(context, `/set-up?token=${word}`);
  await page.getByLabel("Name of the clinic").fill("Northside");
  await page.getByLabel("Time zone").fill("Europe/London");
  await page.getByLabel("E-mail address of the administrator").fill("Alma@Example.org");
  await page.getByLabel("MS nurse or coordinator").check();
  await page.getByRole("button", { name: "Make the clinic" }).click();
  await page.getByRole("heading", { name: "Join Northside" }).waitFor();
  const secret = (await page.locator("p code").textContent())!.replaceAll(" ", "");
  const join = async (code: string): Promise<void> => {
    await page.getByLabel("The name that you work under").fill("Alma Winter");
    await page.getByLabel("Password").fill("harbour lights at four");
    await page.getByLabel("six digits").fill(code);
    await page.getByRole("button", { name: "Join" }).click();
  };
  await join("000000");
  expect(await page.getByRole("alert").textContent()).toContain("next code");
  await join(appCode(secret, server.clock.at));
  expect(await page.locator("li code").count()).toBe(10);
  expect(await page.getByRole("link", { name: "To the worklist" }).getAttribute("href")).toBe("/");
  await context.close();
});

describe("with a furnished clinic", () => {
  let things: Things;
  let nurse: TestPerson;
  let paths: readonly string[];
  beforeAll(async () => {
    things = await furnish(server, await addClinic(database, "Southside"));
    nurse = await server.person(things.clinic, ["nurse", "neurologist"], "Nora Winter");
    paths = ["/problems", `/clinics/${things.clinic}/worklist/print`];
  });

  test.each(["light", "dark"] as const)(
    "every page is sound in the %s: one heading, names, contrast, size, no sideways scrolling",
    async (colorScheme) => {
      for (const width of [1280, 320]) {
        const context = await open(nurse, { colorScheme, viewport: { width, height: 900 } });
        for (const path of paths) {
          const page = await visit(context, path);
          for (const one of await page.locator("details").all())
            await one.evaluate((of) => of.setAttribute("open", ""));
          expect(await page.evaluate(faultsOfPage), `${path} at ${width}`).toEqual([]);
          await page.close();
        }
        await context.close();
      }
    },
  );
});

/** Runs in the page: what a person with another eye, hand or reader would stumble over. */
function faultsOfPage(): readonly string[] {
  const faults: string[] = [];
  const all = (selector: string) => [...document.querySelectorAll<HTMLElement>(selector)];
  const isSeen = (one: Element): boolean => {
    const { width, height } = one.getBoundingClientRect();
    return width > 1 && height > 1 && getComputedStyle(one).visibility === "visible";
  };
  if (all("h1").length !== 1) faults.push(`${all("h1").length} first headings`);
  if (document.documentElement.lang === "") faults.push("no language");
  for (const landmark of ["header", "main", "footer"]) if (all(landmark).length !== 1) faults.push(`no ${landmark}`);
  const levels = all("h1, h2, h3").map(({ tagName }) => Number(tagName[1]));
  if (levels.some((level, i) => level > (levels[i - 1] ?? 0) + 1)) faults.push(`levels of headings ${levels}`);
  const ids = all("[id]").map(({ id }) => id);
  if (new Set(ids).size !== ids.length) faults.push("an id twice");
  for (const field of all("input:not([type=hidden]), select") as HTMLInputElement[])
    if ((field.labels?.length ?? 0) === 0) faults.push(`no label: ${field.name}`);
  for (const one of all("a, button, summary"))
    if ((one.textContent ?? "").trim() === "") faults.push("a name is missing");
  for (const table of all("table"))
    if (table.querySelector("th[scope]") === null) faults.push("a table without headers");
  for (const one of all("button, .button, summary, nav a, input:not([type=hidden]), select").filter(isSeen)) {
    const target = (one as HTMLInputElement).labels?.[0] ?? one;
    const { height } = ["checkbox", "radio"].includes((one as HTMLInputElement).type)
      ? target.getBoundingClientRect()
      : one.getBoundingClientRect();
    if (height < 43.5)
      faults.push(`${Math.round(height)} px high: ${one.textContent || (one as HTMLInputElement).name}`);
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth + 1) faults.push("scrolls sideways");
  const channels = (colour: string) => (/[\d.]+/g[Symbol.match](colour) ?? []).map(Number);
  const light = (colour: string): number => {
    const [r, g, b] = channels(colour).map((part) =>
      part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4,
    );
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  const behind = (one: Element | null): string => {
    if (one === null) return "rgb(255, 255, 255)";
    const colour = getComputedStyle(one).backgroundColor;
    return (channels(colour)[3] ?? 1) === 1 && colour !== "transparent" ? colour : behind(one.parentElement);
  };
  for (const one of all("body *").filter(isSeen)) {
    const hasText = [...one.childNodes].some((node) => node.nodeType === 3 && (node.textContent ?? "").trim() !== "");
    if (!hasText || one.tagName === "OPTION") continue;
    const [a, b] = [light(getComputedStyle(one).color), light(behind(one))];
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) faults.push(`contrast ${ratio.toFixed(2)}: ${one.textContent?.trim().slice(0, 30)}`);
  }
  return [...new Set(faults)];
}
