import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Instant } from "@longwatch/core";
import type { InjectOptions } from "fastify";
import { addBulkExport } from "../db/bulk-exports.ts";
import { inClinic } from "../db/transaction.ts";
import { runBulkExports } from "../fhir/bulk/run.ts";
import type { TestPerson, TestServer } from "./http.ts";

const folder = path.join(import.meta.dirname, "../../../examples");
export const ada = JSON.parse(readFileSync(path.join(folder, "ada.json"), "utf8")) as { readonly patient: object };

/** Things of a clinic that addresses name, made through the API itself. */
export type Things = {
  readonly clinic: string;
  readonly patient: string;
  /** Of whom nothing is asked yet. */
  readonly otherPatient: string;
  readonly obligation: string;
  readonly task: string;
  readonly member: string;
  readonly session: string;
  readonly invitation: string;
  readonly service: string;
  readonly client: string;
  readonly card: string;
  readonly use: string;
  readonly offer: string;
  readonly request: string;
  /** An Observation of the patient, by its id in FHIR. */
  readonly observation: string;
  readonly calendar: string;
  /** The last part of a calendar's address. */
  readonly file: string;
  /** That came inside a message of the patient. */
  readonly document: string;
};

/** One request for each route, which somebody who may do it can really make. `undefined`: a stream, which has its own test. */
export type Sample = Pick<InjectOptions, "payload" | "headers" | "query"> & { readonly status?: number };

const match = { "if-match": "*" };
const wrong = { address: "nobody@example.org", password: "not a password", code: "000000" };

const fhirJson = { "content-type": "application/fhir+json" };
const platelets = (patient: string) => ({
  resourceType: "Observation",
  status: "final",
  code: { coding: [{ system: "http://loinc.org", code: "777-3" }] },
  subject: { reference: `Patient/${patient}` },
  effectiveDateTime: "2026-11-19",
  valueQuantity: { value: 201, system: "http://unitsofmeasure.org", code: "10*9/L" },
});
const batchOf = (resource: object) => ({
  resourceType: "Bundle",
  type: "batch",
  entry: [{ resource, request: { method: "POST", url: "Observation" } }],
});

