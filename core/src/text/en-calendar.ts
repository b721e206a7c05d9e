type Nothing = Readonly<Record<string, never>>;
type Days = { readonly from: string; readonly through: string };

/** What a calendar says: which sample, never which substance, drug or disease. */
export const enCalendar = {
  "calendar.name": (_: Nothing) => "Tests",
  "calendar.blood": (_: Nothing) => "Blood test",
  "calendar.urine": (_: Nothing) => "Urine test",
  "calendar.blood-urine": (_: Nothing) => "Blood and urine test",
  "calendar.visit": (_: Nothing) => "Check-up",
  "calendar.blood-visit": (_: Nothing) => "Blood test and check-up",
  "calendar.urine-visit": (_: Nothing) => "Urine test and check-up",
  "calendar.blood-urine-visit": (_: Nothing) => "Blood and urine test and check-up",
  "calendar.on-time": ({ from, through }: Days) => `On time from ${from} to ${through}.`,
  "calendar.on-day": ({ on }: { readonly on: string }) => `On time on ${on}.`,
} as const;
