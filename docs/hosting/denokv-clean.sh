#!/bin/sh
# Removes what was deleted from the free pages and the log of denokv's file. Safe while denokv runs.
set -eu
file=${1:-/var/lib/denokv/denokv.sqlite}
sqlite3 -cmd '.timeout 10000' "$file" 'VACUUM; PRAGMA wal_checkpoint(TRUNCATE);'
