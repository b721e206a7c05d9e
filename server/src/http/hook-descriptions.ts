import { hookServices } from "../usecases/decision-support.ts";

/** Asked of whoever finds patients by an identifier of theirs. */
const prefetch = { patient: "Patient/{{context.patientId}}" };
const usage =
  "The clinic's administrator connects the calling system first. Without a prefetched Patient nobody is found whose identifier is needed.";
const watched =
  "Reads MedicationRequest and ServiceRequest. Knows alemtuzumab, vaccines and antithrombotics by code or name; of other medicines it says nothing.";

const words: Readonly<Record<keyof typeof hookServices, { readonly title: string; readonly description: string }>> = {
  "patient-view": {
    title: "The watch after alemtuzumab",
    description:
      "Open warnings with their values, late tests, what is due next and until when the watch lasts. No card where nothing is wrong.",
  },
  "order-select": {
    title: "Orders after alemtuzumab, while they are chosen",
    description: `Alemtuzumab that is not ready, live vaccines, antithrombotics. ${watched}`,
  },
  "order-sign": {
    title: "Orders after alemtuzumab, when they are signed",
    description: `Alemtuzumab that is not ready, live vaccines, antithrombotics. ${watched}`,
  },
};

/** Discovery of CDS Hooks 2.0. */
export const hookDescriptions = Object.entries(hookServices).map(([id, { hook }]) => ({
  id,
  hook,
  ...words[id as keyof typeof hookServices],
  usageRequirements: usage,
  prefetch,
}));
