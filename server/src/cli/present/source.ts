import { type Confidence, type Layer, type Reference, say } from "@longwatch/core";

type Cited = { readonly ref: string; readonly at?: string | undefined };

/** `label alemtuzumab-eu@2020-01; FDA label, boxed warning [S1]; read in the primary text` */
export function citation(
  layer: Layer,
  protocol: string,
  sources: readonly Cited[],
  confidence: Confidence,
  references: readonly Reference[],
): string {
  const cited = sources.map((source) => citedSource(source, references)).join("; ");
  return `${say(`layer.${layer}`, {})} ${protocol}; ${cited}; ${say(`confidence.${confidence}`, {})} (${confidence})`;
}

export function citedSource({ ref, at }: Cited, references: readonly Reference[]): string {
  const title = references.find((one) => one.id === ref)?.title;
  const place = at === undefined || title?.endsWith(at) ? "" : `, ${at}`;
  return title === undefined ? `${ref}${place}` : `${title}${place} [${ref}]`;
}
