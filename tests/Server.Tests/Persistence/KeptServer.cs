namespace Xnat.Typed.Server.Tests.Persistence;

/// <summary>A data folder and the options of servers on it; deleted with the test.</summary>
internal sealed class KeptServer : IDisposable
{
    public DirectoryInfo Folder { get; } = Directory.CreateTempSubdirectory("xnat-typed-data-tests-");

    public ManualClock Clock { get; } = new();

    public string Data => Path.Combine(Folder.FullName, "data");

    public string Database => Path.Combine(Data, "xnat-typed.db");

    public XnatServerOptions Options => new() { DataFolder = Data, Clock = Clock };

    public Task<TestServer> StartAsync(Action<XnatSeed>? seed = null) => TestServer.StartAsync(seed, Options);

    public IEnumerable<string> LargeFiles() =>
        Directory.EnumerateFiles(Path.Combine(Data, "files")).Select(path => Path.GetFileName(path)!);

    public void Dispose() => Folder.Delete(recursive: true);
}
