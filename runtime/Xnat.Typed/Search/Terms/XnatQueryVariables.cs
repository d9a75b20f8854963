namespace Xnat.Typed;

/// <summary>Custom variables of objects that a query names; they exist in the lambdas of <see cref="XnatQuery{T}"/> only.</summary>
/// <remarks>
/// Names of custom variables are compared without regard to case: XNAT's search knows no other way. A variable that is no number, day or
/// truth value counts as empty where it is asked for as one.
/// </remarks>
public abstract class XnatQueryVariables
{
    private protected XnatQueryVariables()
    {
    }

    /// <summary>The text of a custom variable.</summary>
    /// <param name="variable">Its name.</param>
    public abstract string? Text(string variable);

    /// <summary>A custom variable as a number.</summary>
    /// <param name="variable">Its name.</param>
    public abstract double? Number(string variable);

    /// <summary>A custom variable as a day.</summary>
    /// <param name="variable">Its name.</param>
    public abstract DateOnly? Date(string variable);

    /// <summary>A custom variable as a truth value: <c>true</c>, <c>false</c>, <c>1</c> and <c>0</c>.</summary>
    /// <param name="variable">Its name.</param>
    public abstract bool? Flag(string variable);
}
