namespace Xnat.Typed.Rest;

/// <summary>
/// Listings and items of the archive. Both are addressed by the path below <c>/data</c>, such as <c>projects/P/subjects/S</c>, because the same
/// item is reached by several paths and children hang below each of them.
/// </summary>
internal interface IArchiveRest
{
    /// <summary>A table of what lies at an address.</summary>
    [Get("/data/{**address}?format=json")]
    Task<HttpResponseMessage> ListAsync(string address, [Query] IDictionary<string, string?> query, CancellationToken cancellationToken);

    /// <summary>One item with all that it holds.</summary>
    [Get("/data/{**address}?format=json")]
    Task<HttpResponseMessage> ReadAsync(string address, CancellationToken cancellationToken);

    /// <summary>Creates an item or changes fields of it.</summary>
    [Put("/data/{**address}")]
    Task<HttpResponseMessage> PutAsync(string address, [Query] IDictionary<string, string?> fields, CancellationToken cancellationToken);

    /// <summary>The same with fields that are too long for a query.</summary>
    [Put("/data/{**address}")]
    Task<HttpResponseMessage> PutFormAsync(string address, [Query] string xsiType, [Body] HttpContent form, CancellationToken cancellationToken);

    /// <summary>Deletes an item, with its files or without.</summary>
    [Delete("/data/{**address}")]
    Task<HttpResponseMessage> DeleteAsync(string address, [Query] string? removeFiles, CancellationToken cancellationToken);
}
