import type { Protocol, Rule, RuleOfKind } from "@longwatch/core";
import { own } from "../own.ts";
import { canonical, nameOf } from "./names.ts";
import { type Test, testsOf } from "./tests.ts";

type Periodic = RuleOfKind<"periodic">;
type Dated = Periodic & {
  readonly every: Exclude<Periodic["every"], "not-stated">;
  readonly untilMonthsAfterLastInfusion: number;
};

/** Counted from an infusion, on a stated grid that ends: what the library can date. */
export const isInLibrary = (rule: Rule): rule is Dated =>
  rule.kind === "periodic" &&
  rule.every !== "not-stated" &&
  rule.anchor !== "pregnancy" &&
  rule.rolling !== true &&
  rule.untilMonthsAfterLastInfusion !== undefined;

/**
 * The periodic rules of a protocol as a library of CQL over FHIR R4: for each rule its periods on "As Of", with their days
 * and a status. Windows are parameters, since labels state none; a policy's own are their defaults.
 *
 * It says less than Longwatch: a result counts when it is final and has a value, whatever the specimen; waivers, the end of
 * the watch, several layers together and corrections of infusions are not in it (docs/protocol-exports.md).
 */
export function writeCqlLibrary(protocol: Protocol): string {
  const rules = protocol.rules.filter(isInLibrary);
  const tests = new Map(rules.flatMap(({ evidence }) => testsOf(evidence).flat()).map((test) => [test.key, test]));
  const parameter = (id: string, otherwise: number): number =>
    protocol.parameters?.find((one) => one.id === id)?.value ?? otherwise;
  return [
    `library ${nameOf(`${protocol.protocol} ${protocol.version}`)} version '${protocol.version}'`,
    "",
    `// ${protocol.title}`,
    `// Made from ${protocol.protocol}@${protocol.version}, ${protocol.digest}. Not signed unless its PlanDefinition is active.`,
    ...leftOut(protocol),
    "",
    "using FHIR version '4.0.1'",
    "include FHIRHelpers version '4.0.1'",
    "",
    `valueset "Alemtuzumab": '${canonical.valueSet("alemtuzumab")}'`,
    ...[...tests.values()].map((test) => `valueset "${test.key}": '${canonical.valueSet(test.key)}'`),
    "",
    'parameter "As Of" Date default Today()',
    `parameter "Opens Days Before" Integer default ${parameter("window.opens-days-before", 0)}`,
    `parameter "Grace Days" Integer default ${parameter("window.grace-days", 0)}`,
    `parameter "Longest Gap Days" Integer default ${parameter("course.max-gap-days", 28)}`,
    "",
    "context Patient",
    common,
    ...[...tests.values()].map(testDays),
    ...rules.map(ruleText),
    "",
  ].join("\n");
}

/** Rules with a calendar of their own that the library has not. */
function leftOut({ rules }: Protocol): readonly string[] {
  const ids = rules.filter((rule) => rule.kind === "periodic" && !isInLibrary(rule)).map(({ id }) => id);
  return ids.length === 0
    ? []
    : [
        `// Periodic rules that are not in it, for want of an interval or an infusion to count from: ${ids.join(", ")}.`,
      ];
}

/** Days on which a test was validly done. */
const testDays = (test: Test): string => `
define "Days Of ${test.key}":
  ${retrieveOf(test)}`;

function retrieveOf({ key, system }: Test): string {
  if (system === own.step)
    return `([Procedure: "${key}"] P where P.status.value = 'completed' return all date from (P.performed as FHIR.dateTime).value) D where D <= "As Of"`;
  return `"Valid Days"([Observation: "${key}"])`;
}

/** Counted from the first infusion ever a watch lasts as long as courses go on: twenty years, the end of the last apart. */
const longestWatchMonths = 240;

function ruleText({ id, name, anchor, every, untilMonthsAfterLastInfusion: until, evidence, window }: Dated): string {
  const [length, unit] = "months" in every ? [every.months, "months"] : [every.days, "days"];
  const months = anchor === "first-infusion" ? longestWatchMonths : until;
  const count = "months" in every ? Math.floor(months / every.months) : Math.floor((months * 31) / every.days);
  const ordinals = Array.from({ length: count }, (_, i) => i + 1).join(", ");
  const parts = testsOf(evidence).map((alternatives) => `"First In"(${daysOf(alternatives)}, P.opensOn, P.closesOn)`);
  const runs = anchor === "first-infusion" ? '"Whole Watch"' : '"Courses"';
  return `
// ${name}
define "${id}":
  "With Status"(
    ("Periods"(${runs}, { ${ordinals} }, System.Quantity { value: ${length}.0, unit: '${unit}' }, ${until}, ${window?.opensDaysBefore ?? '"Opens Days Before"'})) P
      return all Tuple {
        course: P.course, ordinal: P.ordinal, opensOn: P.opensOn, dueOn: P.dueOn, closesOn: P.closesOn,
        isSuperseded: P.isSuperseded,
        doneOn: "Last Of"({
          ${parts.join(",\n          ")}
        })
      },
    ${window?.graceDays ?? '"Grace Days"'})`;
}