/** By the route's id. A route without a sample fails the test of tenancy. */
export const samples = (things: Things): Readonly<Record<string, Sample | undefined>> => ({
  // signing in and joining
  signInWithPassword: { payload: wrong, status: 401 },
  beginPasskeySignIn: {},
  signInWithPasskey: { payload: { ceremony: "none", response: { id: "none" } }, status: 401 },
  beginSingleSignOn: { status: 404 },
  finishSingleSignOn: { status: 404 },
  showSession: {},
  listSessions: {},
  endSession: { status: 404 },
  setUp: { payload: { token: "none", name: "A", zone: "Europe/London", address: "a@b.example" }, status: 404 },
  openInvitation: { payload: { token: "none" }, status: 410 },
  beginInvitedTotp: { payload: { token: "none" }, status: 410 },
  beginInvitedPasskey: { payload: { token: "none", displayName: "A" }, status: 410 },
  acceptInvitation: {
    payload: {
      token: "none",
      displayName: "A",
      enrolment: { by: "password", password: "x", ceremony: "x", code: "1" },
    },
    status: 410,
  },
  joinClinic: { payload: { token: "none" }, status: 410 },
  showCredentials: {},
  changePassword: { payload: { current: "wrong", password: "a long new password" }, status: 401 },
  beginTotp: {},
  replaceTotp: { payload: { ceremony: "none", code: "000000" }, status: 410 },
  replaceRecoveryCodes: {},
  beginPasskey: {},
  addPasskey: { payload: { ceremony: "none", response: { id: "none" }, label: "Key" }, status: 401 },
  removePasskey: { status: 409 },
  signOut: { status: 204 },
  // members and services
  listMembers: {},
  changeRoles: { payload: { roles: ["nurse"] }, status: 204 },
  removeMember: { status: 204 },
  endMemberSessions: { status: 204 },
  showMemberActivity: {},
  invite: { payload: { address: "new@example.org", roles: ["nurse"] }, status: 201 },
  listInvitations: {},
  withdrawInvitation: { status: 204 },
  addService: {
    payload: { label: "Lab", permissions: ["record-facts"], endsAt: "2027-01-01T00:00:00Z" },
    status: 201,
  },
  listServices: {},
  revokeService: { status: 204 },
  addClient: {
    payload: {
      use: "backend",
      label: "Warehouse",
      keys: { jwksUrl: "https://a.example/jwks" },
      scopes: ["system/*.rs"],
    },
    status: 201,
  },
  listClients: {},
  endClient: { status: 204 },
  listAppGrants: {},
  endAppGrant: { status: 404 },
  giveToken: { payload: { grant_type: "client_credentials" }, status: 401 },
  showSmartConfiguration: {},
  revokeToken: { payload: { token: "none" }, status: 401 },
  introspectToken: { payload: { token: "none" }, status: 401 },
  discoverDecisionSupport: {},
  askDecisionSupport: {
    payload: { hook: "patient-view", hookInstance: randomUUID(), context: { patientId: things.patient, userId: "x" } },
  },
  giveDecisionSupportFeedback: {
    payload: { feedback: [{ card: things.card, outcome: "accepted", outcomeTimestamp: "2026-11-21T09:00:00Z" }] },
    status: 404,
  },
  openEmergencyAccess: { payload: { patient: things.patient, reason: "Rang from another hospital." }, status: 201 },
  listEmergencyUses: {},
  reviewEmergencyUse: { payload: { finding: "justified" }, status: 204 },
  // worklist and patients
  showWorklist: {},
  printWorklist: {},
  worklistEvents: undefined,
  listPatients: {},
  admitPatient: {
    payload: { record: { ...ada, patient: { ...ada.patient, id: "lw-x", identifiers: [] } } },
    status: 201,
  },
  searchPatients: { payload: { text: "lin" } },
  findPatient: { payload: { system: "urn:clinic:mrn", value: "M1001" } },
  showPatient: {},
  changeHeader: { payload: { patient: ada.patient }, headers: match, status: 428 },
  showDetails: {},
  changeDetails: { payload: { familyName: "Lind" }, headers: match, status: 428 },
  listFacts: {},
  listMoments: {},
  showChart: {},
  showDecisions: {},
  showPlan: {},
  showInfusionDay: {},
  showWeighing: {},
  showOutcomes: {},
  listDocuments: {},
  openDocument: {},
  addFacts: { payload: { facts: [{ kind: "step-done", doneOn: "2026-11-01", step: "counselling" }] }, status: 201 },
  showAssessment: {},
  explain: { query: { key: things.obligation } },
  showSchedule: {},
  showCalendar: {},
  addCalendar: { payload: {}, status: 201 },
  listCalendars: {},
  revokeCalendar: { status: 204 },
  readCalendar: {},
  showChoices: {},
  checkFacts: { payload: { facts: [{ kind: "step-done", doneOn: "2026-11-20", step: "counselling" }] } },
  actOnWorklist: { payload: { action: "take", lines: [{ patient: things.patient, task: things.task }] } },
  undoActs: {
    payload: { acts: [{ patient: null, notice: "unread-message/none", act: "act-of-nobody" }] },
    status: 422,
  },
  actOnTask: { payload: { task: things.task, action: "take" }, status: 201 },
  actOnSignal: { payload: { signal: "none", action: "resolved" }, status: 428 },
  waive: { payload: { obligation: things.obligation, reason: "Done elsewhere" }, status: 428 },
  decideOnCourse: { payload: { of: "candidacy/course-1", outcome: "against", rationale: "Not now" }, status: 428 },
  logContact: { payload: { channel: "telephone", outcome: "reached" }, status: 201 },
  actOnNotice: { payload: { notice: `break-glass-review/${things.use}`, action: "take" }, status: 201 },
  // settings and care
  showPolicy: {},
  showShippedPolicy: {},
  changePolicy: {
    payload: { effectiveFrom: "2026-12-01", content: { yearsAfterWatch: 20 } },
    headers: { "if-match": '"0"' },
  },
  listProtocols: {},
  showProtocol: {},
  compareProtocols: { query: { with: "alemtuzumab-eu@2019-04-interim" } },
  showAdoptionEffects: { query: { from: "2026-12-01" } },
  adoptProtocol: { payload: { from: "2026-12-01", reason: "Agreed" }, headers: { "if-match": '"0"' } },
  endProtocolAdoption: { payload: { reason: "A mistake" }, headers: { "if-match": '"0"' } },
  showCohort: {},
  showCohortOutcomes: { query: { by: "sex" } },
  cohortOutcomesAsCsv: {},
  cohortOutcomesAsMarkdown: {},
  drawCohortOutcomes: {},
  listFeeds: {},
  expectFeed: { payload: { expectedEveryHours: 24 }, status: 204 },
  forgetFeed: { status: 204 },
  receiveMessage: { payload: "MSH|^~\\&|", headers: { "content-type": "application/hl7-v2" }, status: 202 },
  readMessage: { status: 404 },
  fileMessage: { payload: {}, status: 404 },
  listImportProfiles: {},
  changeImportProfile: { payload: { delimiter: ";" }, headers: { "if-match": '"0"' } },
  importTemplate: {},
  listImports: {},
  columnsOfTable: { payload: "patient_id,name,value\n", headers: { "content-type": "text/csv" } },
  bringTable: { payload: "patient_id,name,value\n", headers: { "content-type": "text/csv" }, status: 202 },
  showImport: { status: 404 },
  fileImport: { status: 404 },
  undoImport: { payload: { reason: "Wrong file" }, status: 404 },
  rejectedRows: { status: 404 },
  listQuarantine: {},
  showHeldPart: { status: 404 },
  matchHeldPart: { payload: { patient: things.patient }, status: 404 },
  refuseMatch: { payload: { patient: things.patient, reason: "Another" }, status: 404 },
  rejectHeldPart: { payload: { reason: "Nobody here" }, status: 404 },
  askAboutHeldPart: { payload: { reason: "Whose is it?" }, status: 404 },
  listUnmappedCodes: {},
  mapCode: { payload: { sender: "LAB/OTHER", code: "PLT", analyte: "platelets" } },
  listLaboratories: {},
  showLaboratory: {},
  changeLaboratory: {
    payload: { name: "General laboratory", senders: ["LAB/MAIN"], codes: { PLT: "platelets" } },
    headers: { "if-match": '"0"' },
  },
  listDeliveries: {},
  showMailSetUp: {},
  sendTestMessage: {},
  dismissMessage: { payload: { reason: "Nobody here" }, status: 404 },
  readAudit: {},
  readPatientAudit: {},
  exportAudit: {},
  makeExport: {},
  makeIdentifiedExport: {},
  writeLetter: {},
  listTransfers: {},
  offerTransfer: { payload: { patient: things.patient, to: randomUUID(), why: "Moved" }, status: 422 },
  answerTransfer: { payload: { answer: "refuse", why: "Not ours" }, status: 404 },
  listErasures: {},
  requestErasure: { payload: { patient: things.otherPatient, why: "Asked by the patient" }, status: 201 },
  confirmErasure: { status: 204 },
  withdrawErasure: { payload: { why: "A mistake" }, status: 204 },
  // FHIR
  fhirMetadata: {},
  fhirSearch: { query: { patient: things.patient, code: "777-3" } },
  fhirSearchByForm: {
    payload: `patient=${things.patient}`,
    headers: { "content-type": "application/x-www-form-urlencoded" },
  },
  fhirRead: {},
  fhirReadPatient: {},
  fhirEverything: {},
  fhirApply: { query: { subject: `Patient/${things.patient}` } },
  fhirApplyByParameters: {
    payload: {
      resourceType: "Parameters",
      parameter: [{ name: "subject", valueString: `Patient/${things.patient}` }],
    },
    headers: fhirJson,
  },
  // Programs alone may: what a person is told. Programs have tests of their own.
  fhirExport: { status: 422 },
  fhirExportByParameters: { payload: { resourceType: "Parameters" }, headers: fhirJson, status: 422 },
  fhirExportPatients: { status: 422 },
  fhirExportPatientsByParameters: { payload: { resourceType: "Parameters" }, headers: fhirJson, status: 422 },
  fhirExportStatus: { status: 404 },
  fhirExportCancel: { status: 404 },
  fhirExportFile: { status: 404 },
  fhirHistory: {},
  fhirReadVersion: {},
  fhirSearchAudit: {},
  fhirReadAudit: { status: 404 },
  fhirCreate: { payload: platelets(things.patient), headers: fhirJson, status: 201 },
  fhirValidate: { payload: platelets(things.patient), headers: fhirJson },
  fhirBundle: { payload: batchOf(platelets(things.patient)), headers: fhirJson },
  fhirBundleAtSlash: { payload: batchOf(platelets(things.patient)), headers: fhirJson },
  fhirCreateSubscription: { payload: { resourceType: "Subscription" }, headers: fhirJson, status: 400 },
  fhirUpdateSubscription: { payload: { resourceType: "Subscription" }, headers: fhirJson, status: 404 },
  fhirDeleteSubscription: { status: 404 },
  fhirSearchSubscriptions: {},
  fhirReadSubscription: { status: 404 },
  fhirSubscriptionStatus: { status: 404 },
  fhirSubscriptionEvents: { status: 404 },
  fhirUpdate: { payload: platelets(things.patient), headers: fhirJson, status: 405 },
  fhirDelete: { status: 405 },
  // pages
  signOutForm: { payload: {}, status: 303 },
  showSite: {},
  problemsPage: {},
  setUpPage: { status: 404 },
  setUpForm: { payload: { token: "none" }, status: 404 },
  joinPage: { query: { token: "none" }, status: 410 },
  joinForm: { payload: { token: "none", uri: "otpauth://none" }, status: 410 },
  launchPage: { query: { iss: "https://nobody.example/fhir", launch: "x" }, status: 404 },
  launchCallbackPage: { query: { code: "x", state: "y" }, status: 410 },
  authorizePage: { query: { client_id: "none" }, status: 404 },
  authorizeForm: { payload: { client_id: "none", decision: "allow" }, status: 404 },
  printWorklistPage: {},
});

