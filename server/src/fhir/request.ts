import type { ClinicTx } from "../db/transaction.ts";
import type { Asker } from "./authorise.ts";

/** A FHIR request to one clinic's server. */
export type FhirRequest = {
  readonly tx: ClinicTx;
  readonly asker: Asker;
  /** The address of this clinic's FHIR server, without a slash at its end. */
  readonly base: string;
  /** `Prefer: handling=strict`: what is not understood is refused. */
  readonly isStrict: boolean;
  /** The emergency access by which a patient is seen. */
  readonly emergency?: string | undefined;
};

export type FhirAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: object | undefined;
};

export const answer = (body: object, status = 200, headers: FhirAnswer["headers"] = {}): FhirAnswer => ({
  status,
  headers,
  body,
});

export const etagOf = (version: string): string => `W/"${version}"`;

/** Whether the reader has it already, by `If-None-Match`. */
export const isKnownBy = (known: string | undefined, etag: string): boolean =>
  known?.split(",").some((one) => one.trim() === etag || one.trim() === "*") === true;

/** Whether the reader may know who a patient is. */
export const isNamed = ({ asker }: FhirRequest): boolean => asker.may("read-details");
