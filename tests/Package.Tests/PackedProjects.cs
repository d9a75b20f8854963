using System.IO.Compression;
using System.Reflection;

namespace Xnat.Typed.Package.Tests;

/// <summary>
/// The packages of this repository, packed once, and the projects of users, built once against them, all in a folder of their own.
/// </summary>
public sealed class PackedProjects : IAsyncLifetime
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("xnat-typed-package-tests-");
    private readonly Lazy<Task<string>> copied;
    private readonly Lazy<Task<string>> built;
    private readonly Lazy<Task<string>> failed;

    /// <summary>Packing and building wait for the first test that asks.</summary>
    public PackedProjects()
    {
        copied = new(CopyConsumersAsync);
        built = new(BuildConsumersAsync);
        failed = new(BuildFailingAsync);
    }

    /// <summary>Packages of the SDK, its wiring for hosts, the server and the tool.</summary>
    public static IReadOnlyList<string> Names { get; } =
        ["Xnat.Typed", "Xnat.Typed.DependencyInjection", "Xnat.Typed.Server", "Xnat.Typed.Tool"];

    /// <summary>Those with symbols in a package beside them; in the tool's they would be of no use.</summary>
    public static IReadOnlyList<string> Libraries { get; } = [.. Names.Where(name => name != "Xnat.Typed.Tool")];

    /// <summary>Folder of the users' projects that cannot be built.</summary>
    public const string Failing = "Failing";

    /// <summary>Version of the packages, which is that of the build.</summary>
    public string Version { get; private set; } = "";

    /// <summary>The configuration that is being tested.</summary>
    public static string Configuration { get; } =
        typeof(PackedProjects).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;

    /// <summary>Where the packages lie that ours depend on.</summary>
    public static string Restored { get; } =
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private string Feed => Path.Combine(root.FullName, "feed");

    public async Task InitializeAsync()
    {
        await PackAsync(Feed);
        Version = Path.GetFileNameWithoutExtension(Directory.EnumerateFiles(Feed, "Xnat.Typed.Server.*.nupkg")
            .Single())["Xnat.Typed.Server.".Length..];
    }

    public Task DisposeAsync()
    {
        root.Delete(recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>The entries of a package with their content, without those that every package has.</summary>
    public IReadOnlyDictionary<string, byte[]> Entries(string package, string extension = "nupkg") =>
        Entries(Path.Combine(Feed, $"{package}.{Version}.{extension}"));

    /// <inheritdoc cref="Entries(string, string)"/>
    public static IReadOnlyDictionary<string, byte[]> Entries(string path)
    {
        var entries = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        using var archive = ZipFile.OpenRead(path);
        foreach (var entry in archive.Entries.Where(entry => entry.FullName.Split('/')[0] is not ("_rels" or "package")))
        {
            if (entry.FullName == "[Content_Types].xml") continue;
            using var content = new MemoryStream();
            using (var stream = entry.Open()) stream.CopyTo(content);
            entries.Add(entry.FullName, content.ToArray());
        }

        return entries;
    }

    /// <summary>Bytes of a package, compressed as it is.</summary>
    public long Size(string package) => new FileInfo(Path.Combine(Feed, $"{package}.{Version}.nupkg")).Length;

    /// <summary>Packs again, to compare: name of the file and content.</summary>
    public async Task<bool> IsPackedTheSameAgainAsync()
    {
        var again = Path.Combine(root.FullName, "again");
        await PackAsync(again);
        return Directory
            .EnumerateFiles(Feed)
            .Order(StringComparer.Ordinal)
            .Select(Digest)
            .SequenceEqual(Directory.EnumerateFiles(again).Order(StringComparer.Ordinal).Select(Digest));
    }

    /// <summary>Packs what was built with other properties, to look at: the folder of the packages.</summary>
    public async Task<string> PackWithAsync(string property)
    {
        var folder = Path.Combine(root.FullName, "other");
        await PackAsync(folder, "-p:" + property);
        return folder;
    }

    /// <summary>
    /// Builds the generator of a repository that is published at an address, and with it a project in which a problem is found: the
    /// generator's path and what was printed.
    /// </summary>
    public async Task<(string Generator, string Output)> BuildWithGeneratorOfAsync(string address)
    {
        var artifacts = Path.Combine(root.FullName, "artifacts");
        var project = Path.Combine("generator", "Xnat.Typed.Generator", "Xnat.Typed.Generator.csproj");
        await DotnetCommand.RunAsync(
            SharedFiles.RepositoryRoot(), "build", project, "-c", Configuration, "-v", "q", "--artifacts-path", artifacts,
            "-p:RepositoryUrl=" + address);
        var generator = Directory
            .EnumerateFiles(Path.Combine(artifacts, "bin"), "Xnat.Typed.Generator.dll", SearchOption.AllDirectories)
            .Single();
        var properties = Path.Combine(Extract("Xnat.Typed"), "buildTransitive", "net10.0");
        var (_, output) = await DotnetCommand.TryRunAsync(
            Path.Combine(await copied.Value, Failing, "Addressed"),
            Arguments("build", "-p:XnatGenerator=" + generator, "-p:XnatBuildFolder=" + properties));
        return (generator, output);
    }

    /// <summary>A package, unpacked.</summary>
    public string Extract(string package, string target = "extracted")
    {
        var folder = Path.Combine(root.FullName, target, package);
        ZipFile.ExtractToDirectory(Path.Combine(Feed, $"{package}.{Version}.nupkg"), folder, overwriteFiles: true);
        return folder;
    }

    /// <summary>The folder with the users' projects, those that can be built.</summary>
    public async Task<string> ConsumersAsync()
    {
        await built.Value;
        return await copied.Value;
    }

    /// <summary>Runs one of the users' programs, which must end well: what it printed.</summary>
    public async Task<string> RunConsumerAsync(string project)
    {
        var folder = Path.Combine(await ConsumersAsync(), project);
        return (await DotnetCommand.RunAsync(folder, Path.Combine(folder, "bin", Configuration, "net10.0", project + ".dll")))
            .ReplaceLineEndings("\n");
    }

    /// <summary>What the first build of the users' projects printed.</summary>
    public Task<string> BuildOutputAsync() => built.Value;

    /// <summary>What the build of the projects printed in which something of ours must be an error.</summary>
    public Task<string> FailingOutputAsync() => failed.Value;

    /// <summary>Builds the users' projects again.</summary>
    public async Task RebuildAsync() =>
        await DotnetCommand.RunAsync(await ConsumersAsync(), Arguments("build", "Consumers.slnx", "--no-restore"));

    /// <summary>Writes a file into one of the failing projects; gives its folder.</summary>
    public async Task<string> WriteAsync(string project, string name, string text)
    {
        var folder = Path.Combine(await copied.Value, Failing, project);
        await File.WriteAllTextAsync(Path.Combine(folder, name), text);
        return folder;
    }

    /// <summary>Restores, or restores and builds, one of the failing projects: whether it succeeded, and what was printed.</summary>
    public async Task<(bool Succeeded, string Output)> TryAsync(string command, string project) =>
        await DotnetCommand.TryRunAsync(Path.Combine(await copied.Value, Failing, project), Arguments(command));

    private static (string Name, string Digest) Digest(string path) =>
        (Path.GetFileName(path), Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))));

    private static Task PackAsync(string folder, params string[] arguments) => DotnetCommand.RunAsync(
        Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Package.Tests"),
        [
            "msbuild", "Packing/Packages.proj", "-t:Pack", $"-p:Configuration={Configuration}",
            $"-p:PackageOutputPath={folder}{Path.DirectorySeparatorChar}", .. arguments,
        ]);

    private async Task<string> BuildConsumersAsync() =>
        await DotnetCommand.RunAsync(await copied.Value, Arguments("build", "Consumers.slnx"));

    private async Task<string> BuildFailingAsync()
    {
        var folder = Path.Combine(await copied.Value, Failing);
        var (succeeded, output) = await DotnetCommand.TryRunAsync(folder, Arguments("build", "Failing.slnx"));
        return succeeded ? throw new InvalidOperationException($"Failing.slnx was built:\n{output}") : output;
    }

    private string[] Arguments(string command, params string[] arguments) =>
        [command, .. arguments, .. command == "restore" ? (string[])[] : ["-c", Configuration], $"-p:XnatTypedVersion={Version}"];

    private async Task<string> CopyConsumersAsync()
    {
        var source = Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Package.Tests", "Consumers");
        var target = Path.Combine(root.FullName, "consumers");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        File.Copy(Path.Combine(SharedFiles.RepositoryRoot(), "global.json"), Path.Combine(target, "global.json"));
        await File.WriteAllTextAsync(Path.Combine(target, "nuget.config"), NugetConfig());
        return target;
    }

    /// <summary>
    /// Ours come from the folder of this run, into a cache of their own, or an older build of the same version would be
    /// taken. What they depend on was restored when they were built, so that no other source is asked.
    /// </summary>
    private string NugetConfig() => $"""
        <configuration>
          <config>
            <add key="globalPackagesFolder" value="{Path.Combine(root.FullName, "packages")}" />
          </config>
          <packageSources>
            <clear />
            <add key="packed" value="{Feed}" />
            <add key="restored" value="{Restored}" />
          </packageSources>
          <packageSourceMapping>
            <clear />
            <packageSource key="packed"><package pattern="Xnat.Typed*" /></packageSource>
            <packageSource key="restored"><package pattern="*" /></packageSource>
          </packageSourceMapping>
          <fallbackPackageFolders>
            <clear />
          </fallbackPackageFolders>
        </configuration>
        """;
}
