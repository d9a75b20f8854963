namespace Xnat.Typed.Package.Tests;

[Collection(PackedCollection.Name)]
public sealed class ToolTests(PackedProjects packed)
{
    [Fact]
    public void PlatformsOfSqliteAreThoseThatPeopleWorkOn()
    {
        const string Platforms = "tools/net10.0/any/runtimes/";

        var platforms = packed.Entries("Xnat.Typed.Tool").Keys.Where(name => name.StartsWith(Platforms, StringComparison.Ordinal));

        Assert.Equal(
            [
                "linux-arm64/native/libe_sqlite3.so",
                "linux-musl-x64/native/libe_sqlite3.so",
                "linux-x64/native/libe_sqlite3.so",
                "osx-arm64/native/libe_sqlite3.dylib",
                "osx-x64/native/libe_sqlite3.dylib",
                "win-arm64/native/e_sqlite3.dll",
                "win-x64/native/e_sqlite3.dll",
            ],
            platforms.Select(name => name[Platforms.Length..]));
    }

    [Fact]
    public async Task PlatformWithoutSqliteIsToldWhatWorks()
    {
        var folder = Path.Combine(packed.Extract("Xnat.Typed.Tool", "elsewhere"), "tools", "net10.0", "any");
        Directory.Delete(Path.Combine(folder, "runtimes"), recursive: true);
        var dependencies = Path.Combine(folder, "xnat-typed.deps.json");
        var known = await File.ReadAllTextAsync(dependencies);
        await File.WriteAllTextAsync(dependencies, known.Replace("\"rid\": \"", "\"rid\": \"other-", StringComparison.Ordinal));
        var data = Path.Combine(folder, "data");

        var (succeeded, output) = await DotnetCommand.TryRunAsync(
            folder, Path.Combine(folder, "xnat-typed.dll"), "serve", "--urls", "http://127.0.0.1:0", "--data", data);

        Assert.False(succeeded);
        Assert.StartsWith(
            "A data folder needs SQLite, whose library e_sqlite3 cannot be loaded on this platform; ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ToolFromThePackageServes()
    {
        var folder = Path.Combine(packed.Extract("Xnat.Typed.Tool"), "tools", "net10.0", "any");

        using var process = DotnetCommand.Start(
            folder, Path.Combine(folder, "xnat-typed.dll"), "serve", "--urls", "http://127.0.0.1:0", "--user", "admin:admin");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync();

            Assert.StartsWith("listening on http://127.0.0.1:", line, StringComparison.Ordinal);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }
}
