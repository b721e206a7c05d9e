import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { fingerprint } from "../base/fingerprint.ts";
import { parseProtocol } from "../protocol/parse-protocol.ts";
import type { Protocol } from "../protocol/protocol.ts";

const folder = join(import.meta.dirname, "../../../protocols");

/** Every protocol file that reads, the template apart. Those that do not are named, so that a test can say so. */
function readProtocols(): { readonly protocols: readonly Protocol[]; readonly unread: readonly string[] } {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) =>
      file.endsWith(".yaml") &&
      file.includes("/") &&
      !file.startsWith("template") &&
      !/node_modules|\/cases\//.test(file),
  );
  const read = files.toSorted().map((file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const result = parseProtocol(parse(text), `test:${fingerprint(text)}`);
    return { file, protocol: result.ok ? result.value : undefined };
  });
  return {
    protocols: read.flatMap(({ protocol }) => protocol ?? []),
    unread: read.flatMap(({ file, protocol }) => (protocol === undefined ? [file] : [])),
  };
}

export const { protocols: realProtocols, unread: unreadProtocols } = readProtocols();
