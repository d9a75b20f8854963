using System.Diagnostics;
using System.Text.Json;

namespace Xnat.Typed.Runtime.Tests.Setup;

public sealed class NetrcPeerTests
{
    private const int Files = 4000;

    [PythonFact]
    public async Task EntriesAndRefusalsAreThoseOfPython()
    {
        var texts = NetrcTexts.Generate(seed: 20261, Files).ToArray();
        // Names of hosts know no capital letters for us: only those that have one spelling can be compared.
        var hosts = NetrcTexts.Hosts.Where(static host => !string.Equals(host, "A.test", StringComparison.OrdinalIgnoreCase)).ToArray();

        var theirs = await AskAsync(texts, hosts);

        var refused = 0;
        for (var at = 0; at < texts.Length; at++)
        {
            var ours = Read(texts[at], hosts);
            if (ours is null) refused++;
            Assert.True(Same(theirs[at], ours),
                $"Text {at} is read otherwise by Python: {JsonSerializer.Serialize(texts[at])}\nours " +
                $"{JsonSerializer.Serialize(ours)}\ntheirs {JsonSerializer.Serialize(theirs[at])}");
        }

        Assert.InRange(refused, Files / 20, Files * 19 / 20);
    }

    private static string?[]?[]? Read(string text, string[] hosts)
    {
        try
        {
            var entries = NetrcFile.Parse(text);
            return [.. hosts.Select(host => NetrcFile.Find(entries, host) is { } entry
                ? new[] { entry.Login ?? "", entry.Password ?? "" } : null)];
        }
        catch (XnatException)
        {
            return null;
        }
    }

    private static bool Same(string?[]?[]? theirs, string?[]?[]? ours)
    {
        if (theirs is null || ours is null) return theirs is null && ours is null;
        return theirs.Zip(ours)
            .All(static pair => pair is (null, null) || (pair is ({ } their, { } our) && their[0] == our[0] && their[2] == our[1]));
    }

    private static async Task<string?[]?[]?[]> AskAsync(string[] texts, string[] hosts)
    {
        var script = Path.Combine(SharedFiles.RepositoryRoot(), "tests", "Runtime.Tests", "Setup", "netrc_peer.py");
        using var python =
            Process.Start(new ProcessStartInfo("python3", [script]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await python.StandardInput.WriteAsync(JsonSerializer.Serialize(new { Texts = texts, Hosts = hosts }));
        python.StandardInput.Close();
        var output = await python.StandardOutput.ReadToEndAsync();
        await python.WaitForExitAsync();
        return JsonSerializer.Deserialize<string?[]?[]?[]>(output)!;
    }
}
