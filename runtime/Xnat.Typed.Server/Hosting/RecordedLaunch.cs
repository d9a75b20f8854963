namespace Xnat.Typed.Server;

/// <summary>A container that somebody has launched; it is recorded and does not run.</summary>
/// <param name="Id">The container's ID: <c>/xapi/containers/{id}</c>.</param>
/// <param name="WrapperId">The wrapper of the command.</param>
/// <param name="WrapperName">The wrapper's name.</param>
/// <param name="Project">The project of the address; empty for none.</param>
/// <param name="User">Login of who launched it.</param>
/// <param name="Parameters">What it was launched with, by name: <c>session</c>, <c>/archive/experiments/XNAT_E00001</c>.</param>
/// <param name="WorkflowId">The workflow that tells its state; empty where it was launched on no object.</param>
/// <param name="Status">XNAT's word: <c>Created</c>, <c>Running</c>, <c>Complete</c>, <c>Failed</c>, <c>Killed</c>.</param>
public sealed record RecordedLaunch(
    long Id,
    long WrapperId,
    string WrapperName,
    string Project,
    string User,
    IReadOnlyDictionary<string, string> Parameters,
    string WorkflowId,
    string Status);
