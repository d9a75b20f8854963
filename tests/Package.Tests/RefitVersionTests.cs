using System.IO.Compression;

namespace Xnat.Typed.Package.Tests;

/// <summary>A user's project that refers to another Refit than we do; docs/rest.md says the same.</summary>
[Collection(PackedCollection.Name)]
public sealed class RefitVersionTests(PackedProjects packed)
{
    private const string Ours = "16.4.0";
    private const string Newer = "99.0.0";

    [Fact]
    public async Task OlderOneIsRefusedAtRestoreAsADowngrade()
    {
        var (succeeded, output) = await packed.TryAsync("restore", "OlderRefit");

        Assert.False(succeeded);
        var downgrade = $"error NU1605: Warning As Error: Detected package downgrade: Refit from {Ours} to 15.2.0";
        Assert.Contains(downgrade, output, StringComparison.Ordinal);
    }

    /// <summary>
    /// There is no newer one yet, so this is ours under another number: it shows which is taken, and that no range forbids it.
    /// </summary>
    [Fact]
    public async Task NewerOneIsTaken()
    {
        var folder = await packed.WriteAsync("NewerRefit", "feed.txt", "");
        WriteNewer(Directory.CreateDirectory(Path.Combine(folder, "feed")).FullName);

        var (succeeded, output) = await packed.TryAsync("build", "NewerRefit");

        Assert.True(succeeded, output);
        var resolved = await File.ReadAllTextAsync(Path.Combine(folder, "obj", "project.assets.json"));
        Assert.Contains($"\"Refit/{Newer}\"", resolved, StringComparison.Ordinal);
        var program = Path.Combine(folder, "bin", PackedProjects.Configuration, "net10.0", "NewerRefit.dll");
        Assert.Equal("True", (await DotnetCommand.RunAsync(folder, program)).Trim());
    }

    private static void WriteNewer(string feed)
    {
        var package = Path.Combine(feed, $"Refit.{Newer}.nupkg");
        File.Copy(Path.Combine(PackedProjects.Restored, "refit", Ours, $"refit.{Ours}.nupkg"), package);
        using var archive = ZipFile.Open(package, ZipArchiveMode.Update);
        // The signature is of the version that it was.
        archive.GetEntry(".signature.p7s")?.Delete();
        var specification = archive.Entries.Single(static entry => entry.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase));
        using var content = specification.Open();
        var text = new StreamReader(content).ReadToEnd()
            .Replace($"<version>{Ours}</version>", $"<version>{Newer}</version>", StringComparison.Ordinal);
        content.SetLength(0);
        content.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }
}
