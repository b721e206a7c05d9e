import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../testing/database.ts";
import { type TestServer, testServer } from "../testing/http.ts";

let database: TestDatabase;
let server: TestServer;
beforeAll(async () => {
  database = await testDatabase();
  server = await testServer(database, "2026-11-23T09:00:00Z", {}, { owner: database.owner });
});
afterAll(async () => {
  await server?.close();
  await database?.close();
});
const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  server.app.inject({ method: "GET", url, headers });

describe("the guide within the application", () => {
  test.each([
    ["es-MX,es;q=0.9", "es"],
    ["en-GB", "en"],
    ["fr", "en"],
  ])("leads whoever asks for %s to its pages in %s", async (language, to) => {
    for (const url of ["/guide", "/guide/"]) {
      const { statusCode, headers } = await get(url, { "accept-language": language });
      expect([statusCode, headers.location, headers.vary]).toEqual([
        302,
        `/guide/${to}/index.html`,
        expect.stringContaining("accept-language"),
      ]);
    }
  });

  test("is read without signing in, and lets in no script or style but its own", async () => {
    const { statusCode, headers, body } = await get("/guide/en/quick-facts.html");
    expect(statusCode).toBe(200);
    expect(headers["content-type"]).toBe("text/html; charset=utf-8");
    expect(headers["content-security-policy"]).toContain("script-src 'self'");
    expect(headers["set-cookie"]).toBeUndefined();
    expect(body).toContain("<h1>Quick facts</h1>");
    for (const file of ["/guide/guide.css", "/guide/guide.js", "/guide/es/search.js", "/guide/icon.svg"])
      expect((await get(file)).statusCode, file).toBe(200);
  });

  test("is given compressed where the browser takes it so", async () => {
    const plain = await get("/guide/en/quick-facts.html");
    const packed = await get("/guide/en/quick-facts.html", { "accept-encoding": "gzip" });
    expect(packed.headers["content-encoding"]).toBe("gzip");
    expect(gunzipSync(packed.rawPayload).toString()).toBe(plain.body);
  });

  test("has no other addresses", async () => {
    for (const url of ["/guide/en/nothing.html", "/guide/../package.json", "/guide/en/quick-facts.html.br"])
      expect((await get(url)).statusCode, url).toBe(404);
  });
});
