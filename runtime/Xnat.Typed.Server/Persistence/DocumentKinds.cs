namespace Xnat.Typed.Server.Persistence;

/// <summary>Words of the table of documents.</summary>
internal static class DocumentKinds
{
    public const string Project = "project";
    public const string Subject = "subject";
    public const string Experiment = "experiment";
    public const string Waiting = "prearchive";
}
