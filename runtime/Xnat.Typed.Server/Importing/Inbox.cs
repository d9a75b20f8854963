using System.Globalization;
using System.Text.Json;
using Xnat.Typed.Server.Data;
using Xnat.Typed.Server.Errors;
using Xnat.Typed.Server.Files;
using Xnat.Typed.Server.Http;
using Xnat.Typed.Server.Storage;

namespace Xnat.Typed.Server.Importing;

/// <summary>Imports from a folder on the machine of the server, where the site has one.</summary>
/// <param name="store">The data.</param>
/// <param name="uploads">Takes bytes in.</param>
/// <param name="folder">The inbox; <see langword="null"/> if the site has none.</param>
internal sealed class Inbox(Store store, UploadReader uploads, string? folder)
{
    private readonly ServerFolders root = new(folder is null ? [] : [folder]);
    private readonly Register<InboxJob> jobs = store.Register("inbox", static () => InboxJson.Default.InboxJob);

    /// <summary>The job as JSON, or <see langword="null"/>.</summary>
    public string? Json(string id) => jobs.Find(id) is { } job ? JsonSerializer.Serialize(job, InboxJson.Default.InboxJob) : null;

    /// <summary>Runs an import.</summary>
    /// <returns>Address of the job, by which its outcome is read.</returns>
    /// <exception cref="RestException">400: there is no inbox, or the path is not in it. 404: there is no such folder.</exception>
    public async Task<string> StartAsync(XnatRequest request, Importer importer, CancellationToken cancellationToken)
    {
        var path = Inside(request.Parameters["path"] ?? throw RestException.BadRequest("The inbox import needs the parameter path."));
        var id = store.Write(() => Note(request, jobs.All.Count + 1, path, "Importing"));
        var status = "Completed";
        try
        {
            var files = new List<KeyValuePair<string, FileContent>>();
            foreach (var file in Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (root.Find(file) is null) throw Outside();
                var stream = File.OpenRead(file);
                await using (stream.ConfigureAwait(false))
                    files.Add(new(Path.GetFileName(file), await uploads.KeepAsync(stream, cancellationToken).ConfigureAwait(false)));
            }

            importer.Run(request, files, "inbox", null);
            if (request.Parameters.IsTrue("cleanupAfterImport")) Directory.Delete(path, recursive: true);
        }
        catch (RestException)
        {
            status = "Failed";
        }

        store.Write(() => Note(request, id, path, status));
        return $"/data/services/inbox/{id.ToString(CultureInfo.InvariantCulture)}";
    }

    private long Note(XnatRequest request, long id, string path, string status)
    {
        var now = store.Clock.GetUtcNow().ToUnixTimeMilliseconds();
        var key = id.ToString(CultureInfo.InvariantCulture);
        var parameters = request.Parameters.Entries.DistinctBy(entry => entry.Key).ToDictionary(
            entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        jobs.Put(key, new InboxJob(status, id, request.Access.Login, parameters, path, true, jobs.Find(key)?.Created ?? now, now));
        return id;
    }

    private string Inside(string path)
    {
        if (folder is null) throw RestException.BadRequest("This site has no inbox.");
        var full = root.Find(Path.Combine(folder, path)) ?? throw Outside();
        return Directory.Exists(full) ? full : throw RestException.NotFound("There is no such folder in the inbox.");
    }

    private static RestException Outside() => RestException.BadRequest("The path is not in the inbox of this site.");
}
