import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, it } from "vitest";
import { type CharsetHints, charsetNamed, decodeText, holdsReplacement } from "./charset.ts";

const hints = (declared: string, more: Partial<CharsetHints> = {}): CharsetHints => ({
  isMarkedUtf8: false,
  declared,
  ...more,
});
const codes = (bytes: Uint8Array, h: CharsetHints) => decodeText(bytes, h).issues.map((issue) => issue.code);
const word = "Größe 5 µmol/L";

it.each([
  ["ASCII", "ascii"],
  ["UNICODE UTF-8", "utf-8"],
  ["UNICODE", "utf-8"],
  ["UTF-8", "utf-8"],
  ["utf8", "utf-8"],
  ["8859/1", "windows-1252"],
  ["ISO-8859-1", "windows-1252"],
  ["8859/2", "iso-8859-2"],
  ["8859/15", "iso-8859-15"],
  ["ISO8859/9", "iso-8859-9"],
  ["windows-1252", "windows-1252"],
])("knows %s", (name, charset) => expect(charsetNamed(name)).toBe(charset));

it("knows every part of ISO 8859 that exists, and no other", () => {
  const parts = [...Array(20).keys()].filter((part) => charsetNamed(`8859/${part}`) !== undefined);
  expect(parts).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 15, 16]);
});

it.each(["ISO IR 999", "ISO IR87", "EN", "8859/12", ""])("does not know %s", (name) => {
  expect(charsetNamed(name)).toBeUndefined();
});

describe("decodeText", () => {
  it.each([
    ["UNICODE UTF-8", "utf-8"],
    ["8859/1", "latin1"],
    ["8859/15", "iso-8859-15"],
    ["", "utf-8"],
  ])("reads what MSH-18 %s names, without an issue", (declared, encoding) => {
    expect(decodeText(iconv.encode(word, encoding), hints(declared))).toMatchObject({ text: word, issues: [] });
  });

  it("reads 8859/2 by its own table", () => {
    expect(decodeText(iconv.encode("płytki krwi", "iso-8859-2"), hints("8859/2")).text).toBe("płytki krwi");
  });

  it("says so when the named set does not exist, even if the bytes are plain", () => {
    expect(codes(iconv.encode("plain", "ascii"), hints("ISO IR 999"))).toEqual(["charset-unknown"]);
  });

  it("uses the sender's configuration where MSH-18 is silent", () => {
    const bytes = iconv.encode("płytki", "iso-8859-2");
    expect(decodeText(bytes, hints("", { senderCharset: "8859/2" }))).toMatchObject({ text: "płytki", issues: [] });
  });

  it("falls to windows-1252 with a warning when nothing is stated and UTF-8 is impossible", () => {
    const read = decodeText(iconv.encode(word, "latin1"), hints(""));
    expect(read.text).toBe(word);
    expect(read.issues.map((issue) => issue.code)).toEqual(["charset-unknown"]);
  });

  it.each(["UNICODE UTF-8", "ASCII"])("passes over a stated %s that the bytes refute", (declared) => {
    const read = decodeText(iconv.encode(word, "latin1"), hints(declared));
    expect(read.text).toBe(word);
    expect(read.issues.map((issue) => issue.code)).toEqual(["charset-damaged"]);
  });

  it("keeps a stated 8859/1 although the bytes look like UTF-8, and says so", () => {
    const bytes = iconv.encode("5 µmol/L", "utf-8");
    expect(decodeText(bytes, hints("8859/1")).text).toBe("5 Âµmol/L");
    expect(codes(bytes, hints("8859/1"))).toEqual(["charset-damaged"]);
  });

  it("lets the sender's configuration settle that contradiction", () => {
    const read = decodeText(iconv.encode("5 µmol/L", "utf-8"), hints("8859/1", { senderCharset: "UTF-8" }));
    expect(read.text).toBe("5 µmol/L");
    expect(read.issues.map((issue) => issue.code)).toEqual(["charset-damaged"]);
  });

  it("notices characters that were lost before the message reached us", () => {
    expect(codes(iconv.encode("2.0 \uFFFDg/mL", "utf-8"), hints("UNICODE UTF-8"))).toEqual(["charset-damaged"]);
    expect(codes(iconv.encode("2.0 \uFFFDg/mL", "utf-8"), hints("8859/1"))).toEqual(["charset-damaged"]);
    expect(holdsReplacement("2.0 ï¿½g/mL")).toBe(true);
  });

  it("believes the byte-order mark before MSH-18", () => {
    const read = decodeText(iconv.encode(word, "utf-8"), hints("8859/1", { isMarkedUtf8: true }));
    expect(read).toMatchObject({ text: word, charset: "utf-8", issues: [] });
  });

  it("never throws, whatever the bytes and the names", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200 }),
        fc.oneof(fc.string(), fc.constantFrom("ASCII", "8859/3", "8859/8", "UNICODE UTF-8", "")),
        fc.boolean(),
        (bytes, declared, isMarkedUtf8) => {
          const read = decodeText(bytes, { isMarkedUtf8, declared, senderCharset: declared });
          expect(typeof read.text).toBe("string");
        },
      ),
    );
  });

  it("gives text back unchanged in UTF-8", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (text) => {
        const bytes = iconv.encode(text, "utf-8");
        expect(decodeText(bytes, hints("UNICODE UTF-8")).text).toBe(iconv.decode(bytes, "utf-8", { stripBOM: false }));
      }),
    );
  });
});
