// Answers in the server's place when a page of a clinic is asked for and no server can be heard, and says just that. It keeps
// nothing, and whatever else is asked for goes by it.

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Longwatch: no connection</title>
</head>
<body>
<main>
<h1>No connection</h1>
<p>Longwatch cannot be reached, so this page cannot be shown.</p>
<p><strong>No clock and no alarm runs here.</strong> If somebody is being treated, go by the monitor and your own watch, and write times and values on paper.</p>
<p>What was entered in this tab and not sent is kept in it, and is sent once the page is there again. Do not close the tab.</p>
<p><a href="">Try again</a></p>
<div lang="es">
<h2>Sin conexión</h2>
<p>No se puede llegar a Longwatch, así que esta página no se puede mostrar.</p>
<p><strong>Ningún reloj ni ninguna alarma corre aquí.</strong> Si se está tratando a alguien, guíese por el monitor y su propio reloj, y anote horas y valores en papel.</p>
<p>Lo que se anotó en esta pestaña y no se ha enviado se guarda en ella, y se envía cuando la página vuelva a estar. No cierre la pestaña.</p>
<p><a href="">Intentar de nuevo</a></p>
</div>
</main>
</body>
</html>`;

const headers = {
  "content-type": "text/html; charset=utf-8",
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none';base-uri 'none';form-action 'none';frame-ancestors 'none'",
};

addEventListener("fetch", (event) => {
  if (event.request.mode !== "navigate" || event.request.method !== "GET") return;
  event.respondWith(fetch(event.request).catch(() => new Response(page, { status: 503, headers })));
});
