import iconv from "iconv-lite";
import { expect, test } from "vitest";
import { encodingNamed, readText } from "./text.ts";

const sent = "Größe µ";

test.each([
  [iconv.encode(sent, "utf-8"), undefined],
  [iconv.encode(sent, "utf-8", { addBOM: true }), undefined],
  [iconv.encode(sent, "utf-16le", { addBOM: true }), undefined],
  [iconv.encode(sent, "utf-16be", { addBOM: true }), undefined],
  [iconv.encode(sent, "latin1"), "latin-1"],
  [iconv.encode(sent, "windows-1252"), "cp1252"],
  [iconv.encode(sent, "utf-8", { addBOM: true }), "latin-1"],
])("%j as %s", (bytes, stated) => {
  expect(readText(bytes, stated)).toEqual({ text: sent, issues: [] });
});

test("what is no UTF-8 and states nothing is read as windows-1252, and said", () => {
  const { text, issues } = readText(iconv.encode(sent, "latin1"));
  expect([text, issues.map(({ code }) => code)]).toEqual([sent, ["charset-unknown"]]);
});

test("names of encodings", () => {
  expect([encodingNamed("Latin1"), encodingNamed("utf8"), encodingNamed("klingon")]).toEqual([
    "windows-1252",
    "utf-8",
    undefined,
  ]);
});
