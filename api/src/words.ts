import * as z from "zod";

/** A civil day, `YYYY-MM-DD`. */
export const dayText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .meta({ description: "A civil day, YYYY-MM-DD." });
/** A moment in UTC or with its offset. */
export const momentText = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T.{5,}$/)
  .max(40)
  .meta({ description: "A moment, ISO 8601 with Z or an offset." });

/** Opaque; safe in an address. */
export const id = z.string().min(1).max(200);
export const uuid = z.uuid();

/** A task, signal or obligation of a patient. It has slashes: it stands in a body or a query, never in a path. */
export const key = z.string().min(1).max(400);

/** What a person typed to say why. */
export const reason = z.string().trim().min(1).max(2000);

/** What a page of a list is asked with. */
export const pageQuery = z.strictObject({
  cursor: z.string().max(1000).optional().meta({ description: "`next` of the page before; absent: the first page." }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** Where the next page begins; null: this was the last. */
export const next = z
  .string()
  .nullable()
  .meta({ description: "Give it as `cursor` for the next page; null: this is the last." });

/** A yes or no in an address. */
export const flag = z
  .enum(["true", "false"])
  .default("false")
  .transform((text) => text === "true");
