using System.Diagnostics;

namespace Xnat.Typed.Benchmarks.Generator;

/// <summary>A small project outside the repository that references what was built here, with or without a schema of its own.</summary>
internal sealed class ConsumerBuild : IDisposable
{
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:lab="http://example.org/lab" xmlns:xnat="http://nrg.wustl.edu/xnat"
            targetNamespace="http://example.org/lab">
          <xs:element name="Volume" type="lab:volumeData"/>
          <xs:complexType name="volumeData"><xs:complexContent><xs:extension base="xnat:imageAssessorData"><xs:sequence>
            <xs:element name="brain" type="xs:float"/><xs:element name="left" type="xs:float"/><xs:element name="right" type="xs:float"/>
            <xs:element name="method" type="xs:string"/>
          </xs:sequence></xs:extension></xs:complexContent></xs:complexType>
        </xs:schema>
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("xnat-consumer").FullName;

    public ConsumerBuild(bool withSchema)
    {
        var build = Path.Combine(SchemaFolders.Repository, "generator", "Xnat.Typed.Generator", "build");
        var here = AppContext.BaseDirectory;
        File.WriteAllText(Path.Combine(folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable></PropertyGroup>
              <Import Project="{Path.Combine(build, "Xnat.Typed.props")}" />
              <ItemGroup>
                <Reference Include="{Path.Combine(here, "Xnat.Typed.dll")}" />
                <Analyzer Include="{Path.Combine(here, "Xnat.Typed.Generator.dll")}" />
                {(withSchema ? "<XnatSchema Include=\"lab.xsd\" />" : "")}
              </ItemGroup>
              <Import Project="{Path.Combine(build, "Xnat.Typed.targets")}" />
            </Project>
            """);
        File.WriteAllText(
            Path.Combine(folder, "Program.cs"),
            "public static class Program { public static System.Type Of() => typeof(Xnat.Typed.Model.ProjectData); }");
        if (withSchema) File.WriteAllText(Path.Combine(folder, "lab.xsd"), Schema);
        Dotnet("restore");
        Rebuild();
    }

    public double Rebuild() => Measure.Once(() => Dotnet("build", "--no-restore", "--no-incremental"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"dotnet {string.Join(' ', arguments)} failed:\n{text}");
    }
}
