import { undoing } from "../db/savepoint.ts";
import { create } from "./create.ts";
import { answeredEntry, createdEntry, type Entry, refusedEntry } from "./entries.ts";
import { get } from "./interact.ts";
import { writeJson } from "./json-text.ts";
import { isRefusal, type Refusal } from "./outcome.ts";
import type { FhirRequest } from "./request.ts";

/** Each entry by itself, in order: one that is refused leaves nothing behind, and the others stand. */
export async function batch(request: FhirRequest, entries: readonly Entry[]): Promise<readonly object[]> {
  const answers: object[] = [];
  for (const entry of entries) answers.push(await answerTo(request, entry));
  return answers;
}

async function answerTo(request: FhirRequest, { method, url, resource, ifNoneExist, at }: Entry): Promise<object> {
  if (method === "GET") {
    const given = await get(request, url);
    return isRefusal(given) ? refusedEntry(given) : answeredEntry(given);
  }
  const made = await undoing(request.tx, isRefusal, () =>
    create(request, url.replace(/^\//, ""), writeJson(resource!), ifNoneExist),
  );
  return isRefusal(made) ? refusedEntry(inEntry(made, at)) : createdEntry(request.base, made);
}

/** Where it is in the Bundle that was sent. */
const inEntry = ({ issues, ...rest }: Refusal, at: string): Refusal => ({
  ...rest,
  issues: issues.map((one) =>
    one.expression === undefined || one.expression === "If-None-Exist"
      ? { ...one, expression: at }
      : { ...one, expression: one.expression.replace(/^[A-Z][A-Za-z]*/, `${at}.resource`) },
  ),
});
