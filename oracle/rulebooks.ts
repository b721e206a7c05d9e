import { compileRulebook, type Protocol, type Rulebook } from "@longwatch/core";
import { shippedProtocols } from "../bench/rulebook.ts";

/** Rulebooks of the shipped protocols: with the default policy, and of labels and programmes alone. */
export type Rulebooks = { readonly full: Rulebook; readonly bare: Rulebook };

const isOfAuthority = ({ jurisdiction }: Protocol): boolean => jurisdiction !== "any";

/** @param edit changes a protocol before it is compiled, to see that a change is noticed */
export function shippedRulebooks(edit: (protocol: Protocol) => Protocol = (protocol) => protocol): Rulebooks {
  const protocols = shippedProtocols().map(edit);
  return { full: compileRulebook(protocols), bare: compileRulebook(protocols.filter(isOfAuthority)) };
}
