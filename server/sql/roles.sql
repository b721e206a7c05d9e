-- The three roles. Run once by whoever administers the server (docs/operations/database.md); the embedded database runs it by itself.
-- Passwords are set by the administrator; none of the roles is a superuser or may bypass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'longwatch_owner') then
    create role longwatch_owner login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  if not exists (select from pg_roles where rolname = 'longwatch_app') then
    create role longwatch_app login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
  if not exists (select from pg_roles where rolname = 'longwatch_sentinel') then
    create role longwatch_sentinel login nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
end
$$;
