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

/** A resource as it stands at a version; only that where the reader has it already, by `If-None-Match`. */
export function versioned(
  resource: object,
  version: string,
  known: string | undefined,
  more: FhirAnswer["headers"] = {},
): FhirAnswer {
  const headers = { etag: etagOf(version), ...more };
  const isKnown = known?.split(",").some((one) => one.trim() === headers.etag || one.trim() === "*") === true;
  return isKnown ? { status: 304, headers, body: undefined } : answer(resource, 200, headers);
}

/** Whether the reader may know who a patient is. */
export const isNamed = ({ asker }: FhirRequest): boolean => asker.may("read-details");
