import type { IssueCode } from "../base/result.ts";

/** What each issue means and what can be done, in Spanish. One sentence or two for a code: the place and what stood there are beside it. */
export const issueRemediesEs: Readonly<Record<IssueCode, string>> = {
  "text-unreadable":
    "El archivo, o el texto desde aquí, no se puede leer. Consígalo de nuevo o corrija el lugar indicado.",
  "key-duplicate": "La misma clave aparece dos veces y nadie puede saber cuál vale. Deje una.",
  "key-unknown": "Este formato no tiene esa clave. Corrija su escritura o quítela.",
  "value-missing": "Falta algo obligatorio. Añádalo.",
  "value-wrong-type":
    "El tipo no es el que se pide (por ejemplo, texto en lugar de un número). Escriba el que corresponde.",
  "value-not-allowed": "No es uno de los valores posibles aquí. Escriba uno de los permitidos.",
  "date-impossible": "Ese día no existe. Escriba AAAA-MM-DD, o AAAA-MM o AAAA si no se sabe más.",
  "instant-impossible":
    "Ese momento no existe o no indica su zona. Escriba AAAA-MM-DDTHH:MM:SSZ o con su desfase horario.",
  "record-version-unknown":
    "La historia es de una versión que aquí no se lee. Actualice Longwatch o escriba la versión 1.",
  "fact-id-conflict":
    "Un mismo identificador tiene dos contenidos. Dé a uno el suyo propio, o deje que sustituya al otro.",
  "fact-reference-unknown": "Nombra un dato o una clave que no consta. Añada el dato o corrija el nombre.",
  "analyte-unknown": "El catálogo no tiene ese analito. Escriba una clave de la lista o el número LOINC.",
  "code-unmapped":
    "Nadie ha dicho qué significa este código. Asígnelo una vez para este laboratorio, o introduzca el resultado a mano.",
  "code-not-watched":
    "Alguien ha dicho que este código no es nada que se vigile aquí. No hay que hacer nada, salvo que fuera un error.",
  "code-check-digit":
    "Se declara como LOINC y no lo es: el dígito de control es incorrecto. Pida al laboratorio el número correcto.",
  "unit-missing": "Hay un número sin unidad. Pregunte al laboratorio; una unidad nunca se supone.",
  "unit-unknown": "Nadie puede leer aquí esta unidad. Pregunte al laboratorio qué significa.",
  "unit-unfit": "Este analito no puede tener esta unidad. Pida al laboratorio la correcta.",
  "number-ambiguous": "Podría ser un número u otro. Indique cuál es el separador decimal, o pregunte al remitente.",
  "value-unreadable": "No es un número ni una palabra conocida. Lea el informe e introduzca el resultado a mano.",
  "value-implausible":
    "Ninguna persona viva tiene este valor; no se aceptó. Compruebe el número y la unidad con el laboratorio.",
  "value-questionable":
    "Es posible pero raro: se aceptó y no cuenta como prueba hasta que alguien lo confirme. Regístrelo con el nombre de quien lo confirma.",
  "value-not-a-result": "Las palabras dicen que no hay resultado. No se archivó nada; la prueba sigue pendiente.",
  "reference-range-unreadable":
    "El rango del laboratorio se conserva como texto. No hay que hacer nada, o pida los números.",
  "specimen-unusable": "La muestra no era válida. La prueba no está hecha: repítala.",
  "status-unknown":
    "El estado del resultado no es de la norma. Pregunte al remitente; hasta entonces no cuenta como definitivo.",
  "result-cancelled": "El laboratorio lo retiró o no lo hará. La prueba sigue pendiente: pídala otra vez.",
  "result-in-note": "El resultado está en un comentario y no en el valor. Léalo e introdúzcalo a mano.",
  "patient-missing":
    "No hay ningún identificador que permita saber quién es la persona. Pida al remitente el número del paciente.",
  "patient-mismatch":
    "El identificador no es el de esta historia, o las partes del mensaje no concuerdan. Averigüe de quién es; no se añadió nada.",
  "identifier-check-digit":
    "El número de una persona tiene un dígito de control incorrecto; no se usó. Busque el número correcto.",
  "date-missing": "Falta el día de la toma de la muestra. Pregunte al laboratorio.",
  "date-order-ambiguous": "El día y el mes podrían estar en cualquier orden. Indique cuál va primero.",
  "date-implausible": "Ese día no puede ser correcto, por ejemplo porque está en el futuro. Pregunte al laboratorio.",
  "zone-unknown": "Hay una hora sin desfase horario y de ella depende el día. Configure el desfase del remitente.",
  "message-unreadable":
    "No es un mensaje HL7 o sus delimitadores están dañados. Pida al remitente el mensaje completo.",
  "message-type-unsupported": "El mensaje no lleva resultados de laboratorio. Envíelo a otro sistema.",
  "message-not-for-patients":
    "Está marcado como mensaje de prueba o de formación. Si iba en serio, pida que lo envíen otra vez sin la marca.",
  "message-duplicate": "Es otra vez el mismo mensaje; se leyó una vez. No hay que hacer nada.",
  "message-id-reused":
    "Un mismo número de mensaje tiene dos contenidos; se leyeron ambos. Pida al remitente que numere sus mensajes.",
  "segment-continued":
    "Una línea sin nombre de segmento se unió a la anterior. Compare con el informe del laboratorio.",
  "escape-unknown":
    "La secuencia de escape no es de la norma; se conserva como texto. Pregunte al remitente qué representa.",
  "charset-unknown": "El mensaje nombra un juego de caracteres que no existe. Pregunte al remitente y configúrelo.",
  "charset-damaged":
    "Hay signos que no corresponden al juego de caracteres declarado. Compare los acentos y las unidades con el informe.",
  "value-type-unknown": "El tipo del valor no se conoce; se leyó como texto. Compare con el informe.",
  "resource-unsupported": "Este recurso FHIR no se lee aquí. Léalo usted si es importante.",
  "resource-invalid": "El recurso FHIR incumple las propias reglas de FHIR. Pida al remitente que lo corrija.",
  "column-unmapped": "Nadie ha dicho qué contiene esta columna. Indíquelo en el perfil, o que no se tenga en cuenta.",
  "column-missing": "A la tabla le falta una columna necesaria. Añádala, o indique en el perfil cuál es.",
  "row-uneven": "La fila tiene más o menos celdas que la cabecera; no se leyó. Corríjala.",
  "attachment-kept": "Hay un documento dentro del mensaje; se conserva sin leerlo. Ábralo: puede contener resultados.",
  "attachment-damaged": "El documento del mensaje no se puede abrir tal como se envió. Pídalo al remitente.",
  "attachment-withdrawn":
    "El remitente retiró el documento del mensaje. No hay que hacer nada: queda con el mensaje y no se muestra con ningún paciente.",
  "filing-failed":
    "El mensaje se entendió y no se pudo archivar: es un fallo nuestro o de la base de datos. Haga que se corrija y archívelo otra vez, o rechácelo y diga por qué.",
  "task-unknown": "No hay ninguna tarea abierta con esta clave: quizá alguien se adelantó. Cargue la lista otra vez.",
  "snooze-not-allowed": "No puede esperar: es urgente o ha pasado su día. Hágalo o páselo a otra persona.",
  "snooze-too-long": "Se aplaza más allá de lo permitido. Escriba un día dentro del plazo.",
  "subject-unknown": "Nada de este paciente tiene la clave que nombra la actuación. Cargue el paciente otra vez.",
  "protocol-source-missing": "Hay una regla sin fuente. Cite el lugar que lo dice.",
  "protocol-source-unknown": "La bibliografía no contiene esta fuente. Corríjala o añada la entrada.",
  "protocol-confidence-layer":
    "Una suposición habla como si fuera ficha técnica. Póngala en la política local, o cite lo que se leyó.",
  "protocol-version-overlap": "Dos versiones de un protocolo rigen el mismo día. Cierre la anterior el día antes.",
  "protocol-version-gap": "Hay días sin ninguna versión. Cierre el hueco.",
  "protocol-rule-unreachable": "Nadie puede cumplir nunca esta regla o este día. Cambie el plazo o los días.",
  "protocol-rule-contradiction":
    "Dos reglas con el mismo identificador no pueden valer a la vez. Haga que concuerden, o dé a una un identificador nuevo.",
  "protocol-rule-duplicate": "Lo mismo aparece dos veces. Deje uno.",
  "protocol-unit-missing": "Hay un número sin unidad. Añada la unidad en UCUM.",
  "protocol-reference-unknown": "Nombra un analito, una versión o un protocolo que no existe. Corrija el nombre.",
  "protocol-name-mismatch": "La carpeta y el archivo dicen otro nombre que el contenido. Muévalo o corríjalo.",
  "protocol-sheet-stale": "La hoja no corresponde al archivo. Escriba las hojas de nuevo.",
  "protocol-signoff-missing":
    "Consta como aprobado sin firma, o al revés. Haga firmar la hoja, o márquelo como borrador.",
  "protocol-words-missing": "Una frase del protocolo no tiene traducción. Escríbala en words.es.yaml.",
  "protocol-criterion-unknown": "Escriba el identificador de un criterio de este archivo o de una política.",
  "protocol-question-missing": "Escriba la pregunta, en inglés y en español.",
  "protocol-question-unused": "Quítela: ya se pregunta, o ningún criterio la necesita.",
  "protocol-words-unused": "Hay una frase traducida que ningún protocolo dice. Corríjala o quítela.",
  "patient-known":
    "Un paciente de la clínica ya tiene este identificador. Registre más datos de ese paciente; mire si dos historias son de la misma persona.",
  "record-changed": "Otra persona ha añadido algo desde que usted lo leyó. Léalo otra vez y decida de nuevo.",
  "backup-unknown": "El archivo no es una copia de seguridad que este programa conozca. Indique el archivo correcto.",
  "backup-key-wrong": "La clave no abre la copia de seguridad. Use aquella con la que se hizo.",
  "backup-damaged": "La copia de seguridad fue modificada o está incompleta. Use otra copia.",
  "database-not-empty": "La base de datos contiene algo. Use una vacía; nunca se restaura encima de otra.",
  "database-differs": "Lo que se leyó no es lo que debería ser. Deje todo como está y avise a quien lleva el servidor.",
  "database-unfit": "La base de datos no se puede usar tal como está. Avise a quien lleva el servidor.",
  "file-exists": "El archivo que se iba a escribir ya existe. Dé otro nombre.",
  "erasure-refused":
    "El borrado no lo han firmado dos personas, o no se puede realizar. Haga que lo confirme otra persona.",
  "transfer-refused":
    "El traslado no se puede hacer, responder o aceptar tal como están las cosas. Cargue la página otra vez.",
  "sign-in-needed": "No hay sesión, o ha terminado. Inicie sesión.",
  "sign-in-refused": "La dirección, la contraseña y el código no concuerdan. Compruebe los tres.",
  "sign-in-delayed": "Hubo demasiados intentos fallidos; este no se valoró. Espere, o use una llave de acceso.",
  "sign-in-not-fresh": "Para cambiar cómo se inicia sesión hay que volver a iniciarla. Ciérrela, iníciela y repita.",
  "permission-missing": "Ninguna función suya lo permite aquí. Pregunte a quien administra la clínica.",
  "emergency-access-needed":
    "Su función no lo permite, y en una emergencia puede abrirlo. Use el acceso de emergencia, con un motivo.",
  "password-unfit":
    "Es demasiado corta, demasiado larga o fácil de adivinar. Use al menos 12 signos que nadie adivinaría.",
  "code-refused": "El código es incorrecto, caducado o ya usado. Introduzca el siguiente.",
  "passkey-refused":
    "La llave de acceso no se conoce, es de otro sitio o llegó tarde. Empiece otra vez, o entre de otro modo.",
  "single-sign-on-refused":
    "El inicio de sesión del hospital falló, o la persona no tiene cuenta aquí. Pida una invitación a quien administra.",
  "link-ended": "El enlace no se conoce, ya se usó o ha caducado. Pida uno nuevo.",
  "account-exists":
    "La dirección ya tiene cuenta o es miembro. Inicie sesión para aceptar, o cambie las funciones del miembro.",
  "second-person-needed": "Nadie hace esto por sí mismo. Pídaselo a otra persona que pueda.",
  "administrator-needed": "La clínica se quedaría sin administrador. Nombre antes a otra persona.",
  "credential-needed": "El último modo de iniciar sesión no se puede quitar. Añada antes otro.",
  "secret-key-unfit": "La clave del servidor no tiene la forma debida. Indique la que este servidor siempre tuvo.",
};
