using Refit;

namespace Xnat.Typed.Rest;

/// <summary>Brings what the server knows of files up to date. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatMaintenanceApi
{
    /// <summary>Goes through the files of a resource, or of all resources below an address: 200 without a body.</summary>
    /// <param name="resource">Its address: <c>/archive/experiments/XNAT_E00001</c>.</param>
    /// <param name="options"><c>append</c>, <c>delete</c>, <c>checksum</c>, <c>populateStats</c>, separated by commas.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Post("/data/services/refresh/catalog")]
    Task<HttpResponseMessage> RefreshCatalogAsync(string resource, string? options, CancellationToken cancellationToken);

    /// <summary>Fills the fields of a session and of its scans from its DICOM files: 200.</summary>
    [Put("/data/{**session}?pullDataFromHeaders=true")]
    Task<HttpResponseMessage> PullHeadersAsync(
        string session, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Whether an experiment is held back, as a text: <c>active</c> or <c>quarantine</c>.</summary>
    [Get("/data/{**experiment}/status")]
    Task<HttpResponseMessage> GetStatusAsync(string experiment, CancellationToken cancellationToken);

    /// <summary>Holds an experiment back: 200.</summary>
    [Put("/data/{**experiment}?quarantine=true")]
    Task<HttpResponseMessage> QuarantineAsync(
        string experiment, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);

    /// <summary>Lets an experiment go: 200.</summary>
    [Put("/data/{**experiment}?activate=true")]
    Task<HttpResponseMessage> ActivateAsync(
        string experiment, [AliasAs("event_reason")] string? reason, CancellationToken cancellationToken);
}
