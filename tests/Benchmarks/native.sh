#!/usr/bin/env bash
# The command as a native program beside the portable one, both from these sources and in turn: time until "listening on" and of --help,
# memory, size. Prints medians. Needs Linux on x64 and a linker.
# usage: tests/Benchmarks/native.sh [RUNS]
set -uo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 LC_ALL=C

runs=${1:-9}
work=$(mktemp -d)
server=''
cleanup() { [ -z "$server" ] || kill "$server" 2>/dev/null; rm -rf "$work"; }
trap cleanup EXIT

publish() { dotnet publish runtime/Xnat.Typed.Tool -c Release --artifacts-path "$work/artifacts" --nologo -v q "$@" || exit 1; }
publish -o "$work/portable" -p:UseAppHost=false
publish -o "$work/native" -r linux-x64 -p:Aot=true

portable() { exec dotnet "$work/portable/xnat-typed.dll" "$@"; }
native() { exec "$work/native/xnat-typed" "$@"; }
since() { echo $((${EPOCHREALTIME/./} - ${1/./})); }

help() {
  local start=$EPOCHREALTIME
  ("$1" --help > /dev/null) || exit 1
  since "$start" >> "$work/$1.help"
}

# Memory is the largest that the process had, after one request.
serve() {
  local start line url
  rm -f "$work/out"
  mkfifo "$work/out"
  start=$EPOCHREALTIME
  "$1" serve --urls http://127.0.0.1:0 --user admin:admin > "$work/out" &
  server=$!
  exec 3< "$work/out"
  read -r line <&3
  since "$start" >> "$work/$1.serve"
  url=${line#listening on }
  [ "$url" != "$line" ] || { echo "$1 does not serve: $line"; exit 1; }
  curl -sf -u admin:admin "$url/data/projects?format=json" > /dev/null || { echo "$1 does not answer"; exit 1; }
  sed -n 's/^VmHWM:[[:space:]]*\([0-9]*\) kB/\1/p' "/proc/$server/status" >> "$work/$1.memory"
  kill "$server"
  wait "$server" 2> /dev/null
  server=''
  exec 3<&-
}

for kind in portable native; do help "$kind"; serve "$kind"; done
rm -f "$work"/*.help "$work"/*.serve "$work"/*.memory
for ((run = 0; run < runs; run++)); do
  for kind in portable native; do help "$kind"; serve "$kind"; done
done

median() { sort -n "$1" | sed -n "$(((runs + 1) / 2))p"; }
row() { awk -v what="$1" -v native="$2" -v portable="$3" -v by="$4" -v unit="$5" \
  'BEGIN { printf "%-30s %9.1f %-4s %9.1f %-4s %8.2f\n", what, native / by, unit, portable / by, unit, native / portable }'; }
both() { row "$1" "$(median "$work/native.$2")" "$(median "$work/portable.$2")" "$3" "$4"; }
bytes() { du -sb --exclude='*.dbg' "$1" | cut -f1; }

echo
echo "medians of $runs, in turn                 native       portable    ratio"
both "--help" help 1000 ms
both "serve until listening on" serve 1000 ms
both "serve, most memory" memory 1024 MiB
row "all files, SQLite among them" "$(bytes "$work/native")" "$(bytes "$work/portable")" 1000000 MB
echo "The native program alone has $(bytes "$work/native/xnat-typed") bytes; the portable one has SQLite for eight platforms."
