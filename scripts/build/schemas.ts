import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import * as core from "@longwatch/core";
import { truthFile } from "@longwatch/synthetic";
import * as z from "zod/mini";
import type { Step } from "./steps.ts";

/** Every shape that others write or read, as it stands in a file (contract, section 1). */
const published: Readonly<Record<string, { readonly title: string; readonly schema: z.core.$ZodType | undefined }>> = {
  "protocol.schema.json": { title: "Longwatch protocol version", schema: core.protocol },
  "policy.schema.json": { title: "Longwatch clinic policy", schema: core.policyFile },
  "roster.schema.json": { title: "Longwatch roster: who is there when", schema: core.rosterFile },
  "assessment.schema.json": { title: "Longwatch assessment: the answer of assess --json", schema: core.assessmentJson },
  "outcomes.schema.json": {
    title: "Longwatch outcomes: the answer of outcomes --json",
    schema: core.personOutcomesJson,
  },
  "weighing.schema.json": { title: "Longwatch weighing: the answer of weigh --json", schema: core.weighingJson },
  "evidence.schema.json": { title: "Longwatch evidence: one file of what trials showed", schema: core.evidenceFile },
  "truth.schema.json": { title: "Longwatch truth: what is really the case with a synthetic person", schema: truthFile },
  "record.schema.json": { title: "Longwatch record: one patient's facts", schema: core.recordFile },
};

/** `schema/*.json`, generated from the schemas that also parse. Written only where it differs. */
export const buildSchemas: Step = (root) => {
  const folder = path.join(root, "schema");
  mkdirSync(folder, { recursive: true });
  for (const [name, { title, schema }] of Object.entries(published)) {
    if (schema === undefined) continue;
    const text = `${JSON.stringify({ ...z.toJSONSchema(schema, { io: "input" }), title }, undefined, 2)}\n`;
    const file = path.join(folder, name);
    if (contentOf(file) !== text) writeFileSync(file, text);
  }
  return undefined;
};

function contentOf(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
