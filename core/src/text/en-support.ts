type Nothing = Readonly<Record<string, never>>;
type Named = { readonly name: string };
type Count = { readonly count: number };

const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const inDays = (days: number): string => (days === 0 ? "today" : `${counted(days, "day")} ago`);

/** What a system that shows a patient or writes an order is told. Days are civil days; `daysOpen` counts from the day it opened. */
export const enSupport = {
  "support.warnings": ({ count, name }: Count & Named) =>
    count === 1
      ? `Open warning after alemtuzumab: ${name}`
      : `Open warnings after alemtuzumab: ${name}, and ${count - 1} more`,
  "support.warning": (one: {
    readonly name: string;
    readonly urgency: string;
    readonly openedOn: string;
    readonly daysOpen: number;
  }) => `**${one.name}**: ${one.urgency}, opened ${inDays(one.daysOpen)} (${one.openedOn}).`,
  "support.warning-historical": (_: Nothing) => "It was old news when it was learned: for review.",
  "support.value": ({ name, value, on }: Named & { readonly value: string; readonly on: string | null }) =>
    on === null ? `${name} ${value}` : `${name} ${value} on ${on}`,
  "support.late": ({ count, name }: Count & Named) =>
    `Late in the alemtuzumab watch: ${name}${count === 1 ? "" : `, and ${count - 1} more`}`,
  "support.late-test": ({
    name,
    dueOn,
    overdueFrom,
  }: Named & { readonly dueOn: string; readonly overdueFrom: string }) =>
    `**${name}**: due ${dueOn}, late since ${overdueFrom}.`,
  "support.lacking": ({ what }: { readonly what: string }) => `Still lacking: ${what}.`,
  "support.source": ({ source }: { readonly source: string }) => `Asked for by ${source}.`,
  "support.next": ({ name, on }: Named & { readonly on: string }) => `Next due: ${name}, ${on}.`,
  "support.nothing-next": (_: Nothing) => "No further test has a day.",
  "support.watch-ends": ({ on }: { readonly on: string }) => `The watch lasts until ${on}.`,
  "support.watch-open": (_: Nothing) => "The end of the watch is not known.",
  "support.review": (_: Nothing) => "Alemtuzumab: the watch has reached its end, and its review is due",
  "support.review-detail": (_: Nothing) =>
    "Nothing ends by itself: a named person reviews the patient and completes the watch. Until then its tests go on being asked for.",
  "support.unknown": ({ count }: Count) =>
    `Alemtuzumab watch: ${counted(count, "question")} that the record does not settle`,
  "support.unknown-detail": (_: Nothing) => "Not known is not normal. Somebody has to find out:",

  "support.held-maybe": ({ urgency }: { readonly urgency: string }) =>
    `Results that may be this patient's are held back: ${urgency}`,
  "support.held-certain": ({ urgency }: { readonly urgency: string }) =>
    `Results of this patient are held back: ${urgency}`,
  "support.held-line-maybe": ({ on }: { readonly on: string }) =>
    `A message that came on ${on} may be about this patient: nobody has said whose it is.`,
  "support.held-line-certain": ({ on }: { readonly on: string }) =>
    `A message that came on ${on} is this patient's and could not be read in full.`,
  "support.held-unmapped": ({ count }: Count) => `Nobody has said what ${counted(count, "code")} in it means.`,
  "support.held-detail": (_: Nothing) =>
    "How urgent it is was judged by the worst that it could say. Until somebody has filed it, it counts for nothing here.",
  "support.open-held": (_: Nothing) => "See what waits in Longwatch",
  "support.infusion-held": ({ count }: Count) => `Alemtuzumab: not now. ${counted(count, "reason")} to wait`,
  "support.infusion-unready": ({ count }: Count) =>
    `Alemtuzumab: ${counted(count, "step")} before the course ${count === 1 ? "is" : "are"} not shown to be done`,
  "support.infusion-unplanned": (_: Nothing) => "Alemtuzumab: no course is planned here, so its work-up is unknown",
  "support.infusion-nothing-found": (_: Nothing) => "Alemtuzumab: nothing that holds it is on file; not all was judged",
  "support.hold": ({
    what,
    since,
    because,
  }: {
    readonly what: string;
    readonly since: string;
    readonly because: string;
  }) => `**${what}** must wait, since ${since}: ${because}.`,
  "support.step": ({ name, dueOn, status }: Named & { readonly dueOn: string; readonly status: string }) =>
    `**${name}**: ${status}, due ${dueOn}.`,
  "support.infusion-not-judged": (_: Nothing) =>
    "Not judged here, so not known to be fine: contraindications, other medicines, infection today, pregnancy, blood pressure, and whether treatment is right at all.",
  "support.infusion-plan": (_: Nothing) =>
    "Record the planned course in Longwatch; its work-up is then asked for step by step.",

  "support.live-vaccine": ({ name }: Named) => `Live vaccine after alemtuzumab: ${name}`,
  "support.live-vaccine-untreated": ({ name }: Named) => `Live vaccine before a planned course of alemtuzumab: ${name}`,
  "support.live-vaccine-rule": ({ says, source }: { readonly says: string; readonly source: string }) =>
    `${says} (${source})`,
  "support.live-vaccine-no-rule": (_: Nothing) =>
    "No rule in force here speaks of live vaccines: whether it may be given is not known. Ask the team that treats with alemtuzumab.",
  "support.live-vaccine-ask": ({ on }: { readonly on: string }) =>
    `The last infusion was on ${on}. Recovery of the immune system and a specialist's agreement are not on file: ask before giving it.`,
  "support.live-vaccine-before": ({ on }: { readonly on: string }) =>
    `A first infusion is planned for ${on}. The treating team decides whether, and how long before it, a live vaccine may be given.`,
  "support.vaccine-unknown": ({ name }: Named) => `Is this vaccine live? It cannot be told from the order: ${name}`,
  "support.vaccine-unknown-detail": (_: Nothing) =>
    "A live vaccine may harm after alemtuzumab. The order names no product of which this is known; find out before it is given.",

  "support.antithrombotic-bleeding": ({ name }: Named) => `Antithrombotic with an open warning that may bleed: ${name}`,
  "support.antithrombotic-infusion": ({ name }: Named) => `Antithrombotic around an infusion of alemtuzumab: ${name}`,
  "support.antithrombotic-count-late": ({ name }: Named) => `Antithrombotic while platelets are not known: ${name}`,
  "support.antithrombotic-watch": ({ name }: Named) => `Antithrombotic during the alemtuzumab watch: ${name}`,
  "support.antithrombotic-infusion-detail": ({ on }: { readonly on: string }) =>
    `Course of alemtuzumab: ${on}. Some labels forbid it together with antithrombotics. Tell the team that gives the infusion.`,
  "support.platelets": ({ value, on }: { readonly value: string; readonly on: string }) =>
    `Last valid platelets: ${value}, ${on}.`,
  "support.platelets-none": (_: Nothing) => "No valid platelet count is on file.",
  "support.platelets-late": (_: Nothing) => "A count is late, so that the last one may be out of date.",
  "support.antithrombotic-ask": (_: Nothing) =>
    "Platelets can fall suddenly after alemtuzumab: check them first, and tell the MS team.",

  "support.order-unreadable": ({ count }: Count) =>
    `${counted(count, "order")} could not be read, so nothing was checked in ${count === 1 ? "it" : "them"}`,
  "support.order-unreadable-detail": (_: Nothing) =>
    "The order names no medicine in a form that is read here. Whether it is alemtuzumab, a live vaccine or an antithrombotic is not known.",

  "support.urgency.IMMEDIATE": (_: Nothing) => "act at once",
  "support.urgency.24H": (_: Nothing) => "act within 24 hours",
  "support.urgency.7D": (_: Nothing) => "act within 7 days",
  "support.urgency.ROUTINE": (_: Nothing) => "at the next visit",
  "support.open-patient": (_: Nothing) => "Open in Longwatch",
  "support.override.known": (_: Nothing) => "Known, and somebody is acting on it",
  "support.override.done-elsewhere": (_: Nothing) => "Done elsewhere; the result is on its way",
  "support.override.benefit": (_: Nothing) => "The benefit outweighs the risk for this patient",
  "support.override.not-applicable": (_: Nothing) => "Does not apply to this patient",
} as const;
