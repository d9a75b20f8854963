#!/usr/bin/env bash
# A server's own data types become C# classes and work: serves schemas of real plugins, pulls them as a user would, builds a consumer outside the
# repository with them (warnings as errors), and lets it create, save and read back one object of each plugin by its generated class.
set -uo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

repository=$PWD
extensions=$repository/../shared/schemas/extensions
[ -d "$extensions" ] || { echo "schema round trip: skipped, needs ../shared"; exit 0; }

work=$(mktemp -d)
server=''
cleanup() { [ -z "$server" ] || { kill "$server" 2>/dev/null; wait "$server" 2>/dev/null; }; rm -rf "$work"; }
trap cleanup EXIT
fail() { echo "schema round trip: failed, $1"; exit 1; }
stage() { echo "-- $1"; }

stage "build the tool"
dotnet build runtime/Xnat.Typed.Tool -v q --nologo > "$work/log" 2>&1 || { tail -20 "$work/log"; fail "the tool does not build"; }
tool() { dotnet "$repository/runtime/Xnat.Typed.Tool/bin/Debug/net10.0/xnat-typed.dll" "$@"; }

stage "serve the plugins rad, centiloid and workshop"
# Not by way of the function: the process to be ended must be the server itself.
dotnet runtime/Xnat.Typed.Tool/bin/Debug/net10.0/xnat-typed.dll serve --urls http://127.0.0.1:0 --user admin:admin \
  --schemas "$extensions/rad" --schemas "$extensions/centiloid" --schemas "$extensions/workshop" > "$work/serve" 2>&1 &
server=$!
for _ in $(seq 100); do grep -q 'listening on' "$work/serve" && break; sleep 0.2; done
url=$(sed -n 's/^listening on //p' "$work/serve")
[ -n "$url" ] || { cat "$work/serve"; fail "the server did not start"; }

stage "schema pull"
mkdir "$work/consumer"
cd "$work/consumer"
export XNAT_HOST=$url XNAT_USER=admin XNAT_PASS=admin
tool schema pull "$url" --output schemas || fail "the schemas could not be pulled"
tool schema pull "$url" --output schemas | grep -q ' 0 new, 0 changed, ' || fail "a second pull wrote something"

stage "build a consumer outside the repository"
cat > Consumer.csproj << EOF
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <OutputType>Exe</OutputType>
    <TargetFramework>net10.0</TargetFramework>
    <Nullable>enable</Nullable>
    <ImplicitUsings>enable</ImplicitUsings>
    <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
    <MSBuildTreatWarningsAsErrors>true</MSBuildTreatWarningsAsErrors>
    <GenerateDocumentationFile>true</GenerateDocumentationFile>
    <NuGetAudit>false</NuGetAudit>
    <RootNamespace>Reading</RootNamespace>
  </PropertyGroup>
  <ItemGroup>
    <XnatSchema Include="schemas/**/*.xsd" />
    <ProjectReference Include="$repository/runtime/Xnat.Typed/Xnat.Typed.csproj" />
    <ProjectReference Include="$repository/generator/Xnat.Typed.Generator/Xnat.Typed.Generator.csproj" OutputItemType="Analyzer" ReferenceOutputAssembly="false" />
  </ItemGroup>
  <Import Project="$repository/generator/Xnat.Typed.Generator/build/Xnat.Typed.props" />
  <Import Project="$repository/generator/Xnat.Typed.Generator/build/Xnat.Typed.targets" />
</Project>
EOF
# Settings of folders above must not reach in.
for file in Directory.Build.props Directory.Build.targets Directory.Packages.props; do echo '<Project />' > "$file"; done
cat > Program.cs << 'EOF'
using System.Globalization;
using Reading;
using Xnat.Typed;
using Xnat.Typed.Model;

await using var xnat = await XnatClient.ConnectAsync(Environment.GetEnvironmentVariable("XNAT_HOST")!, XnatCredential.FromEnvironment());
var project = await xnat.Projects.CreateAsync(new ProjectData { Id = "plugins" });
var subject = await project.Subjects.CreateAsync(new SubjectData { Label = "S1" });
var session = await subject.Experiments.CreateAsync(new MrSessionData { Label = "S1_MR", Date = new(2020, 2, 29) });

var read = await session.Assessors.CreateAsync(new RadiologyReadData { Label = "S1_READ", Technique = "T1 and FLAIR" });
read.Diagnosis = "no finding";
read.FollowupRecommended = false;
read.Finding.Value = "unremarkable";
read.Finding.NormalStatus = true;
await read.SaveAsync();

var readBack = await session.Assessors.OfType<RadiologyReadData>().GetAsync("S1_READ");
Same("type", "rad:radiologyReadData", readBack.XsiType);
Same("technique", "T1 and FLAIR", readBack.Technique);
Same("diagnosis", "no finding", readBack.Diagnosis);
Same("followup_recommended", false, readBack.FollowupRecommended);
Same("finding", "unremarkable", readBack.Finding.Value);
Same("finding/normal_status", true, readBack.Finding.NormalStatus);

await session.Assessors.CreateAsync(new CentiloidAssessmentData { Label = "S1_PET", Tracer = "FBP" });
var centiloid = (CentiloidAssessmentData)await session.Assessors.GetAsync("S1_PET");
Same("tracer", "FBP", centiloid.Tracer);

await subject.Experiments.CreateAsync(new BiosampleCollection
{
    Label = "S1_BIO", ScanDate = new(2020, 3, 1), ScanTime = new(8, 30, 15), ScanSelected = 1, XDimension = 256, YDimension = 256
});
var sample = await project.Experiments.OfType<BiosampleCollection>().GetAsync("S1_BIO");
Same("Scan_Date", new DateOnly(2020, 3, 1), sample.ScanDate);
Same("Scan_Time", new TimeOnly(8, 30, 15), sample.ScanTime);

Same("reads", 1, await session.Assessors.OfType<RadiologyReadData>().CountAsync());
Console.WriteLine("three data types of plugins were created, saved and read back by their classes");

static void Same<T>(string what, T expected, T actual)
{
    if (!EqualityComparer<T>.Default.Equals(expected, actual))
        throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{what}: '{actual}' came back, '{expected}' was set."));
}
EOF
dotnet build Consumer.csproj -v q --nologo > "$work/log" 2>&1 || { tail -20 "$work/log"; fail "the consumer does not build"; }

stage "run it"
dotnet bin/Debug/net10.0/Consumer.dll || fail "the consumer failed"

stage "emit the same schemas to files"
tool schema emit schemas --output "$work/emitted" --namespace Reading.Emitted --quiet || fail "the schemas could not be emitted"
[ -f "$work/emitted/rad/RadiologyReadData.g.cs" ] || fail "the radiology read was not emitted"
echo "schema round trip: ok"
