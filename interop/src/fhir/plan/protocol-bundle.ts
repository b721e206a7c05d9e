import type { Protocol, Reference } from "@longwatch/core";
import { alemtuzumabCodes } from "../drugs.ts";
import { compact, type Resource, urlOf } from "../write/element.ts";
import { writeActivityDefinition, writeValueSet } from "./activity-definition.ts";
import { isInLibrary, writeCqlLibrary } from "./cql-library.ts";
import { canonical, idOfVersion, nameOf } from "./names.ts";
import { statusOf, writePlanDefinition } from "./plan-definition.ts";
import { type Test, testsOf } from "./tests.ts";

/**
 * A protocol version as FHIR R4, in one bundle: the PlanDefinition, an ActivityDefinition and a ValueSet for each test that
 * it asks for, and its periodic rules as a Library of CQL.
 *
 * @param references the bibliography, for the citations
 */
export function writeProtocol(protocol: Protocol, references: readonly Reference[]) {
  const tests = testsOfProtocol(protocol);
  const resources = [
    writePlanDefinition(protocol, references),
    ...tests.map(writeActivityDefinition),
    ...(protocol.rules.some(isInLibrary) ? [writeLibrary(protocol), alemtuzumab, ...tests.map(writeValueSet)] : []),
  ];
  return {
    resourceType: "Bundle",
    type: "collection",
    entry: resources.map((resource) => ({ fullUrl: urlOf(resource.resourceType, resource.id), resource })),
  } as const;
}

/** Every test that the rules ask for, once, in the order of its key. */
function testsOfProtocol({ rules }: Protocol): readonly Test[] {
  const tests = rules.flatMap((rule) => ("evidence" in rule ? testsOf(rule.evidence).flat() : []));
  return [...new Map(tests.map((test) => [test.key, test])).values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function writeLibrary(protocol: Protocol): Resource {
  return compact({
    resourceType: "Library",
    id: idOfVersion(protocol),
    url: canonical.library(protocol),
    version: protocol.version,
    name: nameOf(`${protocol.protocol} ${protocol.version}`),
    title: `${protocol.title}, periodic rules`,
    status: statusOf(protocol),
    type: { coding: [{ system: "http://terminology.hl7.org/CodeSystem/library-type", code: "logic-library" }] },
    content: [{ contentType: "text/cql", data: base64(writeCqlLibrary(protocol)) }],
  }) as Resource;
}

const base64 = (text: string): string => {
  const bytes = new TextEncoder().encode(text);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
};

/** The product under its codes in the systems that we read. */
const alemtuzumab: Resource = {
  resourceType: "ValueSet",
  id: "value-set-alemtuzumab",
  url: canonical.valueSet("alemtuzumab"),
  version: "1",
  name: "Alemtuzumab",
  title: "Alemtuzumab",
  status: "draft",
  compose: {
    include: [...Map.groupBy(alemtuzumabCodes.keys(), (code) => code.slice(0, code.indexOf("|")))].map(
      ([system, codes]) => ({ system, concept: codes.map((code) => ({ code: code.slice(system.length + 1) })) }),
    ),
  },
};
