import * as z from "zod";

/** A form's fields: what was left empty was not said. */
export const form = <S extends z.ZodRawShape>(shape: S) =>
  z.preprocess(
    (fields) =>
      Object.fromEntries(Object.entries((fields ?? {}) as Record<string, unknown>).filter(([, value]) => value !== "")),
    z.strictObject({ ...shape, once: z.string().max(100).optional(), back: backPath.optional() }),
  );

/** Where to look afterwards: a page of ours, never another site. */
const backPath = z
  .string()
  .max(1000)
  .regex(/^\/(?![/\\])[\x21-\x7e]*$/);