/** An address with the things of a clinic in it. */
export const addressOf = (pattern: string, things: Things): string =>
  pattern
    .replace(":clinic", things.clinic)
    .replace(":picture", "relapses")
    .replace(":patient", things.patient)
    .replace(":account", things.member)
    .replace(":session", things.session)
    .replace(":invitation", things.invitation)
    .replace("cds-services/:service", "cds-services/patient-view")
    .replace(":service", things.service)
    .replace(":client", things.client)
    .replace(":use", things.use)
    .replace(":offer", things.offer)
    .replace(":request", things.request)
    .replace(":type", "Observation")
    .replace(":id", things.observation)
    .replace(":version", "1")
    .replace(":plan", "default-policy-1")
    .replace(":calendar", things.calendar)
    .replace(":export", things.session)
    .replace(":grant", things.session)
    .replace(":file", things.file)
    .replace(":passkey", "none")
    .replace(":protocol", "alemtuzumab-eu@2020-01")
    .replace(":kind", "retention")
    .replace(":feed", "lab")
    .replace(":laboratory", "main")
    .replace(":part", "1")
    .replace(":profile", "clinic-table")
    .replace(":message", things.session)
    .replace(":document", things.document);

/** A clinic with a patient and one of everything else, made as people make it. */
export async function furnish(server: TestServer, clinic: string): Promise<Things> {
  const url = (address: string): string => `/api/v1/clinics/${clinic}${address}`;
  const administrator = await server.person(clinic, ["administrator"], "Alma Admin");
  const manager = await server.person(clinic, ["programme-manager"], "Mira Manager");
  const nurse = await server.person(clinic, ["nurse"], "Nora Nurse");
  const post = async <T>(who: TestPerson, address: string, payload: object): Promise<T> => {
    const headers = { "idempotency-key": randomUUID() };
    const answer = await server.as(who, { method: "POST", url: url(address), payload, headers });
    if (answer.statusCode >= 300) throw new Error(`${address}: ${answer.body}`);
    return answer.json<T>();
  };
  const details = { familyName: "Lind", givenName: "Ada" };
  const { patient } = await post<{ patient: string }>(nurse, "/patients", { record: ada, details });
  const other = { ...ada, patient: { ...ada.patient, id: "lw-other", identifiers: [] } };
  const { patient: otherPatient } = await post<{ patient: string }>(nurse, "/patients", { record: other });
  await post(nurse, `/patients/${patient}/facts`, {
    facts: [{ kind: "result-reported", collectedOn: "2026-11-20", analyte: "platelets", value: 62, unit: "10*9/L" }],
  });
  const found = await server.as(nurse, {
    method: "GET",
    url: url("/fhir/R4/Observation"),
    query: { patient, _count: "1" },
  });
  const observation = found.json<{ entry: { resource: { id: string } }[] }>().entry[0]!.resource.id;
  const page = await server.as(nurse, { method: "GET", url: url(`/patients/${patient}`) });
  const { tasks, next } = page.json<{ page: { tasks: { key: string }[]; next: { key: string }[] } }>().page;
  await server.as(administrator, { method: "PUT", url: url("/feeds/lab"), payload: { expectedEveryHours: 24 } });
  const invited = await post<{ invitation: string }>(administrator, "/invitations", {
    address: "invited@example.org",
    roles: ["nurse"],
  });
  const service = await post<{ service: string }>(administrator, "/services", {
    label: "Laboratory",
    permissions: ["receive-messages"],
    endsAt: "2027-01-01T00:00:00Z",
  });
  const { client } = await post<{ client: string }>(administrator, "/clients", {
    use: "app",
    label: "Viewer",
    redirectUris: ["https://app.example/back"],
    scopes: ["patient/*.rs", "launch/patient"],
  });
  const integrator = await server.person(clinic, ["integrator"], "Ines Integrator");
  const { cards } = await post<{ cards: { uuid: string }[] }>(integrator, "/cds-services/patient-view", {
    hook: "patient-view",
    hookInstance: randomUUID(),
    context: { patientId: patient },
  });
  const [{ uuid: card }] = cards as [{ uuid: string }];
  await post(integrator, "/cds-services/patient-view/feedback", {
    feedback: [{ card, outcome: "overridden", outcomeTimestamp: "2026-11-21T09:00:00Z" }],
  });
  const reason = "The patient was brought in unconscious.";
  const { use } = await post<{ use: string }>(manager, "/emergency-access", { patient, reason });
  const feed = await post<{ calendar: string; address: string }>(nurse, `/patients/${patient}/calendars`, {});
  const document = await furnishDocument(server, clinic, { integrator, nurse, patient });
  await furnishExport(server, clinic, client);
  const why = "The patient has asked for it.";
  const { request } = await post<{ request: string }>(administrator, "/erasures", { patient, why });
  return {
    clinic,
    patient,
    otherPatient,
    obligation: next[0]!.key,
    task: tasks[0]!.key,
    member: nurse.account,
    session: randomUUID(),
    invitation: invited.invitation,
    service: service.service,
    client,
    card,
    use,
    offer: randomUUID(),
    request,
    observation,
    calendar: feed.calendar,
    file: feed.address.split("/").at(-1)!,
    document,
  };
}

