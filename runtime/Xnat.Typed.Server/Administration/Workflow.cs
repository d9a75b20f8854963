namespace Xnat.Typed.Server.Administration;

/// <summary>One run of a pipeline, as clients report and poll it.</summary>
/// <param name="Number">XNAT's <c>wrk_workflowData_id</c>.</param>
/// <param name="User">Who reported it first.</param>
/// <param name="Created">When.</param>
/// <param name="Values">Fields by path: <c>status</c>, <c>pipeline_name</c>, <c>ID</c>.</param>
internal sealed record Workflow(long Number, string User, DateTimeOffset Created, IReadOnlyDictionary<string, string> Values)
{
    public string this[string field] => Values.GetValueOrDefault(field, "");

    /// <summary>The same run with further or other values.</summary>
    public Workflow With(IEnumerable<KeyValuePair<string, string>> values)
    {
        var all = new Dictionary<string, string>(Values, StringComparer.Ordinal);
        foreach (var (field, value) in values) all[field] = value;
        return this with { Values = all };
    }
}
