namespace Xnat.Typed.Server.Containers;

/// <summary>A launch of a container, recorded; nothing has run.</summary>
/// <param name="Number">The container's ID in XNAT's database.</param>
/// <param name="CommandId">The command.</param>
/// <param name="WrapperId">The wrapper of the command.</param>
/// <param name="WrapperName">Its name, which is the pipeline's name of the workflow.</param>
/// <param name="Image">The image that would run.</param>
/// <param name="User">Who launched it.</param>
/// <param name="Project">The project of the address; empty for none.</param>
/// <param name="RootElement">What it was launched on: <c>session</c>; empty for none.</param>
/// <param name="Parameters">What it was launched with.</param>
/// <param name="WorkflowId">The workflow that tells its state; empty for none.</param>
/// <param name="Launched">When.</param>
/// <param name="Status">XNAT's word: <c>Created</c>, <c>Running</c>, <c>Complete</c>, <c>Failed</c>, <c>Killed</c>.</param>
/// <param name="StatusTime">Since when.</param>
internal sealed record ContainerLaunch(
    long Number,
    long CommandId,
    long WrapperId,
    string WrapperName,
    string Image,
    string User,
    string Project,
    string RootElement,
    IReadOnlyDictionary<string, string> Parameters,
    string WorkflowId,
    DateTimeOffset Launched,
    string Status,
    DateTimeOffset StatusTime);
