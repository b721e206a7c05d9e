import { availableParallelism } from "node:os";
import { open, secret } from "./setting.ts";
import {
  address,
  databaseAddress,
  feeds,
  key,
  line,
  list,
  listen,
  oneOf,
  origin,
  pem,
  receivers,
  wholeNumber,
  word,
} from "./values.ts";

/** Every setting there is, in the order of the reference page. */
export const settings = {
  data: open("LONGWATCH_DATA", "the path of a folder", line, {
    meaning: "The folder of this node: the embedded database, and the server's key where none is given.",
    otherwise: "the state folder of the systemd unit; `longwatch-data` in the working folder elsewhere",
    example: "/var/lib/longwatch",
  }),
  databaseUrl: secret("DATABASE_URL", "an address as postgresql://role@host:5432/database", databaseAddress, {
    meaning: "A PostgreSQL server, as the role `longwatch_app`. With it, no database is started here.",
    otherwise: "the embedded database in the data folder",
    example: "postgresql://longwatch_app@db.internal/longwatch?sslmode=verify-full",
  }),
  ownerUrl: secret("DATABASE_OWNER_URL", "an address as postgresql://role@host:5432/database", databaseAddress, {
    meaning:
      "The same database as the role `longwatch_owner`: set it where a start may bring the schema up to date, at the first run, and for backup, restore and erasure.",
    otherwise: "the schema is never changed; set-up, backup and erasure are refused",
    example: "postgresql://longwatch_owner@db.internal/longwatch?sslmode=verify-full",
  }),
  sentinelUrl: secret("DATABASE_SENTINEL_URL", "an address as postgresql://role@host:5432/database", databaseAddress, {
    meaning: "The same database, or a replica of it, as the role `longwatch_sentinel`, which only reads.",
    otherwise: "the nightly recomputation reads as `longwatch_app`",
    example: "postgresql://longwatch_sentinel@replica.internal/longwatch?sslmode=verify-full",
  }),
  connections: open("DATABASE_CONNECTIONS", "a whole number from 2 to 200", wholeNumber(2, 200), {
    meaning: "The most connections that this node keeps to the database.",
    otherwise: "10",
    example: "20",
  }),
  listen: open("LONGWATCH_LISTEN", "host:port, such as 127.0.0.1:8080 or [::1]:8080", listen, {
    meaning:
      "Where the server listens. It speaks plain HTTP: let other machines come through a reverse proxy with TLS.",
    otherwise: "127.0.0.1:8080",
    example: "127.0.0.1:8080",
  }),
  origin: open("LONGWATCH_ORIGIN", "an origin such as https://longwatch.hospital.example, without a path", origin, {
    meaning: "How browsers reach the server. Links, cookies and passkeys are bound to it, so it does not change later.",
    otherwise: "`http://localhost` with the port, and only where nobody but this machine can come",
    example: "https://longwatch.hospital.example",
  }),
  proxies: open("LONGWATCH_PROXIES", "addresses or networks, with commas between them", list, {
    meaning: "The reverse proxies whose word is taken for where a request came from.",
    otherwise: "this machine",
    example: "127.0.0.1,10.4.0.0/24",
  }),
  secretKey: secret("LONGWATCH_SECRET_KEY", "32 random bytes in base64: openssl rand -base64 32", key, {
    meaning:
      "Seals what signing in needs. Every node of one database has the same one. Without it nobody's codes can be checked: keep it, and keep it apart from the backups.",
    otherwise: "made once and kept as `secret.key` in the data folder",
    example: "(32 bytes in base64)",
  }),
  metricsToken: secret("LONGWATCH_METRICS_TOKEN", "a word without blanks", word, {
    meaning: "The bearer token with which `/metrics` may be read from another machine.",
    otherwise: "only this machine reads them",
    example: "(a long random word)",
  }),
  log: open("LONGWATCH_LOG", "info, warn or error", oneOf(["info", "warn", "error"]), {
    meaning: "The least that is logged. Lines are JSON on standard output and hold no patient data at any level.",
    otherwise: "info",
    example: "warn",
  }),
  workers: open("LONGWATCH_WORKERS", "a whole number from 1 to 64", wholeNumber(1, 64), {
    meaning: "How many cores the day's turn and the nightly recomputation may use at once.",
    otherwise: "as many as there are, at most 8",
    example: "4",
  }),
  mllp: open("LONGWATCH_MLLP", "host:port=clinic/feed, with commas between several", feeds, {
    meaning:
      "Where laboratories send HL7 v2 over MLLP: each place takes one feed of one clinic. Without TLS let only the laboratories' machines reach it.",
    otherwise: "no laboratory is listened to; messages come as files and over the API",
    example: "127.0.0.1:2575=0e9d2f4c-3b1a-4f6e-9d57-2f6f1c0b7a11/general-laboratory",
  }),
  mllpCertificate: secret("LONGWATCH_MLLP_CERTIFICATE", "a certificate in PEM", pem, {
    meaning: "The certificate with which laboratories are answered over TLS. Goes with the key.",
    otherwise: "MLLP without TLS",
    example: "(a file of PEM: LONGWATCH_MLLP_CERTIFICATE_FILE)",
  }),
  mllpKey: secret("LONGWATCH_MLLP_KEY", "a private key in PEM", pem, {
    meaning: "The key of that certificate.",
    otherwise: "–",
    example: "(a file of PEM: LONGWATCH_MLLP_KEY_FILE)",
  }),
  mllpClientAuthority: secret("LONGWATCH_MLLP_CLIENT_CA", "certificates in PEM", pem, {
    meaning: "Who signs the laboratories' own certificates: with it, only who shows one may send.",
    otherwise: "no certificate is asked for",
    example: "(a file of PEM: LONGWATCH_MLLP_CLIENT_CA_FILE)",
  }),
  subscribers: open("LONGWATCH_SUBSCRIBERS", "origins with https://, with commas between several", receivers, {
    meaning:
      "Where programs may have notifications sent that they subscribed to over FHIR: these origins and no other, so that nobody can make this server call an address inside your network. Plain HTTP only for this machine.",
    otherwise: "no subscription is taken",
    example: "https://integration.hospital.example,https://warehouse.example:8443",
  }),
  smtpUrl: secret("SMTP_URL", "an address as smtps://user:password@host:465", address("smtp:", "smtps:"), {
    meaning: "The mail server through which reminders leave. Messages hold no clinical detail.",
    otherwise: "nothing is sent; what would have been becomes work of a person",
    example: "smtps://longwatch:…@mail.hospital.example:465",
  }),
  mailFrom: open("MAIL_FROM", "an address, with a name or without", line, {
    meaning: "Who messages come from. Goes with `SMTP_URL`.",
    otherwise: "–",
    example: "MS clinic <ms-clinic@hospital.example>",
  }),
  oidcIssuer: open("OIDC_ISSUER", "an address that begins with https://", address("https:", "http:"), {
    meaning: "Single sign-on: the provider's issuer. Goes with the next two.",
    otherwise: "people sign in with a passkey, or a password and a code",
    example: "https://login.hospital.example/realms/staff",
  }),
  oidcClient: open("OIDC_CLIENT_ID", "the id that the provider gave", word, {
    meaning: "Single sign-on: this server's id at the provider.",
    otherwise: "–",
    example: "longwatch",
  }),
  oidcSecret: secret("OIDC_CLIENT_SECRET", "the secret that the provider gave", word, {
    meaning: "Single sign-on: this server's secret at the provider.",
    otherwise: "–",
    example: "(as the provider gave it)",
  }),
};

export const usualWorkers = (): number => Math.min(8, availableParallelism());
