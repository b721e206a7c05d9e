import { logLinePrefix } from "./log-lines.ts";

/** PostgreSQL settings by name, as in `postgresql.conf`. Given on the command line, so `ALTER SYSTEM` does not change them. */
export type PostgresSettings = Readonly<Record<string, string>>;

/** An acknowledged commit is on the disk. Nobody but a test of something else may weaken these. */
const durable: PostgresSettings = {
  fsync: "on",
  synchronous_commit: "on",
  full_page_writes: "on",
};

/** One clinic on a small machine: idle, all processes together stay well under 100 MB. */
const small: PostgresSettings = {
  max_connections: "40",
  shared_buffers: "48MB",
  work_mem: "4MB",
  maintenance_work_mem: "32MB",
  effective_cache_size: "256MB",
  max_worker_processes: "4",
  max_parallel_workers: "2",
  max_parallel_workers_per_gather: "1",
  autovacuum_max_workers: "2",
  autovacuum_worker_slots: "4",
  // Asynchronous reads would keep three more processes; a clinic's data fit in memory.
  io_method: "sync",
  jit: "off",
  min_wal_size: "64MB",
  max_wal_size: "512MB",
};

/** Replicas and copies while running are possible from the first day; one that has gone away cannot fill the disk. */
const copied: PostgresSettings = {
  wal_level: "replica",
  max_wal_senders: "6",
  max_replication_slots: "6",
  max_slot_wal_keep_size: "2GB",
  hot_standby: "on",
};

/** What the log may say; the rest of the filter is `log-lines.ts`. */
const discreet: PostgresSettings = {
  logging_collector: "off",
  log_destination: "stderr",
  log_line_prefix: logLinePrefix,
  log_min_messages: "warning",
  log_min_error_statement: "panic",
  log_error_verbosity: "terse",
  log_statement: "none",
  log_min_duration_statement: "-1",
  log_parameter_max_length: "0",
  log_parameter_max_length_on_error: "0",
  log_checkpoints: "off",
};

const steady: PostgresSettings = {
  timezone: "UTC",
  log_timezone: "UTC",
  lc_messages: "C",
  // A transaction that its owner forgot would hold locks and keep old rows for ever.
  idle_in_transaction_session_timeout: "60s",
};

export const defaultSettings: PostgresSettings = { ...durable, ...small, ...copied, ...discreet, ...steady };

/** Arguments of `postgres`: the defaults, then the caller's, then what is never the caller's to choose. */
export function settingArguments(own: PostgresSettings, socketFolder: string): readonly string[] {
  const fixed: PostgresSettings = {
    // Never on the network: the package's OpenSSL is an old one.
    listen_addresses: "",
    unix_socket_directories: socketFolder,
    unix_socket_permissions: "0700",
  };
  return Object.entries({ ...defaultSettings, ...own, ...fixed }).flatMap(([name, text]) => ["-c", `${name}=${text}`]);
}
