#!/usr/bin/env bash
# The documentation as a site, by docfx: docs/, the pages of the problem codes and the API of the packages, into docs/_site. A warning fails.
# Needs the solution's Debug build. Links are checked, and pages are looked at, by tests/Browser.Tests when the site is there.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

log=$(mktemp)
trap 'rm -f "$log"' EXIT
rm -rf docs/_site docs/api
begin=$SECONDS

dotnet tool restore > "$log" 2>&1 || { tail -3 "$log"; echo "skipped: documentation site (docfx could not be restored)"; exit 0; }

# Links to sources lead to the repository where its address is known.
address=$(dotnet msbuild runtime/Xnat.Typed -getProperty:RepositoryUrl 2> /dev/null)
dotnet docfx docs/docfx.json --warningsAsErrors --disableGitFeatures ${address:+-m "_repositoryAddress=$address"} > "$log" 2>&1
status=$?
[ "$status" = 0 ] && ! grep -qE '(^|: )warning' "$log" || { grep -E 'warning|error' "$log" | head -40; echo "documentation site: failed"; exit 1; }

pages=$(find docs/_site -name '*.html' ! -name toc.html | wc -l)
echo "documentation site: $pages pages, $(find docs/_site/api -name '*.html' ! -name toc.html | wc -l) of them API, in $((SECONDS - begin)) s"
