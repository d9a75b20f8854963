namespace Xnat.Typed.Server.Administration;

/// <summary>A person who leads or works in projects. XNAT keeps one for each pair of names (<c>xnat:investigatorData</c>).</summary>
/// <param name="Number">XNAT's <c>xnat_investigatorData_id</c>.</param>
/// <param name="Values">Values by member of the data type: <c>firstname</c>, <c>lastname</c>, <c>email</c>.</param>
internal sealed record Investigator(long Number, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The members that <c>/xapi/investigators</c> shows and changes, as the schema spells them.</summary>
    public static IReadOnlyList<string> Members { get; } =
        ["ID", "title", "firstname", "lastname", "institution", "department", "email", "phone"];

    public string? this[string member] => Values.GetValueOrDefault(member);

    /// <summary>By what a person is known.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public (string? First, string? Last) Name => (this["firstname"], this["lastname"]);
}
