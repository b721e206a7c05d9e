import { failed, ok, type Result } from "@longwatch/core";
import type { Laboratory } from "@longwatch/interop";
import { heldPage, waitingStates } from "../../db/held-messages.ts";
import { laboratoriesNow } from "../../db/laboratories.ts";
import { openNotices } from "../../db/notices.ts";
import type { ClinicTx } from "../../db/transaction.ts";
import { changeLaboratory, type LaboratoryChanged } from "./change-laboratory.ts";

/** A code that nobody has mapped, and what waits for it. */
export type UnmappedCode = {
  readonly sender: string;
  readonly code: string;
  readonly urgency: string;
  readonly since: number;
  readonly waiting: number;
  readonly proposal: string | null;
  readonly laboratory: string | null;
};

const most = 1000;
const ranks = ["IMMEDIATE", "24H", "7D", "ROUTINE"];

/** Every code that something waits for, the most urgent first; of these the oldest. */
export async function unmappedCodes(tx: ClinicTx): Promise<readonly UnmappedCode[]> {
  const laboratories = await laboratoriesNow(tx);
  const { held } = await heldPage(tx, { states: waitingStates, most });
  const codes = [...new Set(held.flatMap(({ unmapped }) => unmapped))];
  const notices = (await openNotices(tx)).filter(({ kind }) => kind === "unmapped-code");
  return notices
    .map(({ key, urgency, openedAt, content }) => {
      const [sender, code] = partsOf(key, codes);
      return {
        sender,
        code,
        urgency,
        since: openedAt,
        waiting: held.filter((one) => one.unmapped.includes(code)).length,
        proposal: (content as { proposal?: string }).proposal ?? null,
        laboratory: laboratories.find((one) => sendersOf(one.content).includes(sender))?.laboratory ?? null,
      };
    })
    .toSorted((a, b) => ranks.indexOf(a.urgency) - ranks.indexOf(b.urgency) || a.since - b.since);
}

const sendersOf = (content: object): readonly string[] => (content as Laboratory).senders;

/** Sender and code may both have a slash in them: of the codes that something waits for the longest that ends the key is meant. */
function partsOf(key: string, codes: readonly string[]): readonly [string, string] {
  const rest = key.slice(key.indexOf("/") + 1);
  const code = codes.filter((one) => rest.endsWith(`/${one}`)).toSorted((a, b) => b.length - a.length)[0];
  const at = code === undefined ? rest.lastIndexOf("/") : rest.length - code.length - 1;
  return [rest.slice(0, at), rest.slice(at + 1)];
}

/** A person says what one code of a sender means: it is added to the sender's agreement, or to a new one of its name. */
export async function mapCode(
  tx: ClinicTx,
  { sender, code, analyte }: { readonly sender: string; readonly code: string; readonly analyte: string },
): Promise<Result<LaboratoryChanged & { readonly laboratory: string }>> {
  const all = await laboratoriesNow(tx);
  const theirs = all.find((one) => sendersOf(one.content).includes(sender));
  const content = (theirs?.content as Laboratory | undefined) ?? { name: sender, senders: [sender], codes: {} };
  const before = content.codes[code];
  if (before !== undefined && before !== analyte) {
    return failed([
      {
        code: "record-changed",
        severity: "error",
        at: "/code",
        saw: `a code that means ${before}`,
        remedy: "Look at the laboratory's agreement; change it there if it is wrong.",
      },
    ]);
  }
  const laboratory = theirs?.laboratory ?? freeName(sender, new Set(all.map((one) => one.laboratory)));
  const written = { ...content, codes: { ...content.codes, [code]: analyte } };
  const changed = await changeLaboratory(tx, laboratory, written, theirs?.version ?? 0);
  return changed.ok ? ok({ laboratory, ...changed.value }) : changed;
}

/** `LAB/MAIN` → `lab-main`; with a number where that is taken. */
function freeName(sender: string, taken: ReadonlySet<string>): string {
  const plain = sender
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, 50);
  const stem = plain === "" ? "laboratory" : plain;
  for (let n = 1; ; n += 1) {
    const name = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(name)) return name;
  }
}
