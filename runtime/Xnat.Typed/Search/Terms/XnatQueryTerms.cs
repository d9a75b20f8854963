using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// What a query can name besides the fields of its own objects: the objects beside them, and custom variables. It is the second parameter
/// of the lambdas of <see cref="XnatQuery{T}"/> and exists in them only, so that no property of an object ever asks the server:
/// <c>Where((s, q) =&gt; q.Subject.Label == "S7" &amp;&amp; q.Number("brain_volume") &gt; 1200)</c>.
/// </summary>
/// <remarks>
/// Names of custom variables are compared without regard to case: XNAT's search knows no other way. A variable that is no number, day or
/// truth value counts as empty where it is asked for as one.
/// </remarks>
public abstract class XnatQueryTerms
{
    private protected XnatQueryTerms()
    {
    }

    /// <summary>The subject of an experiment.</summary>
    public abstract SubjectData Subject { get; }

    /// <summary>The session of an image assessor.</summary>
    public abstract ImageSessionData Session { get; }

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
