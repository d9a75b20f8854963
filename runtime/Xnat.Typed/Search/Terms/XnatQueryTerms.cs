using Xnat.Typed.Model;

namespace Xnat.Typed;

/// <summary>
/// What a query can name besides the fields of its own objects: the objects beside them, and custom variables. It is the second parameter
/// of the lambdas of <see cref="XnatQuery{T}"/> and exists in them only, so that no property of an object ever asks the server:
/// <c>Where((s, q) =&gt; q.Subject.Label == "S7" &amp;&amp; q.Number("brain_volume") &gt; 1200)</c>.
/// </summary>
public abstract class XnatQueryTerms : XnatQueryVariables
{
    private protected XnatQueryTerms()
    {
    }

    /// <summary>The subject of an experiment.</summary>
    public abstract SubjectData Subject { get; }

    /// <summary>The session of an image assessor.</summary>
    public abstract ImageSessionData Session { get; }

    /// <summary>The custom variables of an experiment's subject: <c>q.SubjectVariables.Number("iq") &gt; 100</c>.</summary>
    public abstract XnatQueryVariables SubjectVariables { get; }
}
