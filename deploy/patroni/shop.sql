-- Once, on the primary: psql -v password=… -f shop.sql "postgres://postgres@pg1,pg2/postgres?target_session_attrs=primary"
CREATE ROLE cartwright LOGIN PASSWORD :'password';
CREATE DATABASE shop OWNER cartwright TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C';