/** What a program has taken of everybody. */
async function furnishExport({ services }: TestServer, clinic: string, program: string): Promise<void> {
  const { database, clock } = services;
  const order = {
    export: randomUUID(),
    askedBy: program,
    request: "https://longwatch.example/$export",
    types: ["Patient"],
    isNamed: false,
    since: undefined,
    doubts: [],
  };
  const scope = { clinic, actor: { kind: "service", id: program } as const, at: clock() };
  await inClinic(database, scope, (tx) => addBulkExport(tx, order, (clock() + 3_600_000) as Instant));
  await runBulkExports(database, clinic, clock, () => false);
}

/** A report inside a message, which a nurse says is the patient's. */
async function furnishDocument(
  server: TestServer,
  clinic: string,
  { integrator, nurse, patient }: { integrator: TestPerson; nurse: TestPerson; patient: string },
): Promise<string> {
  const base = `/api/v1/clinics/${clinic}`;
  const header = "MSH|^~\\&|LAB|MAIN|LW|C|20261120080000+0000||ORU^R01|d1|P|2.5.1";
  const rows = [
    "PID|1||D1^^^OTHER",
    "OBR|1||F1|CBC|||20261119",
    "OBX|1|ED|11502-2^Report^LN||^AP^PDF^Base64^JVBERi0x||||||F",
  ];
  const sent = await server.as(integrator, {
    method: "POST",
    url: `${base}/messages/from/lab`,
    headers: { "content-type": "application/hl7-v2" },
    payload: [header, ...rows].join("\r"),
  });
  const { message } = sent.json<{ message: string }>();
  await server.as(nurse, { method: "POST", url: `${base}/messages/${message}/filing`, payload: { patient } });
  const listed = await server.as(nurse, { method: "GET", url: `${base}/patients/${patient}/documents` });
  return listed.json<{ documents: { document: string }[] }>().documents[0]!.document;
}
