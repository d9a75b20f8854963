using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>How a subject or experiment stands to the project through which it was reached.</summary>
/// <param name="Through">ID of that project; <see langword="null"/> if the way led through none.</param>
/// <param name="Owner">ID of the project that owns the object.</param>
/// <param name="Share">The row of the object that shares it into the project; <see langword="null"/> if there is none.</param>
internal sealed record Membership(string? Through, string? Owner, XnatRecord? Share)
{
    private const string Shares = "sharing/share";

    /// <summary>Whether what is done to the object here is done to the owner's.</summary>
    public bool IsOwn => Through is null || IsSame(Through, Owner);

    public bool IsShared => !IsOwn && Share is not null;

    /// <summary>The label that the project knows the object by; <see langword="null"/> if that is the owner's.</summary>
    public string? Label => IsOwn || Share is null ? null : ItemAddress.Value(Share, "label");

    /// <summary>Reads it from a document of the object, the only place where XNAT names owner and shares.</summary>
    public static Membership Of(XnatRecord document, string? through) =>
        new(through, ItemAddress.Value(document, "project"), through is null ? null : ShareInto(document, through));

    /// <summary>The row that shares an object into a project.</summary>
    public static XnatRecord? ShareInto(XnatRecord document, string project) =>
        document.Rows(Shares).FirstOrDefault(share => IsSame(ItemAddress.Value(share, "project"), project));

    /// <summary>A project's ID is one name whatever its capitals: XNAT gives none that differs by them alone.</summary>
    public static bool IsSame(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
