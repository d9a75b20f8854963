using System.Globalization;
using System.Net;
using Xnat.Typed.Model;
using Xnat.Typed.Rest;

namespace Xnat.Typed;

/// <summary>The container service of the server, which is a plugin: without it all of this is not found (404).</summary>
public sealed class XnatContainers
{
    private const string Item = "/xapi/containers/{container}";
    private const string LaunchRoute = "POST /xapi/wrappers/{wrapper}/root/{root}/launch";

    private readonly XnatConnection connection;

    internal XnatContainers(XnatConnection connection) => this.connection = connection;

    private IXnatContainerApi Api => connection.Administration.Containers;

    /// <summary>All commands with their wrappers, in the order of the server.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<ContainerCommand>> CommandsAsync(CancellationToken cancellationToken = default) =>
        await connection.JsonAsync(
            Api.ListCommandsAsync, TypedJson.As(AdministrationJson.Default.ContainerCommandArray), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>What can be launched on objects of a data type in a project, in the order of the server.</summary>
    /// <param name="project">The project.</param>
    /// <param name="dataType">Data type of the objects: <c>xnat:mrSessionData</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<ContainerOffer>> AvailableAsync(
        ProjectData project, string dataType, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(dataType);
        var (_, id) = ProjectAdministrationExtensions.Of(project);
        return await connection.JsonAsync(
            token => Api.ListAvailableAsync(id, dataType, token), TypedJson.As(AdministrationJson.Default.ContainerOfferArray),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Launches a wrapper on an object; it runs on after the call, so wait for the workflow.</summary>
    /// <param name="wrapper">Number of the wrapper.</param>
    /// <param name="root">How the wrapper calls what it runs on: <c>session</c>.</param>
    /// <param name="target">The object, from the server.</param>
    /// <param name="options">Project and further inputs; <see langword="null"/> for none.</param>
    /// <param name="cancellationToken">Ends the call; what was launched runs on.</param>
    /// <returns>
    /// The run, as the server has it; <see langword="null"/> where the container service gives it a number only later: look for it with
    /// <see cref="ListAsync"/>.
    /// </returns>
    /// <exception cref="XnatResponseException">
    /// It could not be launched (500); the service's words are in ServerMessage or Body.
    /// </exception>
    public async Task<XnatWorkflow?> LaunchAsync(
        long wrapper,
        string root,
        XnatObject target,
        ContainerLaunchOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ItemAddress.RefuseUnaddressable(root, nameof(root));
        ArgumentNullException.ThrowIfNull(target);
        if (options?.Project is { } project) ItemAddress.RefuseUnaddressable(project, nameof(options));
        var inputs = new Dictionary<string, string>(options?.Inputs ?? new Dictionary<string, string>(), StringComparer.Ordinal)
        {
            [root] = "/archive/" + ItemReading.LocationOf(target).Address,
        };
        using var body = JsonBody.Of(inputs, AdministrationJson.Default.DictionaryStringString);
        var report = await connection.JsonAsync(
            token => options?.Project is { } id
                ? Api.LaunchInProjectAsync(id, wrapper, root, body, token)
                : Api.LaunchAsync(wrapper, root, body, token),
            TypedJson.As(AdministrationJson.Default.LaunchReport),
            cancellationToken).ConfigureAwait(false);
        if (report.Status != "success")
            throw new XnatResponseException(
                $"{LaunchRoute} launched nothing; look at the inputs of the wrapper.", new(HttpStatusCode.OK, "POST", LaunchRoute[5..]));
        return report.WorkflowId is { } number && XnatWorkflow.IsNumber(number)
            ? await new XnatWorkflows(connection).GetAsync(number, cancellationToken).ConfigureAwait(false)
            : null;
    }

    /// <summary>
    /// What was launched, as far as this account may see it: its own, and those of projects that it owns; in the order of the server.
    /// </summary>
    /// <param name="cancellationToken">Ends the call.</param>
    public async Task<IReadOnlyList<XnatContainer>> ListAsync(CancellationToken cancellationToken = default) =>
        await connection.JsonAsync(Api.ListAsync, TypedJson.As(AdministrationJson.Default.XnatContainerArray), cancellationToken)
            .ConfigureAwait(false);

    /// <summary>One of them.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="XnatNotFoundException">There is none of that number, or this account may not see it.</exception>
    public async Task<XnatContainer> GetAsync(long id, CancellationToken cancellationToken = default)
    {
        var found = await connection.JsonAsync(
            token => Api.GetAsync(Text(id), token), TypedJson.As(AdministrationJson.Default.XnatContainer), cancellationToken)
            .ConfigureAwait(false);
        if (found.Id == id) return found;
        throw new XnatContentException($"GET {Item} answered another container than the one that was asked for; check the proxy before " +
            "the server.") { Route = "GET " + Item };
    }

    /// <summary>Waits until a container has come to an end, good or bad; <see cref="XnatContainer.HasSucceeded"/> says which.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="options">How long and how often is asked; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting; the container runs on.</param>
    /// <exception cref="XnatUnfinishedException">It was not finished within the limit.</exception>
    public Task<XnatContainer> WaitAsync(
        long id, XnatWaitOptions? options = null, CancellationToken cancellationToken = default) => StateWait.UntilAsync(
        token => GetAsync(id, token), static one => one.IsFinished, static one => one.Status, "GET " + Item, options, cancellationToken);

    /// <summary>Ends a container, and waits until the server shows that it has ended.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="options">How long and how often is asked; <see langword="null"/> for the defaults.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    /// <exception cref="XnatUnfinishedException">The server accepted it, and the container still ran at the limit.</exception>
    public async Task<XnatContainer> KillAsync(
        long id, XnatWaitOptions? options = null, CancellationToken cancellationToken = default)
    {
        await connection.DoAsync(token => Api.KillAsync(Text(id), token), cancellationToken).ConfigureAwait(false);
        return await WaitAsync(id, options, cancellationToken).ConfigureAwait(false);
    }

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
