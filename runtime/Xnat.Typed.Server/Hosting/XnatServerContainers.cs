using System.Globalization;
using Xnat.Typed.Server.Containers;
using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server;

/// <summary>
/// The container service, which records launches and runs nothing: a test looks at what was launched, and says what became of it.
/// </summary>
public sealed class XnatServerContainers
{
    private readonly Func<Store> store;
    private readonly Func<ContainerStore> containers;

    /// <summary>Both are asked for each time: they are others when the state of the server has been replaced.</summary>
    internal XnatServerContainers(Func<Store> store, Func<ContainerStore> containers) =>
        (this.store, this.containers) = (store, containers);

    /// <summary>What was launched, the first one first; of more than 10,000 the last ones.</summary>
    public IReadOnlyList<RecordedLaunch> Launches => store().Read(() => containers().Launches.Select(Show).ToList());

    /// <summary>Says what became of a container, as <c>/xapi/containers</c> and its workflow tell it from now on.</summary>
    /// <param name="id"><see cref="RecordedLaunch.Id"/>.</param>
    /// <param name="status">XNAT's word: <c>Running</c>, <c>Complete</c>, <c>Failed</c>.</param>
    /// <exception cref="ArgumentException">There is no such container, or the status is empty.</exception>
    public void SetStatus(long id, string status)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(status);
        store().Write(() => containers().Change(
            containers().FindLaunch(id.ToString(CultureInfo.InvariantCulture))
                ?? throw new ArgumentException("No container of that ID was launched. Take one of Launches.", nameof(id)),
            status));
    }

    private static RecordedLaunch Show(ContainerLaunch launch) => new(
        launch.Number, launch.WrapperId, launch.WrapperName, launch.Project, launch.User, launch.Parameters, launch.WorkflowId,
        launch.Status);
}
