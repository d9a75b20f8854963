using Refit;

namespace Xnat.Typed.Rest;

/// <summary>The schemas that a server's data types come from. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatSchemaApi
{
    /// <summary>Names of all schemas as a JSON array in no particular order, <c>xnat</c> or <c>folder/file</c>.</summary>
    [Get("/xapi/schemas")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>One schema as XML, by a name of the list; 404 if there is none.</summary>
    [Get("/xapi/schemas/{**name}")]
    Task<HttpResponseMessage> GetAsync(string name, CancellationToken cancellationToken);

    /// <summary>One schema as a file, also of those that the list leaves out.</summary>
    [Get("/schemas/{folder}/{file}.xsd")]
    Task<HttpResponseMessage> GetFileAsync(string folder, string file, CancellationToken cancellationToken);
}
