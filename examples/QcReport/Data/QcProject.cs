namespace Xnat.Typed.QcReport.Data;

/// <summary>What the page is about.</summary>
/// <param name="Id">ID of the project.</param>
/// <param name="Name">Its name.</param>
/// <param name="Server">Where it is.</param>
/// <param name="Sessions">Its imaging sessions, by date and label.</param>
/// <param name="SubjectCount">How many subjects it has.</param>
internal sealed record QcProject(string Id, string? Name, Uri Server, IReadOnlyList<QcSession> Sessions, int SubjectCount);
