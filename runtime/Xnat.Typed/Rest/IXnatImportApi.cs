using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Brings sessions into XNAT. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatImportApi
{
    /// <summary>Property of requests whose redirect is the answer itself: it leads to a web page for people.</summary>
    const string StaysAtRedirect = "Xnat.Typed.StaysAtRedirect";

    /// <summary>
    /// Imports an archive of DICOM files: 200 with one URI per line, in the archive or the prearchive. A project that is not known puts
    /// the session into the prearchive, also with <c>dest=/archive</c>.
    /// </summary>
    /// <param name="content">The archive, or one DICOM file.</param>
    /// <param name="query">Where it goes.</param>
    /// <param name="fields">Paths of fields, with the data type in front, that the session gets when it is archived.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Post("/data/services/import")]
    Task<HttpResponseMessage> ImportAsync(
        [Body] HttpContent content, [Query] ImportQuery query, [Query] IDictionary<string, string?>? fields,
        CancellationToken cancellationToken);

    /// <summary>Sessions that are being received for the archive itself, as JSON objects, from XNAT 1.8.3 on.</summary>
    [Get("/xapi/direct-archive")]
    Task<HttpResponseMessage> ListDirectAsync(CancellationToken cancellationToken);

    /// <summary>Archives one of them: 200 without a body.</summary>
    [Post("/xapi/direct-archive/{project}/{study}/{session}")]
    Task<HttpResponseMessage> ArchiveDirectAsync(string project, string study, string session, CancellationToken cancellationToken);

    /// <summary>Archives a session of the prearchive and waits: 200 with the URI in the archive.</summary>
    [Post("/data/services/archive")]
    Task<HttpResponseMessage> ArchiveAsync([Query] ArchiveQuery query, CancellationToken cancellationToken);

    /// <summary>
    /// The same without waiting: 303 to a web page, which is not followed. How it went is kept under the listener's name.
    /// </summary>
    [Post("/data/services/archive")]
    Task<HttpResponseMessage> StartArchivingAsync(
        [Query] ArchiveQuery query,
        [AliasAs("http-session-listener")] string listener,
        [Property(StaysAtRedirect)] bool isStarted,
        CancellationToken cancellationToken);

    /// <summary>What would hinder the archiving of a session: a table of codes, kinds (PASS, WARN, CONFLICT, FAIL) and messages.</summary>
    [Post("/data/services/validate-archive?format=json")]
    Task<HttpResponseMessage> ValidateAsync([Query] ArchiveQuery query, CancellationToken cancellationToken);

    /// <summary>What was said to a listener.</summary>
    [Get("/data/status/{listener}?format=json")]
    Task<HttpResponseMessage> ProgressAsync(string listener, CancellationToken cancellationToken);

    /// <summary>
    /// Says that all of a session has come, and builds it: 200 with its URI in the prearchive, or with <c>AA=true</c> 301 with that in the
    /// archive as body and without a <c>Location</c>.
    /// </summary>
    [Post("/data/prearchive/projects/{project}/{timestamp}/{folder}?action=commit")]
    Task<HttpResponseMessage> CommitAsync(
        string project, string timestamp, string folder, [Query] CommitQuery query, CancellationToken cancellationToken);
}
