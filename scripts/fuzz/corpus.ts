import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseDay } from "@longwatch/core";
import { personOf } from "../intake/traffic.ts";

const samples = path.join(import.meta.dirname, "../../test/samples");

/** What is mutated: other people's samples of every kind, and messages of our laboratories who do not exist. */
export function corpus(): readonly Buffer[] {
  const files = readdirSync(samples, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/readme|gitattributes|\.md$/i.test(entry.name))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name)))
    .filter((bytes) => bytes.length < 60_000);
  const written = [0, 1, 2, 3].flatMap((index) =>
    personOf("real-world", "fuzz", index, parseDay("2026-01-01")!)
      .messages.slice(0, 12)
      .map(({ bytes }) => Buffer.from(bytes)),
  );
  return [...files, ...written];
}
