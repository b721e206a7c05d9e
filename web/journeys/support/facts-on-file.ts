import type { FactListJson } from "@longwatch/api";
import { type Fact, readAllFacts } from "../../src/acting/use-all-facts.ts";
import type { Clinic } from "./people.ts";
import type { Screen } from "./screen.ts";

/** Every fact of a patient, as the server has them now. */
export async function factsOnFile(
  { server }: Pick<Screen, "server">,
  { clinic, neurologist }: Clinic,
  patient: string,
): Promise<readonly Fact[]> {
  const url = `/api/v1/clinics/${clinic}/patients/${patient}/facts?limit=200`;
  const { facts } = await readAllFacts(async (cursor) => {
    const after = cursor === undefined ? "" : `&cursor=${encodeURIComponent(cursor)}`;
    return (await server.as(neurologist, { method: "GET", url: `${url}${after}` })).json<FactListJson>();
  });
  return facts;
}
