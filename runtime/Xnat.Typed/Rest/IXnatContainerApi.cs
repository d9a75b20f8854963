using Refit;

namespace Xnat.Typed.Rest;

/// <summary>The container service, which is a plugin. Every method gives the response itself, whatever its status.</summary>
internal interface IXnatContainerApi
{
    /// <summary>Commands with their wrappers.</summary>
    [Get("/xapi/commands")]
    Task<HttpResponseMessage> ListCommandsAsync(CancellationToken cancellationToken);

    /// <summary>Wrappers that can be launched on objects of a data type in a project.</summary>
    [Get("/xapi/commands/available")]
    Task<HttpResponseMessage> ListAvailableAsync(
        string project, [AliasAs("xsiType")] string dataType, CancellationToken cancellationToken);

    /// <summary>Launches: 200 with a report, or 500 with one that says why not.</summary>
    /// <param name="wrapper">ID of the wrapper.</param>
    /// <param name="root">What the wrapper runs on: <c>session</c>.</param>
    /// <param name="inputs">
    /// A JSON object of texts, the object that it runs on among them, under the name of <paramref name="root"/>.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    [Post("/xapi/wrappers/{wrapper}/root/{root}/launch")]
    Task<HttpResponseMessage> LaunchAsync(long wrapper, string root, [Body] HttpContent inputs, CancellationToken cancellationToken);

    /// <summary>The same within a project, whose settings of the wrapper hold then.</summary>
    [Post("/xapi/projects/{project}/wrappers/{wrapper}/root/{root}/launch")]
    Task<HttpResponseMessage> LaunchInProjectAsync(
        string project, long wrapper, string root, [Body] HttpContent inputs, CancellationToken cancellationToken);

    /// <summary>What was launched and the caller may see.</summary>
    [Get("/xapi/containers")]
    Task<HttpResponseMessage> ListAsync(CancellationToken cancellationToken);

    /// <summary>One of them.</summary>
    [Get("/xapi/containers/{container}")]
    Task<HttpResponseMessage> GetAsync(string container, CancellationToken cancellationToken);

    /// <summary>Ends one: 200 with its ID, perhaps before it has ended.</summary>
    [Post("/xapi/containers/{container}/kill")]
    Task<HttpResponseMessage> KillAsync(string container, CancellationToken cancellationToken);
}
