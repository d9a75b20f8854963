using Refit;

namespace NewerRefit;

/// <summary>Implemented by the generator of the user's own Refit.</summary>
internal interface ISubjectApi
{
    [Get("/data/projects/{project}/subjects?format=json")]
    Task<string> ListAsync(string project);
}
