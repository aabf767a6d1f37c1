-- The shop's role and database, once:
--   psql --set password=… --file shop.sql "postgres://postgres@10.0.0.21,10.0.0.22/postgres?target_session_attrs=read-write"
CREATE ROLE cartwright LOGIN PASSWORD :'password';
CREATE DATABASE shop OWNER cartwright TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
