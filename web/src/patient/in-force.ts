import type { Shown } from "./patient.ts";

type Protocols = Shown["page"]["protocols"];

/** The rules that hold on the day of the page. */
export const inForceOn = ({ page: { protocols, asOf } }: Pick<Shown, "page">): Protocols =>
  protocols.filter(({ from, through }) => (from ?? "") <= asOf && (through === null || through >= asOf));

/** Those that nobody has signed. */
export const unsignedOf = (inForce: Protocols): Protocols => inForce.filter(({ signedBy }) => signedBy.length === 0);
