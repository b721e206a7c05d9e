import * as z from "zod";
import { id, momentText, next, pageQuery } from "./words.ts";

const question = {
  actor: id.optional(),
  from: momentText.optional().meta({ description: "From this moment, itself included." }),
  before: momentText.optional().meta({ description: "Before this moment, itself not included." }),
};
export const auditQuery = z.strictObject({ ...pageQuery.shape, patient: id.optional(), ...question });
export const patientAuditQuery = z.strictObject({ ...pageQuery.shape, ...question });
export const auditExportQuery = z.strictObject({ patient: id.optional(), ...question });

export const auditPage = z
  .object({
    events: z.array(
      z.object({
        event: z.string(),
        at: z.string(),
        actor: z.object({ kind: z.string(), id: z.string() }),
        action: z.string(),
        object: z.string(),
        why: z.string().nullable(),
        detail: z.record(z.string(), z.unknown()),
      }),
    ),
    next,
  })
  .meta({ id: "AuditPage", description: "Newest first." });
