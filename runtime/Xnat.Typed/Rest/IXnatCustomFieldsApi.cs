using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Custom fields as JSON, from XNAT 1.8.8 on. An owner is a path such as <c>projects/P/subjects/S</c> or <c>experiments/XNAT_E00001/scans/4</c>.
/// Every method gives the response itself, whatever its status.
/// </summary>
public interface IXnatCustomFieldsApi
{
    /// <summary>The fields of an owner as a JSON object, or those that are named.</summary>
    [Get("/xapi/custom-fields/{**owner}/fields")]
    Task<HttpResponseMessage> GetAsync(string owner, [AliasAs("fieldNames"), Query(CollectionFormat.Multi)] string[]? names = null, CancellationToken cancellationToken = default);

    /// <summary>Adds or changes the fields of a JSON object and leaves the others alone; 200 with all fields.</summary>
    [Put("/xapi/custom-fields/{**owner}/fields")]
    Task<HttpResponseMessage> PutAsync(string owner, [Body] HttpContent content, CancellationToken cancellationToken = default);

    /// <summary>Removes one field; 200 with those that remain, 404 if there is none.</summary>
    [Delete("/xapi/custom-fields/{**owner}/fields/{name}")]
    Task<HttpResponseMessage> DeleteAsync(string owner, string name, CancellationToken cancellationToken = default);
}
