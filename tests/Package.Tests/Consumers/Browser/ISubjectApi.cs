using Refit;

namespace Browser;

/// <summary>An endpoint for which a user writes an interface: the generator in the package implements it.</summary>
public interface ISubjectApi
{
    [Get("/data/projects/{project}/subjects?format=json")]
    Task<string> ListAsync(string project);
}
