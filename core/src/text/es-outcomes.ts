import { withComma } from "./decimal-comma.ts";
import type { enOutcomes } from "./en-outcomes.ts";

type Scored = { readonly from: string; readonly fromOn: string; readonly now: string; readonly nowOn: string };
type Windows = readonly { readonly from: string; readonly through: string | undefined }[];
type Rows = {
  readonly rows: readonly { readonly upTo: string | undefined; readonly least: string | undefined }[];
};

const scored = ({ from, fromOn, now, nowOn }: Scored): string =>
  `EDSS ${withComma(now)} el ${nowOn}, ${withComma(from)} el ${fromOn} antes del ciclo`;
const plural = (count: number | string, one: string, many: string): string =>
  `${count} ${String(count) === "1" ? one : many}`;
const steps = ({ rows }: Rows): string =>
  rows
    .map(({ upTo, least }) => {
      const where =
        upTo === undefined
          ? rows.length === 1
            ? ""
            : " por encima"
          : upTo === "0"
            ? " desde 0"
            : ` hasta ${withComma(upTo)}`;
      return `${least === undefined ? "nada" : plural(withComma(least), "punto", "puntos")}${where}`;
    })
    .join("; ");
const since = ({ onset, confirmed }: { readonly onset: string; readonly confirmed: string | undefined }): string =>
  `Visto por primera vez el ${onset}${confirmed === undefined ? "" : `, confirmado el ${confirmed}`}, y en cada exploración desde entonces.`;

const days = (windows: Windows): string =>
  windows
    .map(({ from, through }) => (through === undefined ? `${from} días o más` : `de ${from} a ${through} días`))
    .join(" o ");
const seen = (one: { readonly count: number; readonly since: string }, how: string): string =>
  one.count === 1 ? `${how}, visto una vez` : `${how} en ${one.count} exploraciones seguidas desde el ${one.since}`;

