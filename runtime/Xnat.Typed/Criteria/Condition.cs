namespace Xnat.Typed;

/// <summary>What must be true of an object, with the meaning that C# gives it.</summary>
internal abstract record Condition
{
    /// <summary>The fields whose values it needs.</summary>
    public abstract IEnumerable<CriterionField> Fields { get; }

    /// <summary>The same of other fields.</summary>
    public abstract Condition With(Func<CriterionField, CriterionField> field);

    /// <summary>Whether it is true of an object.</summary>
    /// <param name="valueOf">Reads a field of the object.</param>
    public abstract bool IsMet(Func<CriterionField, object?> valueOf);
}
