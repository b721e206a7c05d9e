import { isAnyKept } from "./drafts.ts";

/** Where what was entered waits until the server has it, behind account, clinic and patient. */
export const unsentPlace = "infusion-queue";

/** Whether something that was entered in this tab has not arrived at the server. */
export const hasUnsent = (): boolean => isAnyKept(unsentPlace);
