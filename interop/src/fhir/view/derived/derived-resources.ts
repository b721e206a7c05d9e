import type { Versioned } from "../versioned.ts";
import type { Derivation } from "./context.ts";
import { detectedIssues } from "./detected-issues.ts";
import { flags } from "./flags.ts";
import { carePlans, episodes } from "./plans.ts";
import { serviceRequests } from "./service-requests.ts";
import { tasks } from "./tasks.ts";

export type { Derivation } from "./context.ts";

/** What the program works out from what was recorded, by type. */
const writers = {
  CarePlan: carePlans,
  EpisodeOfCare: episodes,
  ServiceRequest: serviceRequests,
  Task: tasks,
  DetectedIssue: detectedIssues,
  Flag: flags,
} as const satisfies Readonly<Record<string, (context: Derivation) => readonly Versioned[]>>;

type DerivedType = keyof typeof writers;
export const isDerivedType = (type: string): type is DerivedType => Object.hasOwn(writers, type);

export const derivedOf = (type: DerivedType, context: Derivation): readonly Versioned[] => writers[type](context);
