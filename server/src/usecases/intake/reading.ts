import { formatInstant, InvariantError } from "@longwatch/core";
import {
  type ImportedMessage,
  importMessage,
  type Laboratory,
  parseLaboratory,
  type ReadingOptions,
  readingOptionsOf,
} from "@longwatch/interop";
import { momentOfLocal } from "../../clock.ts";
import { laboratoriesMark, laboratoriesNow } from "../../db/laboratories.ts";
import type { ReadMessage } from "../../db/messages.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { csvProfileOf } from "../imports/profiles.ts";

const made = new Map<string, ReadingOptions>();

/** How messages of a feed are read at a clinic: by what it has agreed with its laboratories, and how its tables are laid out. */
export async function readingOf(tx: ClinicTx, feed: string): Promise<ReadingOptions> {
  const csvProfile = await csvProfileOf(tx, feed);
  return { ...(await agreementsOf(tx)), ...(csvProfile === undefined ? {} : { csvProfile }) };
}

/** Reads a message that is kept, by what is agreed today. */
export async function readKept(tx: ClinicTx, { id, bytes, feed }: ReadMessage): Promise<ImportedMessage> {
  return importMessage(id, bytes, { ...(await readingOf(tx, feed)), recordedAt: formatInstant(tx.at) });
}

/** Made once for each state of the agreements. */
async function agreementsOf(tx: ClinicTx): Promise<ReadingOptions> {
  const key = `${tx.clinic} ${await laboratoriesMark(tx)}`;
  const before = made.get(key);
  if (before !== undefined) return before;
  const options = readingOptionsOf(
    (await laboratoriesNow(tx)).map(({ content }) => laboratoryOf(content)),
    momentOfLocal,
  );
  for (const old of [...made.keys()].filter((one) => one.startsWith(`${tx.clinic} `))) made.delete(old);
  made.set(key, options);
  return options;
}

/** It was judged before it was kept. */
export function laboratoryOf(content: object): Laboratory {
  const read = parseLaboratory(content);
  if (!read.ok) throw new InvariantError("What was agreed with a laboratory cannot be read any more.");
  return read.value;
}
