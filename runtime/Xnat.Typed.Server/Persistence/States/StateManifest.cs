using System.Text.Json.Serialization;

namespace Xnat.Typed.Server.Persistence.States;

/// <summary>What a file of state says of itself. It is written last, so that a file without it is one that was cut.</summary>
/// <param name="Product">Says that the file is ours.</param>
/// <param name="Format">Version of the format of the archive; the database has one of its own.</param>
/// <param name="Entries">The other entries, all of them.</param>
internal sealed record StateManifest(
    [property: JsonRequired] string Product,
    [property: JsonRequired] int Format,
    [property: JsonRequired] IReadOnlyList<StateEntry> Entries)
{
    public const string Name = "xnat-typed-state.json";

    public const string DatabaseName = "xnat-typed.db";

    public const string FilePrefix = "files/";

    public const string Ours = "Xnat.Typed.Server";

    public const int Newest = 1;

    /// <summary>A manifest has a line of about 120 bytes for each large file.</summary>
    public const long MaxLength = 64 << 20;
}
