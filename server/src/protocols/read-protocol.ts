import { existsSync } from "node:fs";
import path from "node:path";
import {
  failed,
  type Issue,
  issuesOf,
  ok,
  type ProtocolFile,
  parseProtocol,
  type Reference,
  type Result,
  referencesFile,
} from "@longwatch/core";
import * as z from "zod";
import { type FileResult, read, unread } from "../files/file-result.ts";
import { readStructuredFile } from "../files/read-file.ts";
import type { StructuredText } from "../files/structured-text.ts";
import { digestOf } from "./digest.ts";
import type { ShelvedProtocol, Words } from "./library.ts";

/** A protocol from its file, with the places of its parts for whatever is found wrong with it later. */
export type OpenedProtocol = ShelvedProtocol & Pick<StructuredText, "locate">;

/** @param file as it is named in messages and compared with `<protocol>/<version>.yaml` */
export function readProtocolFile(fullPath: string, file: string): FileResult<OpenedProtocol> {
  return readFileAs(fullPath, file, (content, locate) => {
    const parsed = parseProtocol(content, digestOf(content));
    return parsed.ok ? ok({ file, protocol: parsed.value, content: content as ProtocolFile, locate }) : parsed;
  });
}

export const readReferences = (fullPath: string): FileResult<readonly Reference[]> =>
  readFileAs(fullPath, path.basename(fullPath), (content) => {
    const parsed = referencesFile.safeParse(content);
    if (!parsed.success) return failed(issuesOf(parsed.error, content));
    const { references } = content as { readonly references: readonly Reference[] };
    const repeated = references.flatMap(({ id }, i) =>
      references.findIndex((one) => one.id === id) === i ? [] : [repeatedReference(id, i)],
    );
    return repeated.length > 0 ? failed(repeated) : ok(references);
  });

/** What the protocols of a folder say, in Spanish; undefined where nobody has translated them. */
export const readWords = (fullPath: string): FileResult<Words | undefined> =>
  existsSync(fullPath)
    ? readFileAs(fullPath, path.basename(fullPath), (content) => {
        const parsed = z.record(z.string(), z.string()).safeParse(content);
        return parsed.success ? ok(parsed.data) : failed(issuesOf(parsed.error as never, content));
      })
    : read(undefined);

/** Reads, parses, and keeps the places for the problems of either step. */
export function readFileAs<T>(
  fullPath: string,
  file: string,
  parse: (content: unknown, locate: StructuredText["locate"]) => Result<T>,
): FileResult<T> {
  const text = readStructuredFile(fullPath);
  if (!text.ok) return unread([{ file, issues: text.issues }]);
  const { value, locate } = text.value;
  const parsed = parse(value, locate);
  return parsed.ok ? read(parsed.value) : unread([{ file, issues: parsed.issues, locate }]);
}

const repeatedReference = (id: string, i: number): Issue => ({
  code: "protocol-rule-duplicate",
  severity: "error",
  at: `/references/${i}/id`,
  saw: `"${id}" again`,
  remedy: "Give each entry an id of its own.",
});
