#!/usr/bin/env bash
# Writes a bill of materials (CycloneDX, JSON) for each package into a folder: NAME.VERSION.cdx.json, to be published beside it. The tool is of
# .config/dotnet-tools.json; where it cannot be restored, the last line begins with 'skipped: '.
# usage: .ci/sbom.sh FOLDER
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
folder=${1:?usage: .ci/sbom.sh FOLDER}
mkdir -p "$folder"

dotnet tool restore --verbosity quiet > /dev/null 2>&1 || { echo "skipped: bills of materials, since their tool could not be restored"; exit 0; }
version=$(dotnet msbuild runtime/Xnat.Typed/Xnat.Typed.csproj -getProperty:Version)
for project in runtime/*/*.csproj; do
  name=$(basename "$project" .csproj)
  kind=Library
  [ "$name" != Xnat.Typed.Tool ] || kind=Application
  # Of what was restored for the build, without a number of its own: the same packages make the same bill, but for its time.
  dotnet tool run dotnet-CycloneDX "$project" --disable-package-restore --no-serial-number --exclude-dev --output-format Json --spec-version 1.6 \
    --set-name "$name" --set-version "$version" --set-type "$kind" --output "$folder" --filename "$name.$version.cdx.json" > "$folder/log" 2>&1 \
    || { tail -20 "$folder/log"; exit 1; }
  rm "$folder/log"
  packages=$(grep -c '"bom-ref": "pkg:nuget' "$folder/$name.$version.cdx.json")
  [ "$packages" != 0 ] || { echo "the bill of $name names no package: was it restored?"; exit 1; }
  echo "$name $version: $packages packages"
done