const daysOf = (alternatives: readonly Test[]): string =>
  alternatives.length === 1
    ? `"Days Of ${alternatives[0]!.key}"`
    : `flatten { ${alternatives.map(({ key }) => `"Days Of ${key}"`).join(", ")} }`;

/** What every library has: who is meant, courses, periods, and the words of a status. */
const common = `
define "Has Cervix": Patient.gender is null or Patient.gender.value != 'male'
define "Could Become Pregnant": Patient.gender is null or Patient.gender.value != 'male'

define function "Plus Days"(start Date, count Integer):
  start + System.Quantity { value: convert count to Decimal, unit: 'days' }

define function "Valid Days"(observations List<FHIR.Observation>):
  (observations O
    where O.status.value in { 'final', 'amended', 'corrected' } and O.value is not null and O.dataAbsentReason is null
    return all date from (O.effective as FHIR.dateTime).value) D
    where D <= "As Of"

define "Infusion Dates":
  ([MedicationAdministration] M
    where M.status.value in { 'completed', 'stopped' }
      and M.dosage.dose.value.value > 0.0
      and exists (((M.medication as FHIR.CodeableConcept).coding) C
        where System.Code { code: C.code.value, system: C.system.value } in "Alemtuzumab" return all C)
    return all Coalesce(
      date from (M.effective as FHIR.dateTime).value,
      date from (M.effective as FHIR.Period).start.value)) D
    where D <= "As Of"

// An infusion that comes later after the one before than a course may pause begins a course.
define "First Infusions":
  "Infusion Dates" D
    where not exists ("Infusion Dates" E where E < D and E >= "Plus Days"(D, -"Longest Gap Days"))

define "Courses":
  "First Infusions" F
    let nextOn: Min("First Infusions" N where N > F),
      lastOn: Max("Infusion Dates" D where D >= F and (nextOn is null or D < nextOn))
    return all Tuple {
      number: Count("First Infusions" N where N <= F), anchorOn: lastOn, lastOn: lastOn, nextOn: nextOn
    }

// One run over the whole watch, counted from the first infusion ever.
define "Whole Watch":
  ({ 1 }) K
    where exists "Infusion Dates"
    return all Tuple {
      number: K, anchorOn: Min("Infusion Dates"), lastOn: Max("Infusion Dates"), nextOn: Max("Infusion Dates" D where D is null)
    }

// Periods tile each run: from an opening to the next, the first from the day after the anchor, the last until a new course.
define function "Periods"(
  runs List<Tuple { number Integer, anchorOn Date, lastOn Date, nextOn Date }>,
  ordinals List<Integer>, every System.Quantity, untilMonths Integer, opensBefore Integer
):
  flatten (runs R
    let endsOn: R.lastOn + System.Quantity { value: convert untilMonths to Decimal, unit: 'months' }
    return all ((ordinals K
      let dueOn: R.anchorOn + System.Quantity { value: every.value * K, unit: every.unit },
        followingOn: R.anchorOn + System.Quantity { value: every.value * (K + 1), unit: every.unit },
        followingOpensOn: if followingOn <= endsOn then "Plus Days"(followingOn, -opensBefore) else null
      return all Tuple {
        course: R.number, ordinal: K, dueOn: dueOn,
        opensOn: if K = 1 then "Plus Days"(R.anchorOn, 1) else "Plus Days"(dueOn, -opensBefore),
        closesOn: Min({ followingOpensOn, R.nextOn }),
        isSuperseded: R.nextOn is not null and dueOn >= R.nextOn,
        endsOn: endsOn
      }) S where S.dueOn <= S.endsOn))

define function "First In"(dates List<Date>, opensOn Date, closesOn Date):
  Min(dates D where D >= opensOn and (closesOn is null or D < closesOn))

// The day on which the last part was done; null while one is lacking.
define function "Last Of"(dates List<Date>):
  if AnyTrue(dates D return all D is null) then null else Max(dates)

define function "With Status"(
  periods List<Tuple { course Integer, ordinal Integer, opensOn Date, dueOn Date, closesOn Date, isSuperseded Boolean, doneOn Date }>,
  graceDays Integer
):
  periods P
    let overdueFrom: "Plus Days"(P.dueOn, graceDays + 1)
    return all Tuple {
      course: P.course, ordinal: P.ordinal, opensOn: P.opensOn, dueOn: P.dueOn, overdueFrom: overdueFrom, doneOn: P.doneOn,
      status:
        if P.isSuperseded then 'superseded'
        else if P.doneOn is not null then (if P.doneOn < overdueFrom then 'fulfilled' else 'fulfilled-late')
        else if P.closesOn is not null and "As Of" >= P.closesOn then 'missed'
        else if "As Of" < P.opensOn then 'not-yet-open'
        else if "As Of" < P.dueOn then 'open'
        else if "As Of" < overdueFrom then 'due'
        else 'overdue'
    }`;
