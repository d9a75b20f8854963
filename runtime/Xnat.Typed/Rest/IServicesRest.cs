namespace Xnat.Typed.Rest;

/// <summary>XNAT's services: import, archiving, bulk work on the prearchive, headers of DICOM files.</summary>
internal interface IServicesRest
{
    /// <summary>Sends an archive of DICOM files.</summary>
    [Post("/data/services/import")]
    Task<HttpResponseMessage> ImportAsync(
        [Query] IDictionary<string, string?> parameters,
        [Body] HttpContent archive,
        [Property("Xnat.Typed.AnswerTimeout")] TimeSpan wait,
        CancellationToken cancellationToken);

    /// <summary>Moves one session from the prearchive into the archive and answers when that is done.</summary>
    [Post("/data/services/archive")]
    Task<HttpResponseMessage> ArchiveAsync(
        [Query] IDictionary<string, string?> parameters, [Property("Xnat.Typed.AnswerTimeout")] TimeSpan wait, CancellationToken cancellationToken);

    /// <summary>Queues <c>delete</c>, <c>move</c> or <c>rebuild</c> of a session in the prearchive.</summary>
    [Post("/data/services/prearchive/{operation}")]
    Task<HttpResponseMessage> PrearchiveAsync(string operation, [Query] string src, [Query] string? newProject, CancellationToken cancellationToken);

    /// <summary>A table of the header of one DICOM file.</summary>
    [Get("/data/services/dicomdump?format=json")]
    Task<HttpResponseMessage> DicomDumpAsync([Query] string src, [Query(CollectionFormat.Multi)] string[] field, CancellationToken cancellationToken);
}
