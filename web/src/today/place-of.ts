import type { Line } from "../acting/send.ts";

type Place = {
  readonly to: "/clinics/$clinic/intake" | "/clinics/$clinic/settings";
  readonly search: Readonly<Record<string, string>>;
};
const intake = (tab: string): Place => ({ to: "/clinics/$clinic/intake", search: tab === "" ? {} : { tab } });

const places: Readonly<Record<string, Place>> = {
  "unread-message": intake(""),
  "unmapped-code": intake("codes"),
  "silent-feed": intake("feeds"),
  "silent-analyte": intake("feeds"),
  "break-glass-review": { to: "/clinics/$clinic/settings", search: { section: "emergency" } },
};

/** Where the work of a line that is no patient's is done; undefined: nowhere on the screen. */
export const placeOfNotice = ({ kind }: Pick<Line, "kind">): Place | undefined => places[kind];
