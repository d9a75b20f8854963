namespace Xnat.Typed.Package.Tests;

[Collection(PackedCollection.Name)]
public sealed class ToolTests(PackedProjects packed)
{
    [Fact]
    public async Task ToolFromThePackageServes()
    {
        var folder = Path.Combine(packed.Extract("Xnat.Typed.Tool"), "tools", "net10.0", "any");

        using var process = DotnetCommand.Start(folder, Path.Combine(folder, "xnat-typed.dll"), "serve", "--urls", "http://127.0.0.1:0", "--user", "admin:admin");
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
