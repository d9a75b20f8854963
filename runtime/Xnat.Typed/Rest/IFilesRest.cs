namespace Xnat.Typed.Rest;

/// <summary>Files of whatever has resources: project, subject, experiment, scan, assessor, reconstruction.</summary>
internal interface IFilesRest
{
    /// <summary>A table of the files below an address.</summary>
    [Get("/data/{**address}/files?format=json")]
    Task<HttpResponseMessage> ListAsync(string address, CancellationToken cancellationToken);

    /// <summary>All of them in one archive.</summary>
    [Get("/data/{**address}/files?format=zip")]
    Task<HttpResponseMessage> ZipAsync(string address, CancellationToken cancellationToken);

    /// <summary>One file, by the address that the table gives.</summary>
    [Get("/data/{**file}")]
    Task<HttpResponseMessage> ReadAsync(string file, CancellationToken cancellationToken);

    /// <summary>Stores a file in a resource, which is created if need be.</summary>
    [Put("/data/{**resource}/files/{**path}?inbody=true")]
    Task<HttpResponseMessage> WriteAsync(
        string resource,
        string path,
        [Query] string? overwrite,
        [Query] string? extract,
        [Query] string? format,
        [Query] string? content,
        [Query] string? tags,
        [Body] HttpContent body,
        CancellationToken cancellationToken);

    /// <summary>Deletes a file.</summary>
    [Delete("/data/{**file}")]
    Task<HttpResponseMessage> DeleteAsync(string file, CancellationToken cancellationToken);
}
