using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Brings sessions into XNAT. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatImportApi
{
    /// <summary>
    /// Imports an archive of DICOM files: 200 with one URI per line, in the archive or the prearchive. A project that is not known puts
    /// the session into the prearchive, also with <c>dest=/archive</c>.
    /// </summary>
    [Post("/data/services/import")]
    Task<HttpResponseMessage> ImportAsync(
        [Body] HttpContent content, [Query] ImportQuery query, CancellationToken cancellationToken);

    /// <summary>Archives a session of the prearchive and waits: 200 with the URI in the archive.</summary>
    [Post("/data/services/archive")]
    Task<HttpResponseMessage> ArchiveAsync([Query] ArchiveQuery query, CancellationToken cancellationToken);
}
