import * as z from "zod";
import { issue } from "./problem.ts";
import { id, momentText, next, pageQuery, reason, uuid } from "./words.ts";

const heldState = z.enum(["open", "asked", "filed", "rejected"]);

export const quarantineQuery = pageQuery.extend({
  state: z.enum(["waiting", "filed", "rejected"]).default("waiting").meta({
    description: "`waiting`: open, and those about which the laboratory was asked.",
  }),
});

const names = z.record(z.string(), z.string()).meta({
  description: "What each code, test and kind of fact in this answer is called, in the reader's language, by its key.",
});

const heldLine = z.object({
  message: uuid,
  part: z.int().meta({ description: "Which person of the message, from 1; 0: the message as a whole." }),
  feed: z.string(),
  sender: z.string(),
  heldAt: momentText,
  state: heldState,
  urgency: z.string().meta({ description: "Of the worst admissible reading." }),
  codes: z.array(z.string()),
  unmapped: z.array(z.string()).meta({ description: "Local codes that nobody has mapped." }),
});

export const quarantineList = z
  .object({
    held: z.array(heldLine),
    counts: z.object({ open: z.int(), asked: z.int() }),
    names,
    next,
  })
  .meta({ id: "QuarantineList" });
export type QuarantineListJson = z.infer<typeof quarantineList>;

export const heldPart = z
  .object({
    ...heldLine.shape,
    identifiers: z.array(z.object({ system: z.string(), value: z.string() })),
    person: z
      .object({
        familyName: z.string().optional(),
        givenName: z.string().optional(),
        bornOn: z.string().optional(),
        sex: z.string().optional(),
      })
      .nullable()
      .meta({ description: "As the message has it. Null: not for you." }),
    proposals: z
      .array(
        z.object({
          patient: id,
          called: z.string().nullable(),
          compared: z.array(
            z.object({
              what: z.enum(["familyName", "givenName", "bornOn", "sex"]),
              message: z.string().nullable(),
              known: z.string().nullable(),
              is: z.enum(["same", "other", "cannot-tell"]).meta({ description: "Without regard to case and accents." }),
            }),
          ),
          numbers: z
            .array(z.object({ system: z.string(), value: z.string(), isTheirs: z.boolean() }))
            .meta({ description: "Of the message; whether this patient is known by each." }),
        }),
      )
      .meta({ description: "Whom it may be about, best first. Never applied by itself." }),
    facts: z.array(z.looseObject({ kind: z.string() })).meta({ description: "What was understood." }),
    notTaken: z.array(
      z.object({
        at: z.string(),
        code: z.string().nullable(),
        proposal: z.string().nullable().meta({ description: "What the code may be by its name." }),
        isCritical: z.boolean().meta({ description: "The laboratory flagged it so." }),
        readings: z
          .array(z.looseObject({}))
          .meta({ description: "Every way in which the value can be read. None is a fact." }),
      }),
    ),
    issues: z.array(issue),
    names,
    acts: z.array(z.object({ at: momentText, by: z.string(), action: z.string(), why: z.string().nullable() })),
  })
  .meta({ id: "HeldPart" });
export type HeldPartJson = z.infer<typeof heldPart>;

export const heldMatch = z
  .strictObject({
    patient: id,
    remember: z.boolean().default(false).meta({
      description: "Numbers and name are the patient's from now on, so that the next message is filed by itself.",
    }),
    why: reason.optional(),
  })
  .meta({ id: "HeldMatch" });
export const heldNotThem = z.strictObject({ patient: id, reason }).meta({ id: "HeldNotThem" });
export const heldReason = z.strictObject({ reason }).meta({ id: "HeldReason" });

const agreement = z.looseObject({ name: z.string(), senders: z.array(z.string()) }).meta({
  id: "Laboratory",
  description:
    "name, senders (MSH-3/MSH-4 or a code system), codes (local code → analyte, or not-watched), zone, charset, decimalMark, statuses, units.",
});
export const laboratoryList = z
  .object({
    laboratories: z.array(z.object({ laboratory: id, version: z.int(), content: agreement })),
    analytes: z
      .array(
        z.object({
          key: z.string(),
          name: z.string(),
          units: z.array(z.string()).meta({ description: "UCUM, the canonical one first." }),
        }),
      )
      .meta({ description: "What a code may mean." }),
  })
  .meta({ id: "LaboratoryList" });
export type LaboratoryListJson = z.infer<typeof laboratoryList>;
export const laboratoryVersions = z
  .object({
    laboratory: id,
    versions: z.array(
      z.object({ version: z.int(), recordedAt: momentText, recordedBy: z.string(), content: agreement }),
    ),
  })
  .meta({ id: "LaboratoryVersions", description: "Oldest first; the newest holds." });
export type LaboratoryVersionsJson = z.infer<typeof laboratoryVersions>;
export const writtenLaboratory = z.looseObject({}).meta({ id: "WrittenLaboratory" });
export const laboratoryChanged = z
  .object({
    version: z.int(),
    readAgain: z.int().meta({ description: "Messages that waited for a code, and are read again." }),
  })
  .meta({ id: "LaboratoryChanged" });

export const unmappedCodeList = z
  .object({
    codes: z.array(
      z.object({
        sender: z.string(),
        code: z.string(),
        urgency: z.string().meta({ description: "Of the worst admissible reading of what waits." }),
        since: momentText,
        waiting: z.int().meta({ description: "Parts of messages that wait for it." }),
        proposal: z.string().nullable().meta({ description: "What it may be by its name. Never applied by itself." }),
        laboratory: z.string().nullable().meta({ description: "The agreement that the sender is part of." }),
      }),
    ),
    analytes: z.array(z.object({ key: z.string(), name: z.string(), unit: z.string().nullable() })),
  })
  .meta({ id: "UnmappedCodeList", description: "The most urgent first." });
export type UnmappedCodeListJson = z.infer<typeof unmappedCodeList>;
export const codeMapping = z
  .strictObject({
    sender: z.string().min(1).max(200),
    code: z.string().min(1).max(200),
    analyte: z.string().min(1).max(100).meta({ description: "A key of the catalogue; `not-watched`: none of ours." }),
  })
  .meta({ id: "CodeMapping" });
export const codeMapped = z
  .object({ laboratory: z.string(), version: z.int(), readAgain: z.int() })
  .meta({ id: "CodeMapped" });
