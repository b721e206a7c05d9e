import type { PatientView } from "../view/patient-view.ts";
import { currentOf } from "../view/versioned.ts";
import type { Resource } from "../write/element.ts";
import type { Include, Question } from "./question.ts";
import { bareReference } from "./reference.ts";
import { servedType } from "./types.ts";
import { textAt, valuesAt } from "./values.ts";

/** A patient's resources that a search finds, in the order of their ids. */
export const matchesIn = (view: PatientView, { type, conditions }: Question): readonly Resource[] =>
  view.ofType(type).flatMap((one) => {
    const resource = currentOf(one);
    return resource !== undefined && conditions.every(({ holds }) => holds(resource)) ? [resource] : [];
  });

/** What comes with the resources that were found, each once, and none that was found itself. */
export function includedWith(
  view: PatientView,
  found: readonly Resource[],
  { includes, revIncludes }: Question,
): readonly Resource[] {
  const seen = new Set(found.map(nameOf));
  const taken: Resource[] = [];
  const take = (resource: Resource | undefined): void => {
    if (resource === undefined || seen.has(nameOf(resource))) return;
    seen.add(nameOf(resource));
    taken.push(resource);
  };
  for (const include of includes) {
    for (const reference of found.flatMap((one) => referencesIn(one, include))) take(resourceAt(view, reference));
  }
  const names = new Set(found.map(nameOf));
  for (const include of revIncludes) {
    for (const one of view.ofType(include.source)) {
      const resource = currentOf(one);
      if (resource !== undefined && referencesIn(resource, include).some((name) => names.has(name))) take(resource);
    }
  }
  return taken;
}

const nameOf = ({ resourceType, id }: Resource): string => `${resourceType}/${id}`;

function referencesIn(resource: Resource, { source, parameter, target }: Include): readonly string[] {
  if (resource.resourceType !== source) return [];
  const paths = servedType(source)?.parameters.find(({ name }) => name === parameter)?.paths ?? [];
  return paths
    .flatMap((path) => valuesAt(resource, path))
    .flatMap((value) => bareReference(textAt(value, "reference") ?? "") ?? [])
    .filter((name) => target === undefined || name.startsWith(`${target}/`));
}

function resourceAt(view: PatientView, name: string): Resource | undefined {
  const [type = "", id] = name.split("/");
  const found = view.ofType(type).find((one) => one.id === id);
  return found && currentOf(found);
}
