import type { Span } from "./exposure.ts";
import type { Relapse } from "./merge.ts";

/** A relapse that began somewhere from `earliest` through `latest`, both included. */
export type UndatedOnset = {
  readonly earliest: number;
  readonly latest: number;
  /** No other report lies so near that both may be of one relapse. */
  readonly isAlone: boolean;
};

/**
 * Of the relapses without an exact day: those that are one of the span for certain, for all their days lie in it and they
 * are no part of another; and those that may be one, for they may lie outside or be part of another.
 *
 * @source outcomes reference, section 3
 */
export function undatedRelapsesIn<R extends UndatedOnset>(
  undated: readonly R[],
  { after, through }: Span,
): { readonly certain: readonly R[]; readonly possible: readonly R[] } {
  const near = undated.filter(({ earliest, latest }) => latest > after && earliest <= through);
  const isCertain = ({ earliest, latest, isAlone }: R): boolean => isAlone && earliest > after && latest <= through;
  return { certain: near.filter(isCertain), possible: near.filter((one) => !isCertain(one)) };
}

/** On their latest day, beside those with an exact one. Whether an examination confirmed them is left open. */
export const onLatestDay = (certain: readonly UndatedOnset[]): readonly Relapse[] =>
  certain.map(({ latest }) => ({ onset: latest, confirmed: "cannot-tell", reports: [] }));
