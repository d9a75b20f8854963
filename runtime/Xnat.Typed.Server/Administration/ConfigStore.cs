using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Administration;

/// <summary>Configurations of tools, of the site and of projects. Called with the store locked.</summary>
internal sealed class ConfigStore(Store store)
{
    private readonly Register<ConfigFile> files = store.Register("config", static () => AdministrationJson.Default.ConfigFile);

    public IEnumerable<ConfigFile> Of(string project) => files.All.Where(file => file.Project == project);

    public ConfigFile? Find(string project, string tool, string path) => files.Find(ConfigFile.KeyOf(project, tool, path));

    /// <summary>
    /// The text that holds: the project's, or the site's where the project has none; <see langword="null"/> if it is switched off.
    /// </summary>
    public string? InForce(string tool, string path, string? project)
    {
        var latest = (project is null ? null : Find(project, tool, path)?.Latest) ?? Find("", tool, path)?.Latest;
        return latest is { IsEnabled: true } ? latest.Contents : null;
    }

    /// <summary>Stores a text or a state, whichever is given.</summary>
    /// <returns>Whether the configuration is new.</returns>
    public bool Put(ConfigFile file, string? contents, bool? isEnabled, bool? isUnversioned, (string User, string Reason) by)
    {
        var stored = files.Find(file.Key);
        var last = stored?.Latest;
        var next = new ConfigVersion(
            1,
            contents ?? last?.Contents ?? "",
            // A new text puts a switched-off configuration back into force.
            isEnabled ?? (contents is not null || last is null || last.IsEnabled),
            isUnversioned ?? last?.IsUnversioned ?? false,
            by.User,
            store.Clock.GetUtcNow(),
            by.Reason);
        if (last is null)
        {
            files.Put(file.Key, file with { Versions = [next] });
            return true;
        }

        if (last.Contents == next.Contents && last.IsEnabled == next.IsEnabled && last.IsUnversioned == next.IsUnversioned) return false;
        var replaces = last.IsUnversioned && next.IsUnversioned;
        var older = replaces ? stored!.Versions.SkipLast(1) : stored!.Versions;
        files.Put(file.Key, stored with { Versions = [.. older, next with { Number = replaces ? last.Number : last.Number + 1 }] });
        return false;
    }
}
