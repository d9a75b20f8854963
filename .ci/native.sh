#!/usr/bin/env bash
# The command as a native program: publishes it without a warning, reads which glibc it asks for, lets pyxnat work against the server in
# it, lets a native host with Xnat.Typed.DependencyInjection do so, and pulls and emits a server's schemas, which must give the same bytes as the portable one. Needs the solution's Debug build.
# usage: .ci/native.sh [FOLDER-TO-KEEP-THE-PROGRAM-IN]
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 MSBUILDDISABLENODEREUSE=1

work=$(mktemp -d)
program=${1:-$work/program}
portable=runtime/Xnat.Typed.Tool/bin/Debug/net10.0/xnat-typed.dll
server=''
cleanup() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }; rm -rf "$work"; }
trap cleanup EXIT
fail() { echo "native tool: failed, $1"; exit 1; }

[ "$(uname -sm)" = 'Linux x86_64' ] || { echo "skipped: native tool (linux-x64 only)"; exit 0; }
echo 'int main(void) { return 0; }' > "$work/linker.c"
links() { "$1" -o "$work/linker" "$work/linker.c" 2> /dev/null; }
links gcc || links clang || { echo "skipped: native tool (no linker)"; exit 0; }

echo "-- publish"
# In folders of its own: the ones of the portable build stay as they are.
dotnet publish runtime/Xnat.Typed.Tool -c Release -r linux-x64 -p:Aot=true --artifacts-path "$work/artifacts" -o "$program" \
  --nologo -v q > "$work/log" 2>&1 || { tail -20 "$work/log"; fail "it was not published"; }
! grep -iE 'warn' "$work/log" || fail "publishing it warned"
tool=$program/xnat-typed

echo "-- glibc"
needs=$(objdump -p "$tool" | grep -oE 'GLIBC_[A-Z0-9_.]+' | sort -uV)
[ -n "$needs" ] || fail "objdump did not say which glibc it asks for"
! grep -q GLIBC_ABI_ <<< "$needs" || fail "it asks for $(grep -m1 GLIBC_ABI_ <<< "$needs"), which an older loader does not know"
glibc=$(tail -1 <<< "$needs")
[ "$(printf '%s\n' "$glibc" GLIBC_2.28 | sort -V | tail -1)" = GLIBC_2.28 ] \
  || fail "it asks for $glibc; runtime/Xnat.Typed.Tool/Native/older-glibc.c lacks a function"

echo "-- start"
# Both would have the program write all descriptions of its types before it does anything.
sections=$(objdump -h "$tool")
grep -q '\.data ' <<< "$sections" || fail "objdump did not say which sections it has"
! grep -q '\.hydrated' <<< "$sections" || fail "it unpacks its data at each start; IlcDehydrate is not off"
objdump -f "$tool" | grep -q EXEC_P || fail "its addresses are corrected at each start; it is position-independent"

echo "-- serve, pyxnat"
"$tool" serve --urls http://127.0.0.1:0 --user admin:admin --schemas examples/CustomDatatype/schemas > "$work/serve" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q 'listening on' "$work/serve" && break; sleep 0.1; done
url=$(sed -n 's/^listening on //p' "$work/serve")
[ -n "$url" ] || { cat "$work/serve"; fail "its server did not start"; }
/usr/bin/python3 .ci/pyxnat_flow.py "$url" admin admin || fail "pyxnat failed against its server"

echo "-- a host"
dotnet publish tests/NativeHost -c Release -r linux-x64 -p:Aot=true --artifacts-path "$work/artifacts" -o "$work/host" \
  --nologo -v q > "$work/log" 2>&1 || { tail -20 "$work/log"; fail "a host with Xnat.Typed.DependencyInjection was not published"; }
! grep -iE 'warn' "$work/log" || fail "publishing a host warned"
"$work/host/NativeHost" "$url" admin admin || fail "the native host failed against its server"

echo "-- schema pull, schema emit"
export XNAT_HOST=$url XNAT_USER=admin XNAT_PASS=admin
portable() { dotnet "$portable" "$@"; }
native() { "$tool" "$@"; }
for kind in portable native; do
  {
    $kind schema pull "$url" --output "$work/$kind/schemas" && $kind schema emit "$work/$kind/schemas" --output "$work/$kind/code"
  } > "$work/log" 2>&1 || { cat "$work/log"; fail "the $kind one did not pull and emit"; }
done
diff -r "$work/portable" "$work/native" || fail "it pulled or emitted something else than the portable one"

files=$(find "$work/native/code" -name '*.cs' 2> /dev/null | wc -l)
[ "$files" -gt 0 ] || fail "nothing was emitted"
echo "native tool: complete, 0 warnings, $(stat -c %s "$tool") bytes, $glibc, $files files as the portable one emits them"
