using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>What came of the import of one study.</summary>
public sealed class ImportedStudy
{
    private readonly XnatConnection connection;

    internal ImportedStudy(XnatConnection connection, StudyFiles study)
    {
        this.connection = connection;
        (StudyInstanceUid, Files, Bytes) = (study.Uid, study.Files.Count, study.Bytes);
    }

    /// <summary>Study Instance UID.</summary>
    public string StudyInstanceUid { get; }

    /// <summary>How many DICOM files it has here.</summary>
    public int Files { get; }

    /// <summary>Bytes of these.</summary>
    public long Bytes { get; }

    /// <summary>Whether the server has it, and where.</summary>
    public ImportStatus Status { get; internal set; }

    /// <summary>
    /// How many files the server shows in it; <see langword="null"/> where it was not asked. More than were sent where the session was
    /// there before.
    /// </summary>
    public int? FilesThere { get; internal set; }

    /// <summary>
    /// Addresses of the sessions on the server: mostly one, two where the site takes PET and MR apart. They may hold labels. Of a
    /// study that failed, where those of its parts wait that came, if it went in parts.
    /// </summary>
    public IReadOnlyList<string> Uris { get; internal set; } = [];

    /// <summary>Why it failed; <see langword="null"/> unless it did.</summary>
    public XnatException? Error { get; internal set; }

    /// <summary>The session in the archive.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">It is not there; see <see cref="Status"/>.</exception>
    public Task<ExperimentData> GetExperimentAsync(CancellationToken cancellationToken = default) => Status == ImportStatus.Archived
        ? ArchivedSession.ReadAsync(connection, Uris[0], ImportRequest.Route, cancellationToken)
        : throw new InvalidOperationException($"The study is not in the archive: its status is {Status}.");

    /// <summary>The session in the prearchive.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidOperationException">It is not there; see <see cref="Status"/>.</exception>
    public Task<PrearchiveSession> GetPrearchiveSessionAsync(CancellationToken cancellationToken = default) =>
        Uris is [var uri, ..] && PrearchiveAddress.Parse(uri) is { } address
            ? PrearchiveReading.ReadAsync(connection, address, cancellationToken)
            : throw new InvalidOperationException($"The study is not in the prearchive: its status is {Status}.");

    /// <summary>The status alone.</summary>
    public override string ToString() => Error is null ? $"{Status}" : $"{Status}: {Error.Message}";
}
