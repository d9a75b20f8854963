namespace Xnat.Typed.Server.Accounts;

/// <summary>A user's wish, or an invitation, to join a project: XNAT's "par".</summary>
/// <param name="Id">Number of the request.</param>
/// <param name="Project">Project.</param>
/// <param name="Group">Group that the invited one will be in: <c>member</c>.</param>
/// <param name="Email">Address of the one invited, who may have no account yet.</param>
/// <param name="Creator">Login of the one who invited.</param>
/// <param name="Created">When.</param>
internal sealed record AccessRequest(long Id, string Project, string Group, string Email, string Creator, DateTimeOffset Created)
{
    /// <summary>When it was answered.</summary>
    public DateTimeOffset? Answered { get; init; }

    public bool IsAccepted { get; init; }

    public override string ToString() => $"par {Id.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
