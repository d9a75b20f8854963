#!/usr/bin/env bash
# The README followed to the letter in new folders, with packages from a local folder: its lines are packed, installed and typed, its blocks are
# built and run, each with its time. Needs the .NET SDK and its sources of packages, nothing else. The block for tests is run by tests/Tutorial.Tests.
# README_PACK holds further options for the line that packs, as '--no-build -c Debug' after a build; README_PACKAGES a folder that is packed already.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1 MSBUILDDISABLENODEREUSE=1

repository=$PWD
work=$(mktemp -d)
server=''
cleanup() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }; rm -rf "$work"; }
trap cleanup EXIT
fail() { echo "README: failed, $1"; [ ! -f "$work/log" ] || tail -20 "$work/log"; exit 1; }

# The line of the README that begins so, and the block that holds the text, without its fences.
line() { grep -m1 -E "^$1" "$repository/README.md" || fail "there is no line that begins with '$1'"; }
block() {
  awk -v text="$1" '/^```/ { if (inside) { if (found) { printf "%s", body; exit } inside = 0 } else { inside = 1; body = ""; found = 0 } next }
    inside { body = body $0 "\n"; if (index($0, text)) found = 1 }' "$repository/README.md" | grep . || fail "there is no block with '$1'"
}
# Runs a line of the README and says how long it took.
times=''
typed() {
  local name=$1 begin=$SECONDS
  shift
  bash -ec "$*" > "$work/log" 2>&1 || fail "$name: $*"
  echo "-- $name: $((SECONDS - begin)) s"
  times="$times, $name $((SECONDS - begin)) s"
}
said() { grep -qF -- "$1" "$work/log" || fail "nothing said '$1'"; }

# Sources and caches of its own: those of this machine, and then the folder, as the README adds it.
export NUGET_PACKAGES=$work/cache DOTNET_CLI_HOME=$work/home
sources=$(env -u DOTNET_CLI_HOME dotnet nuget list source --format short | sed -n 's/^E //p')
{
  echo '<configuration><packageSources><clear />'
  number=0
  for source in $sources; do number=$((number + 1)); echo "<add key=\"s$number\" value=\"$source\" />"; done
  echo '</packageSources></configuration>'
} > "$work/nuget.config"
# Settings of folders above must not reach in.
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do echo '<Project />' > "$work/$file"; done

packages=${README_PACKAGES:-$work/packages}
[ -n "${README_PACKAGES:-}" ] || typed 'packing' "$(line 'dotnet pack' | sed "s|--output packages|--output '$packages'|") ${README_PACK:-}"
typed 'the source' "$(line 'dotnet nuget add source' | sed "s|\"\$PWD/packages\"|'$packages'|") --configfile '$work/nuget.config'"

# A program in a project.
begin=$SECONDS
mkdir "$work/First" && cd "$work/First"
typed 'dotnet new console' dotnet new console
typed 'dotnet add package' "$(line 'dotnet add package Xnat.Typed$') && $(line 'dotnet add package Xnat.Typed.Server')"
block 'XnatServer.StartAsync(data => data.Project("P1")' | grep -v '^#:' > Program.cs
typed 'the first typed call' dotnet run
said 'E1: scan 1 is a T1'
first=$((SECONDS - begin))

# The same in one file, where no source names the folder.
mkdir "$work/file" && cd "$work/file"
sed '/xnat-typed/d' "$work/nuget.config" > nuget.config
! grep -qF "$packages" nuget.config || fail 'the source is still there'
{ block '#:package Xnat.Typed@' | sed "s|/path/to/packages|$packages|"; block 'XnatServer.StartAsync(data => data.Project("P1")' | grep -v '^#:project'; } > first.cs
typed 'a program of one file' dotnet run first.cs
said 'E1: scan 1 is a T1'

# A server of one's own, with a data type of its own: the command in place of it.
cd "$work"
typed 'the command' "$(line 'dotnet tool install --global')"
export PATH=$work/home/.dotnet/tools:$PATH NETRC=$work/netrc
echo 'machine 127.0.0.1 login admin password admin' > "$NETRC"
chmod 600 "$NETRC"
xnat-typed serve --urls http://127.0.0.1:0 --user admin:admin --schemas "$repository/examples/CustomDatatype/schemas" > "$work/serve" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q 'listening on' "$work/serve" && break; sleep 0.2; done
url=$(sed -n 's/^listening on //p' "$work/serve")
[ -n "$url" ] || { cat "$work/serve"; fail 'the server did not start'; }
export XNAT_HOST=$url
xnat-typed rest put /data/projects/brainimages > "$work/log" 2>&1 &&
  xnat-typed rest put /data/projects/brainimages/subjects/S1/experiments/S1_MR1 \
    --query xnat:mrSessionData/date=2024-06-12 --query xsiType=xnat:mrSessionData > "$work/log" 2>&1 || fail 'the session was not made'

cd "$work/First"
{ printf 'using Xnat.Typed;\nusing Xnat.Typed.Model;\n\n'; block 'project.DownloadDirectoryAsync' | sed "s|https://xnat.example.org|${url%/}|"; } > Program.cs
typed 'a server of your own' dotnet run
said 'S1_MR1 of '

mkdir "$work/MyLab" && cd "$work/MyLab"
dotnet new console > "$work/log" 2>&1 || fail 'there is no new project'
item=$(block '<XnatSchema Include' | tr -d '\n')
sed -i.bak "s|</Project>|$item</Project>|" MyLab.csproj
typed 'your own data types' "$(block 'xnat-typed schema pull' | sed "s|https://xnat.example.org|${url%/}|")"
printf 'using MyLab;\n\nConsole.WriteLine(new BloodSampleData { VolumeMl = 7.5 }.XsiType);\n' > Program.cs
typed 'a class of them' dotnet run
said 'lab:bloodSampleData'

echo "README: ok; from dotnet new console to the first typed call $first s${times//, /; }"
