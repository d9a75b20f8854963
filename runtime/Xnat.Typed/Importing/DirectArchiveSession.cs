using System.Text.Json;
using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// A session that is received for the archive itself, past the prearchive. The server archives it when no file has come for a while, or
/// when somebody says that all are there.
/// </summary>
/// <remarks>From XNAT 1.8.3 on.</remarks>
public sealed class DirectArchiveSession
{
    internal const string Route = "GET /xapi/direct-archive";

    private const string Beginning = "/xapi/direct-archive/";

    private readonly XnatConnection connection;
    private ArchivingState? last;

    private DirectArchiveSession(XnatConnection connection, string project, string study, string label) =>
        (this.connection, Project, StudyInstanceUid, Label) = (connection, project, study, label);

    /// <summary>ID of the project.</summary>
    public string Project { get; }

    /// <summary>Study Instance UID.</summary>
    public string StudyInstanceUid { get; }

    /// <summary>Label of the session.</summary>
    public string Label { get; }

    /// <summary>
    /// How it stands: <see cref="ArchivingStage.Waiting"/> or <see cref="ArchivingStage.Working"/> while it is received,
    /// <see cref="ArchivingStage.Failed"/> where it was refused and waits in the prearchive. One request while files may come, up to two
    /// more afterwards.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<ArchivingState> PollAsync(CancellationToken cancellationToken = default)
    {
        var (state, _) = await LookAsync(new(), cancellationToken).ConfigureAwait(false);
        return state;
    }

    /// <summary>
    /// Says that all files are there, and waits until the session is archived; does nothing but look where it is already.
    /// </summary>
    /// <param name="options">How it is waited; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting; the server goes on.</param>
    /// <returns>The session, complete.</returns>
    /// <exception cref="XnatConflictException">The archive refuses it; it waits in the prearchive.</exception>
    /// <exception cref="XnatArchivingException">It failed, is stuck, or is not there any more.</exception>
    /// <exception cref="XnatUnfinishedException">It did not end within the limit.</exception>
    public async Task<ExperimentData> ArchiveAsync(
        ArchivingWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var wait = ArchivingWaitOptions.Checked(options);
        var (state, archived) = await LookAsync(wait, cancellationToken).ConfigureAwait(false);
        if (archived is not null) return archived;
        if (state.IsFinished) throw new XnatArchivingException(state);
        try
        {
            await connection.DoAsync(
                token => connection.Import.ArchiveDirectAsync(Project, StudyInstanceUid, Label, token), cancellationToken)
                .ConfigureAwait(false);
        }
        catch (XnatNotFoundException)
        {
            // Its time had come meanwhile.
        }

        return await WaitAsync(wait, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits until the server has archived it by itself. It can be called again, and given up at any time.</summary>
    /// <param name="options">How; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <returns>The session, complete.</returns>
    /// <exception cref="XnatArchivingException">It failed, is stuck, or is not there any more.</exception>
    /// <exception cref="XnatUnfinishedException">It did not end within the limit.</exception>
    public Task<ExperimentData> WaitAsync(ArchivingWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        var wait = ArchivingWaitOptions.Checked(options);
        return ArchivingWait.UntilArchivedAsync(
            connection.Options.Clock, wait, Route, token => LookAsync(wait, token), cancellationToken);
    }

    /// <summary>The class alone: the label may say who it is.</summary>
    public override string ToString() => nameof(DirectArchiveSession);

    /// <summary>The session of an address as imports answer it; <see langword="null"/> for anything else.</summary>
    internal static DirectArchiveSession? Parse(XnatConnection connection, string uri)
    {
        var path = uri.Trim();
        if (path.StartsWith("/data/", StringComparison.Ordinal)) path = path[5..];
        if (!path.StartsWith(Beginning, StringComparison.Ordinal)) return null;
        return path[Beginning.Length..].Split('/') is [var project, var study, var label] ? new(connection, project, study, label) : null;
    }

    /// <summary>Those that are being received, with the server's word for how each stands.</summary>
    internal static Task<IReadOnlyList<(DirectArchiveSession Session, string? Status)>> ListAsync(
        XnatConnection connection, CancellationToken cancellationToken) =>
        connection.JsonAsync(connection.Import.ListDirectAsync, (root, _) => Read(connection, root), cancellationToken);

    private static IReadOnlyList<(DirectArchiveSession Session, string? Status)> Read(XnatConnection connection, JsonElement root)
    {
        if (root.ValueKind != JsonValueKind.Array) throw Unreadable();
        return [.. root.EnumerateArray().Select(one => (
            Text(one, "project") is { } project && Text(one, "tag") is { } study && Text(one, "name") is { } label
                ? new DirectArchiveSession(connection, project, study, label)
                : throw Unreadable(),
            Text(one, "status")))];
    }

    private static string? Text(JsonElement row, string name) =>
        row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static XnatContentException Unreadable() =>
        new($"{Route} answered something other than sessions with project, study and name; look at the answer through Raw.")
        {
            Route = Route,
        };

    private async Task<(ArchivingState State, ExperimentData? Archived)> LookAsync(
        ArchivingWaitOptions options, CancellationToken cancellationToken)
    {
        var received = await ListAsync(connection, cancellationToken).ConfigureAwait(false);
        foreach (var (session, status) in received)
        {
            if ((session.Project, session.StudyInstanceUid, session.Label) == (Project, StudyInstanceUid, Label))
                return (last = Next(status, options), null);
        }

        var archived = await ArchivingOutcome.FindAsync(connection, Project, Label, StudyInstanceUid, cancellationToken)
            .ConfigureAwait(false);
        var held = archived is null ? await HeldAsync(cancellationToken).ConfigureAwait(false) : null;
        var stage = archived is not null ? ArchivingStage.Archived : held is null ? ArchivingStage.Gone : ArchivingStage.Failed;
        last = new(stage, held?.Status, connection.Options.Clock.GetUtcNow(), held?.LastModified);
        return (last, archived);
    }

    private ArchivingState Next(string? status, ArchivingWaitOptions options)
    {
        var now = connection.Options.Clock.GetUtcNow();
        var since = last is { } before && before.Status == status ? before.Since : now;
        var stage = now - since >= options.StuckAfter ? ArchivingStage.Stuck
            : PrearchiveStatus.IsAtWork(status) ? ArchivingStage.Working
            : ArchivingStage.Waiting;
        return new(stage, status, since, null);
    }

    // What the archive refuses is a session of the prearchive from then on.
    private async Task<PrearchiveSession?> HeldAsync(CancellationToken cancellationToken)
    {
        await foreach (var session in new XnatPrearchive(connection).Sessions(Project, includeReceiving: true, cancellationToken)
            .ConfigureAwait(false))
        {
            if (session.StudyInstanceUid == StudyInstanceUid && session.Name == Label) return session;
        }

        return null;
    }
}
