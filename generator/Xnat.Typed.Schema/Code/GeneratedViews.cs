using Xnat.Typed.Schema.Model;

namespace Xnat.Typed.Schema.Code;

/// <summary>What is emitted for custom variables and forms.</summary>
/// <param name="Views">One file each.</param>
/// <param name="Problems">What to tell the user.</param>
internal sealed record GeneratedViews(EquatableArray<GeneratedView> Views, EquatableArray<Problem> Problems)
{
    /// <summary>Nothing but problems.</summary>
    public static GeneratedViews None(params Problem[] problems) => new(EquatableArray<GeneratedView>.Empty, problems.ToEquatable());
}
