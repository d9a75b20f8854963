using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Brings sessions into XNAT. Every method gives the response itself, whatever its status.</summary>
public interface IXnatImportApi
{
    /// <summary>
    /// Imports an archive of DICOM files: 200 with one URI per line, in the archive or the prearchive. A project that is not known puts the session
    /// into the prearchive, also with <c>dest=/archive</c>.
    /// </summary>
    [Post("/data/services/import")]
    Task<HttpResponseMessage> ImportAsync([Body] HttpContent content, [Query] IDictionary<string, string?>? query = null, CancellationToken cancellationToken = default);

    /// <summary>
    /// Archives sessions of the prearchive, named by their URIs: one is waited for, 200 with the URI in the archive; several are queued, 200 with their rows.
    /// Send <c>auto-archive=false</c>, or a session that was meant to be archived by itself is answered with a redirect to a web page.
    /// </summary>
    [Post("/data/services/archive")]
    Task<HttpResponseMessage> ArchiveAsync(
        [AliasAs("src"), Query(CollectionFormat.Multi)] string[] sources,
        [Query] IDictionary<string, string?>? query = null,
        CancellationToken cancellationToken = default);
}
