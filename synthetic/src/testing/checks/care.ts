import type { Check } from "../sensitivity.ts";
import { attendanceChecks } from "./care-attendance.ts";
import { clinicChecks } from "./care-clinic.ts";
import { habitsChecks } from "./care-habits.ts";
import { outreachChecks } from "./care-outreach.ts";

export const careChecks: readonly Check[] = [...habitsChecks, ...attendanceChecks, ...outreachChecks, ...clinicChecks];