/** Did it work, in Spanish. */
export const esOutcomes: typeof enOutcomes = {
  "outcomes.verdict.improved": () => "mejoró",
  "outcomes.verdict.stable": () => "estable",
  "outcomes.verdict.worsened": () => "empeoró",
  "outcomes.verdict.improvement-not-confirmed": () => "mejor, aún sin confirmar",
  "outcomes.verdict.worsening-not-confirmed": () => "peor, aún sin confirmar",
  "outcomes.verdict.improvement-not-confirmed.over": () => "mejor, sin confirmar",
  "outcomes.verdict.worsening-not-confirmed.over": () => "peor, sin confirmar",
  "outcomes.verdict.cannot-tell": () => "no se sabe",

  "outcomes.change.stable": (one) =>
    `${scored(one)}: estable. ${one.worse === undefined ? "Desde ahí no cuenta ningún empeoramiento" : `Un empeoramiento cuenta desde ${withComma(one.worse)} puntos`}, ${one.better === undefined ? "ni ninguna mejoría" : `una mejoría desde ${withComma(one.better)}`}.`,
  "outcomes.change.improved": (one) => `${scored(one)}: mejoró. ${since(one)}`,
  "outcomes.change.worsened": (one) => `${scored(one)}: empeoró. ${since(one)}`,
  "outcomes.change.improvement-not-confirmed": (one) => `${scored(one)}: ${seen(one, "mejor")}, sin confirmar.`,
  "outcomes.change.worsening-not-confirmed": (one) => `${scored(one)}: ${seen(one, "peor")}, sin confirmar.`,
  "outcomes.awaiting": ({ onset, from, through }) =>
    `Lo visto el ${onset} podría confirmarse con una exploración ${through === undefined ? `el ${from} o después` : `del ${from} al ${through}`}.`,
  "outcomes.awaiting-over": ({ windows }) =>
    `Ninguna exploración que pueda confirmarlo cae en el plazo para ello: ${days(windows)} después de una que lo mostró.`,
  "outcomes.awaiting-neda": ({ windows }) =>
    `La actividad por año permite confirmarlo ${days(windows)} después, y puede contarlo.`,
  "outcomes.awaiting-died": () => "Ha fallecido: nada lo confirmará.",
  "outcomes.lack.course-day": () => "No se sabe: los días del ciclo no se conocen con exactitud.",
  "outcomes.lack.reference": ({ days }) =>
    `No se sabe: no hay ninguna EDSS de los ${days} días anteriores al ciclo con la que comparar.`,
  "outcomes.lack.reference-far-from-relapse": ({ days }) =>
    `No se sabe: toda EDSS de los ${days} días anteriores al ciclo está demasiado cerca de un brote para comparar.`,
  "outcomes.lack.exact-day": ({ count }) =>
    `No se sabe: no se conoce con exactitud el día de ${plural(count, "dato", "datos")} de los que podría depender.`,
  "outcomes.lack.edss-since": () => "No se sabe: no hay ninguna EDSS desde el ciclo.",
  "outcomes.lack.recent-edss": (one) =>
    `No se sabe cómo está ahora: la EDSS más reciente tiene más de ${one.days} días. ${scored(one)}.`,

  "outcomes.relapses": (one) =>
    `${plural(one.count, "brote", "brotes")} en ${withComma(one.years)} años, hasta el último contacto el ${one.through}: ${withComma(one.rate)} al año (intervalo exacto del 95 %: ${withComma(one.low)} a ${withComma(one.high)}).`,
  "outcomes.relapses-without-time": () => "Brotes: no se sabe. No ha habido contacto desde el ciclo.",
  "outcomes.relapses-undated": ({ count }) =>
    `Entre ellos puede haber ${plural(count, "brote", "brotes")} sin día exacto.`,
  "outcomes.range": ({ least, most }) => `${withComma(least)} a ${withComma(most)}`,
  "outcomes.mri.active": ({ active, scans, on }) =>
    `Activa: ${active} de ${plural(scans, "resonancia", "resonancias")} con lesiones nuevas, mayores o que captan contraste (${on}).`,
  "outcomes.mri.free": ({ scans }) =>
    `Sin actividad: ${plural(scans, "resonancia", "resonancias")}, ninguna lesión nueva, mayor o que capte contraste.`,
  "outcomes.mri.scan": () => "No se sabe: no hay ninguna resonancia desde el ciclo.",
  "outcomes.mri.lesion-counts": ({ scans }) =>
    `No se sabe: ${plural(scans, "resonancia no muestra", "resonancias no muestran")} actividad, pero no se conocen todos los recuentos de lesiones.`,
  "outcomes.mri.exact-day": () => "No se sabe: una resonancia no tiene día exacto.",
  "outcomes.mri.compared-before": ({ on }) =>
    `Las lesiones nuevas del ${on} se contaron frente a una resonancia anterior al ciclo: pueden haber aparecido antes.`,

  "outcomes.event.worsening": (one) =>
    `Empeoramiento: EDSS ${withComma(one.from)} el ${one.fromOn}, ${withComma(one.now)} el ${one.nowOn}.`,
  "outcomes.event.improvement": (one) =>
    `Mejoría: EDSS ${withComma(one.from)} el ${one.fromOn}, ${withComma(one.now)} el ${one.nowOn}.`,
  "outcomes.event.confirmed": ({ on }) => `Confirmado el ${on}.`,
  "outcomes.event.held": () => "Se ha mantenido hasta la exploración más reciente.",
  "outcomes.event.held-days": ({ days }) => `Se mantuvo ${days} días.`,
  "outcomes.event.death": () => "Muerte por la EM: no necesita confirmación.",
  "outcomes.event.RAW": () => "Acompaña a un brote.",
  "outcomes.event.PIRA": () => "Es independiente de los brotes.",
  "outcomes.event.undetermined": () => "Ni acompaña a un brote ni es independiente de ellos.",
  "outcomes.unconfirmed.no-confirmation-visit": () =>
    "Sin confirmar: ninguna exploración cae en el plazo en que podía confirmarse.",
  "outcomes.unconfirmed.not-held": () => "Sin confirmar: había desaparecido antes.",
  "outcomes.unconfirmed.not-sustained": () => "Confirmado, pero no duró lo que pide la definición.",

  "outcomes.definition.least": ({ worsening, improvement }) =>
    `Cuánto empeoramiento cuenta, según la referencia: ${steps(worsening)}. Cuánta mejoría: ${steps(improvement)}.`,
  "outcomes.definition.least-alike": ({ worsening }) =>
    `Cuánto empeoramiento o mejoría cuenta, según la referencia: ${steps(worsening)}.`,
  "outcomes.definition.confirmed": ({ windows }) =>
    `Un cambio está confirmado si lo muestran todas las exploraciones hasta la primera que cae ${days(windows)} después de la que lo mostró por primera vez, y lleva la fecha de esta.`,
  "outcomes.definition.relapses": (one) =>
    `Una exploración antes de ${one.reference} días desde el inicio de un brote no es referencia. No confirma nada ${one.confirmation === 0 ? "" : `antes de ${one.confirmation} días desde el inicio de un brote, ni `}hasta ${one.steroids} días después de empezar corticoides.`,
  "outcomes.definition.death": () =>
    "EDSS 10, muerte por la EM, no necesita confirmación; después de otra muerte no se cuenta nada.",
  "outcomes.definition.reference": (one) =>
    `Desde un ciclo: se mide desde la última EDSS hasta su primera infusión, como mucho ${one.days} días antes, hasta la más reciente, si tiene como mucho ${one.now} días.`,
  "outcomes.definition.moves.fixed": () => "Cambios confirmados: la referencia no se mueve.",
  "outcomes.definition.moves.roving": () =>
    "Cambios confirmados: tras cada uno, la referencia pasa a la exploración que lo confirmó.",
  "outcomes.definition.moves.roving-improvement": () =>
    "Cambios confirmados: tras una mejoría, la referencia pasa a la exploración que la confirmó.",
  "outcomes.definition.moves.roving-worsening": () =>
    "Cambios confirmados: tras un empeoramiento, la referencia pasa a la exploración que lo confirmó.",
  "outcomes.definition.wanted.first-worsening": () => "Solo cuenta el primer empeoramiento.",
  "outcomes.definition.wanted.first-improvement": () => "Solo cuenta la primera mejoría.",
  "outcomes.definition.wanted.first": () => "Solo cuenta el primer cambio.",
  "outcomes.definition.wanted.first-pira": () => "Solo cuenta el primer empeoramiento independiente de los brotes.",
  "outcomes.definition.wanted.first-raw": () => "Solo cuenta el primer empeoramiento que acompaña a un brote.",
  "outcomes.definition.wanted.all": () => "Cuentan todos los cambios.",
  "outcomes.definition.types": ({ before, after }) =>
    `Un empeoramiento acompaña a un brote si se ve por primera vez hasta ${before} días después de su inicio${after === 0 ? "" : `, o hasta ${after} días antes`}.`,
  "outcomes.definition.pira.muller2023": () =>
    "Es independiente de los brotes si ninguno empezó desde 90 días antes hasta 30 días después de su inicio, ni desde 90 días antes hasta 30 días después de su confirmación.",
  "outcomes.definition.pira.muller2023-strict": () =>
    "Es independiente de los brotes si ninguno empezó desde la referencia hasta su confirmación.",
  "outcomes.definition.pira.kappos2020": () =>
    "Es independiente de los brotes si ninguno empezó desde la referencia hasta 30 días después de su inicio, ni a menos de 30 días de su confirmación.",
  "outcomes.definition.pira.cagol2022": () =>
    "Es independiente de los brotes si ninguno empezó desde 90 días antes de su inicio hasta su confirmación.",
  "outcomes.definition.pira.muller2025": () =>
    "Es independiente de los brotes si ninguno empezó desde la exploración anterior hasta su inicio.",
  "outcomes.definition.rebaseline": ({ neverLower }) =>
    `Cambios confirmados: la referencia se fija de nuevo en la primera exploración después de cada brote${neverLower ? ", y nunca es mejor que la anterior" : ""}.`,
  "outcomes.definition.relapse-counting": (one) =>
    `Brotes (${one.name}, versión ${one.version}): todos los comunicados que ninguna exploración desmintió; los que empiezan con menos de ${one.days} días de diferencia son uno.`,
  "outcomes.definition.neda": (one) =>
    `Actividad por año desde la primera infusión (${one.name}, versión ${one.version}). NEDA-3: ningún brote, ningún empeoramiento confirmado, ninguna resonancia activa; NEDA-4: tampoco una pérdida anual de volumen cerebral mayor del ${withComma(one.loss)} %. Para esto el empeoramiento es de ${steps(one.worsening)}, confirmado ${days(one.windows)} después, en el año en que se vio por primera vez, desde la última EDSS hasta ${one.referenceDays} días antes y al menos ${one.afterRelapse} días después de un brote; la referencia avanza tras cada uno. Un año es libre con contacto hasta ${one.contact} días antes de su final, una EDSS a ${one.edss} días de su final como mucho y resonancias con hasta ${one.scans} días de retraso, todas con ambos recuentos conocidos. Lo que no se miró nunca se da por libre.`,
  "outcomes.definition.from-first-edss": () =>
    "No hay ninguna EDSS anterior al tratamiento: los cambios se miden desde la primera posterior.",

  "outcomes.neda.evidence": () => "actividad",
  "outcomes.neda.none": () => "sin actividad",
  "outcomes.neda.cannot-tell": () => "no se sabe",
  "outcomes.component.active": () => "actividad",
  "outcomes.component.free": () => "libre",
  "outcomes.component.unknown": () => "no se sabe",
  "outcomes.neda-lacks.contact-to-the-end": () => "sin contacto cerca del final del año",
  "outcomes.neda-lacks.exact-day": () => "algo no tiene día exacto",
  "outcomes.neda-lacks.edss-near-the-end": () => "ninguna EDSS cerca del final del año",
  "outcomes.neda-lacks.reference": () => "ninguna EDSS con la que comparar",
  "outcomes.neda-lacks.confirmation": () => "la EDSS más reciente es peor y aún sin confirmar",
  "outcomes.neda-lacks.scan": () => "ninguna resonancia",
  "outcomes.neda-lacks.lesion-counts": () => "no se conoce un recuento de lesiones",
  "outcomes.neda-lacks.volume-change": () => "ningún cambio de volumen cerebral entre dos resonancias",

  "outcomes.system.visual": () => "visión",
  "outcomes.system.brainstem": () => "tronco del encéfalo",
  "outcomes.system.pyramidal": () => "piramidal",
  "outcomes.system.cerebellar": () => "cerebelo",
  "outcomes.system.sensory": () => "sensibilidad",
  "outcomes.system.bowelBladder": () => "intestino y vejiga",
  "outcomes.system.cerebral": () => "funciones cerebrales",
  "outcomes.finding.walking-limited-without-motor-signs": () =>
    "La marcha está limitada, pero ni el grado piramidal ni el cerebeloso dicen por qué.",
  "outcomes.finding.walking-far-worse-than-motor-signs": () =>
    "La marcha está mucho peor que los grados piramidal y cerebeloso.",
  "outcomes.finding.severe-grade-but-unrestricted": ({ systems }) =>
    `La marcha no está limitada a pesar de un grado 5 o 6: ${systems}.`,
  "outcomes.finding.lost-function-but-walking": ({ systems }) => `Camina a pesar de un grado 6: ${systems}.`,
  "outcomes.finding.no-such-edss": ({ recorded }) =>
    `Consta ${withComma(recorded)} como EDSS; la escala no tiene ese valor, así que no se usa ninguno.`,
  "outcomes.finding.recorded-differs": (one) =>
    `Consta EDSS ${withComma(one.recorded)}; la exploración da ${withComma(one.computed)}. Se usa la que consta.`,
  "outcomes.finding.death-score-while-alive": () => "Consta EDSS 10 y no consta ningún fallecimiento.",
  "outcomes.finding.change-without-new-finding": ({ previous }) =>
    `La EDSS cambió un punto o más desde ${withComma(previous)}, y no cambió ningún grado.`,
  "outcomes.finding.during-relapse": ({ days }) =>
    `Explorado ${plural(days, "día", "días")} después del inicio de un brote o de corticoides.`,
  "outcomes.finding.no-edss": () => "La exploración no da ninguna EDSS: falta algo que la decide.",
  "outcomes.finding.contradictory-day": () =>
    "Constan EDSS distintas el mismo día; se usa la que aparece en último lugar.",
  "outcomes.finding.no-exact-day.edss": () => "Una EDSS sin día exacto: no se sitúa en ninguno.",
  "outcomes.finding.no-exact-day.relapse": () => "Un brote sin día exacto: no se sitúa en ninguno.",
  "outcomes.finding.no-exact-day.scan": () => "Una resonancia sin día exacto: no se sitúa en ninguno.",
  "outcomes.finding.relapse-after-contact": () =>
    "Un brote después del último contacto conocido: el contacto se cuenta hasta él.",
};
