import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { get, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { guideFolder } from "../guide/folder.ts";
import { build } from "./guide/build.ts";
import { claims, lint, readingAge } from "./guide/checks.ts";
import { guideServer } from "./guide/serve.ts";

const folder = guideFolder();
const asOf = "2026-11-23";
const out = mkdtempSync(path.join(tmpdir(), "longwatch-guide-"));
afterAll(() => rmSync(out, { recursive: true }));

test("lint says how many pages there are, and refuses a day that is none", () => {
  expect(lint(folder, { asOf })).toMatchObject({
    text: expect.stringMatching(/^\d+ pages, no problems\.\n$/),
    faults: [],
  });
  expect(lint(folder, { asOf: "2026-02-30" }).problems[0]!.issues[0]!.code).toBe("date-impossible");
});

test("a review that is past is a fault on that day, and stops a build", () => {
  const { text, faults } = build(folder, { asOf: "2099-01-01", out: path.join(out, "late") });
  expect(new Set(faults.map(({ rule }) => rule))).toEqual(new Set(["review-overdue"]));
  expect(text).toBe("");
  expect(existsSync(path.join(out, "late"))).toBe(false);
  expect(JSON.parse(lint(folder, { asOf: "2099-01-01", json: true }).text)).toEqual({ lint: 1, faults });
});

test("a folder that is no guide is told what it lacks", () => {
  expect(lint(path.join(out, "nowhere"), { asOf }).faults.map(({ file, saw }) => `${file}: ${saw}`)).toEqual(
    expect.arrayContaining(["words.en.yaml: no such file", "claims.yaml: no such file", "drawings.yaml: no such file"]),
  );
});

test("build writes every page in both languages, and what they need", () => {
  const { text } = build(folder, { asOf, out });
  expect(text).toContain(`open ${out}/index.html`);
  for (const name of [
    "index.html",
    "guide.css",
    "guide.js",
    "icon.svg",
    "en/quick-facts.html",
    "es/quick-facts.html",
    "es/search.js",
  ])
    expect(readFileSync(path.join(out, name), "utf8").length, name).toBeGreaterThan(100);
});

test("reading-age lists every page, and which ask for too much", () => {
  const { text } = readingAge(folder, { asOf });
  expect(text).toMatch(/^pages\/en\/quick-facts\.md +\d+ +\d+\.\d +-?\d+\.\d +\d+\.\d$/m);
  expect(text).toMatch(/Every page is for readers of 13 or younger|^Above 13: /m);
  expect(JSON.parse(readingAge(folder, { asOf, json: true }).text)).toMatchObject({ readingAge: 1, target: 13 });
});

test("claims names the page and the line", () => {
  expect(claims(folder, { asOf }).text).toMatch(
    /^not-chemotherapy: .*\n.*\n {2}pages\/en\/quick-facts\.md:\d+\n {2}pages\/es\/quick-facts\.md:\d+\n/m,
  );
});

test("serve answers with pages, and with a word where there is none", async () => {
  const server = guideServer(folder).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string): Promise<readonly [number, string | undefined]> => {
    const asked = get({ port, path, agent: false });
    const [response] = (await once(asked, "response")) as [IncomingMessage];
    response.resume();
    return [response.statusCode ?? 0, response.headers["content-type"]];
  };
  try {
    expect(await ask("/")).toEqual([200, "text/html; charset=utf-8"]);
    expect(await ask("/es/quick-facts.html?from=here")).toEqual([200, "text/html; charset=utf-8"]);
    expect(await ask("/guide.js")).toEqual([200, "text/javascript; charset=utf-8"]);
    for (const path of ["//en/", "/en/"]) expect((await ask(path))[0], path).toBe(200);
    for (const path of ["/nothing.html", "/%zz", "/../package.json", "/es/quick-facts.md"])
      expect((await ask(path))[0], path).toBe(404);
  } finally {
    server.close();
  }
});
