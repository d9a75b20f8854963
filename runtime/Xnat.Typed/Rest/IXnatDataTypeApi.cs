using Refit;

namespace Xnat.Typed.Rest;

/// <summary>What there is to search and to choose from. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatDataTypeApi
{
    /// <summary>Data types with what people call them and how many objects there are.</summary>
    [Get("/data/search/elements?format=json")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>What can be searched of a data type; 400 for an unknown one.</summary>
    [Get("/data/search/elements/{type}?format=json")]
    Task<HttpResponseMessage> ListFieldsAsync(string type, CancellationToken cancellationToken);

    /// <summary>Types of scans in use.</summary>
    [Get("/data/scan_types?format=json")]
    Task<HttpResponseMessage> ListScanTypesAsync(CancellationToken cancellationToken);

    /// <summary>Scanners in use.</summary>
    [Get("/data/scanners?format=json")]
    Task<HttpResponseMessage> ListScannersAsync(CancellationToken cancellationToken);
}
