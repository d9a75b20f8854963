namespace Xnat.Typed.Runtime.Tests.Trust;

/// <summary>Every public verb of the SDK that asks the server.</summary>
internal static class Verbs
{
    public static IReadOnlyList<Verb> All { get; } =
    [
        .. ListingVerbs.All, .. CreationVerbs.All, .. ItemVerbs.All, .. SharingVerbs.All,
        .. FileVerbs.All, .. DownloadVerbs.All, .. ImportVerbs.All, .. PrearchiveVerbs.All, .. SearchVerbs.All, .. DicomVerbs.All,
        .. AdministrationVerbs.All, .. ProjectVerbs.All, .. RunVerbs.All, .. CustomFieldVerbs.All, .. TokenVerbs.All,
        .. RawVerbs.All,
    ];

    public static Verb Get(string name) => All.Single(verb => verb.Name == name);
}
