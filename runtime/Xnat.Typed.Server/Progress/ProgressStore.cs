using System.Text.Json;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Progress;

/// <summary>Reports on work for clients that gave a <c>http-session-listener</c>. Guarded by the lock of the <see cref="Store"/>.</summary>
internal sealed class ProgressStore(Store store)
{
    private readonly Register<ProgressLog> logs = store.Register("progress", static () => ProgressJson.Default.ProgressLog);

    /// <summary>Adds a message; without an id nobody listens.</summary>
    public void Say(string? id, string status, string text)
    {
        if (id is null) return;
        var message = new ProgressMessage(status, text, status is "COMPLETED" or "FAILED");
        logs.Put(id, new ProgressLog([.. logs.Find(id)?.Msgs ?? [], message]));
    }

    /// <summary>XNAT puts the list into a list; <see langword="null"/> for an id that nobody reported under.</summary>
    public string? Json(string id) => logs.Find(id) is { } log
        ? JsonSerializer.Serialize(
            log, ProgressJson.Default.ProgressLog).Replace("\"msgs\":[", "\"msgs\":[[", StringComparison.Ordinal)[..^1]
            + "]}"
        : null;
}
