using System.Text.Json;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Finds objects in a sandbox that the list can be played on.</summary>
/// <param name="side">The server.</param>
/// <param name="made">The name of what the command made there; nothing where it takes what is there.</param>
internal sealed class Discovery(ParitySide side, string? made)
{
    /// <summary>Columns that name somebody's object.</summary>
    private static readonly string[] Naming = ["ID", "label", "subject_ID", "Name"];

    /// <summary>Looks, and leaves out what is not there: what needs it is not checked then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var project = Uri.EscapeDataString(side.Project);
        var sessions = $"data/projects/{project}/experiments?format=json&xsiType=xnat:mrSessionData&columns=ID,label,subject_ID";
        var session = await RowAsync(sessions, "label", cancellationToken).ConfigureAwait(false);
        var subject = await RowAsync(
            $"data/projects/{project}/subjects?format=json&columns=ID,label", "label", cancellationToken).ConfigureAwait(false);
        Take("experiment", session, "ID");
        Take("subject", subject, "ID");
        if (made is null) Take("subject", session, "subject_ID");
        if (!side.Found.TryGetValue("experiment", out var id)) return;
        var below = $"data/experiments/{Uri.EscapeDataString(id)}";
        Take("scan", await RowAsync($"{below}/scans?format=json", "ID", cancellationToken).ConfigureAwait(false), "ID");
        Take("resource", await RowAsync($"{below}/resources?format=json", "label", cancellationToken).ConfigureAwait(false), "label");
        if (!side.Found.TryGetValue("resource", out var label)) return;
        var files = $"{below}/resources/{Uri.EscapeDataString(label)}/files?format=json";
        Take("file", await RowAsync(files, "Name", cancellationToken).ConfigureAwait(false), "Name");
    }

    private void Take(string name, Dictionary<string, string>? row, string column)
    {
        if (row is not null) side.Names.UnionWith(Naming.Select(named => row.GetValueOrDefault(named, "")).Where(cell => cell.Length > 2));
        // A part of dots alone would climb out of the sandbox.
        if (row?.GetValueOrDefault(column) is { Length: > 0 } value && !value.Split('/').Any(part => part.Trim('.').Length == 0))
            side.Found[name] = value;
    }

    /// <summary>The row of what was made, or the first.</summary>
    private async Task<Dictionary<string, string>?> RowAsync(string address, string column, CancellationToken cancellationToken)
    {
        var (answer, content) = await side.ReadAsync("GET", address, null, cancellationToken).ConfigureAwait(false);
        if (answer is not { Status: 200, Shape.Format: "JSON" } || answer.Shape.Columns.Count == 0) return null;
        using var document = JsonDocument.Parse(content);
        var rows = document.RootElement.GetProperty("ResultSet").GetProperty("Result").EnumerateArray()
            .Where(row => row.ValueKind == JsonValueKind.Object)
            .Select(row => row.EnumerateObject()
                .Where(cell => cell.Value.ValueKind == JsonValueKind.String)
                .DistinctBy(cell => cell.Name)
                .ToDictionary(cell => cell.Name, cell => cell.Value.GetString()!, StringComparer.Ordinal));
        return rows.FirstOrDefault(row => made is null || MadeNames.Of(made).ContainsValue(row.GetValueOrDefault(column, "")));
    }
}
