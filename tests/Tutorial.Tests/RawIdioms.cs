using System.Text.Json;
using System.Text.Json.Nodes;

namespace Xnat.Typed.Tutorial.Tests;

/// <summary>The C# of <c>docs/raw-access.md</c>; a test compares the two, and runs this.</summary>
internal static class RawIdioms
{
    public static async Task RunAsync(XnatClient xnat, string project, string label, string file)
    {
        // docs/raw-access.md: paths
        JsonElement settings = await xnat.Raw.GetJsonAsync("/xapi/siteConfig");
        string table = await xnat.Raw.GetTextAsync($"/data/projects/{project}/subjects?format=csv");
        await xnat.Raw.PutAsync($"/data/projects/{project}/subjects/{label}?group=control");
        await xnat.Raw.PutJsonAsync($"/xapi/custom-fields/projects/{project}/fields", new JsonObject { ["score"] = 0.5 });
        await xnat.Raw.DownloadAsync($"/data/projects/{project}/resources/NOTES/files/plan.txt", file);
        // docs/raw-access.md: end

        Console.WriteLine($"{settings.ValueKind} {table.Length}");
    }
}
