import { describe, expect, it } from "vitest";
import { csvRecords } from "./records.ts";

async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const all = async (source: AsyncIterable<Uint8Array | string>) => {
  const found: string[] = [];
  for await (const { cells, line } of csvRecords(source)) found.push(`${line}: ${cells.join("|")}`);
  return found;
};

describe("records of a table as they come", () => {
  it.each([1, 3, 1000])("are the same in pieces of %d bytes", async (size) => {
    const text = '\uFEFFid,note\r\na,"x, ""y"""\r\n\r\nb,ñ\r\nc';
    expect(await all(inPieces(text, size))).toEqual(["1: id|note", '2: a|x, "y"', "4: b|ñ", "5: c"]);
  });

  it("fail where quotes do not match, and where the source does", async () => {
    await expect(all(inPieces('a,b\n"x,1\n', 4))).rejects.toThrow();
    const broken = async function* (): AsyncGenerator<string> {
      yield "a\n";
      throw new Error("gone");
    };
    await expect(all(broken())).rejects.toThrow("gone");
  });
});
