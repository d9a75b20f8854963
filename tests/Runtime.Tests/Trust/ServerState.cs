using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>What a server holds, asked for beside the client: everything that a verb may change, without times.</summary>
internal static class ServerState
{
    public static async Task<string> OfAsync(Uri server)
    {
        using var http = new HttpClient { BaseAddress = server };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String("admin:admin"u8));
        var state = new StringBuilder();
        foreach (var project in await ColumnAsync(http, "data/projects", "ID"))
        {
            await AddAsync(http, state, $"data/projects/{project}");
            await AddOwnedAsync(http, state, $"data/projects/{project}");
        }

        foreach (var subject in await ColumnAsync(http, "data/subjects", "ID"))
        {
            await AddAsync(http, state, $"data/subjects/{subject}");
            await AddOwnedAsync(http, state, $"data/subjects/{subject}");
        }

        foreach (var experiment in await ColumnAsync(http, "data/experiments", "ID"))
        {
            await AddAsync(http, state, $"data/experiments/{experiment}");
            await AddOwnedAsync(http, state, $"data/experiments/{experiment}");
            foreach (var scan in await ColumnAsync(http, $"data/experiments/{experiment}/scans", "ID"))
                await AddOwnedAsync(http, state, $"data/experiments/{experiment}/scans/{scan}");
        }

        state.AppendLine(await http.GetStringAsync(new Uri("data/prearchive/projects?format=json", UriKind.Relative)));
        return Outcome.Plain(state.ToString());
    }

    private static async Task AddOwnedAsync(HttpClient http, StringBuilder state, string owner)
    {
        foreach (var resource in await ColumnAsync(http, $"{owner}/resources", "xnat_abstractresource_id"))
            foreach (var file in await RowsAsync(http, $"{owner}/resources/{resource}/files"))
                state.AppendLine(
                    $"{owner} {file.GetProperty("collection")} {file.GetProperty("Name")} " +
                    $"{file.GetProperty("Size")} {file.GetProperty("digest")}");
    }

    private static async Task AddAsync(HttpClient http, StringBuilder state, string path)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{path}?format=json", UriKind.Relative)));
        foreach (var item in document.RootElement.GetProperty("items").EnumerateArray()) Add(state, item, path);
    }

    /// <summary>Fields and children; the notes about changes count requests and times.</summary>
    private static void Add(StringBuilder state, JsonElement item, string path)
    {
        foreach (var field in item.GetProperty("data_fields").EnumerateObject()) state.AppendLine($"{path} {field.Name}={field.Value}");
        foreach (var child in item.GetProperty("children").EnumerateArray())
            foreach (var inner in child.GetProperty("items").EnumerateArray())
                Add(state, inner, $"{path} {child.GetProperty("field")}");
    }

    private static async Task<IReadOnlyList<string>> ColumnAsync(HttpClient http, string path, string column) =>
        [.. (await RowsAsync(http, path)).Select(row => row.GetProperty(column).GetString()!).Order(StringComparer.Ordinal)];

    private static async Task<IReadOnlyList<JsonElement>> RowsAsync(HttpClient http, string path)
    {
        using var document = JsonDocument.Parse(await http.GetStringAsync(new Uri($"{path}?format=json", UriKind.Relative)));
        return [.. document.RootElement.GetProperty("ResultSet").GetProperty("Result").EnumerateArray().Select(static row => row.Clone())];
    }
}
