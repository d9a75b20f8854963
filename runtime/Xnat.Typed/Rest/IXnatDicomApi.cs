using Refit;

namespace Xnat.Typed.Rest;

/// <summary>DICOM headers as the server reads them. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatDicomApi
{
    /// <summary>
    /// The header of a scan's first file, or of one file, as a JSON listing of tags. The source starts with <c>/archive/projects/</c> or
    /// <c>/prearchive/projects/</c>, without <c>/data</c>; one that fits nothing gives an empty listing, not 404.
    /// </summary>
    /// <param name="source">Path of the session, scan or file.</param>
    /// <param name="fields">
    /// Keywords or eight hexadecimal digits; all tags without any. An unknown one, or one given twice, answers 400.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Get("/data/services/dicomdump?format=json")]
    Task<HttpResponseMessage> DumpAsync(
        [AliasAs("src")] string source,
        [AliasAs("field"), Query(CollectionFormat.Multi)] string[] fields,
        CancellationToken cancellationToken);
}
