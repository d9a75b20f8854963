using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Listings;

/// <summary>A project, and what the account that asks is in it.</summary>
/// <param name="Project">The project.</param>
/// <param name="Contents">What belongs to it.</param>
/// <param name="Role">The account's role, if it has one.</param>
internal sealed record ProjectRelation(Row Project, ProjectContents Contents, string? Role);
