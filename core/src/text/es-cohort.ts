import type { enCohort } from "./en-cohort.ts";

const years = (year: number | undefined): string => `${year} ${year === 1 ? "año" : "años"}`;

const measures = {
  "cohort.measure.people": () => "Personas",
  "cohort.measure.follow-up": () => "Años de seguimiento, en total",
  "cohort.measure.age": () => "Edad al inicio, años",
  "cohort.measure.women": () => "Mujeres",
  "cohort.measure.disease-duration": () => "Años desde el primer síntoma",
  "cohort.measure.edss-mean": () => "EDSS al inicio, media",
  "cohort.measure.edss-median": () => "EDSS al inicio, mediana",
  "cohort.measure.relapses-before": () => "Brotes en el año anterior",
  "cohort.measure.earlier-drugs": ({ number }) =>
    number === 0
      ? "Ningún fármaco anterior registrado"
      : `${number} ${number === 1 ? "fármaco anterior" : "fármacos anteriores"}`,
  "cohort.measure.earlier-drugs-or-more": ({ number }) => `${number} o más fármacos anteriores`,
  "cohort.measure.relapses": () => "Brotes",
  "cohort.measure.person-years": () => "Años en riesgo, en total",
  "cohort.measure.arr": () => "Brotes al año, intervalo exacto",
  "cohort.measure.arr-model": () => "Brotes al año, modelo",
  "cohort.measure.rate-ratio": ({ name }) => `Razón de tasas frente a ${name}, modelo`,
  "cohort.measure.rate-ratio-robust": ({ name }) => `Razón de tasas frente a ${name}, intervalo robusto`,
  "cohort.measure.rate-ratio-poisson": ({ name }) => `Razón de tasas frente a ${name}, Poisson`,
  "cohort.measure.rate-ratio-exact": ({ name }) => `Razón de tasas frente a ${name}, exacta`,
  "cohort.measure.rate-ratio-p": ({ name }) => `Razón de tasas frente a ${name}, p del modelo`,
  "cohort.measure.events": () => "Personas con el suceso",
  "cohort.measure.not-at-risk": () => "Personas sin riesgo, no incluidas",
  "cohort.measure.median-follow-up": () => "Mediana de seguimiento, años",
  "cohort.measure.relapse-free": ({ year }) => `Sin brotes a ${years(year)}`,
  "cohort.measure.with-event": ({ year }) => `Con el suceso antes de ${years(year)}`,
  "cohort.measure.hazard-ratio": ({ name }) => `Razón de riesgos instantáneos frente a ${name}`,
  "cohort.measure.log-rank": () => "Prueba de log-rank de todos los grupos, p",
  "cohort.measure.neda-3": ({ year }) => `NEDA-3 en el año ${year}, de los que se pueden decidir`,
  "cohort.measure.neda-3-least": ({ year }) => `NEDA-3 en el año ${year}, como mínimo`,
  "cohort.measure.neda-3-most": ({ year }) => `NEDA-3 en el año ${year}, como máximo`,
  "cohort.measure.neda-4": ({ year }) => `NEDA-4 en el año ${year}, de los que se pueden decidir`,
  "cohort.measure.neda-4-least": ({ year }) => `NEDA-4 en el año ${year}, como mínimo`,
  "cohort.measure.neda-4-most": ({ year }) => `NEDA-4 en el año ${year}, como máximo`,
  "cohort.measure.edss-change": ({ year }) => `Cambio de la EDSS tras ${years(year)}, media`,
  "cohort.measure.improved": ({ year }) => `1,0 o más por debajo tras ${years(year)}`,
  "cohort.measure.stable": ({ year }) => `A 0,5 como mucho tras ${years(year)}`,
  "cohort.measure.worsened": ({ year }) => `1,0 o más por encima tras ${years(year)}`,
  "cohort.measure.with-disease": ({ name }) => `${name}: personas`,
  "cohort.measure.per-100-years": ({ name }) => `${name}: primeros casos por cada 100 años`,
  "cohort.measure.per-100-years-in": ({ year }) => `Cualquiera: primeros casos por cada 100 años, en el año ${year}`,
  "cohort.measure.cumulative-incidence": ({ name, year }) => `${name}: antes de ${years(year)}`,
  "cohort.measure.courses": ({ number }) => `${number} ${number === 1 ? "ciclo" : "ciclos"}`,
  "cohort.measure.courses-or-more": ({ number }) => `${number} ciclos o más`,
  "cohort.measure.third-course-by": ({ year }) => `Tercer ciclo iniciado antes de ${years(year)}`,
  "cohort.measure.due": ({ name }) => `${name}: previstas`,
  "cohort.measure.on-time": ({ name }) => `${name}: hechas a tiempo`,
  "cohort.measure.late": ({ name }) => `${name}: hechas tarde`,
  "cohort.measure.missed": ({ name }) => `${name}: no hechas`,
  "cohort.measure.longest-gap": ({ name }) => `${name}: intervalo más largo de una persona, días`,
  "cohort.measure.count": ({ name, month }) => `${name}, mes ${month}: mitad central`,
  "cohort.measure.count-spread": ({ name, month }) => `${name}, mes ${month}: del 5 al 95 de 100`,
} satisfies Partial<typeof enCohort>;

