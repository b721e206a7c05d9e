import type { Route } from "./route.ts";
import * as acts from "./routes/acts.ts";
import * as adoptions from "./routes/adoptions.ts";
import * as answers from "./routes/answers.ts";
import * as appGrants from "./routes/app-grants.ts";
import * as audit from "./routes/audit.ts";
import * as calendars from "./routes/calendars.ts";
import * as clients from "./routes/clients.ts";
import * as cohort from "./routes/cohort.ts";
import * as cohortOutcomes from "./routes/cohort-outcomes.ts";
import * as credentials from "./routes/credentials.ts";
import * as decisionSupport from "./routes/decision-support.ts";
import * as decisions from "./routes/decisions.ts";
import * as deliveries from "./routes/deliveries.ts";
import * as documents from "./routes/documents.ts";
import * as emergency from "./routes/emergency.ts";
import * as entering from "./routes/entering.ts";
import * as erasures from "./routes/erasures.ts";
import * as events from "./routes/events.ts";
import * as exports from "./routes/exports.ts";
import * as facts from "./routes/facts.ts";
import * as feeds from "./routes/feeds.ts";
import * as fhirBulk from "./routes/fhir-bulk.ts";
import * as fhirReading from "./routes/fhir-reading.ts";
import * as fhirSubscriptions from "./routes/fhir-subscriptions.ts";
import * as fhirWriting from "./routes/fhir-writing.ts";
import * as imports from "./routes/imports.ts";
import * as infusionDay from "./routes/infusion-day.ts";
import * as joining from "./routes/joining.ts";
import * as laboratories from "./routes/laboratories.ts";
import * as letters from "./routes/letters.ts";
import * as members from "./routes/members.ts";
import * as messages from "./routes/messages.ts";
import * as oauth from "./routes/oauth.ts";
import * as outcomes from "./routes/outcomes.ts";
import * as authorizePages from "./routes/pages-authorize.ts";
import * as entryPages from "./routes/pages-entry.ts";
import * as joiningPages from "./routes/pages-joining.ts";
import * as launchPages from "./routes/pages-launch.ts";
import * as worklistPages from "./routes/pages-worklist.ts";
import * as patients from "./routes/patients.ts";
import * as plan from "./routes/plan.ts";
import * as policies from "./routes/policies.ts";
import * as protocols from "./routes/protocols.ts";
import * as quarantine from "./routes/quarantine.ts";
import * as signIn from "./routes/sign-in.ts";
import * as transfers from "./routes/transfers.ts";
import * as unmappedCodes from "./routes/unmapped-codes.ts";
import * as weighing from "./routes/weighing.ts";
import * as worklist from "./routes/worklist.ts";
import * as worklistActs from "./routes/worklist-acts.ts";

const isRoute = (one: unknown): one is Route => typeof one === "object" && one !== null && "area" in one;

/** By address: the order in which a module lists what it exports is not the same everywhere. */
const placeOf = ({ path, method }: Route): string => `${path} ${method}`;

/** Every route there is: the server registers these, the reference describes them, and the test of tenancy walks them. */
export const allRoutes: readonly Route[] = [
  signIn,
  joining,
  credentials,
  members,
  clients,
  appGrants,
  decisionSupport,
  oauth,
  emergency,
  worklist,
  worklistActs,
  events,
  patients,
  facts,
  entering,
  documents,
  calendars,
  letters,
  answers,
  decisions,
  infusionDay,
  weighing,
  outcomes,
  acts,
  plan,
  policies,
  protocols,
  adoptions,
  cohort,
  cohortOutcomes,
  feeds,
  messages,
  deliveries,
  quarantine,
  imports,
  laboratories,
  unmappedCodes,
  audit,
  transfers,
  erasures,
  fhirBulk,
  fhirReading,
  fhirWriting,
  fhirSubscriptions,
  exports,
  entryPages,
  joiningPages,
  launchPages,
  authorizePages,
  worklistPages,
]
  .flatMap((file) => Object.values<unknown>(file).filter(isRoute))
  .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
