namespace Xnat.Typed.Tool.Changes;

/// <summary>What of a program the changes concern.</summary>
/// <param name="Project">The project file as it was given.</param>
/// <param name="All">The uses, those that break first.</param>
internal sealed record ProjectUses(string Project, IReadOnlyList<ChangedUse> All)
{
    public bool IsBroken => All.Any(static use => use.IsBreaking);

    public string Summary
    {
        get
        {
            var breaking = All.Count(static use => use.IsBreaking);
            return All.Count == 0
                ? $"{Project}: no use of it is concerned."
                : $"{Project}: {breaking} uses break, {All.Count - breaking} may be affected.";
        }
    }
}
