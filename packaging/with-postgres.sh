#!/bin/sh
# Runs a command beside a PostgreSQL server of its own and stops the server afterwards.
# Where no server binaries are found, the command runs without: those tests say that they were skipped.
set -u
bin=
for folder in /usr/lib/postgresql/*/bin /usr/local/pgsql/bin /opt/homebrew/opt/postgresql*/bin; do
    [ -x "$folder/initdb" ] && bin=$folder
done
[ -n "$bin" ] || { command -v initdb >/dev/null 2>&1 && bin=$(dirname "$(command -v initdb)"); }
if [ -z "$bin" ] || [ -n "${NEWS_MONITOR_TEST_POSTGRES:-}" ]; then exec "$@"; fi

data=$(mktemp -d "${TMPDIR:-/tmp}/monitor-pg.XXXXXX") || exit 1
as=
if [ "$(id -u)" = 0 ]; then     # the server refuses to run as root
    chown postgres "$data"
    as="runuser -u postgres --"
fi
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
stop() { $as "$bin/pg_ctl" -D "$data/db" -m immediate -s stop >/dev/null 2>&1; rm -rf "$data"; }
trap stop EXIT
trap 'exit 130' INT TERM
(cd "$data" && $as "$bin/initdb" -D "$data/db" -U monitor --auth=trust --encoding=UTF8 --no-sync >/dev/null) \
    && (cd "$data" && $as "$bin/pg_ctl" -D "$data/db" -l "$data/log" -s -w \
        -o "-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories=$data -c fsync=off" start) \
    || { echo "PostgreSQL did not start:" >&2; cat "$data/log" >&2; exit 1; }
NEWS_MONITOR_TEST_POSTGRES="postgresql+psycopg://monitor@127.0.0.1:$port/postgres" "$@"
