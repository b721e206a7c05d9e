import * as z from "zod/mini";

/**
 * How sure a parameter is: V read in the publication, R recalled, D arithmetic on V or R, fit chosen so that the
 * published figures come out, A an assumption without a source.
 */
export const grade = z.enum(["V", "R", "D", "fit", "A"]);
export type Grade = z.infer<typeof grade>;

/** A parameter as written in a preset: its value never stands without grade and source. */
const described = <Value extends z.ZodMiniType>(value: Value) =>
  z.strictObject({ value, unit: z.optional(z.string()), grade, source: z.string(), note: z.optional(z.string()) });

/** Reads a described value and keeps the value. */
export const parameter = <Value extends z.ZodMiniType>(value: Value) =>
  z.pipe(
    described(value),
    z.transform((entry) => (entry as { value: z.output<Value> }).value),
  );

export const anyNumber = parameter(z.number());
export const positive = parameter(z.number().check(z.positive()));
/** From 0 to 1, both included. */
export const probability = parameter(z.number().check(z.minimum(0), z.maximum(1)));
export const numbers = parameter(z.array(z.number()));
/** Weights by name; they need not add up to 1. */
export const weights = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  parameter(z.record(z.enum(names), z.number().check(z.minimum(0))));
/** One parameter for each arm. */
export const byArm = <Value extends z.ZodMiniType>(value: Value) =>
  z.strictObject({ alemtuzumab: value, interferon: value });
/** Two numbers, no interval: mean and standard deviation, or the first time and later ones. */
export const pair = parameter(z.tuple([z.number(), z.number()]));
/** Both ends of an interval, or of what is drawn evenly from it. */
export const range = parameter(z.tuple([z.number(), z.number()]));
/** Numbers that belong together, each with its name. */
export const row = <Name extends string>(names: readonly [Name, ...Name[]]) =>
  parameter(z.record(z.enum(names), z.number()));
