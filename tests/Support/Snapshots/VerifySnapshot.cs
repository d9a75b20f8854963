using System.Runtime.CompilerServices;
using VerifyTests;
using VerifyXunit;

namespace Xnat.Typed.Tests.Support.Snapshots;

/// <summary>The same two calls as the built-in back end, on the genuine Verify package: same file names, same bytes.</summary>
public static class Snapshot
{
    /// <summary>A setting of the whole process, which Verify takes only before its first comparison.</summary>
    static Snapshot() => VerifierSettings.UseUtf8NoBom();

    /// <summary>Compares one text with <c>{Type}.{Method}.verified.{extension}</c>.</summary>
    public static async Task Match(
        string text,
        string extension = "txt",
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        await Verifier.Verify(text, extension, Settings(sourceFile, method), sourceFile);

    /// <summary>Compares each text with <c>{Type}.{Method}#{name}.verified.{extension}</c>.</summary>
    public static async Task Match(
        IEnumerable<SnapshotTarget> targets,
        [CallerFilePath] string sourceFile = "",
        [CallerMemberName] string method = "") =>
        await Verifier.Verify(
            targets.Select(target => new Target(target.Extension, target.Text, target.Name)), Settings(sourceFile, method), sourceFile);

    private static VerifySettings Settings(string sourceFile, string method)
    {
        var settings = new VerifySettings();
        settings.UseDirectory("_snapshots");
        settings.UseTypeName(Path.GetFileNameWithoutExtension(sourceFile));
        settings.UseMethodName(method);

        // What is scrubbed depends on where the solution lies: in a folder /data, every such path of the server would be.
        settings.DisableScrubbers();
        if (Environment.GetEnvironmentVariable("SNAPSHOT_ACCEPT") == "1") settings.AutoVerify();
        return settings;
    }
}
