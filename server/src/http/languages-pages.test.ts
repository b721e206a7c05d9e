import { afterAll, beforeAll, expect, test } from "vitest";
import { setUpToken } from "../access/first-run.ts";
import { addClinic, type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestServer, testServer } from "../testing/http.ts";
import { joinPage, recoveryCodesPage } from "./pages/joining-pages.ts";

let database: TestDatabase;
let server: TestServer;
let word: string;

beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-21T09:00:00Z", {}, { owner: database.owner });
  word = (await setUpToken(database.owner, server.clock.at))!;
});
afterAll(async () => {
  await server.close();
  await database.close();
});

/** The sentences of a page, as they are read. */
const texts = (page: string): readonly string[] =>
  page
    .replaceAll(/<(style|code|datalist)[\s\S]*?<\/\1>/g, "")
    .split(/<[^>]*>/)
    .map((one) => one.replaceAll(/\s+/g, " ").trim())
    .filter((one) => /\p{L}/u.test(one));
/** Names: of the program, of a clinic, of a person. */
const names: ReadonlySet<string> = new Set(["Longwatch", "Northside", "alma@example.org"]);
const asked = async (url: string, language: string, cookie?: { token: string }) => {
  const request = { method: "GET", url, headers: { "accept-language": language, accept: "text/html" } } as const;
  const answer = cookie === undefined ? await server.app.inject(request) : await server.as(cookie as never, request);
  expect(answer.headers["content-language"], url).toBe(language);
  expect(String(answer.headers["vary"])).toContain("accept-language");
  return answer.body;
};
const isToldInBoth = (en: string, es: string): void => {
  expect(en).toContain('<html lang="en">');
  expect(es).toContain('<html lang="es">');
  const [english, spanish] = [texts(en), texts(es)];
  expect(spanish).toHaveLength(english.length);
  expect(spanish.filter((one, n) => one === english[n] && !names.has(one))).toEqual([]);
};

test.each(["/set-up?token=", "/join?token=none", "/problems", "/nowhere"])(
  "%s is in the reader's language",
  async (url) => {
    const address = url.startsWith("/set-up") ? `${url}${word}` : url;
    isToldInBoth(await asked(address, "en"), await asked(address, "es"));
  },
);

test("what an invitation leads to, and the codes after it", () => {
  const view = {
    token: "t",
    clinicName: "Northside",
    address: "alma@example.org",
    ceremony: "c",
    secret: "s",
    uri: "u",
  };
  const [en, es] = (["en", "es"] as const).map((language) => ({ settings: { banner: undefined }, language }) as const);
  isToldInBoth(joinPage(en!, view), joinPage(es!, view));
  isToldInBoth(recoveryCodesPage(en!, ["a1"]), recoveryCodesPage(es!, ["a1"]));
});

test("the list on paper", async () => {
  const clinic = await addClinic(database);
  const nurse = await server.person(clinic, ["nurse"]);
  for (const url of [`/clinics/${clinic}/worklist/print`, `/api/v1/clinics/${clinic}/worklist/print`]) {
    const [en, es] = [await asked(url, "en", nurse), await asked(url, "es", nurse)];
    expect(es).toContain('<html lang="es">');
    expect(es).toContain("<h1>Lista de trabajo del <time");
    expect(texts(es).filter((one) => /\b(the|what|done|within|sign out|holds)\b/i.test(one))).toEqual([]);
    expect(texts(en)).toContain("Everything that is to be done");
  }
});
