import type { Assessment } from "./assessment.ts";
import type { AssessmentJson, ObligationJson } from "./assessment-json.ts";
import { afterAllDays, type Day, formatDay } from "./base/calendar.ts";
import { formatInstant } from "./base/instant.ts";
import type { Obligation } from "./obligations/obligation.ts";
import type { Protocol } from "./protocol/protocol.ts";
import type { SignalRulesInForce } from "./protocol/signals-in-force.ts";
import { reconstitutionOf } from "./reconstitution/reconstitution.ts";
import { renderReconstitution } from "./reconstitution/render-reconstitution.ts";
import { renderCandidacy } from "./render-candidacy.ts";
import { renderCourseChanges } from "./render-course-changes.ts";
import { renderReadiness } from "./render-readiness.ts";
import { renderRetreatment } from "./render-retreatment.ts";
import { renderSignal } from "./render-signal.ts";
import { namesOf, taskText } from "./task-text.ts";
import { say } from "./text/message.ts";
import { english, phraseIn, type Wording } from "./text/wording.ts";

/**
 * The assessment as the contract writes it: dates as text, every list in a fixed order.
 *
 * @param isShown which obligations to write, for whoever needs only a few of the hundreds
 */
export function renderAssessment(
  answer: Assessment,
  isShown: (one: Obligation) => boolean = () => true,
): AssessmentJson {
  const { timeline, asOf, knownAt } = answer;
  const { followUp } = timeline;
  const names = namesOf(answer);
  const candidacy = answer.candidacy();
  const retreatment = answer.retreatment();
  const readiness = answer.readiness();
  return {
    assessment: 1,
    patient: answer.patient.id,
    asOf: formatDay(asOf),
    knownAt: knownAt === undefined ? null : formatInstant(knownAt),
    protocols: renderProtocols(answer),
    courses: timeline.courses.map((course) => ({
      number: course.number,
      firstInfusionOn: formatDay(course.firstOn),
      lastInfusionOn: formatDay(course.lastOn),
      infusions: course.days.length,
      doseMg: course.infusions.reduce((sum, infusion) => sum + infusion.doseMg, 0),
      state: course.state,
      interrupted: course.isInterrupted,
      dateUncertain: course.isDateUncertain,
    })),
    followUp: {
      startedOn: optionalDay(followUp.startedOn),
      endsOn: optionalDay(followUp.endsOn),
      state: followUp.state,
      endedOn: optionalDay(followUp.endedOn),
      because: [...followUp.because],
    },
    obligations: answer.obligations
      .flatMap((one) => one.obligations.filter(isShown))
      .toSorted(byDueDay)
      .map((one) => renderObligation(one)),
    coverage: answer.coverage.map(({ coveredOn, ...counts }) => ({
      ...counts,
      coveredOn: optionalDay(coveredOn),
      through: formatDay(asOf),
    })),
    signals: answer.signals.signals.map((one) => renderSignal(one)),
    holds: answer.holds.map(({ what, since, because }) => ({ what, since: formatDay(since), because: [...because] })),
    decisions: {
      candidacy: candidacy === undefined ? null : renderCandidacy(candidacy),
      retreatment: retreatment === undefined ? null : renderRetreatment(retreatment),
      readiness: readiness === undefined ? null : renderReadiness(readiness),
    },
    outcomes: {
      reconstitution: renderReconstitution(reconstitutionOf(answer)),
      disability: renderCourseChanges(answer.disability()),
    },
    tasks: answer.tasks.map(({ snoozedThrough, raisedAt: _raisedAt, ...task }) => ({
      ...task,
      ...(snoozedThrough === undefined ? {} : { snoozedThrough: formatDay(snoozedThrough) }),
      openedOn: formatDay(task.openedOn),
      deadlineOn: optionalDay(task.deadlineOn),
      because: [...task.because],
      text: taskText(task, answer, names),
    })),
    cannotTell: answer.cannotTell.map(({ lacks: _lacks, ...one }) => ({
      ...one,
      because: [...one.because],
      text: say(`cannot-tell.${one.code}`, {}),
    })),
    nextChangeOn: optionalDay(answer.nextChangeOn),
  };
}

