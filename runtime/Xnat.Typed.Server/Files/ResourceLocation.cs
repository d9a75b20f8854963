using Xnat.Typed.Server.Data;

namespace Xnat.Typed.Server.Files;

/// <summary>Where an object keeps its resources: the reference is not named alike on all types.</summary>
/// <param name="Owner">Project, subject, experiment, scan, assessor or reconstruction.</param>
/// <param name="Member">Path of the member that holds the resources.</param>
internal sealed record ResourceLocation(Row Owner, string Member)
{
    /// <summary>
    /// Row type of the owner's part of a listing: <c>resources</c>, <c>scans</c>, <c>assessors</c>, <c>reconstructions</c>.
    /// </summary>
    public string Category => Owner switch
    {
        _ when Owner.Type.Is("xnat:imageScanData") => "scans",
        _ when Owner.Type.Is("xnat:reconstructedImageData") => "reconstructions",
        _ when Owner.Type.Is("xnat:imageAssessorData") => "assessors",
        _ => "resources",
    };

    public string CategoryId => Category == "resources" ? "" : Owner.Id;

    public string CategoryText => Category switch
    {
        "scans" or "reconstructions" => Owner["type"] ?? "",
        "assessors" => Owner.Type.XsiType,
        _ => "",
    };

    public IReadOnlyList<Row> Resources => Owner.Rows(Member);

    /// <summary>The session, subject or project at the top: whose rights count and whose name a download has.</summary>
    public Row Top => Owner.Parent ?? Owner;

    /// <summary>A new folder of the object.</summary>
    public Row Add(Store store, string? label, string user)
    {
        var resource = store.NewRow(store.Types.Get("xnat:resourceCatalog"), user);
        resource.Put("label", label);
        return Owner.Attach(Member, resource);
    }

    /// <summary>Assessors keep what REST gives them among their outputs; <c>resources/resource</c> stays empty.</summary>
    public static ResourceLocation Of(Row owner, string? direction = null)
    {
        if (owner.Type.Is("xnat:imageScanData")) return new(owner, "file");
        if (owner.Type.Is("xnat:imageAssessorData") || owner.Type.Is("xnat:reconstructedImageData"))
            return new(owner, (direction ?? "out") + "/file");
        return new(owner, "resources/resource");
    }
}
