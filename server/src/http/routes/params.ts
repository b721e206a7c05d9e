import { id } from "@longwatch/api";
import * as z from "zod";

export const clinicParams = z.object({ clinic: z.uuid() });
export const patientParams = z.object({ clinic: z.uuid(), patient: id });
