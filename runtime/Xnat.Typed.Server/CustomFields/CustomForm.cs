namespace Xnat.Typed.Server.CustomFields;

/// <summary>A form whose answers are custom fields.</summary>
/// <param name="Number">Number of the form.</param>
/// <param name="Uuid">Name under which an object keeps the answers.</param>
/// <param name="Title">What people read.</param>
/// <param name="DataType">Data type that it is for.</param>
/// <param name="Contents">The form.io document.</param>
/// <param name="User">Who made it.</param>
/// <param name="Created">When.</param>
internal sealed record CustomForm(
    int Number,
    string Uuid,
    string Title,
    string DataType,
    string Contents,
    string User,
    DateTimeOffset Created)
{
    /// <summary>Place among the forms of one data type.</summary>
    public int DisplayOrder { get; init; }

    /// <summary>Where it holds: the site, or single projects.</summary>
    public IReadOnlyList<FormScope> Scopes { get; init; } = [];

    public bool IsSiteWide => Scopes.Any(scope => scope.IsSite);

    public CustomForm With(FormScope scope) => this with
    {
        Scopes = Scopes.Any(known => known.Number == scope.Number)
            ? [.. Scopes.Select(known => known.Number == scope.Number ? scope : known)]
            : [.. Scopes, scope],
    };
}
