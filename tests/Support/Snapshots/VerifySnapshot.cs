using System.Runtime.CompilerServices;
using VerifyTests;
using VerifyXunit;

namespace Xnat.Typed.Tests.Support.Snapshots;

/// <summary>The same two calls as the built-in back end, on the genuine Verify package.</summary>
public static class Snapshot
{
    /// <summary>Compares one text with <c>{Type}.{Method}.verified.{extension}</c>.</summary>
    public static async Task Match(string text, string extension = "txt", [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        await Verifier.Verify(text, extension, Settings(method), sourceFile);

    /// <summary>Compares each text with <c>{Type}.{Method}#{name}.verified.{extension}</c>.</summary>
    public static async Task Match(IEnumerable<SnapshotTarget> targets, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "") =>
        await Verifier.Verify(targets.Select(target => new Target(target.Extension, target.Text, target.Name)), Settings(method), sourceFile);

    private static VerifySettings Settings(string method)
    {
        var settings = new VerifySettings();
        settings.UseDirectory("_snapshots");
        settings.UseMethodName(method);
        return settings;
    }
}
