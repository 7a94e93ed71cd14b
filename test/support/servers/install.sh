#!/usr/bin/env bash
# Installs what the tests of the remedies run against, from Debian's packages: the servers of the stores, and a compiler for the
# package `better-sqlite3`, which holds SQLite itself. Does nothing when all is there. Nothing is started here: the tests do that.
set -euo pipefail

missing=()
has() { command -v "$1" > /dev/null; }
has redis-server || missing+=(redis-server)
has memcached || missing+=(memcached)
has initdb || compgen -G '/usr/lib/postgresql/*/bin/initdb' > /dev/null || missing+=(postgresql)
has mariadbd || [ -x /usr/sbin/mariadbd ] || missing+=(mariadb-server)
{ has make && has g++; } || missing+=(build-essential)
has python3 || missing+=(python3)

if ((${#missing[@]} == 0)); then
  exit 0
fi
if ! has apt-get; then
  echo "Not installed: ${missing[*]} (names of Debian's packages). Install them in the way of this system." >&2
  exit 1
fi
if (($(id -u) != 0)); then
  echo "Not installed: ${missing[*]}. Run $0 as root, or: apt-get install ${missing[*]}" >&2
  exit 1
fi
# A list that could not be fetched matters only if a package is not found in the others.
apt-get -o Acquire::Retries=3 update -qq || true
DEBIAN_FRONTEND=noninteractive apt-get -o Acquire::Retries=3 install -y -qq --no-install-recommends "${missing[@]}"