const byDueDay = (a: Obligation, b: Obligation): number =>
  a.dueOn - b.dueOn ||
  (a.inForce.rule.id < b.inForce.rule.id ? -1 : a.inForce.rule.id > b.inForce.rule.id ? 1 : a.ordinal - b.ordinal);

export function renderObligation(one: Obligation, wording: Wording = english): ObligationJson {
  const { inForce } = one;
  return {
    key: one.key,
    rule: inForce.rule.id,
    name: phraseIn(inForce.rule.name, wording),
    course: one.course,
    ordinal: one.ordinal,
    opensOn: formatDay(one.opensOn),
    dueOn: formatDay(one.dueOn),
    overdueFrom: formatDay(one.overdueFrom),
    closesOn: optionalDay(one.closesOn),
    status: one.status,
    fulfilledOn: optionalDay(one.fulfilledOn),
    daysFromDue: one.fulfilledOn === undefined ? null : one.fulfilledOn - one.dueOn,
    evidence: [...one.evidence],
    lacking: [...one.lacking],
    notEvidence: one.notEvidence.map(({ fact, why }) => ({
      fact,
      why,
      text: say(`flaw.${why}`, {}, wording.language),
    })),
    because: [...one.because],
    ...(one.keepThrough === undefined ? {} : { keepThrough: formatDay(one.keepThrough) }),
    ...(one.remindOn === undefined ? {} : { remindOn: formatDay(one.remindOn) }),
    ...(one.waiver === undefined ? {} : { waiver: one.waiver }),
    protocol: inForce.protocol,
    layer: inForce.layer,
    confidence: inForce.rule.confidence,
    sources: inForce.rule.sources.map(({ ref, at }) => (at === undefined ? { ref } : { ref, at })),
    alsoIn: inForce.others.map(({ protocol, layer }) => ({ protocol, layer })),
  };
}

/** The protocol versions that govern from the first infusion (or the planned one) on; without either, those of the day. */
function renderProtocols({ timeline, asOf }: Assessment): AssessmentJson["protocols"] {
  const start = timeline.followUp.startedOn ?? timeline.planned?.firstOn;
  const spans = timeline.segments.filter(
    (one) => one.through >= (start ?? asOf) && (start !== undefined || one.from <= asOf),
  );
  const rows: { protocol: Protocol; from: Day; through: Day; off: readonly string[] }[] = [];
  for (const { from, through, protocols, signals } of spans) {
    for (const protocol of protocols) {
      const row = rows.findLast((one) => one.protocol === protocol);
      if (row !== undefined && row.through + 1 === from) row.through = through;
      else {
        const off = switchedOff(protocol, signals);
        rows.push({ protocol, from: start !== undefined && start > from ? start : from, through, off });
      }
    }
  }
  return rows.map(({ protocol, from, through, off }) => ({
    id: protocol.protocol,
    version: protocol.version,
    layer: protocol.layer,
    from: optionalDay(from),
    through: optionalDay(through),
    digest: protocol.digest,
    signedBy: protocol.signedBy.map((one) => `${one.role} ${one.initials} ${formatDay(one.on)}`),
    ...(off.length === 0 ? {} : { signalsOff: [...off] }),
  }));
}

/** What it says is not used, and nobody else keeps in force: a label's rule stays. */
const switchedOff = ({ signals = [] }: Protocol, inForce: SignalRulesInForce): readonly string[] =>
  signals.filter(({ id, off }) => off === true && !inForce.has(id)).map(({ id }) => id);

/** Days without end are written null. */
const optionalDay = <D extends Day | undefined>(day: D): string | null =>
  day === undefined || !Number.isFinite(day) || day === afterAllDays ? null : formatDay(day);
