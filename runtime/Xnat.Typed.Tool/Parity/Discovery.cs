using System.Text;
using System.Text.Json;

namespace Xnat.Typed.Tool.Parity;

/// <summary>Finds objects in a sandbox that the list can be played on.</summary>
/// <param name="side">The server.</param>
/// <param name="made">The name of what the command made there; nothing where it takes what is there.</param>
internal sealed class Discovery(ParitySide side, string? made)
{
    /// <summary>Columns that name somebody's object.</summary>
    private static readonly string[] Naming = ["ID", "label", "subject_ID", "Name", "name", "subject", "folderName"];

    /// <summary>What the list calls by the names of the run.</summary>
    private static readonly string[] Made = ["target", "cache", "field"];

    private readonly string project = $"data/projects/{Uri.EscapeDataString(side.Project)}";

    /// <summary>Looks, and leaves out what is not there: what needs it is not checked then.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        TakeNames();
        await FindAccountAsync(cancellationToken).ConfigureAwait(false);
        if (side.Found.TryGetValue("home", out var home))
            await FindFileAsync($"data/projects/{Uri.EscapeDataString(home)}", "project-", cancellationToken).ConfigureAwait(false);
        var sessions = $"{project}/experiments?format=json&xsiType=xnat:mrSessionData&columns=ID,label,subject_ID";
        var session = await RowAsync(sessions, "label", cancellationToken).ConfigureAwait(false);
        var subject = await RowAsync($"{project}/subjects?format=json&columns=ID,label", "label", cancellationToken).ConfigureAwait(false);
        Take("experiment", session, "ID");
        Take("subject", subject, "ID");
        if (made is null) Take("subject", session, "subject_ID");
        if (side.Found.TryGetValue("subject", out var owner))
            await FindFileAsync($"{project}/subjects/{Uri.EscapeDataString(owner)}", "subject-", cancellationToken).ConfigureAwait(false);
        if (side.Found.TryGetValue("experiment", out var id))
            await FindBelowAsync($"data/experiments/{Uri.EscapeDataString(id)}", cancellationToken).ConfigureAwait(false);
        await FindWaitingAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A session in the prearchive, with a scan and files.</summary>
    public async Task FindWaitingAsync(CancellationToken cancellationToken)
    {
        var listing = $"data/prearchive/projects/{Uri.EscapeDataString(side.Project)}?format=json";
        var row = await RowAsync(listing, "name", cancellationToken).ConfigureAwait(false);
        // Only what has the name of the run in its address is ever written to or deleted.
        if (made is not null && row?.GetValueOrDefault("folderName")?.StartsWith(made, StringComparison.Ordinal) != true) row = null;
        side.Found.Remove("timestamp");
        side.Found.Remove("folder");
        Take("timestamp", row, "timestamp");
        Take("folder", row, "folderName");
        if (!side.Found.TryGetValue("timestamp", out var time) || !side.Found.TryGetValue("folder", out var folder)) return;
        var below = $"{listing.Split('?')[0]}/{Uri.EscapeDataString(time)}/{Uri.EscapeDataString(folder)}";
        Take("waiting-scan", await RowAsync($"{below}/scans?format=json", IsAny, cancellationToken).ConfigureAwait(false), "ID");
        if (side.Found.TryGetValue("waiting-scan", out var scan))
            await FindWaitingFileAsync($"{below}/scans/{Uri.EscapeDataString(scan)}", "waiting-image-", cancellationToken)
                .ConfigureAwait(false);
        await FindWaitingFileAsync(below, "waiting-", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first resource of a session or a scan in the prearchive, and its first file.</summary>
    private async Task FindWaitingFileAsync(string owner, string kind, CancellationToken cancellationToken)
    {
        // A session lists the resources of its scans with its own.
        var row = await RowAsync(
            $"{owner}/resources?format=json", row => row.GetValueOrDefault("category", "resources") == "resources", cancellationToken)
            .ConfigureAwait(false);
        Take(kind + "resource", row, "label");
        if (!side.Found.TryGetValue(kind + "resource", out var label)) return;
        var files = $"{owner}/resources/{Uri.EscapeDataString(label)}/files?format=json";
        Take(kind + "file", await RowAsync(files, IsAny, cancellationToken).ConfigureAwait(false), "Name");
    }

    private async Task FindBelowAsync(string session, CancellationToken cancellationToken)
    {
        Take("scan", await RowAsync($"{session}/scans?format=json", "ID", cancellationToken).ConfigureAwait(false), "ID");
        if (side.Found.TryGetValue("scan", out var scan))
        {
            var below = $"{session}/scans/{Uri.EscapeDataString(scan)}";
            await FindFileAsync(below, "scan-", cancellationToken).ConfigureAwait(false);
            // What XNAT makes of images it makes of the files with this label.
            var images = await RowAsync(
                $"{below}/resources?format=json", row => row.GetValueOrDefault("label") == "DICOM", cancellationToken)
                .ConfigureAwait(false);
            if (images is not null) side.Found["image-scan"] = scan;
        }

        Take("assessor", await RowAsync($"{session}/assessors?format=json", "label", cancellationToken).ConfigureAwait(false), "ID");
        if (side.Found.TryGetValue("assessor", out var assessor))
            await FindFileAsync($"{session}/assessors/{Uri.EscapeDataString(assessor)}/out", "assessor-", cancellationToken)
                .ConfigureAwait(false);
        var reconstructions = $"{session}/reconstructions?format=json";
        Take("reconstruction", await RowAsync(reconstructions, "ID", cancellationToken).ConfigureAwait(false), "ID");
        await FindFileAsync(session, "", cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The first resource of an object, and its first file.</summary>
    private async Task FindFileAsync(string owner, string kind, CancellationToken cancellationToken)
    {
        var row = await RowAsync($"{owner}/resources?format=json", "label", cancellationToken).ConfigureAwait(false);
        Take(kind + "resource", row, "label");
        if (!side.Found.TryGetValue(kind + "resource", out var label)) return;
        var files = $"{owner}/resources/{Uri.EscapeDataString(label)}/files?format=json";
        Take(kind + "file", await RowAsync(files, "Name", cancellationToken).ConfigureAwait(false), "Name");
    }

    private async Task FindAccountAsync(CancellationToken cancellationToken)
    {
        var (answer, content) = await side.ReadAsync("GET", "xapi/users/username", null, cancellationToken).ConfigureAwait(false);
        if (answer is not { Status: 200, Shape.Format: "text" }) return;
        var login = Encoding.UTF8.GetString(content).Trim();
        Take("login", new() { ["login"] = login }, "login");
        side.Names.Add(login);
    }

    /// <summary>What is read by names of the run, as far as it could be made.</summary>
    private void TakeNames()
    {
        if (made is null)
        {
            side.Found["home"] = side.Project;
            return;
        }

        var names = MadeNames.Of(made);
        foreach (var name in Made.Where(name => !side.Lacking.Contains(name)))
            side.Found[name] = names[name];
        side.Found["made-file"] = names["file"];
        if (side.Found.TryGetValue("target", out var target)) side.Found["home"] = target;
    }

    private void Take(string name, Dictionary<string, string>? row, string column)
    {
        // The label that XNAT itself gives to images is nobody's, and a word of media types.
        if (row is not null)
        {
            side.Names.UnionWith(
                Naming.Select(named => row.GetValueOrDefault(named, "")).Where(cell => cell is not "DICOM" and { Length: > 2 }));
        }

        // A part of dots alone would climb out of the sandbox, and only files have parts.
        if (row?.GetValueOrDefault(column) is { Length: > 0 } value && !value.Split('/').Any(part => part.Trim('.').Length == 0)
            && (column == "Name" || !value.Contains('/', StringComparison.Ordinal)))
            side.Found[name] = value;
    }

    /// <summary>Below what the run has made, everything is the run's.</summary>
    private static bool IsAny(Dictionary<string, string> row) => true;

    /// <summary>The row of what was made, by its name in the column; or the first.</summary>
    private Task<Dictionary<string, string>?> RowAsync(string address, string column, CancellationToken cancellationToken) => RowAsync(
        address, row => made is null || MadeNames.Of(made).ContainsValue(row.GetValueOrDefault(column, "")), cancellationToken);

    private async Task<Dictionary<string, string>?> RowAsync(
        string address, Func<Dictionary<string, string>, bool> isMeant, CancellationToken cancellationToken)
    {
        var (answer, content) = await side.ReadAsync("GET", address, null, cancellationToken).ConfigureAwait(false);
        if (answer is not { Status: 200, Shape.Format: "JSON" } || answer.Shape.Columns.Count == 0) return null;
        using var document = JsonDocument.Parse(content);
        return document.RootElement.GetProperty("ResultSet").GetProperty("Result").EnumerateArray()
            .Where(row => row.ValueKind == JsonValueKind.Object)
            .Select(row => row.EnumerateObject()
                .Where(cell => cell.Value.ValueKind == JsonValueKind.String)
                .DistinctBy(cell => cell.Name)
                .ToDictionary(cell => cell.Name, cell => cell.Value.GetString()!, StringComparer.Ordinal))
            .FirstOrDefault(isMeant);
    }
}