/** The same in Spanish. */
export const esCohort: typeof enCohort = {
  ...measures,
  "cohort.title": ({ on }) => `Resultados de la cohorte, a ${on}`,
  "cohort.people": ({ people, outside }) =>
    `${people} personas en la tabla.${outside === 0 ? "" : ` Otras ${outside} no están en ninguna cifra: ningún tratamiento de los preguntados empezó en un día exacto.`}`,
  "cohort.unread": ({ records }) =>
    records === 1
      ? "No se pudo leer 1 registro y no está en ninguna cifra."
      : `No se pudieron leer ${records} registros y no están en ninguna cifra.`,
  "cohort.by": ({ by }) => `Grupos: ${by}.`,
  "cohort.small-cells": ({ below }) =>
    `No se muestran cifras de menos de ${below} personas, ni las que cuentan menos de ${below}, ni aquellas de las que se deducirían.`,
  "cohort.by-courses": () =>
    "Los grupos se forman por ciclos dados más tarde: quien tiene más tuvo que ser seguido más tiempo, y algunos ciclos se dieron por brotes. Por eso no hay aquí razón, prueba ni curva de cada grupo; para comparar ciclos, su efecto tiene que cambiar con el tiempo.",
  "cohort.years": ({ years }) =>
    `Seguimiento de ${years} ${years === 1 ? "año" : "años"} tras el inicio como máximo. Lo que confirma un cambio de ese tiempo, o habla de su último año, puede venir después.`,
  "cohort.comparator": ({ drug }) =>
    `El tiempo con ${drug} cuenta desde su primer día hasta que se suspendió, empezó otro tratamiento o se dio alemtuzumab. Quien tuvo alemtuzumab después está dos veces en la tabla, una por cada uno; las pruebas los toman por dos personas.`,
  "cohort.policy": ({ policy }) => `Seguimiento según: ${policy}.`,
  "cohort.known-at": ({ at }) => `Tal como se sabía a ${at}.`,
  "cohort.unlisted": ({ people }) =>
    `Otras ${people} no están en ninguna cifra: la lista aportada no las pone en ningún grupo.`,
  "cohort.reference": ({ reference }) => `Comparado con: ${reference}.`,
  "cohort.row": () => "Cifra",
  "cohort.missing": ({ count }) => `${count} sin dato`,
  "cohort.at-risk": () => "En riesgo",
  "cohort.n-at-risk": ({ count }) => `en riesgo ${count}`,
  "cohort.all-rules": () => "Todas las pruebas periódicas",

  "cohort.section.baseline": () => "Al inicio",
  "cohort.section.relapses": () => "Tasa de brotes",
  "cohort.section.first-relapse": () => "Tiempo hasta el primer brote",
  "cohort.section.worsening": () => "Empeoramiento confirmado",
  "cohort.section.improvement": () => "Mejoría confirmada",
  "cohort.section.neda": () => "Sin evidencia de actividad de la enfermedad",
  "cohort.section.edss-change": () => "Cambio de la EDSS",
  "cohort.section.adverse-events": () => "Enfermedad autoinmune tras el tratamiento",
  "cohort.section.courses": () => "Ciclos",
  "cohort.section.monitoring": () => "Seguimiento",
  "cohort.section.lymphocytes": () => "Linfocitos tras la última infusión, células/µL",

  "cohort.definition.baseline": () =>
    "El inicio es la primera infusión, o el primer día del fármaco de comparación. EDSS: la última de los 365 días hasta él, 30 días o más tras un brote. Media (DE), o mediana (mitad central).",
  "cohort.definition.relapses": ({ preset, version }) =>
    `${preset}, versión ${version}: brotes comunicados y no refutados, después del inicio, entre los años hasta el último contacto. Avisos con menos de 30 días entre ellos son un solo brote. Modelo: binomial negativo con el tiempo como desplazamiento; Poisson donde no queda sobredispersión.`,
  "cohort.definition.first-relapse": ({ preset, version }) =>
    `${preset}, versión ${version}. Kaplan–Meier desde el inicio hasta el primer brote o el último contacto; intervalos log-log del 95 %. Razón de riesgos: Cox, empates de Efron.`,
  "cohort.definition.worsening": ({ preset, version }) =>
    `${preset}, versión ${version}: primer empeoramiento confirmado de la EDSS, con la fecha de su comienzo, desde la EDSS anterior al inicio: la última de 365 días, tan lejos de un brote como pide la definición. Sin ella, o sin otra tras el inicio, no se puede decidir. Kaplan–Meier, intervalos log-log del 95 %; razón de riesgos: Cox, empates de Efron.`,
  "cohort.definition.improvement": ({ preset, version }) =>
    `${preset}, versión ${version}: primera mejoría confirmada de la EDSS, con la fecha de su comienzo, desde la misma EDSS anterior al inicio. Quien no puede mejorar según la definición no se incluye.`,
  "cohort.definition.neda": ({ preset, version }) =>
    `${preset}, versión ${version}. NEDA-3: ningún brote, ningún empeoramiento confirmado a 24 semanas, ninguna resonancia activa, en cada año desde el inicio, como en la página de la persona. NEDA-4: además, pérdida de volumen cerebral del 0,4 % al año como máximo. Mínimo y máximo cuentan a quienes no se puede decidir como todos con evidencia y todos sin ella.`,
  "cohort.definition.edss-change": () =>
    "La EDSS más cercana al final del año, a 90 días como mucho, menos la del inicio. Media (DE), y nunca sin los porcentajes.",
  "cohort.definition.adverse-events": () =>
    "Primer diagnóstico después del día del inicio, de personas sin ninguno hasta entonces; si un diagnóstico puede ser anterior o posterior al inicio, no se sabe. Intervalos exactos de Poisson; incidencia acumulada (Aalen–Johansen) con la muerte como suceso competidor.",
  "cohort.definition.courses": () =>
    "Ciclos de alemtuzumab dados hasta ahora. El tercer ciclo: incidencia acumulada con la muerte como suceso competidor.",
  "cohort.definition.monitoring": () =>
    "Pruebas periódicas según las reglas vigentes para cada persona, hasta el día preguntado. Lo que no se hizo a tiempo, ni tarde, ni dejó de hacerse, está atrasado ahora.",
  "cohort.definition.lymphocytes": () =>
    "Tras el ciclo más reciente: el recuento más cercano al mes, a un mes como mucho. Mediana.",

  "cohort.curve-ends": ({ people }) => `Cada línea acaba donde hay menos de ${people} en riesgo.`,
  "cohort.axis.years": () => "años desde el inicio",
  "cohort.axis.year": ({ year }) => `Año ${year}`,
  "cohort.axis.first-relapse": () => "personas sin brotes",
  "cohort.axis.worsening": () => "personas con empeoramiento confirmado",
  "cohort.axis.improvement": () => "personas con mejoría confirmada",
  "cohort.axis.adverse-events": () => "personas con una enfermedad autoinmune",
  "cohort.axis.relapses": () => "brotes al año",
  "cohort.axis.improved": () => "1,0 o más por debajo",
  "cohort.axis.stable": () => "a 0,5 como mucho",
  "cohort.axis.worsened": () => "1,0 o más por encima",
  "cohort.axis.on-time": () => "a tiempo",
  "cohort.axis.late": () => "tarde",
  "cohort.axis.missed": () => "no hechas",

  "cohort.why.nobody": () => "nadie",
  "cohort.why.no-person-time": () => "sin tiempo en riesgo",
  "cohort.why.no-events": () => "ningún suceso",
  "cohort.why.no-events-in-group": () => "un grupo sin sucesos",
  "cohort.why.one-group": () => "un solo grupo",
  "cohort.why.value-unusable": () => "un valor que no se puede usar",
  "cohort.why.unequal-lengths": () => "listas de distinta longitud",
  "cohort.why.covariates-collinear": () => "los grupos no se distinguen",
  "cohort.why.monotone-likelihood": () => "la verosimilitud crece sin fin",
  "cohort.why.no-convergence": () => "no se halló estimación",
  "cohort.why.beyond-follow-up": () => "nadie seguido tanto tiempo",
  "cohort.why.too-few": () => "muy pocos",
  "cohort.why.small-cell": () => "menos de los que se pueden mostrar",

  "cohort.by.none": () => "todos juntos",
  "cohort.by.sex": () => "por sexo",
  "cohort.by.jurisdiction": () => "por jurisdicción",
  "cohort.by.treatment": () => "por tratamiento",
  "cohort.by.earlier-drugs": () => "por número de fármacos anteriores",
  "cohort.by.courses": () => "por ciclos dados",
  "cohort.by.list": () => "por la lista aportada",
  "cohort.stratum.all": () => "todos",
  "cohort.stratum.female": () => "mujeres",
  "cohort.stratum.male": () => "hombres",
  "cohort.stratum.other": () => "otro",
  "cohort.stratum.unknown": () => "sin dato",
  "cohort.stratum.none": () => "ninguno",

  "cohort.disease.any": () => "Cualquiera",
  "cohort.disease.thyroid": () => "Tiroides",
  "cohort.disease.platelets": () => "Plaquetas",
  "cohort.disease.kidney": () => "Riñón",
  "cohort.disease.blood": () => "Otras células de la sangre",
  "cohort.disease.liver": () => "Hígado",
  "cohort.disease.other": () => "Otras",
};
