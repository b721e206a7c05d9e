/** A value for a column of type json or jsonb. */
export const json = (value: unknown): string => JSON.stringify(value);
