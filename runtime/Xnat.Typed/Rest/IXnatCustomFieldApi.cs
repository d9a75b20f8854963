using Refit;

namespace Xnat.Typed.Rest;

/// <summary>
/// Custom fields as JSON, from XNAT 1.8.8 on. Every method gives the response itself, whatever its status.
/// </summary>
/// <remarks>Owners are addressed as below <c>/data</c>: <c>projects/P/subjects/S</c>, <c>experiments/E/scans/1</c>.</remarks>
internal interface IXnatCustomFieldApi
{
    /// <summary>All fields of an object, as a JSON object.</summary>
    [Get("/xapi/custom-fields/{**owner}/fields")]
    Task<HttpResponseMessage> GetAsync(string owner, CancellationToken cancellationToken);

    /// <summary>Sets those in the body, a JSON object, and leaves others alone: 200 with all fields.</summary>
    [Put("/xapi/custom-fields/{**owner}/fields")]
    Task<HttpResponseMessage> MergeAsync(string owner, [Body] HttpContent fields, CancellationToken cancellationToken);

    /// <summary>Removes one: 200 with those that are left, 404 if there is none.</summary>
    [Delete("/xapi/custom-fields/{**owner}/fields/{name}")]
    Task<HttpResponseMessage> RemoveAsync(string owner, string name, CancellationToken cancellationToken);
}
