#!/usr/bin/env bash
# A job array of four tasks on a real Slurm of one node downloads forty sessions; one task is killed on its way and queued anew.
set -uo pipefail
cd "$(dirname "$0")/.."
[ "$(id -u)" = 0 ] || { echo "skipped: the cluster (only root can start a Slurm)"; exit 0; }
for program in slurmctld slurmd munged sbatch; do
  command -v "$program" > /dev/null || { echo "skipped: the cluster ($program of Debian's slurm-wlm and munge is not installed)"; exit 0; }
done
source .ci/slurm.sh
work=$(mktemp -d)
# The account of munge has to get at its socket.
chmod 711 "$work"
server=''
cleanup() { slurm_stop; [ -z "$server" ] || kill "$server" 2> /dev/null; rm -rf "$work"; }
trap cleanup EXIT
fail() { echo "$1"; tail -n 20 "$work"/*.log "$work"/slurm/log/* 2> /dev/null; exit 1; }

export CLUSTER=$PWD/examples/Cluster/bin/${CONFIGURATION:-Debug}/net10.0/Cluster.dll
[ -f "$CLUSTER" ] || dotnet build examples/Cluster --nologo -v q || fail "the example could not be built"
slurm_start "$work/slurm" || fail "Slurm did not start"
dotnet "$CLUSTER" serve > "$work/serve.log" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q 'listening on' "$work/serve.log" && break; sleep 0.2; done
XNAT=$(sed -n 's/^listening on //p' "$work/serve.log")
[ -n "$XNAT" ] || fail "the server did not start"
export XNAT PROJECT=BIG FOLDER=$work/data PARTS=4 XNAT_USER=admin XNAT_PASS=admin

job=$(sbatch --parsable --array=0-3 --chdir="$work" examples/Cluster/download.sbatch) || fail "sbatch failed"
for _ in $(seq 300); do ls "$FOLDER"/parts/2/*/ > /dev/null 2>&1 && break; sleep 0.1; done
process=$(pgrep -f "Cluster.dll download" | while read -r id; do
  tr '\0' '\n' < "/proc/$id/environ" | grep -qx 'SLURM_ARRAY_TASK_ID=2' && echo "$id" && break; done)
[ -n "$process" ] || fail "task 2 was not found at work"
kill -KILL "$process"
for _ in $(seq 300); do squeue -h -j "${job}_2" -o %T | grep -q RUNNING || break; sleep 0.1; done
scontrol requeue "${job}_2" || fail "the killed task could not be queued anew"
# Slurm waits for two minutes before a task runs anew; a node that died would take longer than that to come back.
scontrol update JobId="${job}_2" StartTime=now 2> /dev/null
for _ in $(seq 1800); do [ -z "$(squeue -h -j "$job")" ] && break; sleep 0.1; done
[ -z "$(squeue -h -j "$job")" ] || fail "the array did not end"
cat "$work"/xnat-download-*.log
[ "$(grep -l '^part ' "$work"/xnat-download-*.log | wc -l)" = 4 ] || fail "not every part came to its end"

sbatch --wait --chdir="$work" examples/Cluster/finish.sbatch || fail "the last step failed"
cat "$work"/xnat-finish-*.log
sessions=$(find "$FOLDER/all" -mindepth 1 -maxdepth 1 -not -name .xnat | wc -l)
files=$(find "$FOLDER/all" -name '*.dcm' | wc -l)
sums=$(wc -l < "$FOLDER/all/.xnat/MD5SUMS")
[ "$sessions $files $sums" = "40 200 200" ] || fail "there are $sessions sessions with $files files and $sums digests"
[ ! -e "$FOLDER/session.json" ] && [ -z "$(ls "$FOLDER/parts")" ] || fail "the session or a part was left"
echo "cluster: 40 sessions by 4 tasks, one of them killed: all there once, and verified"
