export const urgencies = ["IMMEDIATE", "24H", "7D", "ROUTINE"] as const;
export type Urgency = (typeof urgencies)[number];

/** The most urgent first. */
export const byUrgency = (a: Urgency, b: Urgency): number => urgencies.indexOf(a) - urgencies.indexOf(b);
