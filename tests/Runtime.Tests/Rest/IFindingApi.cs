using Refit;

namespace Xnat.Typed.Runtime.Tests.Rest;

/// <summary>What a user writes for the endpoints of a plugin.</summary>
internal interface IFindingApi
{
    [Get("/xapi/mine/{id}")]
    Task<Finding> GetAsync(string id, CancellationToken cancellationToken = default);

    [Get("/xapi/mine/{id}/text?format=plain")]
    Task<string> GetTextAsync(string id);

    [Get("/xapi/mine/{id}")]
    Task<HttpResponseMessage> GetAnswerAsync(string id);

    [Post("/xapi/mine")]
    Task AddAsync([Body] Finding finding);

    [Get("/xapi/mine/files/{**path}")]
    Task<string> GetFileAsync(string path);

    [Get("/xapi/mine/{id}/text?format=plain")]
    Task<Stream> OpenAsync(string id);

    [Get("/xapi/mine/{kind}/finding-{id}")]
    Task<string> GetOfKindAsync(string kind, string id);

    [Get("/data/projects/{project}/subjects?format=json")]
    Task<string> ListSubjectsAsync(string project);
}
