#!/usr/bin/env bash
# Asks the package sources for known weaknesses of all that the solution restores, dependencies of dependencies included. One that is known
# fails. Sources that cannot be asked or keep no such data say nothing: then the last line begins with 'skipped: '.
# usage: .ci/audit.sh [ADDRESS_OF_A_SOURCE…], by default those that packages come from
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Named as audit sources, those without data say so (NU1905).
packages=$(dotnet nuget list source --format short | sed -n 's/^E *//p')
audit=$packages
[ $# = 0 ] || audit=$(printf '%s\n' "$@")
keys() { n=0; while read -r source; do n=$((n + 1)); echo "<add key=\"$1$n\" value=\"$source\" allowInsecureConnections=\"true\" />"; done; }
{
  echo '<configuration><packageSources><clear />'
  keys source <<< "$packages"
  echo '</packageSources><auditSources><clear />'
  keys audit <<< "$audit"
  echo '</auditSources></configuration>'
} > "$work/nuget.config"

# Into folders of its own, so that the build that follows finds its own as they were. Warnings stay warnings, and are read here.
dotnet restore Xnat.Typed.sln --configfile "$work/nuget.config" --artifacts-path "$work/artifacts" -p:NuGetAudit=true -p:NuGetAuditMode=all \
  -p:NuGetAuditLevel=low -p:TreatWarningsAsErrors=false -p:MSBuildTreatWarningsAsErrors=false > "$work/restore" 2>&1 || { tail -20 "$work/restore"; exit 1; }

if grep -qE 'warning NU190[1-4]' "$work/restore"; then
  grep -oE 'NU190[1-4]: .*' "$work/restore" | sed 's/ \[.*//' | sort -u
  echo "audit: a dependency has a known weakness; raise its version in Directory.Packages.props"
  exit 1
fi
if grep -qE 'warning NU190[05]' "$work/restore"; then
  echo "skipped: audit of dependencies, since the package source keeps no data of weaknesses or could not be asked ($(grep -oE 'NU190[05]' "$work/restore" | sort -u | tr '\n' ' ' | sed 's/ $//'))"
  exit 0
fi
echo "audit: no known weakness in what $(find "$work/artifacts" -name project.assets.json | wc -l) projects restore"
