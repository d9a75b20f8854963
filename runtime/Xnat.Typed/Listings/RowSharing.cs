using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// Tells the rows of one going through a listing whether they are shared, as far as the caller asked for it or their labels depend on it.
/// </summary>
internal sealed class RowSharing(ListingSource source)
{
    private readonly string? project = source.Project;
    private IReadOnlyDictionary<string, string>? shared;

    /// <summary>
    /// Experiments on request; assessors where a row names another project than the one through which they are reached: then its
    /// label is the owner's too.
    /// </summary>
    public bool MustAsk(XnatObject row) =>
        shared is null && project is not null && (source.Segment switch
        {
            "experiments" => source.AsksForSharing,
            "assessors" => IsForeign(row),
            _ => false,
        });

    public async Task AskAsync(CancellationToken cancellationToken) =>
        shared = await SharedRows.FindAsync(source, project!, cancellationToken).ConfigureAwait(false);

    public void Apply(XnatObject row)
    {
        if (shared is null) return;
        var label = shared.GetValueOrDefault(ItemAddress.Value(row.Raw, "ID") ?? "");
        row.ServerLocation!.IsShared = label is not null || IsForeign(row);
        if (source.Segment == "assessors" && !string.IsNullOrEmpty(label)) row.Raw.SharedLabel = label;
    }

    private bool IsForeign(XnatObject row) => ItemAddress.Value(row.Raw, "project") is { } owner && !Membership.IsSame(owner, project);
}
